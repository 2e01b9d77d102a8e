using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.NRules;

namespace ScenarioEngine.Benchmarks;

/// <summary>
/// The built-in evaluator and NRules on the same scenarios: 60 positions over 20 fields. Every figure is for one scenario of 64.
/// </summary>
[MemoryDiagnoser]
[Config(typeof(InProcessConfig))]
public class NRulesBenchmarks
{
    private const int Positions = 60;
    private const int Fields = 20;
    private const int Count = 64;

    private ImmutableArray<Scenario> _scenarios = [];
    private Evaluator? _builtIn;
    private Evaluator? _rules;

    /// <summary>How many implications there are, in a chain.</summary>
    [Params(0, 5)]
    public int Implications { get; set; }

    private Evaluator BuiltInAlone => _builtIn ?? throw new InvalidOperationException("Not set up.");

    private Evaluator Rules => _rules ?? throw new InvalidOperationException("Not set up.");

    [GlobalSetup]
    public void SetUp()
    {
        var generated = new GeneratedPack(Positions, Fields, Implications);
        var pack = Engine.LoadPack(generated.Files).ValueOrThrow();
        _scenarios = [.. generated.Scenarios(Count).Select(file => Engine.LoadScenario(file, pack).ValueOrThrow())];
        _builtIn = Engine.Compile(pack);
        _rules = NRulesEngine.Compile(pack);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public int BuiltIn() => EvaluateFindings(BuiltInAlone);

    /// <summary>NRules in a session of its own for each scenario, the built-in evaluator, and the comparison.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int NRulesAndItsWitness() => EvaluateFindings(Rules);

    private int EvaluateFindings(Evaluator evaluator)
    {
        var findings = 0;
        foreach (var scenario in _scenarios)
        {
            findings += evaluator.Evaluate(scenario).Findings.Length;
        }

        return findings;
    }
}

/// <summary>What it costs to compile a pack of so many positions for each evaluator.</summary>
[Config(typeof(InProcessConfig))]
public class NRulesCompilingBenchmarks
{
    private RulePack? _pack;

    /// <summary>How many positions the pack has; its fields grow with the square root.</summary>
    [Params(60, 600, 6_000)]
    public int Positions { get; set; }

    private RulePack Pack => _pack ?? throw new InvalidOperationException("Not set up.");

    [GlobalSetup]
    public void SetUp() =>
        _pack = Engine
            .LoadPack(new GeneratedPack(Positions, (int)(20 * Math.Sqrt(Positions / 60.0)), implications: 5).Files)
            .ValueOrThrow();

    [Benchmark(Baseline = true)]
    public Evaluator BuiltIn() => Engine.Compile(Pack);

    /// <summary>With the rules, which are compiled when they are first needed.</summary>
    [Benchmark]
    public object NRules() => new RuleWitness(Pack).Rules;
}

/// <summary>In this process, which is started once for all.</summary>
public sealed class InProcessConfig : ManualConfig
{
    public InProcessConfig()
    {
        AddJob(
            Job.Default.WithToolchain(InProcessEmitToolchain.Instance)
                .WithWarmupCount(3)
                .WithIterationCount(11)
                .WithIterationTime(TimeInterval.FromMilliseconds(100))
        );
        AddColumn(StatisticColumn.Median);
        HideColumns(Column.Error, Column.StdDev, Column.RatioSD);
    }
}
