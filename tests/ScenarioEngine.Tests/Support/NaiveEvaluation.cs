using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Tests.Support;

/// <summary>What the naive evaluator finds of a scenario.</summary>
internal sealed record NaiveEvaluation
{
    /// <summary>The status of every position that is not vague.</summary>
    public required IReadOnlyDictionary<Position, FindingStatus> Statuses { get; init; }

    /// <summary>The positions, vague ones among them, that do not count.</summary>
    public required ImmutableArray<Position> LeftOut { get; init; }

    public required IReadOnlyDictionary<Party, NaivePartyResult> Parties { get; init; }

    /// <summary>Whether each constraint makes the scenario impossible.</summary>
    public required IReadOnlyDictionary<Constraint, bool?> Constraints { get; init; }

    public required ImmutableArray<Field> Contradictions { get; init; }

    public required Outcome Outcome { get; init; }

    public required IReadOnlyDictionary<Field, NaiveSettlement> Settlements { get; init; }

    /// <summary>Whether each field has meaning.</summary>
    public required IReadOnlyDictionary<Field, bool?> Applicable { get; init; }

    /// <summary>Whether a constraint or an implication may yet leave no package.</summary>
    public bool HasOpenRule { get; init; }

    /// <summary>Whether the terms leave something open.</summary>
    public bool HasQuestion => HasOpenRule || Statuses.Values.Contains(FindingStatus.Open);

    /// <summary>The possible packages that agree, each with the statuses that it gives; null where nothing was asked.</summary>
    public IReadOnlyList<IReadOnlyDictionary<Position, FindingStatus>>? Completions { get; init; }

    /// <summary>Whether there were too many ways to settle what is open, so that all is as it is term by term.</summary>
    public bool IsTooLarge { get; init; }

    /// <summary>Whether nobody is in conflict, and no package that agrees keeps everybody's red lines.</summary>
    public bool IsDividing { get; init; }

    /// <summary>Whether something stands in the way of the package that no verdict tells.</summary>
    public bool IsBroken => Outcome is Outcome.Impossible or Outcome.Contradictory;
}

/// <summary>What the naive evaluator finds of a party.</summary>
/// <param name="Verdict">Its verdict.</param>
internal sealed record NaivePartyResult(Verdict Verdict)
{
    /// <summary>Whether a position of the party counts, be it too vague to test.</summary>
    public bool IsHeard { get; init; }
}

/// <summary>What became of a field.</summary>
/// <param name="Value">Its value, or null where nothing settles it.</param>
/// <param name="Ground">What settles it.</param>
/// <param name="IsTorn">Whether it is stated one way and implied another, or implied two ways.</param>
internal sealed record NaiveSettlement(Value? Value, NaiveGround Ground, bool IsTorn);

/// <summary>What settles a field.</summary>
internal enum NaiveGround
{
    None,
    Stated,
    Implied,
    Assumed,
}
