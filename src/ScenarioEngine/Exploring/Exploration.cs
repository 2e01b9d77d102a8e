using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>What may be chosen: how far to explore, and whose red lines to look at.</summary>
public sealed record ExploreOptions
{
    /// <summary>The parties whose positions count; empty for all.</summary>
    public ImmutableArray<Party> Parties { get; init; } = [];

    /// <summary>How many nodes the diagram may have, some 40 bytes each.</summary>
    public int MaximumNodes { get; init; } = 10_000_000;

    /// <summary>How long making the diagram may take.</summary>
    public TimeSpan MaximumTime { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>How many packages cross no red line of some parties.</summary>
/// <param name="Parties">The parties; one, several, or all that have red lines.</param>
/// <param name="Packages">How many possible packages.</param>
public sealed record Room(ImmutableArray<Party> Parties, BigInteger Packages);

/// <summary>A choice for a field, and how many packages of the zone have it.</summary>
/// <param name="Field">The field.</param>
/// <param name="Range">An option, a range of values that no rule tells apart, or for a set the option that it includes.</param>
/// <param name="Packages">How many packages of the zone have it; 0 closes the zone.</param>
public sealed record LiveOption(Field Field, ValueRange Range, BigInteger Packages)
{
    /// <summary>Whether the zone survives the choice.</summary>
    public bool IsLive => !Packages.IsZero;
}

/// <summary>What one red line costs.</summary>
/// <param name="Position">The red line.</param>
/// <param name="Crossed">How many possible packages cross it.</param>
/// <param name="ExcludesAlone">How many possible packages cross it and no other: what the zone would gain without it, and the near misses on its account.</param>
public sealed record Price(Position Position, BigInteger Crossed, BigInteger ExcludesAlone)
{
    /// <summary>Whether the zone would be the same without it.</summary>
    public bool IsRedundant => ExcludesAlone.IsZero;
}

/// <summary>A smallest set of red lines that no possible package respects together.</summary>
/// <param name="RedLines">The red lines, in the order of the pack.</param>
/// <param name="Witnesses">For each of them, a package that respects all the others.</param>
public sealed record Deadlock(ImmutableArray<Position> RedLines, ImmutableArray<Package> Witnesses);

/// <summary>A smallest set of red lines whose dropping opens the zone.</summary>
/// <param name="RedLines">The red lines, in the order of the pack.</param>
/// <param name="Witness">A package that becomes possible for all: it crosses exactly these.</param>
public sealed record Concession(ImmutableArray<Position> RedLines, Package Witness);

/// <summary>One complete package: a choice for every field that has meaning in it.</summary>
/// <param name="Choices">The choices, in the order of the pack's fields.</param>
public sealed record Package(ImmutableArray<PackageChoice> Choices);

/// <summary>A field of a package and what it is settled at.</summary>
/// <param name="Field">The field.</param>
/// <param name="Range">The value, or a range of values of which no rule tells one from another.</param>
public sealed record PackageChoice(Field Field, ValueRange Range)
{
    /// <summary>The choice in the words of the file.</summary>
    public override string ToString() => $"{Field.Path}: {Range.Describe(Field.Type)}";
}

/// <summary>The whole space of packages, or those that agree with a scenario: how many there are, and for whom there is room.</summary>
/// <remarks>Every number is exact.</remarks>
public sealed class Exploration
{
    /// <summary>The scenario whose terms are fixed; without terms the whole space is explored.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>How many packages agree with the terms.</summary>
    public required BigInteger All { get; init; }

    /// <summary>How many of them break no constraint and state nothing that an implication denies.</summary>
    public required BigInteger Possible { get; init; }

    /// <summary>How many possible ones cross no red line at all: the zone of possible agreement.</summary>
    public required BigInteger Zone { get; init; }

    /// <summary>How many of the zone leave no demand or precondition unmet either.</summary>
    public required BigInteger StrictZone { get; init; }

    /// <summary>For each party with red lines, and for each coalition of them, how many possible packages cross none of theirs.</summary>
    public required ImmutableArray<Room> Rooms { get; init; }

    /// <summary>Every choice for every field, with what the zone holds of it.</summary>
    public required ImmutableArray<LiveOption> Options { get; init; }

    /// <summary>What each red line that counts costs.</summary>
    public required ImmutableArray<Price> Prices { get; init; }

    /// <summary>The fields on which the red lines that count depend, in the order of the pack.</summary>
    public required ImmutableArray<Field> Decisive { get; init; }

    /// <summary>All deadlocks; empty where the zone is not.</summary>
    public required ImmutableArray<Deadlock> Deadlocks { get; init; }

    /// <summary>All concessions; empty where the zone is not.</summary>
    public required ImmutableArray<Concession> Concessions { get; init; }

    /// <summary>Whether the lists of deadlocks and concessions were cut off.</summary>
    public required bool IsCut { get; init; }

    /// <summary>The first packages of the zone, in a stable order.</summary>
    public required ImmutableArray<Package> First { get; init; }
}

/// <summary>An exploration, or why there is none.</summary>
/// <param name="Exploration">The exploration; null where the space is too large.</param>
/// <param name="TooLarge">What made it too large; null where it was not.</param>
public sealed record ExploreResult(Exploration? Exploration, TooLarge? TooLarge);

/// <summary>Why a space could not be explored exactly.</summary>
/// <param name="Budget">The budget that was used up: nodes or time.</param>
/// <param name="TiedTogether">The fields that most rules tie to each other, the worst first: stating some of them makes the space smaller.</param>
public sealed record TooLarge(string Budget, ImmutableArray<Field> TiedTogether);
