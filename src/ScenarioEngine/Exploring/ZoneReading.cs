using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>How much room some terms leave. Every number is exact.</summary>
/// <param name="Whole">All packages of the pack, whatever the terms.</param>
/// <param name="Possible">The packages with these terms that can exist.</param>
/// <param name="Zone">Those of them that cross nobody's stated red line.</param>
/// <param name="Strict">Those of the zone that leave no demand or precondition unmet either.</param>
/// <param name="Parties">The parties with red lines that count, each with the packages that cross none of theirs.</param>
/// <param name="Fields">The room of each field, by its number in the pack.</param>
/// <param name="Assumed">How many terms are assumed, because silence is the status quo, and count as stated.</param>
internal sealed record ZoneReading(
    BigInteger Whole,
    BigInteger Possible,
    BigInteger Zone,
    BigInteger Strict,
    ImmutableArray<PartyRoom> Parties,
    ImmutableArray<FieldRoom> Fields,
    int Assumed
);

/// <summary>How many packages cross no red line of a party.</summary>
/// <param name="Party">The party.</param>
/// <param name="Packages">How many.</param>
internal sealed record PartyRoom(Party Party, BigInteger Packages);

/// <summary>The room that the choices for a field leave.</summary>
/// <param name="Silent">The size of the zone if nothing is said of the field.</param>
/// <param name="Open">The size of the zone if the field is left open.</param>
/// <param name="Options">Each choice; for a set, each of its options if it is put in, or taken out where it is in.</param>
internal sealed record FieldRoom(BigInteger Silent, BigInteger Open, ImmutableArray<OptionRoom> Options);

/// <summary>The size of the zone if something is chosen and all other terms stay.</summary>
/// <param name="Range">What is chosen: an option, or values of which no rule tells one from another.</param>
/// <param name="Left">How many packages are left; with none the choice closes the zone.</param>
/// <param name="WithMeaning">In how many of them the choice has meaning; in the others it says nothing.</param>
internal sealed record OptionRoom(ValueRange Range, BigInteger Left, BigInteger WithMeaning)
{
    /// <summary>Whether the choice has meaning in none of the packages that are left.</summary>
    public bool IsWithoutMeaning => WithMeaning.IsZero && !Left.IsZero;
}

/// <summary>The number of packages that cross one red line and no other.</summary>
/// <param name="RedLine">The red line.</param>
/// <param name="Packages">The number of them: the near misses on its account, and what the zone would gain without it.</param>
public sealed record RedLineRoom(Position RedLine, BigInteger Packages);
