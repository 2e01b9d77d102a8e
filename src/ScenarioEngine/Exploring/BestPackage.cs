using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>A package of the zone that no other surpasses: whoever prefers another gives up something that somebody else prefers.</summary>
/// <param name="Scores">For each party with preferences, what the package gives it.</param>
/// <param name="Packages">How many packages of the zone have these scores.</param>
/// <param name="Package">One of them, which has been evaluated.</param>
public sealed record BestPackage(ImmutableArray<PreferenceScore> Scores, BigInteger Packages, Package Package);

/// <summary>How far a package meets the preferences of a party.</summary>
/// <param name="Party">The party.</param>
/// <param name="Met">The weight of the preferences that are met.</param>
/// <param name="Applicable">The weight of those that apply; 0 where none does, and then nothing is unmet.</param>
public sealed record PreferenceScore(Party Party, int Met, int Applicable);
