using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Tests.Support;

/// <summary>What the naive evaluator finds of a scenario.</summary>
internal sealed class NaiveEvaluation
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

    /// <summary>Whether something stands in the way of the package that no verdict tells.</summary>
    public bool IsBroken => Outcome is Outcome.Impossible or Outcome.Contradictory;
}

/// <summary>What the naive evaluator finds of a party.</summary>
/// <param name="Verdict">Its verdict.</param>
/// <param name="WeightMet">The weight of its preferences that are met.</param>
/// <param name="WeightApplicable">The weight of its preferences that are met, unmet or open.</param>
internal sealed record NaivePartyResult(Verdict Verdict, int WeightMet, int WeightApplicable);

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
