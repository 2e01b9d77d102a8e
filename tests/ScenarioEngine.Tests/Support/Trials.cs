using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Tests.Support;

/// <summary>Single changes of a scenario, each written out as a scenario of its own for the naive evaluator.</summary>
internal sealed class Trials(Scenario scenario)
{
    private readonly Lazy<NaiveEvaluation> _before = new(() => NaiveEvaluator.Evaluate(scenario));
    private readonly Dictionary<(Field, Value), NaiveEvaluation> _tried = [];
    private readonly ImmutableArray<Condition.Test> _tests =
    [
        .. ConditionWalk.ConditionsOf(scenario.Pack).SelectMany(ConditionWalk.TestsIn),
    ];

    /// <summary>Whether a scenario that was looked at has too many completions to be told.</summary>
    public bool IsTooLarge => _before.Value.IsTooLarge || _tried.Values.Any(found => found.IsTooLarge);

    /// <summary>The value of a field before any change; null where it is unsettled.</summary>
    public Value? Now(Field field) => _before.Value.Settlements[field].Value;

    /// <summary>The scenario with one field stated so, whatever it says of the field now.</summary>
    public NaiveEvaluation Try(Field field, Value value)
    {
        if (!_tried.TryGetValue((field, value), out var found))
        {
            found = NaiveEvaluator.Evaluate(
                scenario with
                {
                    Terms = [.. scenario.Terms.Where(term => term.Field != field), new Term(field, value, field.Location)],
                    LeftOpen = [.. scenario.LeftOpen.Where(open => open.Field != field)],
                }
            );
            _tried.Add((field, value), found);
        }

        return found;
    }

    /// <summary>Whether a change makes the scenario contradictory or impossible where it is not so.</summary>
    public bool IsBrokenBy(NaiveEvaluation tried) =>
        (tried.Outcome == Outcome.Impossible && _before.Value.Outcome != Outcome.Impossible)
        || (!tried.Contradictions.IsEmpty && _before.Value.Contradictions.IsEmpty);

    /// <summary>The positions that a change violates and that are not violated without it, in the order of the pack.</summary>
    public IEnumerable<Position> WorsenedBy(NaiveEvaluation tried) =>
        scenario.Pack.Positions.Where(position =>
            tried.Statuses.TryGetValue(position, out var status) && IsViolated(status) && !IsViolated(_before.Value.Statuses[position])
        );

    /// <summary>
    /// The values to which a field may be changed: every option; a set with one option more or less, or an unsettled one with no option,
    /// one or all;
    /// every number and day that the pack mentions, one between any two of them, and one beyond each end.
    /// </summary>
    public IEnumerable<Value> ValuesOf(Field field) =>
        field.Type switch
        {
            { HasOptions: true, Options: var options } => Enumerable.Range(0, options.Length).Select(Value.OfOption),
            { Kind: FieldKind.Set } => SetsOf(field).Distinct().Select(Value.OfSet),
            _ => OrdinalsOf(field)
                .Distinct()
                .Where(ordinal => !(ordinal < field.Type.Minimum?.Ordinal || ordinal > field.Type.Maximum?.Ordinal))
                .Select(Value.OfNumber),
        };

    /// <summary>Whether a value is one of those that a change allows.</summary>
    public static bool Covers(Change change, Value value)
    {
        var (low, high) = (change.To.Low, change.To.High);
        return !change.Field.Type.IsContinuous
            ? value == change.To.OnlyValue
            : (low is not { } least || value.Ordinal > least.Ordinal || (change.To.IncludesLow && value == least))
                && (high is not { } most || value.Ordinal < most.Ordinal || (change.To.IncludesHigh && value == most));
    }

    private static bool IsViolated(FindingStatus status) => status is FindingStatus.Crossed or FindingStatus.Unmet;

    private IEnumerable<ulong> SetsOf(Field field)
    {
        var singles = Enumerable.Range(0, field.Type.Options.Length).Select(option => 1UL << option).ToList();
        return Now(field) is { } now
            ? singles.Select(single => now.Members ^ single)
            : [0, .. singles, singles.Aggregate((all, single) => all | single)];
    }

    private List<decimal> OrdinalsOf(Field field)
    {
        var mentioned = _tests
            .Where(test => test.Field == field && test.Operator != Operator.Stated)
            .SelectMany(test => test.Values)
            .Concat(
                scenario
                    .Pack.Implications.SelectMany(implication => implication.Then)
                    .Where(term => term.Field == field)
                    .Select(term => term.Value)
            )
            .Concat(new[] { field.StatusQuo, field.Type.Minimum, field.Type.Maximum }.OfType<Value>())
            .Select(value => value.Ordinal)
            .DefaultIfEmpty(740_000)
            .Distinct()
            .Order()
            .ToList();
        var isDate = field.Type.Kind == FieldKind.Date;
        var between = mentioned.Zip(mentioned.Skip(1), (low, high) => isDate ? decimal.Floor((low + high) / 2) : (low + high) / 2);
        return [mentioned[0] - 1, .. mentioned, .. between, mentioned[^1] + 1];
    }
}
