using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;

namespace ScenarioEngine.Checking;

/// <summary>Looks at a scenario with its evaluation.</summary>
internal static class ScenarioCheck
{
    /// <summary>
    /// What the scenario says without effect, and that it says what cannot be: terms that have no meaning beside its other terms, and terms
    /// with which no possible package
    /// agrees; but for what it allows with a reason.
    /// </summary>
    public static ImmutableArray<Diagnostic> Check(Evaluation evaluation) => Allowances.Apply(Find(evaluation), evaluation.Scenario.File);

    /// <summary>All that is probably not meant, but for what the scenario allows with a reason; in the order of the text.</summary>
    public static ImmutableArray<Diagnostic> Lint(Evaluation evaluation)
    {
        var found = new DiagnosticBag();
        found.AddRange(Find(evaluation));
        found.AddRange(ScenarioLint.Run(evaluation));
        return Allowances.Apply(found.ToSorted(), [evaluation.Scenario.File], unknown: []);
    }

    private static IEnumerable<Diagnostic> Find(Evaluation evaluation) =>
        evaluation
            .WithoutMeaning.Select(CheckingDiagnostics.WithoutMeaning)
            .Concat(evaluation.Impossibility is { } necessity ? [CheckingDiagnostics.NothingAgrees(evaluation.Scenario, necessity)] : []);

    /// <summary>Where the evaluation is not what the scenario's answer key expects; empty where it is, and where there is no key.</summary>
    public static ImmutableArray<Diagnostic> CheckAnswerKey(Evaluation evaluation) =>
        [.. Mismatch.Find(evaluation).Select(CheckingDiagnostics.Unexpected)];
}
