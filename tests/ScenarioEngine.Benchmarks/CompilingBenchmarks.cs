using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Benchmarks;

/// <summary>What it costs to read a pack, and to compile it.</summary>
[MemoryDiagnoser]
[Config(typeof(MedianConfig))]
public class CompilingBenchmarks
{
    private ImmutableArray<SourceFile> _files = [];
    private RulePack? _pack;

    /// <summary>How many positions the pack has; its fields grow with the square root.</summary>
    [Params(60, 600, 6_000)]
    public int Positions { get; set; }

    private RulePack Pack => _pack ?? throw new InvalidOperationException("Not set up.");

    [GlobalSetup]
    public void SetUp()
    {
        var fields = (int)(20 * Math.Sqrt(Positions / 60.0));
        _files = new GeneratedPack(Positions, fields, implications: 5).Files;
        _pack = LoadPack();
    }

    [Benchmark]
    public RulePack LoadPack() => Engine.LoadPack(_files).ValueOrThrow();

    [Benchmark]
    public Evaluator Compile() => Engine.Compile(Pack);

    [Benchmark(Baseline = true)]
    public Evaluator LoadPackAndCompile() => Engine.Compile(LoadPack());
}
