using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Comparing;

/// <summary>Several evaluations of the same pack in columns, each compared with the first.</summary>
/// <remarks>Immutable.</remarks>
internal sealed class SideBySide
{
    private SideBySide(Evaluation first, ImmutableArray<Comparison> comparisons)
    {
        Comparisons = comparisons;
        Evaluations = [first, .. comparisons.Select(comparison => comparison.After)];
        Terms =
        [
            .. FindRows(Pack.Fields, (evaluation, field) => evaluation.StateOf(field), IsSame).Where(row => row.States.Any(IsSpokenOf)),
        ];
        Positions = FindRows(Pack.Positions, Comparison.StatusOf, (one, other) => one == other);
    }

    /// <summary>The evaluations, a column each.</summary>
    public ImmutableArray<Evaluation> Evaluations { get; }

    /// <summary>For every column after the first, what is different in it from the first.</summary>
    public ImmutableArray<Comparison> Comparisons { get; }

    /// <summary>The fields that are not the same in all columns, and of which one says something, in the order of the pack.</summary>
    public ImmutableArray<Row<Field, FieldState>> Terms { get; }

    /// <summary>The positions of which not all columns find the same, in the order of the pack.</summary>
    public ImmutableArray<Row<Position, FindingStatus>> Positions { get; }

    /// <summary>The pack.</summary>
    public RulePack Pack => Evaluations[0].Scenario.Pack;

    /// <summary>Scenarios side by side.</summary>
    /// <exception cref="ArgumentException">There is none, or they are written for different packs.</exception>
    public static SideBySide Of(Evaluator evaluator, IReadOnlyList<Scenario> scenarios)
    {
        ArgumentOutOfRangeException.ThrowIfZero(scenarios.Count, nameof(scenarios));
        var evaluations = scenarios.Select(evaluator.Evaluate).ToList();
        return new SideBySide(
            evaluations[0],
            [.. evaluations.Skip(1).Select(after => Comparison.Between(evaluator, evaluations[0], after))]
        );
    }

    /// <summary>A scenario beside what edits make of it, each edit by itself.</summary>
    /// <exception cref="ArgumentException">The scenario is written for another pack.</exception>
    public static SideBySide WhatIf(Evaluator evaluator, Scenario scenario, IEnumerable<WhatIf> edits)
    {
        var before = evaluator.Evaluate(scenario);
        return new SideBySide(before, [.. edits.Select(edit => Comparison.WhatIf(evaluator, before, edit))]);
    }

    private static bool IsSame(FieldState one, FieldState other) =>
        one.Value == other.Value
        && (one.IsApplicable == false) == (other.IsApplicable == false)
        && (one.IsSettled || one.Origin == other.Origin);

    /// <summary>A field that is unsettled everywhere is no term, though it may have meaning in one column and none in another.</summary>
    private static bool IsSpokenOf(FieldState state) => state.IsSettled || state.Origin == Origin.LeftOpen;

    private ImmutableArray<Row<TWhat, TState>> FindRows<TWhat, TState>(
        ImmutableArray<TWhat> all,
        Func<Evaluation, TWhat, TState> read,
        Func<TState, TState, bool> isSame
    ) =>
        [
            .. from what in all
            let states = Evaluations.Select(evaluation => read(evaluation, what)).ToImmutableArray()
            where states.Any(state => !isSame(states[0], state))
            select new Row<TWhat, TState>(what, states),
        ];
}

/// <summary>What each column finds of the same thing.</summary>
/// <typeparam name="TWhat">What it is about.</typeparam>
/// <typeparam name="TState">What is found of it.</typeparam>
/// <param name="What">The thing that turned.</param>
/// <param name="States">What is found, in the order of the columns.</param>
internal sealed record Row<TWhat, TState>(TWhat What, ImmutableArray<TState> States);
