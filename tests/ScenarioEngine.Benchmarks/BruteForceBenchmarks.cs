using System.Numerics;
using BenchmarkDotNet.Attributes;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Benchmarks;

/// <summary>Exploring against a bit-sliced brute force, on the shape where that ends.</summary>
[Config(typeof(MedianConfig))]
public class BruteForceBenchmarks
{
    private static readonly ExploreOptions ZoneOnly = new() { Parts = ExploreParts.None, First = 0 };

    private readonly SlicedBruteForce _bruteForce = new(new ShapedPack(PackShape.Small));
    private readonly RulePack _pack = Engine.LoadPack(new ShapedPack(PackShape.Small).Files).ValueOrThrow();

    [GlobalSetup]
    public void CheckAgreement()
    {
        if (Zone_BruteForce() != Zone_Explore())
        {
            throw new InvalidOperationException("The contenders count different zones.");
        }
    }

    [Benchmark(Baseline = true)]
    public BigInteger Zone_BruteForce() => _bruteForce.CountZone();

    [Benchmark]
    public BigInteger Zone_Explore() =>
        Engine
            .Explore(Engine.Compile(_pack), new Scenario("All packages", _pack, _pack.Files[0]), ZoneOnly, CancellationToken.None)
            .Exploration?.Zone
        ?? -1;
}
