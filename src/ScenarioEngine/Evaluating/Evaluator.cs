using ScenarioEngine.Compiling;
using ScenarioEngine.Model;

namespace ScenarioEngine.Evaluating;

/// <summary>Evaluates scenarios against one pack, which it compiles once.</summary>
/// <remarks>May be used by several threads at once. The same scenario always gives the same evaluation.</remarks>
public sealed class Evaluator
{
    private readonly CompiledPack _compiled;
    private readonly ILaneRunner _runner;
    private Lanes? _spare;

    internal Evaluator(CompiledPack compiled, ILaneRunner runner)
    {
        _compiled = compiled;
        _runner = runner;
    }

    /// <summary>The pack.</summary>
    public RulePack Pack => _compiled.Pack;

    /// <summary>What becomes of every position in a scenario, with reasons.</summary>
    /// <exception cref="ArgumentException">The scenario is written for another pack.</exception>
    public Evaluation Evaluate(Scenario scenario)
    {
        var lanes = RunAlone(scenario);
        var record = new Record(_compiled, lanes);
        _spare = lanes;
        return new Evaluation(this, scenario, record);
    }

    /// <summary>The statuses alone, without anything allocated: of position <c>n</c> of the pack at <c>n</c>.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="statuses">Where to write them; as long as the pack's list of positions. A vague position is <see cref="FindingStatus.LeftOut"/>.</param>
    /// <exception cref="ArgumentException">The scenario is written for another pack, or there is no room for the statuses.</exception>
    public void EvaluateStatuses(Scenario scenario, Span<FindingStatus> statuses)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statuses.Length, Pack.Positions.Length, nameof(statuses));
        TryStatuses(scenario, statuses);
    }

    /// <summary>The statuses alone, and whether the scenario is possible as far as it goes: it breaks no constraint and says nothing in two ways.</summary>
    internal bool TryStatuses(Scenario scenario, Span<FindingStatus> statuses)
    {
        var positions = Pack.Positions;
        var lanes = RunAlone(scenario);
        for (var i = 0; i < positions.Length; i++)
        {
            var counts = positions[i].Vague is null && WhyLeftOut(positions[i], scenario) is null;
            statuses[i] = counts ? lanes.StatusOf(i, lane: 0) : FindingStatus.LeftOut;
        }

        var isBroken = 0UL;
        foreach (var constraint in _compiled.Constraints)
        {
            isBroken |= lanes.Holds(constraint);
        }

        foreach (var absent in scenario.AbsentOptions)
        {
            isBroken |= lanes.Has(absent.What);
        }

        for (var settling = 0; settling < _compiled.Settlings.Length; settling++)
        {
            isBroken |= lanes.Contradicted(settling);
        }

        _spare = lanes;
        return (isBroken & 1) == 0;
    }

    /// <summary>
    /// The statuses that a complete package has in a scenario's place, and whether it is possible. What asks whether something is stated asks the scenario, never the package.
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

        Run(lanes, count: 1);
        for (var i = 0; i < statuses.Length; i++)
        {
            var counts = Pack.Positions[i].Vague is null && WhyLeftOut(Pack.Positions[i], scenario) is null;
            statuses[i] = counts ? lanes.StatusOf(i, lane: 0) : FindingStatus.LeftOut;
        }

        var isBroken = _compiled.Constraints.Any(constraint => (lanes.Holds(constraint) & 1) == 1)
            || Enumerable.Range(0, _compiled.Settlings.Length).Any(settling => (lanes.Contradicted(settling) & 1) == 1);
        Return(lanes);
        return !isBroken;
    }

    internal CompiledPack Compiled => _compiled;

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

    /// <summary>Computes what follows from the terms in the first lanes.</summary>
    internal void Run(Lanes lanes, int count) => _runner.Run(lanes, count);

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
        if (scenario.Pack != Pack)
        {
            throw new ArgumentException("The scenario is written for another pack.", nameof(scenario));
        }

        var lanes = Rent(scenario);
        Load(lanes, lane: 0, scenario);
        Run(lanes, count: 1);
        return lanes;
    }
}
