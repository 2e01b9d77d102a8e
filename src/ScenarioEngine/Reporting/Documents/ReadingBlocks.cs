using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Rereading;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>What a report on an evaluation says beside its verdicts of the readings on which they hang.</summary>
internal static class ReadingBlocks
{
    /// <summary>In a line each the verdicts that hang on a reading; nothing where the pack has no readings, or some are chosen.</summary>
    public static IEnumerable<Block> Brief(Evaluation evaluation)
    {
        if (Look(evaluation) is not { } readings)
        {
            return [];
        }

        var hanging = Hanging(readings).ToList();
        ImmutableArray<Entry> entries =
        [
            .. hanging.Select(
                (verdict, number) =>
                    new Entry(number == 0 ? "Reading" : "", $"{verdict.Party.Title}: {ReadingText.Otherwise(verdict.Hanging, Word)}.")
            ),
        ];
        return entries.IsEmpty
            ? [new Paragraph("Every verdict holds under every reading that the pack declares.")]
            : [new EntryList(entries), new Paragraph("What hangs on which words: `scenario readings FILE`.")];
    }

    /// <summary>The same as a section of a report that is handed on.</summary>
    public static IEnumerable<Block> Full(Evaluation evaluation) =>
        Look(evaluation) is { } readings
            ?
            [
                new Section(
                    "Under other readings",
                    [
                        .. ReadingsDocument.Verdicts(readings),
                        .. ReadingsDocument.Findings(readings),
                        ReadingsDocument.Limits(readings.Scenario.Pack),
                    ]
                ),
            ]
            : [];

    /// <summary>The other readings of a position, each with what is found of it then.</summary>
    internal static IEnumerable<Entry> Of(Evaluation evaluation, Position position) =>
        from finding in position.Readings.IsEmpty ? [] : Look(evaluation)?.Findings ?? []
        where finding.Position == position
        from reading in position.Readings.Index()
        let status = finding.Statuses[reading.Index + 1]
        select new Entry(
            "Read as",
            $"{ReadingText.InShort(reading.Item)}{(status == FindingStatus.LeftOut ? "" : $"; here {Phrases.Status(status)}")}. {reading.Item.Because}"
        );

    /// <summary>What hangs on readings; null where the pack has none, or some are chosen.</summary>
    internal static ScenarioReadings? Look(Evaluation evaluation) =>
        evaluation.Scenario.Pack == evaluation.Scenario.Pack.Own
        && evaluation.Scenario.Pack.Positions.Any(position => !position.Readings.IsEmpty)
            ? ScenarioReadings.Of(evaluation)
            : null;

    private static IEnumerable<VerdictReadings> Hanging(ScenarioReadings readings) =>
        readings.Verdicts.Where(verdict => !verdict.Hanging.HoldsUnderEvery);

    private static string Word(Verdict verdict) => Words.Of(verdict).Replace('-', ' ');
}
