using System.Collections.Immutable;
using ScenarioEngine.Web.Address;

namespace ScenarioEngine.Web.Playing;

/// <summary>How a play begins: the same for all groups of a class, each of which plays it on its own.</summary>
/// <param name="Start">The table before the first move, with its day.</param>
/// <param name="Seats">The seats; at least one of them decides.</param>
/// <param name="Groups">How many groups play side by side, at least one.</param>
/// <param name="Found">What the engine finds of the table before the first move.</param>
public sealed record PlaySetup(TableAddress Start, ImmutableArray<Seat> Seats, int Groups, Weighed Found)
{
    /// <summary>Most groups that play side by side.</summary>
    public const int MostGroups = 20;

    /// <summary>The seat of a party, or null.</summary>
    public Seat? SeatOf(string party) => Seats.FirstOrDefault(seat => seat.Party == party);
}

/// <summary>A seat: a party of the pack, for which one student speaks, or several.</summary>
/// <param name="Party">The name of the party.</param>
/// <param name="Decides">Whether an offer has to be accepted by it; else it speaks, and its word is in the ledger.</param>
public sealed record Seat(string Party, bool Decides);

/// <summary>
/// What the engine finds of a package on a day. It is written down with the move that asked for it, so that a ledger tells the same for
/// ever.
/// </summary>
/// <param name="Outcome">The word of its outcome.</param>
/// <param name="Zone">How many packages with its terms cross nobody's stated red line, exactly, in digits; null where the pack is too large
/// to be counted.</param>
/// <param name="Crossed">The full names of the red lines that it crosses, in the order of the pack.</param>
public sealed record Weighed(string Outcome, string? Zone, ImmutableArray<string> Crossed)
{
    /// <summary>What it is worth to each party that has stated preferences, in words. Nobody sees another party's.</summary>
    public ImmutableSortedDictionary<string, string> Worth { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);
}
