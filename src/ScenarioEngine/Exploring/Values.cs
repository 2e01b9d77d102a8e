using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>What packages are worth to the parties: the best by the preferences that count, in the zone and in the whole space.</summary>
/// <remarks>
/// Every score is exact. Adding or multiplying the scores of two parties supposes that these can be compared, which no pack can tell.
/// </remarks>
internal sealed class Values
{
    /// <summary>The orders of the parties that have preferences.</summary>
    public required ImmutableArray<PreferenceOrder> Orders { get; init; }

    /// <summary>For each of them, the best that a package of the zone gives it; empty where there is no zone.</summary>
    public required ImmutableArray<PartyScore> OwnBest { get; init; }

    /// <summary>For each of them, the best that any possible package gives it.</summary>
    public required ImmutableArray<PartyScore> OwnBestOfAll { get; init; }

    /// <summary>
    /// The best packages of the zone: nobody could have more without somebody having less; null where they are too many to find.
    /// </summary>
    public required ImmutableArray<BestPackage>? Zone { get; init; }

    /// <summary>The best of all possible packages; null where they are too many to find.</summary>
    public required ImmutableArray<BestPackage>? Space { get; init; }

    /// <summary>
    /// The packages of the zone that are singled out by name; only where two or more parties have scores that can be added.
    /// </summary>
    public required ImmutableArray<Solution> Solutions { get; init; }

    /// <summary>From where gains are counted for <see cref="SolutionKind.HighestProduct"/>, for each party; often nothing.</summary>
    public required ImmutableArray<Base> Bases { get; init; }

    /// <summary>What the package gives each party that stands if nothing is agreed; empty where the pack gives none.</summary>
    public required ImmutableArray<ScoreRange> NoDeal { get; init; }

    /// <summary>
    /// How many packages of the zone no party would walk away from, for each party that has a score for that, and for all of these.
    /// </summary>
    public required ImmutableArray<Staying> Staying { get; init; }

    /// <summary>The same of all possible packages, whether they cross red lines or not.</summary>
    public required ImmutableArray<Staying> StayingOfAll { get; init; }
}

/// <summary>A package that no other surpasses: whoever prefers another gives up something that somebody else prefers.</summary>
/// <param name="Scores">For each party with preferences, what the package gives it.</param>
/// <param name="Packages">How many packages have these scores.</param>
/// <param name="Package">One of them, which has been evaluated.</param>
internal sealed record BestPackage(ImmutableArray<PartyScore> Scores, BigInteger Packages, Package Package);

/// <summary>Packages that are singled out by what they do with the scores.</summary>
internal enum SolutionKind
{
    /// <summary>The scores of all parties add up to most.</summary>
    MostInAll,

    /// <summary>The gains of all parties multiply to most, of packages that give everybody a gain (Nash, 1950).</summary>
    HighestProduct,

    /// <summary>Whoever has least has most.</summary>
    BestForTheWorseOff,
}

/// <summary>What a named solution is.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Best">The scores that do equally well, each with a package; none where no package of the zone will do.</param>
internal sealed record Solution(SolutionKind Kind, ImmutableArray<BestPackage> Best);

/// <summary>From where the gains of a party are counted.</summary>
/// <param name="Party">The party.</param>
/// <param name="Score">The score.</param>
/// <param name="Kind">What score that is.</param>
internal sealed record Base(Party Party, Fraction Score, BaseKind Kind);

/// <summary>What the gains of a party are counted from.</summary>
internal enum BaseKind
{
    /// <summary>The score below which it walks away.</summary>
    WalkingAway,

    /// <summary>What it has if nothing is agreed.</summary>
    NoDeal,

    /// <summary>Nothing, since the pack gives neither.</summary>
    Nothing,
}

/// <summary>How many packages give some parties at least the score below which they walk away.</summary>
/// <param name="Parties">The parties: one, or all that have such a score.</param>
/// <param name="Packages">How many; null where they are too many to tell apart.</param>
/// <param name="Estimate">About how many, where that is so.</param>
internal sealed record Staying(ImmutableArray<Party> Parties, BigInteger? Packages, Estimate? Estimate);
