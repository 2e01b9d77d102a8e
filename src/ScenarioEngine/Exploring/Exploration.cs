using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>The number of packages that cross no red line of some parties.</summary>
/// <param name="Parties">The parties; one, several, or all that have red lines.</param>
/// <param name="Packages">The number of possible packages.</param>
public sealed record Room(ImmutableArray<Party> Parties, BigInteger Packages);

/// <summary>
/// A choice for a field, and the size of the zone with it on the table, in place of the present term where the field is settled.
/// </summary>
/// <param name="Field">The field.</param>
/// <param name="Range">An option, a range of values that no rule tells apart, or for a set an option that it may include.</param>
/// <param name="Packages">The number of packages that the zone of the scenario with this term has; of a set, the packages that include the
/// option. 0 closes the zone.</param>
/// <param name="WithMeaning">In how many of them the field has meaning, and so this value; the others agree with any value of it.</param>
public sealed record LiveOption(Field Field, ValueRange Range, BigInteger Packages, BigInteger WithMeaning)
{
    /// <summary>
    /// Whether there is a zone with the choice, and the field has meaning in no package of it: the choice closes nothing.
    /// </summary>
    public required bool IsWithoutMeaning { get; init; }

    /// <summary>Whether the zone survives the choice.</summary>
    public bool IsLive => IsWithoutMeaning || !Packages.IsZero;

    /// <summary>The choice in words; of a set, that it includes the option.</summary>
    public string Describe() =>
        Field.Type.IsSet ? $"with {Field.Type.OptionsOf(Range.Low.GetValueOrDefault()).First()}" : Range.Describe(Field.Type);
}

/// <summary>The price of one red line.</summary>
/// <param name="Position">The red line.</param>
/// <param name="Crossed">The number of possible packages that cross it.</param>
/// <param name="ExcludesAlone">The number of possible packages that cross it and no other: what the zone would gain without it, and the
/// near misses on its account.</param>
public sealed record Price(Position Position, BigInteger Crossed, BigInteger ExcludesAlone)
{
    /// <summary>The fewest other red lines of which every package that crosses it crosses one, where it excludes nothing alone.</summary>
    public ImmutableArray<Position> CoveredBy { get; init; } = [];

    /// <summary>Whether the zone would be the same without it.</summary>
    public bool IsRedundant => ExcludesAlone.IsZero;

    /// <summary>The red line, and what it costs alone.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Position.FullName}: {ExcludesAlone} packages");
}

/// <summary>The whole space of packages, or those that agree with a scenario: how many there are, and for whom there is room.</summary>
/// <remarks>Every number is exact. Lists that were not asked for are empty.</remarks>
public sealed class Exploration
{
    /// <summary>The scenario whose terms are fixed; without terms the whole space is explored.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The terms that are assumed, because silence is the status quo; they count as stated.</summary>
    public required ImmutableArray<Term> Assumed { get; init; }

    /// <summary>The number of packages that agree with the terms.</summary>
    public required BigInteger All { get; init; }

    /// <summary>The number of them that break no constraint and state nothing that an implication denies.</summary>
    public required BigInteger Possible { get; init; }

    /// <summary>The number of possible ones that cross no red line at all: the zone of possible agreement.</summary>
    public required BigInteger Zone { get; init; }

    /// <summary>
    /// How many packages keep also to what is not called a red line, for each party with positions that count, and last for all.
    /// </summary>
    internal ImmutableArray<HonestRoom> Honest { get; init; } = [];

    /// <summary>What each party has stated that counts here, by kind.</summary>
    internal ImmutableArray<PartyBalance> Balance { get; init; } = [];

    /// <summary>The number of the zone that leave no demand or precondition unmet either.</summary>
    public required BigInteger StrictZone { get; init; }

    /// <summary>For each party with red lines, and for each coalition of them, how many possible packages cross none of theirs.</summary>
    public required ImmutableArray<Room> Rooms { get; init; }

    /// <summary>Every choice for every field, with what the zone holds of it.</summary>
    public required ImmutableArray<LiveOption> Options { get; init; }

    /// <summary>The price of each red line that counts.</summary>
    public required ImmutableArray<Price> Prices { get; init; }

    /// <summary>The fields on which the red lines that count depend, in the order of the pack.</summary>
    public required ImmutableArray<Field> Decisive { get; init; }

    /// <summary>All deadlocks, the smallest first; empty where the zone is not.</summary>
    public required ImmutableArray<Deadlock> Deadlocks { get; init; }

    /// <summary>All concessions, the smallest first; empty where the zone is not.</summary>
    public required ImmutableArray<Concession> Concessions { get; init; }

    /// <summary>Whether the lists of deadlocks and concessions were cut off.</summary>
    public required bool IsCut { get; init; }

    /// <summary>
    /// What the packages are worth to the parties whose positions count; null where nobody has preferences, and where that was not asked
    /// for.
    /// </summary>
    internal Values? Values { get; init; }

    /// <summary>Whether telling what the packages are worth would cost too much.</summary>
    public required bool AreValuesTooLarge { get; init; }

    /// <summary>The first packages of the zone, in a stable order: that of the pack's fields as the diagram orders them.</summary>
    public required ImmutableArray<Package> First { get; init; }

    /// <summary>Packages of the zone drawn by chance.</summary>
    public required ImmutableArray<Package> Samples { get; init; }

    /// <summary>What the packages of the zone have in common; null where that was not asked for.</summary>
    internal Structure? Structure { get; init; }

    /// <summary>The zone on the fields that were asked for; null where none were.</summary>
    internal Projection? Over { get; init; }

    /// <summary>The map of two fields; null where none was asked for.</summary>
    public FieldMap? Map { get; init; }

    /// <summary>The room that there is.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Zone} of {Possible} possible packages cross no red line");
}

/// <summary>An exploration, or why there is none.</summary>
/// <param name="Exploration">The exploration; null where the space is too large.</param>
/// <param name="TooLarge">The reason why it was too large; null where it was not.</param>
public sealed record ExploreResult(Exploration? Exploration, TooLarge? TooLarge);
