using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Repairing;

/// <summary>A smallest set of changed terms after which no red line is crossed.</summary>
public sealed class Repair
{
    private readonly Evaluator _evaluator;
    private readonly Scenario _edited;
    private Evaluation? _evaluation;

    internal Repair(ImmutableArray<PackageChoice> changes, Package completion, Evaluator evaluator, Scenario edited)
    {
        Changes = changes;
        Completion = completion;
        _evaluator = evaluator;
        _edited = edited;
    }

    /// <summary>The changed terms, in the order of the pack's fields.</summary>
    public ImmutableArray<PackageChoice> Changes { get; }

    /// <summary>The changes that give up the purpose of a settlement; often none.</summary>
    public ImmutableArray<PackageChoice> GivingUp => [.. Changes.Where(change => change.GivesUp)];

    /// <summary>A complete package with the changed terms that crosses no red line, which has been evaluated.</summary>
    public Package Completion { get; }

    /// <summary>The evaluation of the scenario with the changes: evaluated, not deduced, when it is first asked for.</summary>
    public Evaluation Evaluation => _evaluation ??= _evaluator.Evaluate(_edited);

    /// <summary>The changed terms.</summary>
    public override string ToString() => string.Join("; ", Changes);
}

/// <summary>All smallest repairs of a scenario, or the first of them.</summary>
/// <param name="Cost">The cost of each of them, in changed terms or in steps; 0 where nothing has to change, null where no change of terms
/// helps.</param>
/// <param name="Number">The number of them; at least so many where <paramref name="IsCut"/>.</param>
/// <param name="Repairs">The repairs, as far as they were asked for, in a stable order; those that give up the purpose of a settlement
/// last.</param>
/// <param name="IsCut">Whether the search for more was cut off. No repair costs less all the same.</param>
public sealed record RepairPlan(int? Cost, BigInteger Number, ImmutableArray<Repair> Repairs, bool IsCut);

/// <summary>A plan of repairs, or why there is none.</summary>
/// <param name="Plan">The plan; null where the space is too large.</param>
/// <param name="TooLarge">The reason why it was too large; null where it was not.</param>
public sealed record RepairResult(RepairPlan? Plan, TooLarge? TooLarge);

/// <summary>The cost of a changed term.</summary>
public enum RepairCost
{
    /// <summary>Every changed term costs one.</summary>
    Terms,

    /// <summary>A term on a scale costs one for each step that it is moved; every other term one.</summary>
    Steps,
}

/// <summary>The choices for repairs.</summary>
public sealed record RepairOptions
{
    /// <summary>The parties whose red lines are to be respected; empty for all.</summary>
    public ImmutableArray<Party> Parties { get; init; } = [];

    /// <summary>The fields whose terms stay as they are.</summary>
    public ImmutableArray<Field> Locked { get; init; } = [];

    /// <summary>
    /// Demands, preconditions and preferences that a repair has to leave met, or to meet, and red lines of other parties that it has to
    /// leave respected.
    /// </summary>
    public ImmutableArray<Position> Keep { get; init; } = [];

    /// <summary>The cost of a changed term.</summary>
    public RepairCost Cost { get; init; }

    /// <summary>The number of repairs to list.</summary>
    public int Most { get; init; } = 100;
}
