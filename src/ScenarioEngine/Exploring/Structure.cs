using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>What the packages of a zone have in common, and how they differ.</summary>
/// <param name="Core">What every package of the zone has.</param>
/// <param name="Dead">What none has.</param>
/// <param name="Together">What stands or falls together: of each group a package of the zone has all or none.</param>
/// <param name="Commonality">How many packages of the zone have each choice.</param>
/// <param name="Pairs">A small set of packages of the zone in which every pair of choices occurs that some package of the zone has.</param>
/// <param name="PairCount">How many such pairs there are.</param>
internal sealed record Structure(
    ImmutableArray<PackageChoice> Core,
    ImmutableArray<PackageChoice> Dead,
    ImmutableArray<ImmutableArray<PackageChoice>> Together,
    ImmutableArray<Commonality> Commonality,
    ImmutableArray<Package> Pairs,
    int PairCount
);

/// <summary>How many packages of a zone have a choice.</summary>
/// <param name="Choice">The choice; of a set, that it includes the option.</param>
/// <param name="Packages">How many.</param>
internal sealed record Commonality(PackageChoice Choice, BigInteger Packages);
