using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;

namespace ScenarioEngine.Checking;

/// <summary>Looks at a scenario with its evaluation.</summary>
public static class ScenarioCheck
{
    /// <summary>What the scenario says without effect: terms that have no meaning beside its other terms, but for those that it allows with a reason.</summary>
    public static ImmutableArray<Diagnostic> Check(Evaluation evaluation) =>
        Allowances.Apply(evaluation.WithoutMeaning.Select(CheckingDiagnostics.WithoutMeaning), evaluation.Scenario.File);

    /// <summary>All that is probably not meant, but for what the scenario allows with a reason; in the order of the text.</summary>
    public static ImmutableArray<Diagnostic> Lint(Evaluation evaluation)
    {
        var found = new DiagnosticBag();
        found.AddRange(evaluation.WithoutMeaning.Select(CheckingDiagnostics.WithoutMeaning));
        found.AddRange(ScenarioLint.Run(evaluation));
        return Allowances.Apply(found.ToSorted(), [evaluation.Scenario.File], unknown: []);
    }

    /// <summary>Where the evaluation is not what the scenario's answer key expects; empty where it is, and where there is no key.</summary>
    public static ImmutableArray<Diagnostic> CheckAnswerKey(Evaluation evaluation) =>
        [.. Mismatch.Find(evaluation).Select(CheckingDiagnostics.Unexpected)];
}
