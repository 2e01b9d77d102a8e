using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Comparing;

/// <summary>
/// Two evaluations of the same pack, what is different between them, and which of the edits between them make each difference.
/// </summary>
/// <remarks>Immutable. What has not turned is not listed.</remarks>
public sealed class Comparison
{
    private readonly CauseFinder _causes;

    private Comparison(Evaluator evaluator, Evaluation before, Evaluation after, WhatIf edit)
    {
        Name = edit.Name;
        Before = before;
        After = after;
        Edits = edit.Parts;
        _causes = new CauseFinder(evaluator, before.Scenario, Edits);
        Outcome =
            before.Outcome == after.Outcome
                ? null
                : new Turn<Scenario, Outcome>(
                    after.Scenario,
                    before.Outcome,
                    after.Outcome,
                    _causes.Find(evaluation => evaluation.Outcome, after.Outcome)
                );
        Verdicts = FindTurns(before.Scenario.Pack.Parties, VerdictOf);
        Findings = FindTurns(before.Scenario.Pack.Positions, StatusOf);
        Contradictions = FindTurns(before.Scenario.Pack.Fields, IsContradicted);
        Constraints = FindTurns(before.Scenario.Pack.Constraints, IsBroken);
    }

    /// <summary>The name of the edit, or the title of the other scenario.</summary>
    public string Name { get; }

    /// <summary>The evaluation to start from.</summary>
    public Evaluation Before { get; }

    /// <summary>The other evaluation.</summary>
    public Evaluation After { get; }

    /// <summary>The single edits that lead from the one to the other.</summary>
    public ImmutableArray<WhatIf> Edits { get; }

    /// <summary>The outcome, where it has turned; otherwise null.</summary>
    public Turn<Scenario, Outcome>? Outcome { get; }

    /// <summary>The verdicts that have turned, in the order of the pack.</summary>
    public ImmutableArray<Turn<Party, Verdict>> Verdicts { get; }

    /// <summary>The findings that have turned, in the order of the pack. A position that does not count is left out.</summary>
    public ImmutableArray<Turn<Position, FindingStatus>> Findings { get; }

    /// <summary>The fields of which a contradiction has come up or gone.</summary>
    public ImmutableArray<Turn<Field, bool>> Contradictions { get; }

    /// <summary>The constraints that are broken in the one and not in the other; null is not known yet.</summary>
    public ImmutableArray<Turn<Constraint, bool?>> Constraints { get; }

    /// <summary>The scenario before and after an edit.</summary>
    public static Comparison WhatIf(Evaluator evaluator, Evaluation before, WhatIf edit) =>
        new(evaluator, before, evaluator.Evaluate(before.Scenario.With(edit)), edit);

    /// <summary>The differences between two scenarios of a pack.</summary>
    /// <exception cref="ArgumentException">The scenarios are written for different packs.</exception>
    public static Comparison Between(Evaluator evaluator, Evaluation before, Evaluation after) =>
        new(evaluator, before, after, Model.WhatIf.Between(before.Scenario, after.Scenario));

    /// <summary>The status of a position; <see cref="FindingStatus.LeftOut"/> where it does not count or cannot be tested.</summary>
    public static FindingStatus StatusOf(Evaluation evaluation, Position position) =>
        evaluation.Findings.FirstOrDefault(finding => finding.Position == position)?.Status ?? FindingStatus.LeftOut;

    private static Verdict VerdictOf(Evaluation evaluation, Party party) =>
        evaluation.Parties.First(result => result.Party == party).Verdict;

    private static bool IsContradicted(Evaluation evaluation, Field field) =>
        evaluation.Contradictions.Any(contradiction => contradiction.Field == field);

    private static bool? IsBroken(Evaluation evaluation, Constraint constraint) =>
        evaluation.Constraints.First(finding => finding.Constraint == constraint).IsBroken;

    private ImmutableArray<Turn<TWhat, TState>> FindTurns<TWhat, TState>(ImmutableArray<TWhat> all, Func<Evaluation, TWhat, TState> read) =>
        [
            .. from what in all
            let before = read(Before, what)
            let after = read(After, what)
            where !EqualityComparer<TState>.Default.Equals(before, after)
            select new Turn<TWhat, TState>(what, before, after, _causes.Find(evaluation => read(evaluation, what), after)),
        ];
}
