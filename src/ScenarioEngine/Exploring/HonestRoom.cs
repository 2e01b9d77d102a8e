using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>
/// How many possible packages keep to a party's red lines, and how many also to what it has stated in other words: each number counts
/// within the one before.
/// </summary>
/// <remarks>What does not apply counts as met. A party whose ultimatums are called demands does not look flexible here.</remarks>
/// <param name="Party">The party; null for all together.</param>
/// <param name="RedLines">How many cross none of its red lines.</param>
/// <param name="Demands">How many of them meet its demands, too.</param>
/// <param name="Preconditions">How many of those meet its preconditions, too.</param>
/// <param name="Vague">Its statements that are too vague to test and count nowhere.</param>
internal sealed record HonestRoom(
    Party? Party,
    BigInteger RedLines,
    BigInteger Demands,
    BigInteger Preconditions,
    ImmutableArray<Position> Vague
);

/// <summary>How many positions of a party count, by kind.</summary>
/// <param name="Party">The party.</param>
/// <param name="Kinds">For each kind of position how many; in the order of the kinds.</param>
/// <param name="Vague">How many more are too vague to test.</param>
internal sealed record PartyBalance(Party Party, ImmutableArray<int> Kinds, int Vague)
{
    /// <summary>How many positions of a kind count.</summary>
    public int Of(PositionKind kind) => Kinds[(int)kind];

    /// <summary>How many of those count that are no red lines and move a verdict.</summary>
    internal int Asked => Kinds.Where((_, kind) => PositionPolicy.All[kind].IsAsked).Sum();
}

/// <summary>The zone on some fields: what it has of them, whatever the others are.</summary>
/// <param name="Fields">The fields.</param>
/// <param name="Rows">Each combination that a package of the zone has, and how many have it; of a field, null where it has no
/// meaning.</param>
/// <param name="IsCut">Whether there are more combinations than these.</param>
internal sealed record Projection(
    ImmutableArray<Field> Fields,
    ImmutableArray<(ImmutableArray<ValueRange?> Values, BigInteger Packages)> Rows,
    bool IsCut
);
