using ScenarioEngine.Compiling;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Batching;

/// <summary>What became of the scenario in one lane, read off the lanes: the statuses without their reasons.</summary>
internal sealed class LaneFindings
{
    private readonly CompiledPack _compiled;
    private readonly Lanes _lanes;
    private readonly bool[] _counts;
    private readonly ulong _absences;
    private readonly FindingStatus[] _statuses;
    private readonly Verdict[] _verdicts;
    private int _lane;

    /// <param name="compiled">The pack.</param>
    /// <param name="lanes">The lanes, evaluated.</param>
    /// <param name="scenario">One of the scenarios, whose day is that of all.</param>
    public LaneFindings(CompiledPack compiled, Lanes lanes, Scenario scenario)
    {
        _compiled = compiled;
        _lanes = lanes;
        _absences = scenario.AbsentOptions.Aggregate(0UL, (taken, absent) => taken | lanes.Has(absent.What));
        _statuses = new FindingStatus[Pack.Positions.Length];
        _verdicts = new Verdict[Pack.Parties.Length];
        _counts = new bool[Pack.Positions.Length];
        for (var position = 0; position < _counts.Length; position++)
        {
            _counts[position] = Pack.Positions[position].Vague is null && Evaluator.WhyLeftOut(Pack.Positions[position], scenario) is null;
        }
    }

    public RulePack Pack => _compiled.Pack;

    public Outcome Outcome { get; private set; }

    /// <summary>The verdict of each party of the pack.</summary>
    public ReadOnlySpan<Verdict> Verdicts => _verdicts;

    /// <summary>The status of each position of the pack.</summary>
    public ReadOnlySpan<FindingStatus> Statuses => _statuses;

    /// <summary>Looks at the scenario in a lane.</summary>
    public void MoveTo(int lane)
    {
        _lane = lane;
        for (var position = 0; position < _statuses.Length; position++)
        {
            _statuses[position] = _counts[position] ? _lanes.StatusOf(position, lane) : FindingStatus.LeftOut;
        }

        var worst = Verdict.NoPosition;
        for (var party = 0; party < _verdicts.Length; party++)
        {
            var verdict = VerdictOf(_compiled.PositionsOf[party]);
            _verdicts[party] = verdict;
            worst = verdict < worst ? verdict : worst;
        }

        Outcome = Totals.OutcomeOf(IsAnyConstraint(isBroken: true) || Has(_absences), IsAnyContradicted(), worst);
    }

    /// <summary>Whether a constraint is broken; null where that cannot be told yet.</summary>
    public bool? IsBroken(int constraint)
    {
        var literal = _compiled.Constraints[constraint];
        return Has(_lanes.Holds(literal)) ? true : Has(_lanes.Holds(!literal)) ? false : null;
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

    private Verdict VerdictOf(int[] positions)
    {
        var worst = Verdict.NoPosition;
        foreach (var position in positions)
        {
            var verdict = Totals.VerdictOf(_compiled.Positions[position].Kind, _statuses[position]);
            worst = verdict < worst ? verdict : worst;
        }

        return worst;
    }

    private bool Has(ulong lanes) => (lanes >> _lane & 1) == 1;
}
