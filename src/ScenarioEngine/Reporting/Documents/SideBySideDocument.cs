using System.Collections.Immutable;
using ScenarioEngine.Comparing;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>Scenarios side by side: first which terms make the difference, then everything that differs.</summary>
internal static class SideBySideDocument
{
    /// <summary>Scenarios beside each other, for people to read.</summary>
    public static Document Of(SideBySide sideBySide)
    {
        var columns = sideBySide.Evaluations.Select((_, number) => ((char)('A' + number)).ToString()).ToImmutableArray();
        return new Document(
            $"{Quantity.Of(sideBySide.Evaluations.Length, "scenario")} side by side",
            $"Against {Phrases.NameOf(sideBySide.Pack)}.",
            [
                new Table(
                    "",
                    ["", "Outcome", $"What makes the difference from {columns[0]}"],
                    [
                        [new Cell(columns[0]), OutcomeOf(sideBySide.Evaluations[0]), new Cell("-")],
                        .. sideBySide.Comparisons.Select(
                            (comparison, number) =>
                                (ImmutableArray<Cell>)
                                    [new Cell(columns[number + 1]), OutcomeOf(comparison.After), new Cell(Difference(comparison))]
                        ),
                    ],
                    ""
                ),
                new Table(
                    "",
                    ["", "Scenario", "Title"],
                    [
                        .. sideBySide.Evaluations.Select(
                            (evaluation, number) =>
                                (ImmutableArray<Cell>)
                                    [
                                        new Cell(columns[number]),
                                        new Cell(Path.GetFileNameWithoutExtension(evaluation.Scenario.File.Path)),
                                        new Cell(evaluation.Scenario.Title),
                                    ]
                        ),
                    ],
                    ""
                ),
                .. ComparisonBlocks.Verdicts(sideBySide, columns),
                .. ComparisonBlocks.Terms(sideBySide, columns),
                ComparisonBlocks.Findings(sideBySide, columns),
                .. Causes(sideBySide, columns),
            ]
        );
    }

    private static Cell OutcomeOf(Evaluation evaluation) =>
        new(Phrases.Outcome(evaluation.Outcome), CellKind.Text, EvaluationDocument.MoodOf(evaluation.Outcome));

    private static string Difference(Comparison comparison) =>
        comparison switch
        {
            { Outcome: { } outcome } => CauseText.Describe(outcome.Cause),
            { Findings.IsEmpty: true } => "nothing: every finding is the same",
            { Findings.Length: var count } => $"the outcome is the same; {Quantity.Of(count, "finding")} {(count == 1 ? "is" : "are")} not",
        };

    /// <summary>What turned each finding of the first column into that of another.</summary>
    private static IEnumerable<Block> Causes(SideBySide sideBySide, ImmutableArray<string> columns) =>
        sideBySide
            .Comparisons.Index()
            .Where(pair => !pair.Item.Findings.IsEmpty)
            .Select(pair => new Table(
                "",
                [$"Finding, from {columns[0]} to {columns[pair.Index + 1]}", "Turned by"],
                [
                    .. pair.Item.Findings.Select(turn =>
                        (ImmutableArray<Cell>)[new Cell(Labels.WithName(turn.What)), new Cell(CauseText.Describe(turn.Cause))]
                    ),
                ],
                ""
            )
            {
                MayDrop = true,
            });
}
