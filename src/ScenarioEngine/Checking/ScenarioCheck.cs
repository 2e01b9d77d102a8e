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
    public static ImmutableArray<Diagnostic> CheckAnswerKey(Evaluation evaluation)
    {
        if (evaluation.Scenario.Expect is not { } key)
        {
            return [];
        }

        var mistakes = ImmutableArray.CreateBuilder<Diagnostic>();
        if (key.Outcome is { } outcome && outcome.Value != evaluation.Outcome)
        {
            mistakes.Add(CheckingDiagnostics.UnexpectedOutcome(outcome.Location, outcome.Value, evaluation.Outcome));
        }

        foreach (var expected in key.Verdicts)
        {
            var found = evaluation.Parties.First(result => result.Party == expected.Party).Verdict;
            if (found != expected.Verdict)
            {
                mistakes.Add(CheckingDiagnostics.UnexpectedVerdict(expected.Location, expected.Party, expected.Verdict, found));
            }
        }

        foreach (var expected in key.Findings)
        {
            mistakes.AddRange(Check(evaluation, expected));
        }

        if (key.Contradictions is { } fields && !fields.ToHashSet().SetEquals(evaluation.Contradictions.Select(contradiction => contradiction.Field)))
        {
            var found = evaluation.Contradictions.Select(contradiction => contradiction.Field);
            mistakes.Add(CheckingDiagnostics.UnexpectedContradictions(key.Location, fields, found));
        }

        return mistakes.ToImmutable();
    }

    private static IEnumerable<Diagnostic> Check(Evaluation evaluation, Model.ExpectedFinding expected)
    {
        var finding = evaluation.Findings.FirstOrDefault(finding => finding.Position == expected.Position);
        var status = finding?.Status ?? Model.FindingStatus.LeftOut;
        if (status != expected.Status)
        {
            yield return CheckingDiagnostics.UnexpectedStatus(expected.Location, expected.Position, expected.Status, status);
        }
        else if (finding is not null && expected.Because is { } fields && !fields.ToHashSet().SetEquals(finding.Because.Select(state => state.Field)))
        {
            yield return CheckingDiagnostics.UnexpectedReason(expected.Location, finding, fields);
        }
    }
}
