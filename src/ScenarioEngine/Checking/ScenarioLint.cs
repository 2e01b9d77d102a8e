using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Checking;

/// <summary>Finds what a scenario says in vain: terms on which nothing depends, or no answer at all.</summary>
internal static class ScenarioLint
{
    public static IEnumerable<Diagnostic> Run(Evaluation evaluation)
    {
        var unused = VocabularyLint.FindUnused(evaluation.Scenario.Pack);
        var idle = evaluation.Scenario.Terms.Where(term => unused.Contains(term.Field)).Except(evaluation.WithoutMeaning).ToList();
        if (idle.Count > 0)
        {
            yield return LintDiagnostics.IdleTerms(idle);
        }

        foreach (var edit in evaluation.Scenario.WhatIfs.Where(edit => evaluation.Scenario.IsSameWith(edit)))
        {
            yield return LintDiagnostics.IdleEdit(edit, edit.Location ?? evaluation.Scenario.Location);
        }

        if (evaluation.Scenario.Expect is { } key && KeyLint.Find(key) is { } contradiction)
        {
            yield return contradiction;
        }

        var unfilled =
            evaluation.Scenario.Silence != Silence.StatusQuo
                ? []
                : evaluation
                    .Findings.Where(finding => finding.Status == FindingStatus.Open)
                    .SelectMany(evaluation.UnsettledFieldsOf)
                    .Where(field => field.StatusQuo is null && evaluation.StateOf(field) is { Origin: Origin.Silent, IsApplicable: true })
                    .Distinct()
                    .OrderBy(field => field.Index)
                    .ToList();
        if (unfilled.Count > 0)
        {
            yield return LintDiagnostics.UnfilledSilence(evaluation.Scenario, unfilled);
        }

        // A key that says what exploring finds is an answer, whatever the terms leave open.
        var answers =
            evaluation.Scenario.Expect is { PlaceOfSpace: not null } or { Stable: not [] }
            || evaluation.Outcome is Outcome.Impossible or Outcome.Contradictory
            || evaluation.Findings.Any(finding => finding.Status is not (FindingStatus.Open or FindingStatus.NotApplicable));
        if (!answers)
        {
            yield return LintDiagnostics.AnswersNothing(evaluation.Scenario);
        }
    }
}
