using System.Collections.Immutable;
using ScenarioEngine.Comparing;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>One scenario on several days: what it came to on each, and which position turned it.</summary>
internal static class DaysDocument
{
    /// <summary>A scenario on several days, for people to read.</summary>
    public static Document Of(SideBySide sideBySide, Detail detail)
    {
        var first = sideBySide.Evaluations[0].Scenario;
        var columns = sideBySide.Evaluations.Select(DayOf).ToImmutableArray();
        return new Document(
            first.Title,
            $"{first.File.Path}, against {Phrases.NameOf(first.Pack)}.",
            [
                Days(sideBySide, columns),
                .. ComparisonBlocks.Verdicts(sideBySide, columns),
                .. Turns(sideBySide, columns),
                .. detail == Detail.Brief
                    ? [new Paragraph("Every finding that differs, and every position that came or went: `--all`.")]
                    : (Block[])
                        [
                            .. ComparisonBlocks.Terms(sideBySide, columns),
                            ComparisonBlocks.Findings(sideBySide, columns),
                            .. ComingAndGoing(sideBySide),
                        ],
            ]
        );
    }

    private static Table Days(SideBySide sideBySide, ImmutableArray<string> columns) =>
        new(
            "",
            ["As of", "Outcome", "Positions that count", "Turned by"],
            [
                .. sideBySide.Evaluations.Select(
                    (evaluation, number) =>
                        (ImmutableArray<Cell>)
                            [
                                new Cell(columns[number]),
                                new Cell(Phrases.Outcome(evaluation.Outcome), CellKind.Text, EvaluationDocument.MoodOf(evaluation.Outcome)),
                                new Cell(
                                    $"{Quantity.Number(sideBySide.Pack.Positions.Length - evaluation.LeftOut.Length)} of {Quantity.Number(sideBySide.Pack.Positions.Length)}"
                                ),
                                new Cell(number == 0 ? "-" : TurnedBy(sideBySide.Evaluations[number - 1], evaluation)),
                            ]
                ),
            ],
            "Turned by: positions that came or went since the day before it and brought about the outcome."
        )
        {
            MayDrop = true,
        };

    /// <summary>The positions to which the newer outcome is due.</summary>
    private static string TurnedBy(Evaluation before, Evaluation after)
    {
        if (before.Outcome == after.Outcome)
        {
            return "the same outcome";
        }

        // The worse of the two outcomes is due to those positions that only one of the days has against it.
        var (worse, better) = after.Outcome < before.Outcome ? (after, before) : (before, after);
        var status = worse.Outcome switch
        {
            Outcome.Conflict => FindingStatus.Crossed,
            Outcome.Objection => FindingStatus.Unmet,
            _ => FindingStatus.Open,
        };
        var deciding = worse
            .Findings.Where(finding => finding.Status == status && finding.Position.Policy.MovesVerdict)
            .Where(finding => Comparison.StatusOf(better, finding.Position) != status)
            .Select(finding => finding.Position)
            .ToList();
        return deciding.Count == 0 ? "no position alone" : $"{Labels.Quoted(deciding)} {(worse == after ? "came" : "went")}";
    }

    /// <summary>What it goes against on one day and not on another, in the order of the pack.</summary>
    private static IEnumerable<Block> Turns(SideBySide sideBySide, ImmutableArray<string> columns)
    {
        var rows =
            from row in sideBySide.Positions
            where row.What.Policy.MovesVerdict
            where row.States.Any(state => state is FindingStatus.Crossed or FindingStatus.Unmet)
            select (ImmutableArray<Cell>)
                [
                    new Cell(Labels.WithName(row.What)),
                    .. sideBySide.Evaluations.Select(evaluation => new Cell(Phrases.Status(evaluation, row.What))),
                ];
        ImmutableArray<ImmutableArray<Cell>> all = [.. rows];
        return all.IsEmpty ? [] : [new Table("", ["Goes against", .. columns], all, "", IsMatrix: true)];
    }

    /// <summary>What happened to positions from each day to the next, those included that are too vague to be tested.</summary>
    private static IEnumerable<Block> ComingAndGoing(SideBySide sideBySide)
    {
        var rows =
            from days in sideBySide.Evaluations.Zip(sideBySide.Evaluations.Skip(1))
            from position in sideBySide.Pack.Positions
            let happened = Event(position, days.First.Scenario.AsOf, days.Second.Scenario.AsOf)
            where happened is not null
            select (ImmutableArray<Cell>)[new Cell(DayOf(days.Second)), new Cell(Labels.WithName(position)), new Cell(happened)];
        ImmutableArray<ImmutableArray<Cell>> all = [.. rows];
        return all.IsEmpty ? [] : [new Table("", ["By", "Position", "What happened since the day before it"], all, "") { MayDrop = true }];
    }

    private static string? Event(Position position, DateOnly? before, DateOnly? after)
    {
        var (was, now) = (position.WhyLeftOut(before), position.WhyLeftOut(after));
        var vague = position.Vague is null ? "" : ", too vague to test";
        return (was, now) switch
        {
            _ when was == now => null,
            (_, null) => $"came{vague}{(position.Status == PositionStatus.Softened ? ", since softened" : "")}",
            (_, { } reason) => $"{(was is null ? "went" : "came and went")}: {Phrases.LeftOut(new LeftOutPosition(position, reason))}",
        };
    }

    private static string DayOf(Evaluation evaluation) => evaluation.Scenario.AsOf is { } day ? Phrases.Day(day) : "no day";
}
