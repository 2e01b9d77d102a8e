using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>Many scenarios: how many came to which outcome, then a line for each.</summary>
internal static class SummaryDocument
{
    public static ImmutableArray<Block> Of(IReadOnlyCollection<Evaluation> evaluations, int failed)
    {
        var hasImpossible = evaluations.Any(evaluation => CannotBe(evaluation).Length > 0);
        return
        [
            new Paragraph($"{Quantity.Of(evaluations.Count, "scenario")}: {Totals(evaluations)}."),
            .. failed == 0 ? [] : (Block[])[new Paragraph($"{Quantity.Of(failed, "file")} could not be read; the diagnostics say why.")],
            .. evaluations.Count == 0 ? [] : (Block[])[new Table(
                "",
                ["Outcome", "Scenario", "Crossed", "Unmet", .. hasImpossible ? ["Cannot be"] : (string[])[]],
                [.. evaluations.Select(evaluation => Row(evaluation, hasImpossible))],
                "Crossed: red lines, unmet: demands and preconditions, of whom and how many.")
            {
                MayDrop = hasImpossible,
            }],
        ];
    }

    private static ImmutableArray<Cell> Row(Evaluation evaluation, bool hasImpossible) =>
    [
        new Cell(Phrases.Outcome(evaluation.Outcome), CellKind.Text, EvaluationDocument.MoodOf(evaluation.Outcome)),
        new Cell(Path.GetFileNameWithoutExtension(evaluation.Scenario.File.Path)),
        new Cell(ByParty(evaluation, PositionKind.RedLine)),
        new Cell(ByParty(evaluation, PositionKind.Demand, PositionKind.Precondition)),
        .. hasImpossible ? [new Cell(CannotBe(evaluation))] : (Cell[])[],
    ];

    private static string ByParty(Evaluation evaluation, params PositionKind[] kinds)
    {
        var shares =
            from result in evaluation.Parties
            let count = result.Findings.Count(finding => finding.IsViolated && kinds.Contains(finding.Position.Kind))
            where count > 0
            orderby count descending
            select $"{result.Party.Title} {Quantity.Number(count)}";
        return string.Join(", ", shares.DefaultIfEmpty("-"));
    }

    private static string CannotBe(Evaluation evaluation) => string.Join(", ", evaluation.Contradictions.Select(contradiction => contradiction.Field.Path)
        .Concat(evaluation.Constraints.Where(finding => finding.IsBroken == true).Select(finding => finding.Constraint.Id)));

    private static string Totals(IEnumerable<Evaluation> evaluations) => Listing.And(
        from evaluation in evaluations
        group evaluation by evaluation.Outcome into outcome
        orderby outcome.Key
        select $"{Quantity.Number(outcome.Count())} {Phrases.Outcome(outcome.Key)}");
}
