using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Documents;

namespace ScenarioEngine.Batching;

/// <summary>
/// The summary of a batch for people: how many scenarios came to which outcome, whose verdicts, and which positions are gone against most
/// often.
/// </summary>
internal static class BatchSummaryDocument
{
    /// <summary>The summary as a document.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="most">How many positions to list at most.</param>
    public static Document Of(BatchSummary summary, int most) =>
        new(
            $"A batch of {Quantity.Of(summary.Evaluated + summary.Mistaken, "scenario")}",
            $"Against {(summary.Packs.Count == 0 ? "no pack" : Listing.And(summary.Packs.Values.Select(pack => $"{pack.Id} {pack.Version}")))}{(summary.AsOf is { } day ? $", as of {Phrases.Day(day)}" : "")}.",
            [
                .. Part(summary),
                .. Mistakes(summary),
                .. summary.Packs.Values.SelectMany(pack =>
                    summary.Packs.Count == 1
                        ? Blocks(summary, pack, most)
                        : [new Section($"{pack.Id} {pack.Version}", Blocks(summary, pack, most))]
                ),
            ]
        );

    private static IEnumerable<Block> Part(BatchSummary summary) =>
        summary.Part is { IsWhole: false } part
            ? [new Paragraph($"Not all of it: of {Quantity.Of(part.Of, "part")} these are missing: {part.Missing}.")]
            : [];

    private static IEnumerable<Block> Mistakes(BatchSummary summary) =>
        summary.Mistaken == 0
            ? []
            :
            [
                new Paragraph(
                    $"{Quantity.Of(summary.Mistaken, "scenario")} with mistakes and without findings: {Listing.And(summary.Mistakes.Select(code => $"{code.Key} {Quantity.Number(code.Value)}"))}."
                ),
            ];

    private static ImmutableArray<Block> Blocks(BatchSummary summary, PackSummary pack, int most)
    {
        var violated = pack
            .Findings.Where(position => Crossed(position.Value) + Unmet(position.Value) > 0)
            .OrderByDescending(position => Crossed(position.Value) + Unmet(position.Value))
            .ThenBy(position => position.Key, StringComparer.Ordinal)
            .ToList();
        return
        [
            new Paragraph(
                $"{Quantity.Of(pack.Scenarios, "scenario")}: {Listing.And(Enum.GetValues<Outcome>().Where(outcome => pack.Outcomes[(int)outcome] > 0).Select(outcome => $"{Quantity.Number(pack.Outcomes[(int)outcome])} {Phrases.Outcome(outcome)}"))}."
            ),
            new Table(
                "",
                ["Party", "Conflict", "Objection", "Open", "Clear", "Other"],
                [.. pack.Verdicts.Select(party => (ImmutableArray<Cell>)[new Cell(party.Key), .. VerdictsOf(party.Value).Select(Number)])],
                "Other: no position that counts, or nothing to test."
            ),
            .. violated.Count == 0
                ? []
                : (Block[])
                    [
                        new Table(
                            "",
                            ["Crossed", "Unmet", "Share", "Position"],
                            [
                                .. violated
                                    .Take(most)
                                    .Select(position =>
                                        (ImmutableArray<Cell>)
                                            [
                                                Number(Crossed(position.Value)),
                                                Number(Unmet(position.Value)),
                                                Share(Crossed(position.Value) + Unmet(position.Value), pack.Scenarios),
                                                new Cell(position.Key),
                                            ]
                                    ),
                            ],
                            violated.Count > most
                                ? $"The first {Quantity.Number(most)} of {Quantity.Number(violated.Count)}. All of them: `--all`, or `--format json`."
                                : ""
                        ),
                    ],
            .. pack.BrokenConstraints.Count == 0
                ? []
                : (Block[])
                    [
                        new Table(
                            "",
                            ["Broken", "Constraint"],
                            [
                                .. pack.BrokenConstraints.Select(constraint =>
                                    (ImmutableArray<Cell>)[Number(constraint.Value), new Cell(constraint.Key)]
                                ),
                            ],
                            ""
                        ),
                    ],
            .. pack.NotToldApart == 0
                ? []
                : (Block[])
                    [
                        new Paragraph(
                            $"In {Quantity.Of(pack.NotToldApart, "scenario")} something is open only because telling takes more steps than are allowed."
                        ),
                    ],
            .. summary.HasReadings ? Readings(pack) : [],
        ];
    }

    private static IEnumerable<Block> Readings(PackSummary pack)
    {
        var otherwise = pack.Otherwise.Select(party => $"{party.Key} in {Quantity.Number(party.Value)}").ToList();
        yield return new Paragraph(
            $"In {Quantity.Of(pack.Holding, "scenario")} every verdict holds under every reading.{(otherwise.Count == 0 ? "" : $" Under some reading another verdict: {Listing.And(otherwise)}.")}"
        );
    }

    private static IEnumerable<long> VerdictsOf(long[] verdicts)
    {
        var told = new[] { Verdict.Conflict, Verdict.Objection, Verdict.Open, Verdict.Clear };
        return [.. told.Select(verdict => verdicts[(int)verdict]), verdicts.Sum() - told.Sum(verdict => verdicts[(int)verdict])];
    }

    private static long Crossed(long[] statuses) => statuses[(int)FindingStatus.Crossed];

    private static long Unmet(long[] statuses) => statuses[(int)FindingStatus.Unmet];

    private static Cell Number(long number) => new(Quantity.Number(number), CellKind.Number);

    private static Cell Share(long number, long of) =>
        new(((double)number / of).ToString("0.0 %", CultureInfo.InvariantCulture), CellKind.Number);
}
