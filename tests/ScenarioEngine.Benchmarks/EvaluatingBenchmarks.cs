using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using ScenarioEngine.Compiling;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Benchmarks;

/// <summary>What one scenario costs against 60 positions over 20 fields. Every figure is for one scenario of 64.</summary>
[MemoryDiagnoser]
[Config(typeof(MedianConfig))]
public class EvaluatingBenchmarks
{
    private const int Positions = 60;
    private const int Fields = 20;

    private ImmutableArray<Scenario> _scenarios = [];
    private int[][] _options = [];
    private readonly int[] _settled = new int[Fields];
    private readonly FindingStatus[] _statuses = new FindingStatus[Positions];
    private readonly FindingStatus[] _batchStatuses = new FindingStatus[Lanes.Count * Positions];
    private DelegateEvaluator? _delegates;
    private Evaluator? _evaluator;

    /// <summary>How many implications there are, in a chain.</summary>
    [Params(0, 5)]
    public int Implications { get; set; }

    private DelegateEvaluator ByHand => _delegates ?? throw new InvalidOperationException("Not set up.");

    private Evaluator BuiltIn => _evaluator ?? throw new InvalidOperationException("Not set up.");

    [GlobalSetup]
    public void SetUp()
    {
        var generated = new GeneratedPack(Positions, Fields, Implications);
        var pack = Engine.LoadPack(generated.Files).ValueOrThrow();
        _scenarios = [.. generated.Scenarios(Lanes.Count).Select(file => Engine.LoadScenario(file, pack).ValueOrThrow())];
        _options = [.. _scenarios.Select(DelegateEvaluator.OptionsOf)];
        _delegates = new DelegateEvaluator(pack);
        _evaluator = Engine.Compile(pack);
        RequireAgreement();
    }

    /// <summary>Hand-written style: terms are ready as option indexes, so that nothing is read from the scenario.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Lanes.Count)]
    public void Delegates()
    {
        foreach (var options in _options)
        {
            ByHand.Evaluate(options, _settled, _statuses);
        }
    }

    [Benchmark(OperationsPerInvoke = Lanes.Count)]
    public void Statuses()
    {
        foreach (var scenario in _scenarios)
        {
            BuiltIn.EvaluateStatuses(scenario, _statuses);
        }
    }

    /// <summary>Everything that a report shows first: statuses, verdicts, outcome, and the reason of every finding.</summary>
    [Benchmark(OperationsPerInvoke = Lanes.Count)]
    public int Findings()
    {
        var terms = 0;
        foreach (var scenario in _scenarios)
        {
            foreach (var finding in BuiltIn.Evaluate(scenario).Findings)
            {
                terms += finding.Reason.Terms.Length;
            }
        }

        return terms;
    }

    /// <summary>All scenarios at once, answered as words: for each position a bit for each scenario.</summary>
    [Benchmark(OperationsPerInvoke = Lanes.Count)]
    public ulong Batch()
    {
        var lanes = RunBatch();
        var words = 0UL;
        foreach (var formulas in BuiltIn.Compiled.Positions)
        {
            words ^= lanes.Holds(!formulas.Applies) ^ lanes.Holds(formulas.Violated) ^ lanes.Holds(!formulas.Violated);
        }

        BuiltIn.Return(lanes);
        return words;
    }

    /// <summary>All scenarios at once, answered as a status for each position and scenario.</summary>
    [Benchmark(OperationsPerInvoke = Lanes.Count)]
    public void BatchStatuses()
    {
        var lanes = RunBatch();
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            for (var position = 0; position < Positions; position++)
            {
                _batchStatuses[(lane * Positions) + position] = lanes.StatusOf(position, lane);
            }
        }

        BuiltIn.Return(lanes);
    }

    private Lanes RunBatch()
    {
        var lanes = BuiltIn.Rent(_scenarios[0]);
        for (var lane = 0; lane < _scenarios.Length; lane++)
        {
            BuiltIn.Load(lanes, lane, _scenarios[lane]);
        }

        lanes.Run();
        return lanes;
    }

    /// <summary>Nothing is measured before everybody agrees on every status of every scenario.</summary>
    private void RequireAgreement()
    {
        BatchStatuses();
        var lanes = RunBatch();
        for (var lane = 0; lane < _scenarios.Length; lane++)
        {
            var batch = _batchStatuses.AsSpan(lane * Positions, Positions);
            Require(batch.SequenceEqual(StatusesByHand(lane)), "Delegates", lane);
            BuiltIn.EvaluateStatuses(_scenarios[lane], _statuses);
            Require(batch.SequenceEqual(_statuses), nameof(Statuses), lane);
            Require(
                batch.SequenceEqual([.. BuiltIn.Evaluate(_scenarios[lane]).Findings.Select(finding => finding.Status)]),
                nameof(Findings),
                lane
            );
            Require(
                batch.SequenceEqual([
                    .. BuiltIn.Compiled.Positions.Select((formulas, index) => StatusInWords(lanes, formulas, index, lane)),
                ]),
                nameof(Batch),
                lane
            );
        }

        BuiltIn.Return(lanes);
    }

    private FindingStatus[] StatusesByHand(int scenario)
    {
        var statuses = new FindingStatus[Positions];
        ByHand.Evaluate(_options[scenario], _settled, statuses);
        return statuses;
    }

    /// <summary>How a reader of the words makes a status of them.</summary>
    private FindingStatus StatusInWords(Lanes lanes, PositionFormulas formulas, int position, int lane)
    {
        var isRedLine = BuiltIn.Pack.Positions[position].Kind == PositionKind.RedLine;
        return IsSet(!formulas.Applies) ? FindingStatus.NotApplicable
            : IsSet(formulas.Violated) ? (isRedLine ? FindingStatus.Crossed : FindingStatus.Unmet)
            : IsSet(!formulas.Violated) ? (isRedLine ? FindingStatus.Respected : FindingStatus.Met)
            : FindingStatus.Open;

        bool IsSet(Literal literal) => (lanes.Holds(literal) >> lane & 1) == 1;
    }

    private static void Require(bool agrees, string contender, int scenario)
    {
        if (!agrees)
        {
            throw new InvalidOperationException($"{contender} and {nameof(BatchStatuses)} disagree on scenario {scenario}.");
        }
    }
}
