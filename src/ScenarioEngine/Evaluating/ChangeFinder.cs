using System.Collections.Immutable;
using ScenarioEngine.Compiling;
using ScenarioEngine.Deciding;
using ScenarioEngine.Model;

namespace ScenarioEngine.Evaluating;

/// <summary>
/// Finds what each single change of a term would make of positions, by evaluating each: as many at once as there are lanes.
/// </summary>
/// <remarks>
/// A change is evaluated exactly as a scenario in which the term is written so. Tried are all options; for numbers and days every range
/// that the
/// pack tells apart; for a set each option put in or taken out, or, where it is unsettled, the empty set, each option alone, and all.
/// What was tried for one position serves for the next. Several threads may ask at once.
/// </remarks>
internal sealed class ChangeFinder(Evaluator evaluator, Evaluation evaluation, Decision decision)
{
    private readonly CompiledPack _pack = evaluator.Compiled;
    private readonly Scenario _scenario = evaluation.Scenario;
    private readonly Dictionary<Field, List<Tried>> _tried = [];
    private readonly Lock _lock = new();
    private readonly ImmutableArray<AbsentOption> _absent = evaluation.Scenario.AbsentOptions;
    private long _steps = Completions.StepsOfChanges;

    /// <summary>What the changes would make of a position.</summary>
    public ImmutableArray<Change> Find(int position)
    {
        lock (_lock)
        {
            return [.. Merge(FieldsOf(position).SelectMany(TryAll).Select(tried => ChangeOf(tried, position)).ToList())];
        }
    }

    /// <summary>
    /// The fields a change of which may turn a position: what the terms alone decide can hang on no others than those of its conditions.
    /// </summary>
    private IEnumerable<Field> FieldsOf(int position)
    {
        if (decision.IsBroken && decision.Statuses[position] == FindingStatus.Open)
        {
            // What breaks the scenario may lie anywhere.
            return _pack.Pack.Fields;
        }

        if (decision.Statuses[position] == FindingStatus.Open || decision.Grounds[position] == Ground.WhicheverWay)
        {
            return evaluator.Decider.Surroundings.FieldsAround(position);
        }

        var cone = new Cone(_pack);
        cone.Add(_pack.Positions[position].Applies);
        cone.Add(_pack.Positions[position].Violated);
        return cone.Fields;
    }

    private Change ChangeOf(Tried tried, int position) =>
        new(tried.Field, tried.To, tried.Statuses[position])
        {
            Worsens = [.. tried.Worsens.Where(worse => worse != position).Select(worse => _pack.Pack.Positions[worse])],
            BreaksScenario = tried.BreaksScenario,
        };

    private IEnumerable<Trial> TrialsOf(Field field)
    {
        var now = evaluation.StateOf(field).Value;
        return field.Type switch
        {
            { IsSet: true } => SetsToTry(field, now).Where(value => value != now).Select(value => new Trial(field, ValueRange.Of(value))),
            { IsContinuous: true } => RangesToTry(field, now),
            _ => OptionsToTry(field, now),
        };
    }

    private IEnumerable<Trial> OptionsToTry(Field field, Value? now)
    {
        for (var option = 0; option < field.Type.Options.Length; option++)
        {
            if ((now is not { } value || value.Ordinal != option) && IsThere(field, option))
            {
                yield return new Trial(field, ValueRange.Of(Value.OfOption(option)));
            }
        }
    }

    /// <summary>What is not there can be taken out of a set, and not put in.</summary>
    private IEnumerable<Value> SetsToTry(Field field, Value? now)
    {
        var options = Enumerable.Range(0, field.Type.Options.Length);
        var singles = options.Where(option => IsThere(field, option)).Select(option => 1UL << option).ToList();
        var sets = now is { Members: var members }
            ? options.Where(option => IsThere(field, option) || (members >> option & 1) == 1).Select(option => members ^ (1UL << option))
            : singles.Prepend(0UL).Append(singles.Aggregate(0UL, (all, single) => all | single));
        return sets.Distinct().Select(Value.OfSet);
    }

    private bool IsThere(Field field, int option) =>
        _absent.IsEmpty || !_absent.Any(absent => absent.What.Field == field && absent.What.Index == option);

    private IEnumerable<Trial> RangesToTry(Field field, Value? now)
    {
        var slot = _pack.Slots[_pack.ValueSlots[field.Index][0]];
        var current = now is { } value ? slot.CellOf(value) : -1;
        for (var cell = 0; cell < slot.CellCount; cell++)
        {
            var (low, high) = slot.RangeOf(cell);
            var isPoint = cell % 2 == 1;
            if (cell != current && !slot.IsEmpty(cell))
            {
                var range = new ValueRange(Value.OfOrdinal(low), Value.OfOrdinal(high), isPoint, isPoint);
                yield return new Trial(field, range) { Cell = cell };
            }
        }
    }

    private List<Tried> TryAll(Field field)
    {
        if (!_tried.TryGetValue(field, out var tried))
        {
            _tried.Add(field, tried = [.. TrialsOf(field).Chunk(Lanes.Count).SelectMany(Try)]);
        }

        return tried;
    }

    private List<Tried> Try(Trial[] batch)
    {
        var lanes = evaluator.Rent(_scenario);
        for (var lane = 0; lane < batch.Length; lane++)
        {
            var trial = batch[lane];
            evaluator.Load(lanes, lane, _scenario, except: trial.Field);
            if (trial.Cell is { } cell)
            {
                lanes.SetCell(lane, _pack.ValueSlots[trial.Field.Index][0], cell);
                lanes.MarkStated(lane, trial.Field.Index);
            }
            else
            {
                lanes.State(lane, trial.Field.Index, trial.To.Low.GetValueOrDefault());
            }
        }

        lanes.Run();
        var decider = new LaneDecider(evaluator, lanes, _absent);
        List<Tried> tried =
        [
            .. batch.Select(
                (trial, lane) => new TrialDecider(evaluator, evaluation, decision, lanes, lane, trial, decider).Decide(ref _steps)
            ),
        ];
        evaluator.Return(lanes);
        return tried;
    }

    /// <summary>Neighbouring ranges that come to the same are one range to a reader.</summary>
    private static IEnumerable<Change> Merge(List<Change> changes)
    {
        Change? pending = null;
        foreach (var change in changes)
        {
            if (pending is not null && CanJoin(pending, change))
            {
                pending = pending with
                {
                    To = new ValueRange(pending.To.Low, change.To.High, pending.To.IncludesLow, change.To.IncludesHigh),
                };
                continue;
            }

            if (pending is not null)
            {
                yield return pending;
            }

            pending = change;
        }

        if (pending is not null)
        {
            yield return pending;
        }
    }

    private static bool CanJoin(Change first, Change second) =>
        first.Field == second.Field
        && first.Field.Type.IsContinuous
        && AreNeighbours(first.To, second.To, first.Field.Type)
        && first.Status == second.Status
        && first.BreaksScenario == second.BreaksScenario
        && first.Worsens.SequenceEqual(second.Worsens);

    private static bool AreNeighbours(ValueRange first, ValueRange second, FieldType type) =>
        first.IncludesHigh && second.IncludesLow
            ? type.IsDay && first.High?.Ordinal + 1 == second.Low?.Ordinal
            : first.IncludesHigh != second.IncludesLow && first.High == second.Low;
}
