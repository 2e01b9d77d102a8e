using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Output;

/// <summary>Many scenarios: one line each, and how many came to which outcome.</summary>
internal static class SummaryPage
{
    public static void Write(Page page, IReadOnlyList<Evaluation> evaluations, int failed)
    {
        page.Table(
        [
            ["Outcome", "Scenario", "Crossed or unmet"],
            .. evaluations.Select(evaluation => (string[])[Phrases.Outcome(evaluation.Outcome), NameOf(evaluation), Against(evaluation)]),
        ], mayDrop: true);
        page.Blank();
        page.Paragraph(FormattableString.Invariant($"{evaluations.Count:N0} {(evaluations.Count == 1 ? "scenario" : "scenarios")}: {Counts(evaluations)}."));
        page.Paragraph(Phrases.Engines(evaluations[0].Engines), Tone.Quiet);
        if (failed > 0)
        {
            page.Paragraph($"{Wording.Sentence(Wording.Count(failed, "file"))} could not be read; the diagnostics say why.", Tone.Bad);
        }
    }

    private static string NameOf(Evaluation evaluation) => Path.GetFileNameWithoutExtension(evaluation.Scenario.File.Path);

    private static string Against(Evaluation evaluation)
    {
        var violated = evaluation.Findings.Where(finding => finding.IsViolated && finding.Position.Kind != PositionKind.Preference).Select(finding => finding.Position.FullName);
        return string.Join(", ", evaluation.Contradictions.Select(contradiction => contradiction.Field.Path)
            .Concat(evaluation.Constraints.Where(finding => finding.IsBroken == true).Select(finding => finding.Constraint.Id))
            .Concat(violated)
            .DefaultIfEmpty("-"));
    }

    private static string Counts(IReadOnlyList<Evaluation> evaluations) => Wording.List(
        from evaluation in evaluations
        group evaluation by evaluation.Outcome into outcome
        orderby outcome.Key
        select FormattableString.Invariant($"{outcome.Count():N0} {Phrases.Outcome(outcome.Key)}"));
}
