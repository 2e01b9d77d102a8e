using System.Collections.Immutable;
using ScenarioEngine.Comparing;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>What comparisons have in common: verdicts, terms and findings in columns.</summary>
internal static class ComparisonBlocks
{
    public static IEnumerable<Block> Verdicts(SideBySide sideBySide, ImmutableArray<string> columns)
    {
        var silent = sideBySide
            .Pack.Parties.Where(party =>
                sideBySide.Evaluations.All(evaluation => ResultOf(evaluation, party).Verdict >= Verdict.NothingToTest)
            )
            .ToList();
        return
        [
            new Table(
                "",
                ["Party", .. columns],
                [
                    .. sideBySide
                        .Pack.Parties.Except(silent)
                        .Select(party =>
                            (ImmutableArray<Cell>)
                                [
                                    new Cell(party.Title),
                                    .. sideBySide.Evaluations.Select(evaluation => VerdictOf(ResultOf(evaluation, party))),
                                ]
                        ),
                ],
                silent.Count == 0 ? "" : $"No stated position that could be tested: {Listing.And(silent.Select(party => party.Title))}.",
                IsMatrix: true
            ),
        ];
    }

    public static IEnumerable<Block> Terms(SideBySide sideBySide, ImmutableArray<string> columns) =>
        sideBySide.Terms.IsEmpty
            ? []
            :
            [
                new Table(
                    "",
                    ["Term", .. columns],
                    [
                        .. sideBySide.Terms.Select(row =>
                            (ImmutableArray<Cell>)
                                [new Cell(Labels.WithPath(row.What)), .. row.States.Select(state => new Cell(ValueOf(state)))]
                        ),
                    ],
                    "A dash: not stated.",
                    IsMatrix: true
                ),
            ];

    public static Block Findings(SideBySide sideBySide, ImmutableArray<string> columns) =>
        sideBySide.Positions.IsEmpty
            ? new Paragraph("No finding differs.")
            : new Table(
                "",
                ["Finding", .. columns],
                [
                    .. sideBySide.Positions.Select(row =>
                        (ImmutableArray<Cell>)
                            [
                                new Cell(Labels.WithName(row.What)),
                                .. sideBySide.Evaluations.Select(evaluation => new Cell(Phrases.Status(evaluation, row.What))),
                            ]
                    ),
                ],
                "",
                IsMatrix: true
            );

    public static PartyResult ResultOf(Evaluation evaluation, Party party) => evaluation.Parties.First(result => result.Party == party);

    public static Cell VerdictOf(PartyResult result) => new(Phrases.Verdict(result), CellKind.Text, PartyTable.MoodOf(result.Verdict));

    /// <summary>What was found of a field, short enough for a column.</summary>
    private static string ValueOf(FieldState state) =>
        state switch
        {
            { IsApplicable: false } => "no meaning",
            { Value: { } value, Origin: Origin.Derived or Origin.Assumed } =>
                $"{state.Field.Type.Format(value)} ({Words.Of(state.Origin)})",
            { Value: { } value } => state.Field.Type.Format(value),
            { Origin: Origin.LeftOpen } => "left open",
            _ => "-",
        };
}
