using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>How much a report says.</summary>
internal enum Detail
{
    /// <summary>What a reader has to know; the rest by name or number.</summary>
    Brief,

    /// <summary>Everything that was found.</summary>
    Full,
}

/// <summary>What became of one scenario: the outcome, then what is wrong, from the worst to what is only worth knowing.</summary>
internal static class EvaluationDocument
{
    /// <summary>What was found of a scenario, for people to read.</summary>
    public static Document Of(Evaluation evaluation, Detail detail) =>
        new(evaluation.Scenario.Title, GroundOf(evaluation), detail == Detail.Brief ? Brief(evaluation) : Full(evaluation));

    /// <summary>What was found of one of several scenarios: what is wrong in full, and the rest by number.</summary>
    internal static Section AmongOthers(Evaluation evaluation) =>
        new(
            $"{evaluation.Scenario.Title} ({SummaryDocument.NameOf(evaluation)})",
            [
                new Paragraph(GroundOf(evaluation)),
                OutcomeOf(evaluation, []),
                .. evaluation.Scenario.Note is { } note ? [new Paragraph(note)] : (ImmutableArray<Block>)[],
                .. Wrong(evaluation),
                PartyTable.Of(evaluation),
                .. BriefFindings.Caveats(evaluation),
                .. WeakFindings.Of(evaluation),
            ]
        );

    /// <summary>
    /// What was found of a scenario that lies on a table: with its pictures and terms, and without what the table has once for all.
    /// </summary>
    internal static Section OnTable(Evaluation evaluation) =>
        new(
            evaluation.Scenario.Title,
            [
                .. AmongOthers(evaluation).Blocks,
                .. PartyIssueMatrix.Of(evaluation),
                .. Section("Terms", TermTable.Of(evaluation)),
                .. Section("Over time", Timeline.Of(evaluation)),
            ]
        );

    /// <summary>The outcome in a claim, with what is crossed and unmet in a line each.</summary>
    internal static Claim OutcomeOf(Evaluation evaluation, ImmutableArray<Entry> entries) =>
        new(Phrases.Outcome(evaluation.Outcome).ToUpperInvariant(), Headline.Of(evaluation), MoodOf(evaluation.Outcome), entries);

    /// <summary>Whether an outcome is good or bad.</summary>
    internal static Mood MoodOf(Outcome outcome) =>
        outcome switch
        {
            Outcome.Impossible or Outcome.Contradictory or Outcome.Conflict => Mood.Bad,
            Outcome.Objection or Outcome.Open or Outcome.NothingToTest or Outcome.NoPosition => Mood.Doubtful,
            _ => Mood.Good,
        };

    /// <summary>What a document on a scenario rests on: its file, the pack and the day.</summary>
    internal static string GroundOf(Evaluation evaluation) => $"{GroundOf(evaluation.Scenario)} {Phrases.Engines(evaluation.Engines)}";

    /// <summary>The same without the evaluators, for what is not about a single evaluation.</summary>
    internal static string GroundOf(Scenario scenario) => $"{scenario.File.Path}, {Phrases.Against(scenario)}.";

    private static ImmutableArray<Block> Brief(Evaluation evaluation) =>
        [
            OutcomeOf(evaluation, BriefFindings.Of(evaluation)),
            PartyTable.Of(evaluation),
            .. ReadingBlocks.Brief(evaluation),
            .. BriefFindings.Caveats(evaluation),
            .. WeakFindings.Of(evaluation),
            .. BriefFindings.HowToReadOn(evaluation),
        ];

    private static ImmutableArray<Block> Full(Evaluation evaluation) =>
        [
            OutcomeOf(evaluation, []),
            .. evaluation.Scenario.Note is { } note ? [new Paragraph(note)] : (ImmutableArray<Block>)[],
            .. evaluation.Scenario.Happened is { } happened
                ?
                [
                    new EntryList([
                        new Entry(
                            "Happened",
                            $"{Headline.Happened(evaluation.Scenario)} “{happened.Source.Title}”, {happened.Source.Publisher}"
                        ),
                    ]),
                ]
                : (ImmutableArray<Block>)[],
            .. Wrong(evaluation),
            new Section("Parties", [PartyTable.Of(evaluation), .. PartyIssueMatrix.Of(evaluation)]),
            .. ReadingBlocks.Full(evaluation),
            .. Section("Open", Open(evaluation)),
            .. Section("All other positions", OtherFindings.Of(evaluation)),
            .. Section("Terms", TermTable.Of(evaluation)),
            .. Section("Over time", Timeline.Of(evaluation)),
            .. Section("Not tested, assumed, or left out", Caveats.Of(evaluation)),
            .. Section("Weak sources", WeakFindings.Of(evaluation)),
            .. Section("Said beside it", FactTable.Of(evaluation)),
        ];

    private static ImmutableArray<Block> Wrong(Evaluation evaluation) =>
        [
            .. Section("Cannot be", [.. FindingBlocks.OfImpossible(evaluation), .. FindingBlocks.OfContradictions(evaluation)]),
            .. Section("Red lines crossed", InFull(evaluation, finding => finding.Status == FindingStatus.Crossed)),
            .. Section(
                "Demands and preconditions unmet",
                InFull(evaluation, finding => finding.Status == FindingStatus.Unmet && finding.Position.Policy.IsAsked)
            ),
        ];

    private static ImmutableArray<Block> Section(string title, IEnumerable<Block> blocks) =>
        blocks.ToImmutableArray() is { IsEmpty: false } some ? [new Section(title, some)] : [];

    private static IEnumerable<Block> InFull(Evaluation evaluation, Func<Finding, bool> isWanted) =>
        evaluation.Findings.Where(isWanted).Select(finding => FindingBlocks.InReport(evaluation, finding));

    private static IEnumerable<Block> Open(Evaluation evaluation)
    {
        var open = OpenFindings.Of(evaluation);
        return open.Length <= OpenFindings.MostInFull
            ? open.Select(finding => FindingBlocks.InReport(evaluation, finding))
            :
            [
                new Table(
                    "",
                    ["Position", "Kind", "Depends on"],
                    [
                        .. open.Select(finding =>
                            (ImmutableArray<Cell>)
                                [
                                    new Cell(Labels.WithName(finding.Position)),
                                    new Cell(Phrases.Sort(finding.Position)),
                                    new Cell(Listing.And(OpenFindings.FieldsOf(evaluation, finding))),
                                ]
                        ),
                    ],
                    "In short; `scenario explain` shows the source of each and what settles it."
                ),
            ];
    }
}
