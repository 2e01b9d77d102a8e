using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Repairing;

namespace ScenarioEngine.Benchmarks;

/// <summary>What it costs to explore packs of the shapes on which it depends: at first, after a changed term, and for repairs.</summary>
[MemoryDiagnoser]
[Config(typeof(MedianConfig))]
public class ExploringBenchmarks
{
    private const int Edits = 64;

    private static readonly ExploreOptions Counts = new() { Parts = ExploreParts.Options, First = 0 };
    private static readonly ExploreOptions CountsAndRooms = new() { Parts = ExploreParts.Options | ExploreParts.Rooms, First = 0 };

    private RulePack? _pack;
    private Evaluator? _evaluator;
    private ImmutableArray<Scenario> _edits = [];
    private Scenario? _complete;
    private int _next;

    /// <summary>The shape of the pack.</summary>
    [Params(PackShape.Small, PackShape.Random, PackShape.Topics, PackShape.Local)]
    public PackShape Shape { get; set; }

    private RulePack Pack => _pack ?? throw new InvalidOperationException("Not set up.");

    private Evaluator Evaluator => _evaluator ?? throw new InvalidOperationException("Not set up.");

    private Scenario Whole => new("All packages", Pack, Pack.Files[0]);

    [GlobalSetup]
    public void SetUp()
    {
        _pack = Engine.LoadPack(new ShapedPack(Shape).Files).ValueOrThrow();
        _evaluator = Engine.Compile(Pack);
        var random = new SplitMix(seed: 2026);
        _complete = Whole with { Terms = [.. Pack.Fields.Select(field => Draw(field, random))] };
        _edits =
        [
            .. Enumerable
                .Range(0, Edits)
                .Select(_ =>
                    Whole with
                    {
                        Terms = [.. random.Distinct(3, Pack.Fields.Length).Select(field => Draw(Pack.Fields[field], random))],
                    }
                ),
        ];
    }

    /// <summary>The zone, every coalition and all live options of a pack that nobody has explored before.</summary>
    [Benchmark(Baseline = true)]
    public ExploreResult Explore_AtFirst() => Engine.Explore(Engine.Compile(Pack), Whole, CountsAndRooms, CancellationToken.None);

    /// <summary>The zone and all live options with other terms, on what is kept.</summary>
    [Benchmark]
    public ExploreResult Explore_OtherTerms() => Engine.Explore(Evaluator, _edits[_next++ % Edits], Counts, CancellationToken.None);

    /// <summary>The number of all smallest repairs of a package drawn at random, and the first hundred of them, each evaluated.</summary>
    [Benchmark]
    public RepairResult Repair_CompletePackage() =>
        Engine.Repair(Evaluator, _complete ?? Whole, new RepairOptions(), new ExploreOptions(), CancellationToken.None);

    private static Term Draw(Field field, SplitMix random) =>
        new(field, Value.OfOption(random.Next(field.Type.Options.Length)), field.Location);
}
