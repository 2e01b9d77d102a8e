using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>A smallest set of changed terms after which no red line is crossed.</summary>
/// <param name="Changes">The changed terms, in the order of the pack's fields.</param>
/// <param name="Evaluation">What becomes of the scenario with them; evaluated, not deduced.</param>
/// <param name="Completion">A complete package with the changed terms that crosses no red line, which has been evaluated too.</param>
public sealed record Repair(ImmutableArray<PackageChoice> Changes, Evaluation Evaluation, Package Completion);

/// <summary>All smallest repairs of a scenario, or the first of them.</summary>
/// <param name="Cost">How many terms each of them changes; 0 where nothing has to change, null where no change of terms helps.</param>
/// <param name="Number">How many there are.</param>
/// <param name="Repairs">The repairs, as far as they were asked for, in a stable order.</param>
public sealed record RepairPlan(int? Cost, BigInteger Number, ImmutableArray<Repair> Repairs);

/// <summary>A plan of repairs, or why there is none.</summary>
/// <param name="Plan">The plan; null where the space is too large.</param>
/// <param name="TooLarge">What made it too large; null where it was not.</param>
public sealed record RepairResult(RepairPlan? Plan, TooLarge? TooLarge);

/// <summary>What repairs may do.</summary>
public sealed record RepairOptions
{
    /// <summary>The parties whose red lines are to be respected; empty for all.</summary>
    public ImmutableArray<Party> Parties { get; init; } = [];

    /// <summary>The fields whose terms stay as they are.</summary>
    public ImmutableArray<Field> Locked { get; init; } = [];

    /// <summary>How many repairs to list.</summary>
    public int Most { get; init; } = 100;
}
