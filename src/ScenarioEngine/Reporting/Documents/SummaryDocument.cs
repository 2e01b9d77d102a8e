using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>Many scenarios: how many came to which outcome, then a line for each.</summary>
internal static class SummaryDocument
{
    private const int MostParties = 2;

    public static ImmutableArray<Block> Of(IReadOnlyCollection<Evaluation> evaluations, int failed)
    {
        var impossible = evaluations.Where(evaluation => CannotBe(evaluation).Length > 0).ToList();
        return
        [
            new Paragraph($"{Quantity.Of(evaluations.Count, "scenario")}: {Totals(evaluations)}.{Engines(evaluations)}"),
            .. failed == 0 ? [] : (Block[])[new Paragraph($"{Quantity.Of(failed, "file")} could not be read; the diagnostics say why.")],
            .. evaluations.Count == 0
                ? []
                : (Block[])
                    [
                        new Table(
                            "",
                            ["Outcome", "Scenario", "Crossed", "Unmet"],
                            [.. evaluations.Select(Row)],
                            "Crossed: red lines. Unmet: demands and preconditions. Of whom, and how many."
                        ),
                    ],
            .. impossible.Count == 0
                ? []
                : (Block[])
                    [
                        new Table(
                            "",
                            ["Cannot be", "Because of"],
                            [
                                .. from evaluation in impossible
                                group NameOf(evaluation) by CannotBe(evaluation) into same
                                select (ImmutableArray<Cell>)[new Cell(string.Join(", ", same)), new Cell(same.Key)],
                            ],
                            ""
                        ),
                    ],
        ];
    }

    private static ImmutableArray<Cell> Row(Evaluation evaluation) =>
        [
            new Cell(Phrases.Outcome(evaluation.Outcome), CellKind.Text, EvaluationDocument.MoodOf(evaluation.Outcome)),
            new Cell(NameOf(evaluation)),
            new Cell(ByParty(evaluation, Verdict.Conflict)),
            new Cell(ByParty(evaluation, Verdict.Objection)),
        ];

    private static string Engines(IReadOnlyCollection<Evaluation> evaluations) =>
        evaluations.FirstOrDefault() is { } first ? $" {Phrases.Engines(first.Engines)}" : "";

    /// <summary>The name of its file, by which rows and sections are told apart, and which one types next.</summary>
    internal static string NameOf(Evaluation evaluation) => Path.GetFileNameWithoutExtension(evaluation.Scenario.File.Path);

    /// <summary>The parties with most, and how many; of more parties than two a sign that there are.</summary>
    private static string ByParty(Evaluation evaluation, Verdict violation)
    {
        var shares = evaluation
            .Parties.Select(result =>
                (
                    result.Party.Title,
                    Count: result.Findings.Count(finding => finding.IsViolated && finding.Position.Policy.Violation == violation)
                )
            )
            .Where(share => share.Count > 0)
            .OrderByDescending(share => share.Count)
            .Select(share => $"{share.Title} {Quantity.Number(share.Count)}")
            .ToList();
        return shares.Count == 0 ? "-" : string.Join(", ", shares.Take(MostParties)) + (shares.Count > MostParties ? ", …" : "");
    }

    private static string CannotBe(Evaluation evaluation) =>
        string.Join(
            "; ",
            evaluation
                .Contradictions.Select(contradiction => $"contradiction on {Labels.WithPath(contradiction.Field)}")
                .Concat(
                    evaluation
                        .Constraints.Where(finding => finding.IsBroken == true)
                        .Select(finding => $"{Listing.Stop(finding.Constraint.Because)} ({finding.Constraint.Id})")
                )
        );

    private static string InTotals(Outcome outcome) =>
        outcome switch
        {
            Outcome.Conflict or Outcome.Objection => $"with {Quantity.WithArticle(Phrases.Outcome(outcome))}",
            Outcome.NoPosition => "with no stated position",
            Outcome.NothingToTest => $"with {Phrases.Outcome(outcome)}",
            _ => Phrases.Outcome(outcome),
        };

    private static string Totals(IEnumerable<Evaluation> evaluations) =>
        Listing.And(
            from evaluation in evaluations
            group evaluation by evaluation.Outcome into outcome
            orderby outcome.Key
            select $"{Quantity.Number(outcome.Count())} {InTotals(outcome.Key)}"
        );
}
