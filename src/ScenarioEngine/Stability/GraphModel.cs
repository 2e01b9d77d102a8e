using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Stability;

/// <summary>
/// A conflict as states, the moves of parties between them, and how each party orders them: the graph model of Kilgour, Hipel and Fang
/// (1987).
/// </summary>
internal sealed class GraphModel
{
    /// <summary>The scenario that settles what no party controls.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The fields that parties control, in the order of the pack.</summary>
    public required ImmutableArray<Field> Fields { get; init; }

    /// <summary>The states.</summary>
    public required ImmutableArray<State> States { get; init; }

    /// <summary>The parties that can move, in the order of the pack.</summary>
    public required ImmutableArray<Mover> Movers { get; init; }

    /// <summary>The number of the state in which the scenario stands; null where it leaves that open.</summary>
    public required int? Now { get; init; }
}

/// <summary>A possible package of the fields that parties control.</summary>
/// <param name="Values">The value of each of these fields; null where it has no meaning.</param>
internal sealed record State(ImmutableArray<Value?> Values);

/// <summary>A party that can move from state to state.</summary>
/// <param name="Party">The party.</param>
/// <param name="Ranks">For each state its rank in the order of the party, 0 being best; equal ranks make no difference to it.</param>
/// <param name="Moves">For each state the states to which the party can move by itself, in rising order.</param>
/// <param name="Ground">What the order comes from.</param>
internal sealed record Mover(Party Party, ImmutableArray<int> Ranks, ImmutableArray<ImmutableArray<int>> Moves, OrderGround Ground)
{
    /// <summary>Whether the party is better off in one state than in another.</summary>
    public bool Prefers(int state, int other) => Ranks[state] < Ranks[other];

    /// <summary>The moves after which the party is better off.</summary>
    public IEnumerable<int> Improvements(int state) => Moves[state].Where(to => Prefers(to, state));
}

/// <summary>What the order of a party comes from.</summary>
internal enum OrderGround
{
    /// <summary>Its <c>ranking</c>.</summary>
    Ranking,

    /// <summary>The score of its preferences.</summary>
    Score,
}

/// <summary>A graph model, or why there is none.</summary>
/// <param name="Model">The model; null where there is none.</param>
/// <param name="Problem">What stands in the way, as a sentence; null where nothing does.</param>
/// <param name="Hint">What to do about it; null where nothing does.</param>
internal sealed record GraphResult(GraphModel? Model, string? Problem, string? Hint);
