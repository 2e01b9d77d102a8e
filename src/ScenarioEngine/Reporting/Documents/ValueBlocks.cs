using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Explaining;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>What packages are worth to the parties: the best, those singled out by name, and who would walk away.</summary>
internal static class ValueBlocks
{
    /// <summary>With how many digits behind the point a score is shown, where nobody asks for another number.</summary>
    public const int Digits = 2;

    private const int MostListed = 10;

    /// <summary>All that an exploration found of it; nothing where nobody has preferences.</summary>
    internal static IEnumerable<Block> Of(Exploration exploration, int digits)
    {
        if (exploration.AreValuesTooLarge)
        {
            return [new Paragraph("What the packages are worth to the parties takes more steps to tell than are allowed.")];
        }

        if (exploration.Values is not { } values)
        {
            return [];
        }

        return
        [
            Parties(values, digits),
            .. Best(exploration, values, digits),
            .. Solutions(exploration, values, digits),
            .. Staying(exploration, values, digits),
        ];
    }

    private static Table Parties(Values values, int digits) =>
        new(
            "What a package can give each party, by its preferences: a score from 0 to 1.",
            ["Party", "Best of all", "Best in the zone", .. values.NoDeal.IsEmpty ? (string[])[] : ["No deal"], "Walks away below"],
            [
                .. values.Orders.Select(
                    (order, number) =>
                        (ImmutableArray<Cell>)
                            [
                                new Cell(order.Party.Title),
                                new Cell(values.OwnBestOfAll.ElementAtOrDefault(number)?.ToText(digits) ?? "-", CellKind.Number),
                                new Cell(values.OwnBest.ElementAtOrDefault(number)?.ToText(digits) ?? "-", CellKind.Number),
                                .. values.NoDeal.IsEmpty ? (Cell[])[] : [new Cell(values.NoDeal[number].ToText(digits), CellKind.Number)],
                                new Cell(
                                    order.Party.WalksAwayBelow is { } score ? Fraction.Of(score).ToText(digits) : "-",
                                    CellKind.Number
                                ),
                            ]
                ),
            ],
            values.Orders.All(order => order.HasScale)
                ? "Score: weight × worth ÷ highest worth, summed, by the sum of the weights."
                : "Then: preferences of a lower priority, which count where those before them are equal.",
            IsMatrix: true
        );

    private static IEnumerable<Block> Best(Exploration exploration, Values values, int digits)
    {
        if (exploration.Zone.IsZero)
        {
            return values.Space is { } all ? [new Paragraph($"Of all possible packages, {Count(all)}; none of them is in the zone.")] : [];
        }

        if (values.Zone is not { } best)
        {
            return
            [
                new Paragraph("The best packages are too many to find: more than so many combinations of scores would have to be kept."),
            ];
        }

        var more = best.Length - MostListed;
        var ofAll = values.Space is { } space ? $" Of all possible packages, {Count(space)}." : "";
        return
        [
            new Table(
                $"Best by stated preferences, in the zone: {Count(best)}.",
                ["", .. values.Orders.Select(order => order.Party.Title), "Packages"],
                [
                    .. best.Take(MostListed)
                        .Select(
                            (found, number) =>
                                (ImmutableArray<Cell>)
                                    [
                                        new Cell(FormattableString.Invariant($"{number + 1}.")),
                                        .. found.Scores.Select(score => new Cell(score.ToText(digits), CellKind.Number)),
                                        new Cell(Amounts.Rounded(found.Packages), CellKind.Number),
                                    ]
                        ),
                ],
                $"{(more > 0 ? $"{Quantity.Number(more)} more are in --format json." : "")}{ofAll}".Trim(),
                IsMatrix: true
            ),
            new Paragraph("A package with each of these scores:"),
            new NumberedList([.. best.Take(MostListed).Select(found => new Item(InWords(exploration, values, found), []))]),
        ];
    }

    private static string Count(ImmutableArray<BestPackage> best) =>
        best.Length == 1
            ? "one combination of scores that no other surpasses"
            : $"{Quantity.Number(best.Length)} combinations of scores of which none surpasses another";

    private static IEnumerable<Block> Solutions(Exploration exploration, Values values, int digits)
    {
        if (values.Solutions.IsEmpty)
        {
            return [];
        }

        return
        [
            new Paragraph("Adding or multiplying the scores of two parties supposes that they can be compared."),
            // What one package does in two respects, or three, is said once.
            .. values
                .Solutions.GroupBy(solution => string.Join('\n', solution.Best.Select(found => string.Join(';', found.Package.Choices))))
                .Select(same => Solution(exploration, values, [.. same], digits)),
        ];
    }

    private static Claim Solution(Exploration exploration, Values values, ImmutableArray<Solution> same, int digits)
    {
        var best = same[0].Best;
        return new Claim(
            Listing.And(same.Select(solution => NameOf(solution.Kind))).ToUpperInvariant(),
            best.IsEmpty
                ? "No package of the zone gives everybody more than gains are counted from."
                : $"{string.Join("; ", best.Select(found => Scores(found, digits)).Take(MostListed))}{(best.Length > 1 ? $": {Quantity.Number(best.Length)} that do equally well." : ".")}",
            best.IsEmpty ? Mood.Doubtful : Mood.Good,
            [
                .. same.Any(solution => solution.Kind == SolutionKind.HighestProduct)
                    ? [new Entry("Gains", $"over {Gains(values, digits)}")]
                    : (Entry[])[],
                .. best.Take(MostListed)
                    .Select((found, number) => new Entry(number == 0 ? "Package" : "", InWords(exploration, values, found))),
            ]
        );
    }

    private static string Gains(Values values, int digits) =>
        values.Bases.All(from => from.Kind == BaseKind.Nothing)
            ? "nothing, since the pack says neither when anybody walks away nor what stands without a deal"
            : Listing.And(values.Bases.Select(from => Describe(from, digits)));

    private static string Scores(BestPackage found, int digits) =>
        $"{Listing.And(found.Scores.Select(score => $"{score.Party.Title} {score.ToText(digits)}"))}{(found.Packages.IsOne ? "" : $", {Amounts.InWords(found.Packages)} packages")}";

    /// <summary>The name of a solution.</summary>
    public static string NameOf(SolutionKind kind) =>
        kind switch
        {
            SolutionKind.MostInAll => "Most in all",
            SolutionKind.HighestProduct => "Highest product",
            _ => "Best for the worse off",
        };

    private static string Describe(Base from, int digits) =>
        from.Kind switch
        {
            BaseKind.WalkingAway => $"{from.Score.ToText(digits)}, below which {from.Party.Title} walks away",
            BaseKind.NoDeal => $"{from.Score.ToText(digits)}, what {from.Party.Title} has if nothing is agreed",
            _ => $"nothing for {from.Party.Title}",
        };

    private static IEnumerable<string> Heads(string packages) => [packages, "Share"];

    /// <summary>
    /// How many packages nobody would walk away from, in the zone and, where that is less than all, of all possible ones: high scores do
    /// not keep anybody's line.
    /// </summary>
    private static IEnumerable<Block> Staying(Exploration exploration, Values values, int digits)
    {
        var hasZone = !exploration.Zone.IsZero;
        var hasMore = exploration.Zone != exploration.Possible;
        return values.Staying.IsEmpty || exploration.Possible.IsZero
            ? []
            : (IEnumerable<Block>)
                [
                    new Table(
                        hasMore
                            ? "Packages at or above the score below which a party walks away."
                            : "Packages of the zone at or above the score below which a party walks away.",
                        [
                            .. hasZone ? Heads(hasMore ? "In the zone" : "Packages") : [],
                            .. hasMore ? Heads("Of all possible") : [],
                            "Walks away",
                        ],
                        [
                            .. values.Staying.Zip(
                                values.StayingOfAll,
                                (inZone, ofAll) =>
                                    (ImmutableArray<Cell>)
                                        [
                                            .. hasZone ? Numbers(inZone, exploration.Zone) : [],
                                            .. hasMore ? Numbers(ofAll, exploration.Possible) : [],
                                            new Cell(
                                                $"{(inZone.Parties is [var party] ? $"{party.Title} below {Fraction.Of(party.WalksAwayBelow.GetValueOrDefault()).ToText(digits)}" : "none of them")}{Between(hasZone ? inZone : ofAll)}"
                                            ),
                                        ]
                            ),
                        ],
                        ""
                    ),
                ];
    }

    private static Cell[] Numbers(Staying staying, BigInteger among) =>
        [
            new Cell(
                staying.Packages is { } packages ? Amounts.Rounded(packages)
                    : staying.Estimate is { } estimate ? $"about {Amounts.Rounded(estimate.Zone)}"
                    : "-",
                CellKind.Number
            ),
            new Cell(Amounts.Share(staying.Packages ?? staying.Estimate?.Zone ?? 0, among), CellKind.Number),
        ];

    private static string Between(Staying staying) =>
        staying.Estimate is { } estimate
            ? FormattableString.Invariant(
                $" (from a sample of {estimate.Samples:N0}: {Amounts.Rounded(estimate.Low)} to {Amounts.Rounded(estimate.High)})"
            )
            : "";

    /// <summary>The choices of a package on which scores and red lines depend; the rest could as well be otherwise.</summary>
    private static string InWords(Exploration exploration, Values values, BestPackage found)
    {
        var fields = values
            .Orders.SelectMany(order => order.Ranks)
            .SelectMany(rank => rank)
            .SelectMany(preference => preference.Conditions)
            .SelectMany(condition => condition.Tests)
            .Select(test => test.Field)
            .ToHashSet();
        return string.Join(
            "; ",
            found.Package.Choices.Where(choice => fields.Contains(choice.Field) || exploration.Decisive.Contains(choice.Field))
        );
    }
}
