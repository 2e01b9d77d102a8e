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
            ? [table]
            :
            [
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

    private static ImmutableArray<Cell> Row(Exploration exploration, Price price) =>
        [
            new Cell($"{price.Position.Title} ({price.Position.FullName}), {SaidBy(price.Position)}"),
            new Cell(WithoutIt(price, exploration.Zone)),
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

    private static string WithoutIt(Price price, BigInteger zone) =>
        price.Crossed.IsZero ? "the same: nothing crosses it"
        : price.IsRedundant ? $"the same: covered by {Listing.And(price.CoveredBy.Select(line => line.FullName).DefaultIfEmpty("others"))}"
        : zone.IsZero ? "the zone opens"
        : $"{Times(price, zone)} times";

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
                        NameOf(price),
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
                .Select(price => new Bar(NameOf(price), Factor(price, zone) / longest, $"×{Times(price, zone)}")),
        ];
    }

    private static string NameOf(Price price) => $"{price.Position.Party.Title}: {price.Position.Title}";

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
