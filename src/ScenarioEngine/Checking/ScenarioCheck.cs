using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;

namespace ScenarioEngine.Checking;

/// <summary>Looks at a scenario with its evaluation.</summary>
public static class ScenarioCheck
{
    /// <summary>What the scenario says without effect.</summary>
    public static ImmutableArray<Diagnostic> Check(Evaluation evaluation) =>
        [.. evaluation.WithoutMeaning.Select(CheckingDiagnostics.WithoutMeaning)];

    /// <summary>Where the evaluation is not what the scenario's answer key expects; empty where it is, and where there is no key.</summary>
    public static ImmutableArray<Diagnostic> CheckAnswerKey(Evaluation evaluation) =>
        [.. Mismatch.Find(evaluation).Select(CheckingDiagnostics.Unexpected)];
}
