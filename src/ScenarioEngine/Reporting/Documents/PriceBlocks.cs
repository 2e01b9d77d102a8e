using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using ScenarioEngine.Explaining;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>
/// The price of each red line: how many times as many packages would cross nobody's line without it, and who said it when.
/// </summary>
internal static class PriceBlocks
{
    private const int MostBars = 15;
    private const int MostRows = 100;

    public static IEnumerable<Block> Of(Exploration exploration)
    {
        if (exploration.Prices.IsEmpty)
        {
            return [];
        }

        var prices = exploration.Prices.OrderByDescending(price => price.ExcludesAlone).ToList();
        var shown = prices.Count <= MostRows + 1 ? prices.Count : MostRows;
        var table = new Table(
            "",
            ["What takes most room", "Without it", "Crossed by"],
            [.. prices.Take(shown).Select(price => Row(exploration, price))],
            $"Without it: how many times as many packages cross nobody's stated red line. Crossed by: share of the possible packages.{(shown < prices.Count ? $" {Listing.Sentence(Quantity.Of(prices.Count - shown, "other red line"))} stand in --format json." : "")}"
        );
        var bars = Bars(exploration, prices);
        return bars.IsEmpty
            ? [.. SameSpeaker(exploration), table]
            :
            [
                .. SameSpeaker(exploration),
                new BarPicture(
                    "If one stated red line were dropped, and nothing else",
                    exploration.Zone.IsZero
                        ? "How many packages would then cross nobody's stated red line, on a linear scale"
                        : "How many times as many packages would cross nobody's stated red line, on a linear scale",
                    table,
                    bars
                ),
            ];
    }

    /// <summary>Of which parties most lines are one speaker's on one day, which says more of the records than of the party.</summary>
    private static IEnumerable<Block> SameSpeaker(Exploration exploration)
    {
        var parties =
            from line in exploration.Prices.Select(price => price.Position)
            group line by line.Party into lines
            let most = lines
                .Where(line => line.Statement is { Speaker: not null, Stated: not null, Source.IsAssumption: false })
                .GroupBy(line => (line.Statement.Speaker, line.Statement.Stated))
                .MaxBy(same => same.Count())
            orderby exploration.Scenario.Pack.Parties.IndexOf(lines.Key)
            where most is not null && most.Count() > 1 && 2 * most.Count() > lines.Count()
            select $"{Quantity.Number(most.Count())} of {Quantity.Of(lines.Count(), "red line")} of {lines.Key.Title} ({SaidBy(most.First())})";
        return parties.ToList() is { Count: > 0 } some ? [new Paragraph($"From one speaker on one day: {string.Join("; ", some)}.")] : [];
    }

    private static ImmutableArray<Cell> Row(Exploration exploration, Price price) =>
        [
            new Cell($"{Labels.WithName(price.Position)}, {SaidBy(price.Position)}{WhyNone(price)}"),
            new Cell(
                price.IsRedundant ? "the same"
                : exploration.Zone.IsZero ? "the zone opens"
                : $"{Times(price, exploration.Zone)} times"
            ),
            new Cell(Amounts.Share(price.Crossed, exploration.Possible)),
        ];

    private static string SaidBy(Position position) =>
        position.Statement.Source.IsAssumption
            ? "assumed"
            : string.Join(
                ", ",
                new[] { position.Statement.Speaker, position.Statement.Stated is { } stated ? Phrases.When(stated) : null }
                    .OfType<string>()
                    .Distinct()
            );

    /// <summary>Why a line takes no room; empty where it does.</summary>
    private static string WhyNone(Price price) =>
        price.Crossed.IsZero ? ": no package crosses it"
        : price.IsRedundant ? $": covered by {Listing.And(price.CoveredBy.Select(Labels.Quoted).DefaultIfEmpty("others"))}"
        : "";

    private static ImmutableArray<Bar> Bars(Exploration exploration, List<Price> prices)
    {
        var zone = exploration.Zone;
        if (zone.IsZero)
        {
            var most = prices[0].ExcludesAlone;
            return
            [
                .. prices
                    .Where(price => !price.IsRedundant)
                    .Take(MostBars)
                    .Select(price => new Bar(
                        Labels.Of(price.Position),
                        Math.Exp(BigInteger.Log(price.ExcludesAlone) - BigInteger.Log(most)),
                        Amounts.Rounded(price.ExcludesAlone)
                    )),
            ];
        }

        var longest = Factor(prices[0], zone);
        return
        [
            .. prices
                .Where(price => !price.IsRedundant)
                .Take(MostBars)
                .Select(price => new Bar(Labels.Of(price.Position), Factor(price, zone) / longest, $"×{Times(price, zone)}")),
        ];
    }

    /// <summary>For the length of a bar, which nobody reads to the last digit.</summary>
    private static double Factor(Price price, BigInteger zone) =>
        Math.Exp(BigInteger.Log(zone + price.ExcludesAlone) - BigInteger.Log(zone));

    /// <summary>How many times as many, never rounded up.</summary>
    private static string Times(Price price, BigInteger zone)
    {
        const int tenfold = 10;
        var after = zone + price.ExcludesAlone;
        return after < tenfold * zone
            ? ((decimal)(100 * after / zone) / 100).ToString("0.##", CultureInfo.InvariantCulture)
            : Amounts.Rounded(after / zone);
    }
}
