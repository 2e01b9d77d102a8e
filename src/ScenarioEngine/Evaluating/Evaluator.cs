using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ScenarioEngine.Compiling;
using ScenarioEngine.Deciding;
using ScenarioEngine.Model;

namespace ScenarioEngine.Evaluating;

/// <summary>Evaluates scenarios against one pack, which it compiles once.</summary>
/// <remarks>
/// May be used by several threads at once. The same scenario always gives the same evaluation. Everything is read off what the built-in
/// evaluator recorded;
/// where there is a witness too, an evaluation is one on which both agree.
/// </remarks>
public sealed class Evaluator
{
    private readonly CompiledPack _compiled;
    private readonly IWitness? _witness;
    private readonly ConditionalWeakTable<RulePack, Evaluator> _underReadings = [];
    private readonly Evaluator? _own;
    private Lanes? _spare;
    private Decision? _spareDecision;

    internal Evaluator(CompiledPack compiled, IWitness? witness = null)
    {
        _compiled = compiled;
        _witness = witness;
        Engines = [.. witness is null ? [] : new[] { witness.Name }, BuiltIn];
        Decider = new Decider(compiled);
    }

    private Evaluator(Evaluator own, RulePack pack)
        : this(PackCompiler.Compile(pack), own._witness?.For(pack)) => (_own, MostNodes) = (own, own.MostNodes);

    /// <summary>The name of the evaluator that is built in.</summary>
    public const string BuiltIn = "built-in";

    /// <summary>The pack.</summary>
    public RulePack Pack => _compiled.Pack;

    /// <summary>The names of what evaluates; where there are two, each is the other's witness.</summary>
    public ImmutableArray<string> Engines { get; }

    /// <summary>The evaluation of a scenario: a finding for every position, with reasons.</summary>
    /// <exception cref="ArgumentException">The scenario is written for another pack.</exception>
    /// <exception cref="EvaluatorsDisagreeException">There are two evaluators, and they do not find the same.</exception>
    public Evaluation Evaluate(Scenario scenario)
    {
        if (scenario.Pack != Pack)
        {
            return For(scenario).Evaluate(scenario);
        }

        var lanes = RunAlone(scenario);
        var record = new Record(_compiled, lanes);
        _spare = lanes;
        if (_witness is not null)
        {
            Agreement.Require(_compiled, record, _witness.Testify(scenario), _witness.Name);
        }

        return new Evaluation(this, scenario, record);
    }

    /// <summary>
    /// The statuses alone, by the built-in evaluator and without anything allocated: of position <c>n</c> of the pack at <c>n</c>.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="statuses">Where to write them; as long as the pack's list of positions. A vague position is
    /// <see cref="FindingStatus.LeftOut"/>.</param>
    /// <exception cref="ArgumentException">The scenario is written for another pack, or there is no room for the statuses.</exception>
    public void EvaluateStatuses(Scenario scenario, Span<FindingStatus> statuses)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statuses.Length, Pack.Positions.Length, nameof(statuses));
        TryStatuses(scenario, statuses);
    }

    /// <summary>
    /// The statuses alone, and whether the scenario is possible as far as that can be told: a possible package agrees with it.
    /// </summary>
    internal bool TryStatuses(Scenario scenario, Span<FindingStatus> statuses)
    {
        if (scenario.Pack != Pack)
        {
            return For(scenario).TryStatuses(scenario, statuses);
        }

        var lanes = RunAlone(scenario);
        var decision = Interlocked.Exchange(ref _spareDecision, null) ?? new Decision(_compiled);
        for (var i = 0; i < decision.Statuses.Length; i++)
        {
            var counts = Pack.Positions[i].Vague is null && WhyLeftOut(Pack.Positions[i], scenario) is null;
            decision.Statuses[i] = counts ? lanes.StatusOf(i, lane: 0) : FindingStatus.LeftOut;
        }

        new LaneDecider(this, lanes, scenario.AbsentOptions).Decide(lane: 0, decision, WhoIsHeard(scenario));
        decision.Statuses.CopyTo(statuses);
        var isPossible = decision.Outcome is not (Outcome.Impossible or Outcome.Contradictory);
        _spare = lanes;
        _spareDecision = decision;
        return isPossible;
    }

    /// <summary>
    /// The statuses that a complete package has in a scenario's place, and whether it is possible. What asks whether something is stated
    /// asks the scenario, never the package.
    /// </summary>
    internal bool TryPackage(Scenario scenario, IEnumerable<Term> package, Span<FindingStatus> statuses)
    {
        var lanes = Rent(scenario);
        foreach (var term in package)
        {
            lanes.Assume(lane: 0, term.Field.Index, term.Value);
        }

        foreach (var term in scenario.Terms)
        {
            lanes.MarkStated(lane: 0, term.Field.Index);
        }

        lanes.Run();
        for (var i = 0; i < statuses.Length; i++)
        {
            var counts = Pack.Positions[i].Vague is null && WhyLeftOut(Pack.Positions[i], scenario) is null;
            statuses[i] = counts ? lanes.StatusOf(i, lane: 0) : FindingStatus.LeftOut;
        }

        var isBroken =
            _compiled.Constraints.Any(constraint => (lanes.Holds(constraint) & 1) == 1)
            || Enumerable.Range(0, _compiled.Settlings.Length).Any(settling => (lanes.Contradicted(settling) & 1) == 1);
        Return(lanes);
        return !isBroken;
    }

    /// <summary>
    /// How many nodes a diagram of the pack may have, whatever its explorer is asked for: a stranger's pack is explored with less memory
    /// than one's own.
    /// </summary>
    internal int MostNodes { get; init; } = int.MaxValue;

    internal CompiledPack Compiled => _compiled;

    /// <summary>The evaluator of the pack as a scenario reads it: this one, unless the scenario reads positions otherwise.</summary>
    /// <exception cref="ArgumentException">The scenario is written for another pack.</exception>
    internal Evaluator For(Scenario scenario)
    {
        var own = _own ?? this;
        return scenario.Pack == Pack ? this
            : scenario.Pack == own.Pack ? own
            : scenario.Pack.Own == own.Pack ? own._underReadings.GetValue(scenario.Pack, pack => new Evaluator(own, pack))
            : throw new ArgumentException("The scenario is written for another pack.", nameof(scenario));
    }

    /// <summary>Asks the packages about what terms leave open.</summary>
    internal Decider Decider { get; }

    /// <summary>For each party, whether a position of it counts in a scenario, be it too vague to test.</summary>
    internal static bool[] WhoIsHeard(Scenario scenario) =>
        [
            .. scenario.Pack.Parties.Select(party =>
                scenario.Pack.Positions.Any(position => position.Party == party && WhyLeftOut(position, scenario) is null)
            ),
        ];

    /// <summary>Why a position does not count in a scenario, or null.</summary>
    internal static LeftOutReason? WhyLeftOut(Position position, Scenario scenario) =>
        !scenario.Without.IsEmpty && scenario.Without.Contains(position) ? LeftOutReason.TakenOut : position.WhyLeftOut(scenario.AsOf);

    /// <summary>Lanes that nobody else uses, with the gates set as a scenario wants them and every lane silent.</summary>
    internal Lanes Rent(Scenario scenario)
    {
        var lanes = Interlocked.Exchange(ref _spare, null) ?? new Lanes(_compiled);
        lanes.Clear();
        foreach (var implication in scenario.WithoutImplications)
        {
            lanes.SetGate(Pack.Implications.IndexOf(implication), isOpen: false);
        }

        foreach (var (gate, statement) in _compiled.ExceptionGates)
        {
            lanes.SetGate(gate, statement.WasMadeBy(scenario.AsOf));
        }

        return lanes;
    }

    internal void Return(Lanes lanes) => _spare = lanes;

    /// <summary>Writes the terms of a scenario into a lane.</summary>
    /// <param name="lanes">The lanes.</param>
    /// <param name="lane">The lane.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="except">A field to leave silent and unassumed, so that the caller can settle it otherwise; or null.</param>
    internal void Load(Lanes lanes, int lane, Scenario scenario, Field? except = null)
    {
        foreach (var term in scenario.Terms)
        {
            if (term.Field != except)
            {
                lanes.State(lane, term.Field.Index, term.Value);
            }
        }

        if (scenario.Silence != Silence.StatusQuo)
        {
            return;
        }

        foreach (var field in Pack.Fields)
        {
            if (field.StatusQuo is { } statusQuo && field != except && !lanes.IsSettled(lane, field.Index) && !IsLeftOpen(scenario, field))
            {
                AssumeStatusQuo(lanes, lane, field, statusQuo);
            }
        }
    }

    private void AssumeStatusQuo(Lanes lanes, int lane, Field field, Value statusQuo)
    {
        if (_compiled.SettlingOf[field.Index] is >= 0 and var settling)
        {
            lanes.AssumeUnlessImplied(lane, settling);
        }
        else
        {
            lanes.Assume(lane, field.Index, statusQuo);
        }
    }

    private static bool IsLeftOpen(Scenario scenario, Field field)
    {
        foreach (var open in scenario.LeftOpen)
        {
            if (open.Field == field)
            {
                return true;
            }
        }

        return false;
    }

    private Lanes RunAlone(Scenario scenario)
    {
        var lanes = Rent(scenario);
        Load(lanes, lane: 0, scenario);
        lanes.Run();
        return lanes;
    }
}
