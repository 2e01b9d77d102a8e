using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Rereading;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>What of a scenario, or of a whole pack, hangs on how the words of positions are read.</summary>
internal static class ReadingsDocument
{
    private const int MostColumns = 30;

    /// <summary>What hangs on what.</summary>
    /// <param name="readings">What was found of the scenario.</param>
    /// <param name="zone">What was found of its zone; null where that is too large to be counted, or was not asked for.</param>
    public static Document Of(ScenarioReadings readings, ZoneReadings? zone) =>
        new(
            $"Readings of {readings.Scenario.Title}",
            EvaluationDocument.GroundOf(readings.Scenario),
            readings.Readings.IsEmpty
                ? [new Claim("NO READINGS", "No position that counts here has another reading than its own encoding.", Mood.Doubtful, [])]
                :
                [
                    OutcomeOf(readings),
                    .. Verdicts(readings),
                    .. Findings(readings),
                    .. PictureOf(readings),
                    .. zone is null ? [] : ZoneReadingBlocks.Of(zone),
                    .. Each(readings),
                    Limits(readings.Scenario.Pack),
                ]
        );

    /// <summary>The verdicts, and on which readings each hangs.</summary>
    internal static IEnumerable<Block> Verdicts(ScenarioReadings readings)
    {
        var tested = readings
            .Verdicts.Where(verdict => verdict.Hanging.Own < Verdict.NothingToTest || !verdict.Hanging.HoldsUnderEvery)
            .ToList();
        if (tested.Count > 0)
        {
            yield return new Table(
                "Verdicts, in the pack's own encoding and otherwise.",
                ["Party", "Verdict", "Holds", "Otherwise"],
                [
                    .. tested.Select(verdict =>
                        (ImmutableArray<Cell>)
                            [
                                new Cell(verdict.Party.Title),
                                new Cell(Word(verdict.Hanging.Own), CellKind.Text, PartyTable.MoodOf(verdict.Hanging.Own)),
                                new Cell(ReadingText.Extent(verdict.Hanging, verdict.Hanging.Results[0])),
                                new Cell(ReadingText.Otherwise(verdict.Hanging, Word)),
                            ]
                    ),
                ],
                readings.IsNotToldApart ? "Some combinations could not be told apart within the steps that are allowed." : ""
            );
        }
    }

    /// <summary>The findings that hang on a reading of their position.</summary>
    internal static IEnumerable<Block> Findings(ScenarioReadings readings)
    {
        var hanging = readings.Findings.Where(finding => !finding.Hanging.HoldsUnderEvery).ToList();
        if (hanging.Count > 0)
        {
            yield return new Table(
                "Positions of which something else is found when they are read otherwise.",
                ["Position", "As encoded", "Read as", "Becomes"],
                [
                    .. from finding in hanging
                    from reading in finding.Position.Readings.Index()
                    let status = finding.Statuses[reading.Index + 1]
                    where status != finding.Statuses[0]
                    select (ImmutableArray<Cell>)
                        [
                            new Cell(Labels.Of(finding.Position)),
                            new Cell(Status(finding.Statuses[0])),
                            new Cell(reading.Item.Title),
                            new Cell(Status(status)),
                        ],
                ],
                ""
            );
        }
    }

    /// <summary>What is not asked, and what a number is not.</summary>
    internal static Paragraph Limits(RulePack pack)
    {
        var assumed =
            pack.Implications.Count(implication => implication.Basis == Basis.Assumption)
            + pack.Constraints.Count(constraint => constraint.Basis == Basis.Assumption);
        return new Paragraph(
            $"Only the readings that the pack declares are asked. The vocabulary is not, nor are implications and constraints{(assumed == 0 ? "" : $", of which {Quantity.Number(assumed)} {(assumed == 1 ? "rests" : "rest")} on an assumption of the pack's author")}. "
                + "A number of combinations is no probability: nobody has said that each is as likely as any other."
        );
    }

    private static Claim OutcomeOf(ScenarioReadings readings)
    {
        var outcome = readings.Outcome;
        var positions = readings.Readings.Select(reading => reading.Position).Distinct().Count();
        var looked =
            $"{Quantity.Of(readings.Readings.Length, "reading")} of {Quantity.Of(positions, "position")} make {readings.Combinations.ToString("N0", CultureInfo.InvariantCulture)} combinations.";
        var word = Phrases.Outcome(outcome.Own);
        return outcome.HoldsUnderEvery
            ? new Claim("HOLDS", $"The outcome is {word} under every reading. {looked}", Mood.Good, [])
            : new Claim(
                "HANGS",
                $"The outcome is {word} as encoded, {ReadingText.Extent(outcome, outcome.Results[0])}; {ReadingText.Otherwise(outcome, Phrases.Outcome)}. {looked}",
                Mood.Doubtful,
                []
            );
    }

    private static IEnumerable<Block> PictureOf(ScenarioReadings readings)
    {
        var answers = AnswersOf(readings).ToList();
        var rows = readings.Verdicts.Where(verdict => !verdict.Hanging.HoldsUnderEvery).ToList();
        if (rows.Count == 0)
        {
            return [];
        }

        // A column for each answer that alone turns a verdict; of very many those that turn most.
        var turning = answers
            .Select(answer => (Answer: answer, Turned: rows.Count(row => row.Hanging.At(answer) != row.Hanging.Own)))
            .Where(pair => pair.Turned > 0)
            .OrderByDescending(pair => pair.Turned)
            .Take(MostColumns)
            .Select(pair => pair.Answer)
            .OrderBy(answers.IndexOf)
            .ToList();
        if (turning.Count == 0)
        {
            return [new Paragraph("No reading turns a verdict alone; only several together do.")];
        }

        var twin = new Table(
            "",
            ["Read so, all else as encoded", "Party", "Verdict becomes"],
            [
                .. from answer in turning
                from row in rows
                let verdict = row.Hanging.At(answer)
                where verdict != row.Hanging.Own
                select (ImmutableArray<Cell>)
                    [
                        new Cell(ReadingText.Of(answer)),
                        new Cell(row.Party.Title),
                        new Cell(Word(verdict), CellKind.Text, PartyTable.MoodOf(verdict)),
                    ],
            ],
            ""
        );
        return
        [
            new MatrixPicture(
                "What each reading turns alone",
                "A mark where the verdict of a party turns: ✕ conflict · △ objection · dot: open · ✓ clear · blank: it stays",
                twin,
                [.. turning.Select(ReadingText.Of)],
                [
                    .. rows.Select(row => new MarkRow(
                        row.Party.Title,
                        [
                            .. turning.Select(answer =>
                                row.Hanging.At(answer) is var verdict && verdict != row.Hanging.Own ? MarkOf(verdict) : null
                            ),
                        ]
                    )),
                ]
            ),
        ];
    }

    private static IEnumerable<ReadingAnswer> AnswersOf(ScenarioReadings readings) =>
        (
            from reading in readings.Readings
            let choice = readings.Choices.First(choice =>
                reading.Question is { } question
                    ? choice.Question == question
                    : choice.Question is null && choice.Position == reading.Position
            )
            select new ReadingAnswer(choice, reading.Id)
        ).Distinct();

    private static Mark MarkOf(Verdict verdict) =>
        verdict switch
        {
            Verdict.Conflict => new Mark("✕", Mood.Bad, "becomes a conflict"),
            Verdict.Objection => new Mark("△", Mood.Doubtful, "becomes an objection"),
            Verdict.Open => new Mark("·", null, "becomes open"),
            Verdict.Clear => new Mark("✓", Mood.Good, "becomes clear"),
            _ => new Mark("○", null, $"becomes {Word(verdict)}"),
        };

    /// <summary>The readings that turn a finding, in full; of the others the number.</summary>
    private static IEnumerable<Block> Each(ScenarioReadings readings)
    {
        var turning = readings
            .Findings.SelectMany(finding =>
                finding.Position.Readings.Where((_, number) => finding.Statuses[number + 1] != finding.Statuses[0])
            )
            .ToList();
        var others = readings.Readings.Length - turning.Count;
        if (turning.Count > 0)
        {
            yield return InFull(turning);
        }

        if (others > 0)
        {
            yield return new Paragraph(
                $"{Quantity.Of(others, "reading")} of positions that count {(others == 1 ? "turns" : "turn")} no finding here: `scenario rules show {readings.Scenario.Pack.Id}` has them."
            );
        }
    }

    private static Section InFull(IEnumerable<Reading> readings) =>
        new(
            "The readings that turn a finding",
            [
                new NumberedList([
                    .. readings.Select(reading => new Item(
                        $"{Labels.Quoted(reading.Position)}: {reading.Title} ({reading})",
                        [
                            new Entry("As encoded", Phrases.Rule(reading.Position)),
                            new Entry("Read so", reading.As.Vague is { } vague ? $"too vague to test: {vague}" : Phrases.Rule(reading.As)),
                            new Entry("Because", reading.Because),
                            .. reading.Question is { } question ? [new Entry("Question", question.Text)] : (ImmutableArray<Entry>)[],
                            .. reading.Source is { } source
                                ? [new Entry("Source", SourceOf(source, reading.Locator))]
                                : (ImmutableArray<Entry>)[],
                        ]
                    )),
                ]),
            ]
        );

    private static string SourceOf(Source source, string? locator) =>
        source.IsAssumption
            ? "Assumption of the pack's author."
            : string.Join(
                ", ",
                new[] { $"“{source.Title}”", source.Publisher, source.Date is { } day ? Phrases.Day(day) : null, locator }.OfType<string>()
            );

    private static string Status(FindingStatus status) => status == FindingStatus.LeftOut ? "too vague to test" : Word(status);

    private static string Word<T>(T word)
        where T : struct, Enum => Words.Of(word).Replace('-', ' ');
}
