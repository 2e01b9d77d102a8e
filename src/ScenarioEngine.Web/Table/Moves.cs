using ScenarioEngine.Stability;

namespace ScenarioEngine.Web.Table;

/// <summary>The moves from a table.</summary>
public sealed record Moves
{
    internal Moves(GraphResult graph) => Graph = graph;

    /// <summary>The graph of states, or why there is none.</summary>
    internal GraphResult Graph { get; }
}
