using System.Collections.Immutable;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Stability;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>The states that moves lead to, which of them are stable for whom, and why.</summary>
internal static class StabilityDocument
{
    /// <summary>More states than these are neither listed nor drawn whole.</summary>
    public const int MostListed = 40;

    private static readonly ImmutableArray<Notion> Notions = [.. Enum.GetValues<Notion>()];

    /// <summary>What an analysis found, for people to read.</summary>
    public static Document Of(StabilityAnalysis analysis)
    {
        var model = analysis.Model;
        var stable = Enumerable
            .Range(0, model.States.Length)
            .Where(state => Notions.Any(notion => analysis.IsEquilibrium(state, notion)))
            .ToList();
        var whole = stable.FindAll(state => Notions.All(notion => analysis.IsEquilibrium(state, notion)));
        var listed =
            model.States.Length <= MostListed
                ? [.. Enumerable.Range(0, model.States.Length)]
                : whole.Concat(stable.Except(whole)).Take(MostListed).ToList();
        var told = (model.Now is { } now ? whole.Prepend(now) : whole).Distinct().Take(MostListed).ToList();
        return new Document(
            model.Scenario.Title,
            ExplorationDocument.GroundOf(model.Scenario, []),
            [
                Summary(model, stable, whole),
                new Paragraph(
                    "A move is one party's own; stable is a state that a party does not leave by the notion in question. Who would move is more than a pack can tell."
                ),
                States(analysis, listed, stable.Count),
                .. Reasons(analysis, told),
                .. Coalitions(analysis, told),
                .. model.States.Length <= MostListed ? [PictureOf(analysis)] : (ImmutableArray<Block>)[],
            ]
        );
    }

    /// <summary>The name of a state in reports: its number from 1.</summary>
    public static string NameOf(int state) => FormattableString.Invariant($"{state + 1}");

    /// <summary>What a state is, in words of the file.</summary>
    public static string Describe(GraphModel model, int state) =>
        string.Join(
            "; ",
            model
                .Fields.Zip(model.States[state].Values)
                .Where(pair => pair.Second is not null)
                .Select(pair => $"{pair.First.Path}: {pair.First.Type.Format(pair.Second.GetValueOrDefault())}")
        );

    private static Claim Summary(GraphModel model, List<int> stable, List<int> whole) =>
        new(
            "STATES",
            $"{Quantity.Of(model.States.Length, "state")}; {(whole.Count == 0 ? "none is" : whole.Count == 1 ? "one is" : $"{Quantity.Number(whole.Count)} are")} stable for all parties by all four notions{(stable.Count > whole.Count ? $", {Quantity.Number(stable.Count - whole.Count)} more by some" : "")}.",
            whole.Count == 0 ? Mood.Doubtful : Mood.Good,
            [
                .. model.Movers.Select(mover => new Entry(
                    mover == model.Movers[0] ? "Parties" : "",
                    $"{mover.Party.Title}, which settles {Listing.And(model.Fields.Where(field => field.ControlledBy == mover.Party).Select(Labels.WithPath))}; its order comes from {(mover.Ground == OrderGround.Ranking ? "its ranking" : "the score of its preferences")}"
                )),
                .. model.Now is { } now ? [new Entry("Now", $"{NameOf(now)}, where the scenario stands")] : (ImmutableArray<Entry>)[],
            ]
        );

    private static Table States(StabilityAnalysis analysis, List<int> listed, int stable)
    {
        var model = analysis.Model;
        return new Table(
            listed.Count < model.States.Length
                ? $"The states that are stable for all parties by some notion{(listed.Count < stable ? $", the first {Quantity.Number(listed.Count)} of {Quantity.Number(stable)}; --format json has all" : "")}."
                : "The states, with their rank for each party and the notions by which they are stable for it; last those by which they are for all.",
            ["", .. model.Fields.Select(field => field.Path), .. model.Movers.Select(mover => mover.Party.Title), "All"],
            [
                .. listed.Select(state =>
                    (ImmutableArray<Cell>)
                        [
                            new Cell($"{NameOf(state)}{(state == model.Now ? " (now)" : "")}", CellKind.Number),
                            .. model.Fields.Zip(
                                model.States[state].Values,
                                (field, value) => new Cell(value is { } known ? field.Type.Format(known) : "-")
                            ),
                            .. model.Movers.Select(
                                (mover, number) => new Cell($"{RankOf(mover, state)}: {OrNone(analysis.LettersOf(state, number))}")
                            ),
                            new Cell(
                                OrNone(analysis.LettersOf(state)),
                                CellKind.Text,
                                Notions.All(notion => analysis.IsEquilibrium(state, notion)) ? Mood.Good : null
                            ),
                        ]
                ),
            ],
            "N: Nash. G: general metarationality. M: symmetric metarationality. S: sequential stability. -: without meaning, or stable by none. Ranks: 1 is best.",
            IsMatrix: true
        );
    }

    /// <summary>The rank of a state for a party, 1 being best; states between which it makes no difference have one.</summary>
    public static string RankOf(Mover mover, int state) =>
        Quantity.Number(mover.Ranks.Distinct().Count(rank => rank < mover.Ranks[state]) + 1);

    private static string OrNone(string letters) => letters.Length > 0 ? letters : "-";

    private static IEnumerable<Block> Reasons(StabilityAnalysis analysis, List<int> told)
    {
        var model = analysis.Model;
        return told.Count == 0
            ? []
            : (IEnumerable<Block>)
                [
                    new Section(
                        "Why",
                        [
                            .. told.Select(state =>
                                (Block)
                                    new Claim(
                                        NameOf(state),
                                        Describe(model, state),
                                        Notions.All(notion => analysis.IsEquilibrium(state, notion)) ? Mood.Good : Mood.Doubtful,
                                        [
                                            .. model.Movers.Select(
                                                (mover, number) => new Entry(mover.Party.Title, Reason(analysis, state, number))
                                            ),
                                        ]
                                    )
                            ),
                        ]
                    ),
                ];
    }

    /// <summary>Why a state is stable for a party, in words; of several notions, what each of them adds.</summary>
    public static string Reason(StabilityAnalysis analysis, int state, int mover)
    {
        var nash = analysis.ReasonOf(state, mover, Notion.Nash);
        return nash.IsStable
            ? "has no move after which it is better off."
            : string.Join(
                ' ',
                Notions
                    .Skip(1)
                    .Select(notion => (Notion: notion, Reason: analysis.ReasonOf(state, mover, notion)))
                    .Select(told =>
                        told.Reason.IsStable
                            ? $"{Listing.Sentence(Words.Of(told.Notion).Replace('-', ' '))}: {string.Join(", ", told.Reason.Answers.Select(answer => $"to its move to {NameOf(answer.Move)} others can answer with {NameOf(answer.Answer.GetValueOrDefault())}, where it is no better off"))}."
                            : $"{Listing.Sentence(Words.Of(told.Notion).Replace('-', ' '))}: nothing answers its move to {Listing.And(told.Reason.Answers.Where(answer => answer.Answer is null).Select(answer => NameOf(answer.Move)))}."
                    )
            );
    }

    private static IEnumerable<Block> Coalitions(StabilityAnalysis analysis, List<int> told)
    {
        var rows = told.SelectMany(state => analysis.CoalitionMoves(state).Select(move => (From: state, Move: move)))
            .Take(MostListed)
            .ToList();
        return rows.Count == 0
            ? []
            : (IEnumerable<Block>)
                [
                    new Table(
                        "Where several parties could go together, each of them better off.",
                        ["From", "To", "Parties"],
                        [
                            .. rows.Select(row =>
                                (ImmutableArray<Cell>)
                                    [
                                        new Cell(NameOf(row.From), CellKind.Number),
                                        new Cell(NameOf(row.Move.To), CellKind.Number),
                                        new Cell(Listing.And(row.Move.Movers.Select(mover => analysis.Model.Movers[mover].Party.Title))),
                                    ]
                            ),
                        ],
                        ""
                    ),
                ];
    }

    /// <summary>The states and moves as a picture.</summary>
    public static GraphPicture PictureOf(StabilityAnalysis analysis)
    {
        var model = analysis.Model;
        var moves = (
            from mover in model.Movers
            from state in Enumerable.Range(0, model.States.Length)
            from to in mover.Moves[state]
            select (Mover: mover, From: state, To: to, IsBetter: mover.Prefers(to, state))
        ).ToList();
        return new GraphPicture(
            "The states and the moves between them",
            $"Filled: not stable for all by every notion. Whole arrows: moves after which the party is better off; dotted: other moves. {string.Join(", ", model.Movers.Select(mover => $"{Initial(mover.Party)}: {mover.Party.Title}"))}",
            new Table(
                "",
                ["Party", "From", "To", "Better off"],
                [
                    .. moves.Select(move =>
                        (ImmutableArray<Cell>)
                            [
                                new Cell(move.Mover.Party.Title),
                                new Cell(NameOf(move.From), CellKind.Number),
                                new Cell(NameOf(move.To), CellKind.Number),
                                new Cell(move.IsBetter ? "yes" : "no"),
                            ]
                    ),
                ],
                ""
            ),
            [
                .. Enumerable
                    .Range(0, model.States.Length)
                    .Select(state => new Mark(
                        NameOf(state),
                        Notions.All(notion => analysis.IsEquilibrium(state, notion)) ? Mood.Good : null,
                        Describe(model, state)
                    )),
            ],
            [.. moves.Select(move => new Arrow(move.From, move.To, Initial(move.Mover.Party), move.IsBetter))]
        );
    }

    /// <summary>The letters by which arrows of a party are told: the first of each word of its name.</summary>
    private static string Initial(Party party) =>
        string.Concat(party.Id.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0])));
}
