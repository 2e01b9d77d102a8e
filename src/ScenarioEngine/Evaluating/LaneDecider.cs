using System.Collections.Immutable;
using ScenarioEngine.Compiling;
using ScenarioEngine.Deciding;
using ScenarioEngine.Model;

namespace ScenarioEngine.Evaluating;

/// <summary>Decides what scenarios in lanes leave open, one lane after the other.</summary>
internal sealed class LaneDecider
{
    private readonly Evaluator _evaluator;
    private readonly Lanes _lanes;
    private readonly ImmutableArray<AbsentOption> _absent;
    private readonly ulong _broken;
    private readonly ulong _contradicted;

    /// <param name="evaluator">The evaluator.</param>
    /// <param name="lanes">The lanes, evaluated.</param>
    /// <param name="absent">The options that are in no package of the scenarios.</param>
    public LaneDecider(Evaluator evaluator, Lanes lanes, ImmutableArray<AbsentOption> absent)
    {
        _evaluator = evaluator;
        _lanes = lanes;
        _absent = absent;
        foreach (var (option, _) in absent)
        {
            _broken |= lanes.Has(option);
            Undecided |= ~lanes.Settled(option.Field.Index);
        }

        foreach (var constraint in evaluator.Compiled.Constraints)
        {
            _broken |= lanes.Holds(constraint);
            Undecided |= ~(lanes.Holds(constraint) | lanes.Holds(!constraint));
        }

        foreach (var implication in evaluator.Compiled.Implications)
        {
            Undecided |= ~(lanes.Holds(implication) | lanes.Holds(!implication));
        }

        for (var settling = 0; settling < evaluator.Compiled.Settlings.Length; settling++)
        {
            _contradicted |= lanes.Contradicted(settling);
        }
    }

    /// <summary>The lanes in which a constraint or an implication is neither true nor false, and may yet leave no package.</summary>
    public ulong Undecided { get; }

    /// <summary>The lanes in which a constraint is broken, or an option taken that is not there.</summary>
    public ulong Broken => _broken;

    /// <summary>The lanes in which something is said in two ways.</summary>
    public ulong Contradicted => _contradicted;

    /// <summary>Decides a lane.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="decision">Holds what was found term by term; gets all the rest.</param>
    /// <param name="isHeard">For each party, whether a position of it counts.</param>
    public void Decide(int lane, Decision decision, ReadOnlySpan<bool> isHeard)
    {
        var isOpen = Has(Undecided, lane) || decision.Statuses.AsSpan().Contains(FindingStatus.Open);
        _evaluator.Decider.Decide(
            isOpen ? new LaneKnown(_lanes, lane) : null,
            _absent,
            decision,
            isHeard,
            Has(_broken, lane),
            Has(_contradicted, lane)
        );
    }

    private static bool Has(ulong lanes, int lane) => (lanes >> lane & 1) == 1;
}

/// <summary>What is known of the scenario in a lane.</summary>
internal sealed class LaneKnown(Lanes lanes, int lane) : IKnown
{
    public bool? TruthOf(Literal literal) =>
        (lanes.Holds(literal) >> lane & 1) == 1 ? true
        : (lanes.Holds(!literal) >> lane & 1) == 1 ? false
        : null;

    public int CellOf(int slot) => lanes.CellOf(lane, slot);
}
