using ScenarioEngine.Stability;

namespace ScenarioEngine.Web.Table;

/// <summary>The moves from a table.</summary>
public sealed record Moves
{
    /// <summary>The graph of states, or why there is none.</summary>
    internal required GraphResult Graph { get; init; }
}
