using System.Collections.Immutable;

namespace ScenarioEngine.Web.Playing;

/// <summary>Something that was done at the table of a group: a line of its ledger.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Seat">The party that did it; empty for the teacher.</param>
public sealed record Move(MoveKind Kind, string Seat)
{
    /// <summary>The longest reason, signature or event.</summary>
    public const int LongestText = 300;

    /// <summary>The table that whoever did it had before them, by its version: what was found, was found of that one.</summary>
    public int Base { get; init; }

    /// <summary>The offer that is answered, withdrawn or countered, by its number; 0 for none.</summary>
    public int Offer { get; init; }

    /// <summary>
    /// What an offer would change on the table, by field; without a value what is said of the field is taken off the table.
    /// </summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Changes { get; init; } =
        ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>The day to which the table moves; null where it stays.</summary>
    public string? Day { get; init; }

    /// <summary>Why it was done, or what happened; null where nothing is said.</summary>
    public string? Said { get; init; }

    /// <summary>The sentence with which a seat crosses a line of its own; null where it crosses none.</summary>
    public string? Signed { get; init; }

    /// <summary>What the engine finds of the package that is offered, or of the table on a new day.</summary>
    public Weighed? Found { get; init; }

    /// <summary>What it finds on a new day of the offers that are open, by their numbers.</summary>
    public ImmutableSortedDictionary<int, Weighed> Anew { get; init; } = ImmutableSortedDictionary<int, Weighed>.Empty;
}

/// <summary>What can be done at a table.</summary>
public enum MoveKind
{
    /// <summary>A seat makes an offer, which takes the place of its open one.</summary>
    Offer,

    /// <summary>A seat accepts another's offer.</summary>
    Accept,

    /// <summary>A seat rejects another's offer.</summary>
    Reject,

    /// <summary>A seat takes its offer back.</summary>
    Withdraw,

    /// <summary>The teacher says what happened, and may move the day.</summary>
    Event,

    /// <summary>The teacher ends the play.</summary>
    End,
}
