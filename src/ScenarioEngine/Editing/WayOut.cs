using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Repairing;
using ScenarioEngine.Text;

namespace ScenarioEngine.Editing;

/// <summary>Changed terms that clear crossed red lines, as an edit of a scenario's text.</summary>
/// <param name="Title">What is changed, and what that is a way out of.</param>
/// <param name="Edits">What to write in place of which values.</param>
internal sealed record WayOut(string Title, ImmutableArray<(SourceSpan Span, string Text)> Edits)
{
    private const int Most = 12;
    private const int MostRepairs = 3;

    /// <summary>
    /// The changes of one stated term that clear a red line which a term on some lines crosses; those that go against nothing else first,
    /// those that give up the purpose of a settlement last.
    /// </summary>
    /// <param name="evaluation">The scenario.</param>
    /// <param name="firstLine">The first of the lines, from 1.</param>
    /// <param name="lastLine">The last of them.</param>
    public static ImmutableArray<WayOut> OfLines(Evaluation evaluation, int firstLine, int lastLine) =>
        [
            .. (
                from finding in evaluation.Findings
                where
                    finding.Status == FindingStatus.Crossed
                    && finding.Because.Any(term => term.Location is { Line: var line } && line >= firstLine && line <= lastLine)
                from change in finding.WaysOut
                let term = evaluation.Scenario.Terms.FirstOrDefault(term => term.Field == change.Field)
                where term is not null
                group (finding, change) by (term, text: TextOf(change.Field, change.To)) into same
                let change = same.First().change
                orderby change.GivesUp, change.Worsens.Length
                let cleared = Listing.And(
                    same.Select(pair => $"the {Phrases.Kind(pair.finding.Position.Kind)} {pair.finding.Position.FullName}")
                )
                let but = change.Worsens.IsEmpty
                    ? ""
                    : $" (but that goes against {Listing.And(change.Worsens.Select(position => position.FullName))})"
                select new WayOut(
                    $"Way out of {cleared}: {change}{GivingUp(change.GivesUp)}{but}",
                    [(same.Key.term.Location.Span, same.Key.text)]
                )
            ).Take(Most),
        ];

    /// <summary>
    /// The first of the smallest sets of changed terms after which no stated red line is crossed; none where none is, where one term is
    /// enough, or where there is no such set.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public static ImmutableArray<WayOut> OfScenario(Evaluation evaluation, TimeSpan patience, CancellationToken cancellation)
    {
        var scenario = evaluation.Scenario;
        if (!evaluation.Findings.Any(finding => finding.Status == FindingStatus.Crossed))
        {
            return [];
        }

        var plan = Engine
            .Repair(
                evaluation.Evaluator,
                scenario,
                new RepairOptions { Most = MostRepairs },
                new ExploreOptions { MaximumTime = patience },
                cancellation
            )
            .Plan;
        return
        [
            .. from repair in plan?.Repairs ?? []
            let terms = repair
                .Changes.Select(change => scenario.Terms.FirstOrDefault(term => term.Field == change.Field))
                .OfType<Term>()
                .ToList()
            where terms.Count == repair.Changes.Length
            let title = $"Cross no stated red line, by the fewest changed terms: {string.Join("; ", repair.Changes)}{GivingUp(!repair.GivingUp.IsEmpty)}"
            select new WayOut(
                title,
                [.. terms.Zip(repair.Changes, (term, change) => (term.Location.Span, TextOf(change.Field, change.Range)))]
            ),
        ];
    }

    private static string TextOf(Field field, ValueRange values) => field.Type.Format(values.Sample(field.Type));

    private static string GivingUp(bool givesUp) => givesUp ? $" (which {ChangeText.GivingUp})" : "";
}
