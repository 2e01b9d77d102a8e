using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Explaining;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>How many packages are left for each party and for all: from all that agree with the terms to the zone.</summary>
internal static class RoomBlocks
{
    /// <summary>Of more parties there are too many coalitions to read; JSON has them all.</summary>
    private const int AllCoalitionsUpTo = 3;

    public static IEnumerable<Block> Of(Exploration exploration)
    {
        var largest = exploration.Rooms.Select(room => room.Parties.Length).DefaultIfEmpty().Max();
        var scale = new BarScale(exploration.Possible);
        var rows = exploration
            .Rooms.Where(room => largest <= AllCoalitionsUpTo || room.Parties.Length == 1 || room.Parties.Length == largest)
            .Select(room =>
                Row(
                    room.Packages,
                    room.Parties.Length == largest && largest > 1 ? "any of them" : Listing.And(room.Parties.Select(party => party.Title))
                )
            )
            .ToList();
        if (rows.Count == 0)
        {
            return [];
        }

        var table = new Table(
            "",
            ["Packages", "Share", "Room", "Cross no red line of"],
            [Row(exploration.Possible, "- (all that are possible)"), .. rows],
            $"Share: of the possible packages. Room: {scale.Description}."
        );
        return
        [
            new FunnelPicture(
                "From all packages to those that cross nobody's stated red line",
                "Each line of the scale is a power of ten; a share of packages is no probability",
                table,
                Bars(exploration)
            ),
        ];

        ImmutableArray<Cell> Row(BigInteger packages, string whose) =>
            [
                Number(Amounts.Rounded(packages)),
                Number(Amounts.Share(packages, exploration.Possible)),
                new Cell(scale.BarOf(packages), CellKind.Bar),
                new Cell(whose),
            ];
    }

    private static ImmutableArray<FunnelBar> Bars(Exploration exploration)
    {
        var asked = exploration.Balance.Any(balance =>
            Enum.GetValues<PositionKind>().Any(kind => PositionPolicy.Of(kind).IsAsked && balance.Of(kind) > 0)
        );
        return
        [
            .. exploration.All == exploration.Possible
                ? Array.Empty<FunnelBar>()
                : [new FunnelBar("All that agree with the terms", Amounts.PowerOf(exploration.All), Amounts.Rounded(exploration.All))],
            new FunnelBar("Possible", Amounts.PowerOf(exploration.Possible), Amounts.Rounded(exploration.Possible)),
            .. exploration
                .Rooms.Where(room => room.Parties.Length == 1)
                .Select(room => Bar($"Cross no red line of {room.Parties[0].Title}", room.Packages)),
            Bar("Cross nobody's red line", exploration.Zone),
            .. asked ? [Bar("Of these, meet all that is asked for", exploration.StrictZone)] : Array.Empty<FunnelBar>(),
        ];

        FunnelBar Bar(string label, BigInteger packages) =>
            new(
                label,
                Amounts.PowerOf(packages),
                packages.IsZero ? "none" : $"{Amounts.Rounded(packages)}: {Amounts.Share(packages, exploration.Possible)}"
            );
    }

    private static Cell Number(string text) => new(text, CellKind.Number);
}
