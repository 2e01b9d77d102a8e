using System.Collections.Immutable;

namespace ScenarioEngine.Web.Playing;

/// <summary>The table of a group after some moves. It follows from the setup and the ledger, and from nothing else.</summary>
/// <param name="Setup">How the play began.</param>
public sealed record PlayState(PlaySetup Setup)
{
    /// <summary>How many moves there were.</summary>
    public int Moves { get; init; }

    /// <summary>How often the table or its day has changed.</summary>
    public int Version { get; init; }

    /// <summary>The day whose positions count, as it was written; null for all that are in force.</summary>
    public string? Day { get; init; }

    /// <summary>What is agreed, by field.</summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<string>> Table { get; init; }

    /// <summary>What the engine finds of it.</summary>
    public required Weighed Found { get; init; }

    /// <summary>All offers that were ever made, in order.</summary>
    public ImmutableArray<Offer> Offers { get; init; } = [];

    /// <summary>Whether the teacher has ended the play.</summary>
    public bool IsOver { get; init; }

    /// <summary>The offers that can be answered.</summary>
    public IEnumerable<Offer> Open => Offers.Where(offer => offer.Status == OfferStatus.Open);

    /// <summary>The offer of a number, or null.</summary>
    public Offer? OfferOf(int number) => number > 0 && number <= Offers.Length ? Offers[number - 1] : null;

    /// <summary>The table with an offer's changes.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> With(ImmutableSortedDictionary<string, ImmutableArray<string>> changes)
    {
        var stated = changes.Where(change => !change.Value.IsEmpty);
        return Table.RemoveRange(changes.Keys).AddRange(stated);
    }

    /// <summary>Of some wishes what would change the table.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> ChangesAmong(
        IEnumerable<KeyValuePair<string, ImmutableArray<string>>> wishes
    ) =>
        wishes
            .Where(wish => !wish.Value.ToHashSet(StringComparer.Ordinal).SetEquals(Table.GetValueOrDefault(wish.Key, [])))
            .ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The lines of a seat's own that a package crosses and the table does not: what the seat has to sign for.</summary>
    public ImmutableArray<string> ToSign(string seat, Weighed package) =>
        [
            .. package
                .Crossed.Where(line => line.StartsWith($"{seat}/", StringComparison.Ordinal))
                .Except(Found.Crossed, StringComparer.Ordinal),
        ];
}

/// <summary>An offer.</summary>
/// <param name="Number">Which it is, from 1.</param>
/// <param name="Seat">Whose.</param>
/// <param name="Changes">What it would change on the table.</param>
/// <param name="Found">What the engine finds of the table with it.</param>
public sealed record Offer(int Number, string Seat, ImmutableSortedDictionary<string, ImmutableArray<string>> Changes, Weighed Found)
{
    /// <summary>The offer that it answers, by its number; 0 for none.</summary>
    public int Counters { get; init; }

    /// <summary>Why it was made, or null.</summary>
    public string? Said { get; init; }

    /// <summary>The sentence with which its seat crosses a line of its own, or null.</summary>
    public string? Signed { get; init; }

    /// <summary>What became of it.</summary>
    public OfferStatus Status { get; init; }

    /// <summary>What the other seats say to it.</summary>
    public ImmutableSortedDictionary<string, Reply> Replies { get; init; } =
        ImmutableSortedDictionary<string, Reply>.Empty.WithComparers(StringComparer.Ordinal);
}

/// <summary>What became of an offer.</summary>
public enum OfferStatus
{
    /// <summary>It can be answered.</summary>
    Open,

    /// <summary>Every seat that decides has accepted it, and it is on the table.</summary>
    Agreed,

    /// <summary>A seat that decides has rejected it.</summary>
    Rejected,

    /// <summary>Its seat has taken it back, or has made another.</summary>
    Withdrawn,

    /// <summary>Another was agreed: the table that it was made against is there no longer.</summary>
    Lapsed,
}

/// <summary>What a seat says to an offer.</summary>
/// <param name="Accepts">Whether it accepts it.</param>
/// <param name="Said">Why, or null.</param>
/// <param name="Signed">The sentence with which it crosses a line of its own, or null.</param>
public sealed record Reply(bool Accepts, string? Said, string? Signed);
