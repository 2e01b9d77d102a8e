using ScenarioEngine.Compiling;
using ScenarioEngine.Deciding;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Batching;

/// <summary>What became of the scenario in one lane: the statuses without their reasons.</summary>
internal sealed class LaneFindings
{
    private readonly CompiledPack _compiled;
    private readonly Lanes _lanes;
    private readonly bool[] _counts;
    private readonly LaneDecider _decider;
    private readonly Decision _decision;
    private readonly bool[] _isHeard;
    private int _lane;

    /// <param name="evaluator">The evaluator of the pack.</param>
    /// <param name="lanes">The lanes, evaluated.</param>
    /// <param name="scenario">One of the scenarios, whose day is that of all.</param>
    public LaneFindings(Evaluator evaluator, Lanes lanes, Scenario scenario)
    {
        _compiled = evaluator.Compiled;
        _lanes = lanes;
        _decider = new LaneDecider(evaluator, lanes, scenario.AbsentOptions);
        _decision = new Decision(_compiled);
        _isHeard = Evaluator.WhoIsHeard(scenario);
        _counts = new bool[Pack.Positions.Length];
        for (var position = 0; position < _counts.Length; position++)
        {
            _counts[position] = Pack.Positions[position].Vague is null && Evaluator.WhyLeftOut(Pack.Positions[position], scenario) is null;
        }
    }

    public RulePack Pack => _compiled.Pack;

    public Outcome Outcome => _decision.Outcome;

    /// <summary>The verdict of each party of the pack.</summary>
    public ReadOnlySpan<Verdict> Verdicts => _decision.Verdicts;

    /// <summary>The status of each position of the pack.</summary>
    public ReadOnlySpan<FindingStatus> Statuses => _decision.Statuses;

    /// <summary>For each position, how its status came about.</summary>
    public ReadOnlySpan<Ground> Grounds => _decision.Grounds;

    /// <summary>For each party, how its verdict came about.</summary>
    public ReadOnlySpan<Ground> VerdictGrounds => _decision.VerdictGrounds;

    /// <summary>Whether nobody is in conflict, and yet no package that agrees keeps everybody's red lines.</summary>
    public bool IsDividing => _decision.IsDividing == true;

    /// <summary>Whether something could not be told within the steps that are allowed.</summary>
    public bool IsNotToldApart => _decision.IsNotToldApart;

    /// <summary>What becomes of a position in the lane under one of its readings, as far as the terms decide it.</summary>
    public FindingStatus StatusUnder(int position, int reading) =>
        Pack.Positions[position].Readings[reading].As.Vague is not null
            ? FindingStatus.LeftOut
            : _lanes.StatusOf(_compiled.Readings[position][reading], _lane);

    /// <summary>Looks at the scenario in a lane.</summary>
    public void MoveTo(int lane)
    {
        _lane = lane;
        for (var position = 0; position < _counts.Length; position++)
        {
            _decision.Statuses[position] = _counts[position] ? _lanes.StatusOf(position, lane) : FindingStatus.LeftOut;
        }

        _decider.Decide(lane, _decision, _isHeard);
    }

    /// <summary>Whether a constraint is broken; null where that cannot be told yet.</summary>
    public bool? IsBroken(int constraint)
    {
        var literal = _compiled.Constraints[constraint];
        return Has(_lanes.Holds(literal)) ? true
            : Has(_lanes.Holds(!literal)) ? false
            : null;
    }

    /// <summary>Whether a field is stated one way and implied another, or implied two ways.</summary>
    public bool IsContradicted(int field) => _compiled.SettlingOf[field] is >= 0 and var settling && Has(_lanes.Contradicted(settling));

    /// <summary>Whether a field has no meaning beside the other terms.</summary>
    public bool IsWithoutMeaning(int field) => Has(_lanes.Holds(!_compiled.Applicable[field]));

    /// <summary>Whether some constraint is broken, or not to be told yet.</summary>
    public bool IsAnyConstraint(bool? isBroken)
    {
        for (var constraint = 0; constraint < _compiled.Constraints.Length; constraint++)
        {
            if (IsBroken(constraint) == isBroken)
            {
                return true;
            }
        }

        return false;
    }

    public bool IsAnyContradicted()
    {
        for (var settling = 0; settling < _compiled.Settlings.Length; settling++)
        {
            if (Has(_lanes.Contradicted(settling)))
            {
                return true;
            }
        }

        return false;
    }

    private bool Has(ulong lanes) => (lanes >> _lane & 1) == 1;
}
