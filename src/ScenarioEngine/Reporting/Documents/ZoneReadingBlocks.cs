using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Explaining;
using ScenarioEngine.Rereading;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>What of the zone hangs on how red lines are read.</summary>
internal static class ZoneReadingBlocks
{
    public static IEnumerable<Block> Of(ZoneReadings zone)
    {
        yield return new EntryList([new Entry("Zone", Sentence(zone)), .. Extremes(zone)]);
        if (!zone.Alone.IsEmpty)
        {
            yield return Picture(zone);
        }

        if (!zone.Prices.IsEmpty)
        {
            yield return new Table(
                "Red lines of which it hangs on readings whether they take room: whether dropping them alone would gain packages.",
                ["Red line", "As encoded", "Otherwise"],
                [
                    .. zone.Prices.Select(price =>
                        (ImmutableArray<Cell>)
                            [
                                new Cell(Labels.Of(price.RedLine)),
                                new Cell(Gains(price.Hanging.Own)),
                                new Cell(ReadingText.HowOften(price.Hanging, Gains)),
                            ]
                    ),
                ],
                "On which readings each hangs: --format json."
            );
        }
    }

    private static string Sentence(ZoneReadings zone)
    {
        var size =
            $"{Amounts.Rounded(zone.Zone)} of {Amounts.Rounded(zone.Possible)} possible packages cross no stated red line as encoded.";
        return zone.IsOpen.HoldsUnderEvery
            ? $"{size} {(zone.IsOpen.Own ? "There is a zone" : "There is none")} under every reading."
            : $"{size} {(zone.IsOpen.Own ? "There is none" : "There is a zone")} {ReadingText.Extent(zone.IsOpen, zone.IsOpen.Results[1])}, {ReadingText.Where(zone.IsOpen.Results[1])}.";
    }

    private static IEnumerable<Entry> Extremes(ZoneReadings zone)
    {
        if (zone.Smallest is { } smallest && smallest.Packages != zone.Zone)
        {
            yield return new Entry("Smallest", $"{Amounts.Rounded(smallest.Packages)} packages, {Reading(smallest)}.");
        }

        if (zone.Largest is { } largest && largest.Packages != zone.Zone)
        {
            yield return new Entry("Largest", $"{Amounts.Rounded(largest.Packages)} packages, {Reading(largest)}.");
        }
    }

    private static string Reading(ZoneUnder under) => $"reading {string.Join("; ", under.Choices.Select(ReadingText.Of))}";

    private static BarPicture Picture(ZoneReadings zone)
    {
        var rows = zone.Alone.OrderByDescending(under => under.Packages).ToList();
        var most = rows.Select(under => under.Packages).Append(zone.Zone).Max();
        var table = new Table(
            "",
            ["Read so, all else as encoded", "Packages in the zone", "Of the zone as encoded"],
            [
                .. rows.Select(under =>
                    (ImmutableArray<Cell>)
                        [
                            new Cell(ReadingText.Of(under.Choices[0])),
                            new Cell(Amounts.Rounded(under.Packages), CellKind.Number),
                            new Cell(Times(under.Packages, zone.Zone)),
                        ]
                ),
            ],
            "Readings that leave the zone as it is are not listed."
        );
        return new BarPicture(
            "What each reading alone makes of the zone",
            "How many packages cross nobody's stated red line, on a linear scale",
            table,
            [
                new Bar("as encoded", Length(zone.Zone, most), Amounts.Rounded(zone.Zone)),
                .. rows.Select(under => new Bar(
                    ReadingText.Of(under.Choices[0]),
                    Length(under.Packages, most),
                    Amounts.Rounded(under.Packages)
                )),
            ]
        );
    }

    private static double Length(BigInteger packages, BigInteger most) => most.IsZero ? 0 : (double)(10_000 * packages / most) / 10_000;

    private static string Times(BigInteger packages, BigInteger zone) =>
        zone.IsZero ? "the zone opens"
        : packages.IsZero ? "the zone closes"
        : packages >= zone ? FormattableString.Invariant($"{(decimal)(100 * packages / zone) / 100:0.##} times")
        : Amounts.Share(packages, zone);

    private static string Gains(PriceOf price) =>
        price switch
        {
            PriceOf.Room => "takes room",
            PriceOf.Nothing => "takes none",
            _ => "there is no zone",
        };
}
