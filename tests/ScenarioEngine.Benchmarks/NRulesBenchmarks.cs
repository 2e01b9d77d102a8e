using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using ScenarioEngine.Compiling;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.NRules;

namespace ScenarioEngine.Benchmarks;

/// <summary>The built-in evaluator and NRules on the same scenarios: 60 positions over 20 fields. Every figure is for one scenario of 64.</summary>
[MemoryDiagnoser]
[Config(typeof(InProcessConfig))]
public class NRulesBenchmarks
{
    private const int Positions = 60;
    private const int Fields = 20;
    private const int Count = 64;

    private readonly FindingStatus[] _statuses = new FindingStatus[Positions];
    private ImmutableArray<Scenario> _scenarios = [];
    private ImmutableArray<Scenario> _edits = [];
    private Evaluator? _builtIn;
    private Evaluator? _rules;
    private RuleRunner? _runner;

    /// <summary>How many implications there are, in a chain.</summary>
    [Params(0, 5)]
    public int Implications { get; set; }

    private Evaluator BuiltIn => _builtIn ?? throw new InvalidOperationException("Not set up.");

    private Evaluator Rules => _rules ?? throw new InvalidOperationException("Not set up.");

    [GlobalSetup]
    public void SetUp()
    {
        var generated = new GeneratedPack(Positions, Fields, Implications);
        var pack = Engine.LoadPack(generated.Files).ValueOrThrow();
        _scenarios = [.. generated.Scenarios(Count).Select(file => Engine.LoadScenario(file, pack).ValueOrThrow())];
        _edits = [.. Enumerable.Range(0, Count).Select(number => Edit(_scenarios[0], number))];
        _builtIn = Engine.Compile(pack);
        var compiled = PackCompiler.Compile(pack);
        _runner = new RuleRunner(compiled);
        _rules = new Evaluator(compiled, _runner);
        RequireAgreement();
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void BuiltInStatuses() => EvaluateStatuses(BuiltIn, _scenarios);

    [Benchmark(OperationsPerInvoke = Count)]
    public int BuiltInFindings() => EvaluateFindings(BuiltIn);

    /// <summary>Scenarios that have little in common, as they come.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void NRulesStatuses() => EvaluateStatuses(Rules, _scenarios);

    [Benchmark(OperationsPerInvoke = Count)]
    public int NRulesFindings() => EvaluateFindings(Rules);

    /// <summary>A session of its own for each scenario.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void NRulesFresh()
    {
        foreach (var scenario in _scenarios)
        {
            _runner?.Forget();
            Rules.EvaluateStatuses(scenario, _statuses);
        }
    }

    /// <summary>Each scenario differs from the one before in one term.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void NRulesEdits() => EvaluateStatuses(Rules, _edits);

    private static Scenario Edit(Scenario scenario, int number)
    {
        var changed = scenario.Terms[number / 2 % scenario.Terms.Length];
        var other = Value.OfOption((int)(changed.Value.Ordinal + 1) % changed.Field.Type.Options.Length);
        return number % 2 == 0 ? scenario : scenario with { Terms = scenario.Terms.Replace(changed, changed with { Value = other }) };
    }

    private void EvaluateStatuses(Evaluator evaluator, ImmutableArray<Scenario> scenarios)
    {
        foreach (var scenario in scenarios)
        {
            evaluator.EvaluateStatuses(scenario, _statuses);
        }
    }

    private int EvaluateFindings(Evaluator evaluator)
    {
        var findings = 0;
        foreach (var scenario in _scenarios)
        {
            findings += evaluator.Evaluate(scenario).Findings.Length;
        }

        return findings;
    }

    /// <summary>Nothing is measured before both agree on every status.</summary>
    private void RequireAgreement()
    {
        foreach (var scenario in _scenarios.Concat(_edits))
        {
            var expected = BuiltIn.Evaluate(scenario).Findings.Select(finding => finding.Status);
            if (!expected.SequenceEqual(Rules.Evaluate(scenario).Findings.Select(finding => finding.Status)))
            {
                throw new InvalidOperationException($"The evaluators disagree on {scenario.Title}.");
            }
        }
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
    public void SetUp() => _pack = Engine.LoadPack(new GeneratedPack(Positions, (int)(20 * Math.Sqrt(Positions / 60.0)), implications: 5).Files).ValueOrThrow();

    [Benchmark(Baseline = true)]
    public Evaluator BuiltIn() => Engine.Compile(Pack);

    [Benchmark]
    public Evaluator NRules() => NRulesEngine.Compile(Pack);
}

/// <summary>In this process, since a build of the benchmarks' own would not know that NRules is asked for.</summary>
public sealed class InProcessConfig : ManualConfig
{
    public InProcessConfig()
    {
        AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(3)
            .WithIterationCount(11)
            .WithIterationTime(TimeInterval.FromMilliseconds(100)));
        AddColumn(StatisticColumn.Median);
        HideColumns(Column.Error, Column.StdDev, Column.RatioSD);
    }
}
