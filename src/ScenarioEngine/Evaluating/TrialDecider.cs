using System.Collections.Immutable;
using ScenarioEngine.Compiling;
using ScenarioEngine.Deciding;
using ScenarioEngine.Model;

namespace ScenarioEngine.Evaluating;

/// <summary>A value, or a cell of values, to try for a field.</summary>
internal sealed record Trial(Field Field, ValueRange To)
{
    /// <summary>The cell of the field's only slot; null where <see cref="To"/> is one value.</summary>
    public int? Cell { get; init; }
}

/// <summary>What came of a trial.</summary>
/// <param name="Field">The field.</param>
/// <param name="To">What it was tried at.</param>
/// <param name="Statuses">The status of each position that counts.</param>
/// <param name="Worsens">The positions that it goes against, and the scenario as it is does not.</param>
/// <param name="BreaksScenario">Whether it leaves no possible package, where some are left now.</param>
internal sealed record Tried(Field Field, ValueRange To, FindingStatus[] Statuses, ImmutableArray<int> Worsens, bool BreaksScenario);

/// <summary>Decides a trial in a lane; of what it does not touch the scenario has been told already.</summary>
internal sealed class TrialDecider(
    Evaluator evaluator,
    Evaluation evaluation,
    Decision before,
    Lanes lanes,
    int lane,
    Trial trial,
    LaneDecider inLanes
)
{
    private readonly CompiledPack _pack = evaluator.Compiled;
    private (int Slot, int Cell)[]? _at;
    private Completions? _completions;
    private Func<Literal, bool?>? _canHold;
    private long _allowed;

    /// <summary>
    /// Whether the packages of the trial are those of the scenario in which the field is settled so. Not where silence means the status
    /// quo, which may now be assumed elsewhere,
    /// and not where rules ask whether the field is stated.
    /// </summary>
    private bool IsNarrower =>
        evaluation.Packages is not null
        && !evaluation.StateOf(trial.Field).IsSettled
        && evaluation.Scenario.Silence == Silence.Open
        && _pack.StatedSlots[trial.Field.Index] < 0;

    /// <param name="steps">How many steps the packages of this trial and of those after it may cost together; becomes less by what they
    /// do.</param>
    public Tried Decide(ref long steps)
    {
        _allowed = Math.Min(steps, Completions.StepsOfScenario);
        var isEmpty = Has(inLanes.Broken | inLanes.Contradicted) || (Has(inLanes.Undecided) && LeavesNothing());
        var statuses = new FindingStatus[_pack.Positions.Length];
        var worsens = ImmutableArray.CreateBuilder<int>();
        for (var position = 0; position < statuses.Length; position++)
        {
            var now = before.Statuses[position];
            statuses[position] = now == FindingStatus.LeftOut ? now : StatusOf(position, isEmpty);
            if (IsViolated(statuses[position]) && !IsViolated(now))
            {
                worsens.Add(position);
            }
        }

        steps -= _completions is null ? 0 : _allowed - _completions.Left;
        return new Tried(trial.Field, trial.To, statuses, worsens.ToImmutable(), Breaks(isEmpty));
    }

    /// <summary>Whether it is broken in a way in which the scenario is not.</summary>
    private bool Breaks(bool isEmpty) =>
        evaluation.Outcome switch
        {
            Outcome.Impossible => evaluation.Contradictions.IsEmpty && Has(inLanes.Contradicted),
            Outcome.Contradictory => Has(inLanes.Broken) || (isEmpty && !Has(inLanes.Contradicted)),
            _ => isEmpty,
        };

    private static bool IsViolated(FindingStatus status) => status is FindingStatus.Crossed or FindingStatus.Unmet;

    private FindingStatus StatusOf(int position, bool isEmpty)
    {
        var status = lanes.StatusOf(position, lane);
        return status != FindingStatus.Open || isEmpty ? status
            : !before.IsBroken && !evaluator.Decider.Surroundings.Touches(position, trial.Field) ? before.Statuses[position]
            : evaluator.Decider.StatusOf(position, _canHold ??= CanHold).Status;
    }

    private bool LeavesNothing() =>
        (before.IsBroken || evaluator.Decider.Surroundings.IsTied(trial.Field))
        && (IsNarrower ? CanHold(Literal.True) == false : Fresh.IsEmpty == true);

    private bool? CanHold(Literal literal) =>
        IsNarrower ? evaluation.Packages?.CanHold(literal, _at ??= [.. At()]) : Fresh.CanHold(literal);

    private IEnumerable<(int Slot, int Cell)> At() => _pack.ValueSlots[trial.Field.Index].Select(slot => (slot, lanes.CellOf(lane, slot)));

    /// <summary>The packages of the trial, asked as those of any scenario are.</summary>
    private Completions Fresh =>
        _completions ??= new Completions(evaluator.Decider.Layout, new LaneKnown(lanes, lane), evaluation.Scenario.AbsentOptions, _allowed);

    private bool Has(ulong set) => (set >> lane & 1) == 1;
}
