using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ScenarioEngine.Model;

namespace ScenarioEngine.Tests.Support;

/// <summary>All complete packages of a pack, one by one, each evaluated by the naive evaluator: what exploring must agree with.</summary>
internal sealed class AllPackages
{
    private static readonly ConditionalWeakTable<RulePack, AllPackages> Choices = [];

    private readonly Scenario _frame;
    private readonly IReadOnlySet<Field>? _stated;
    private readonly ImmutableArray<ImmutableArray<Value?>> _values;

    private AllPackages(Scenario frame, IReadOnlySet<Field>? stated)
    {
        _frame = frame;
        _stated = stated;
        _values = [.. frame.Pack.Fields.Select(ValuesOf)];
    }

    /// <summary>The packages, and what the naive evaluator finds of each; null where there are more than a number.</summary>
    /// <param name="frame">A scenario whose date and edits count and whose terms do not.</param>
    /// <param name="most">How many combinations of values to look at.</param>
    /// <param name="stated">The fields that count as stated; null for those of each package.</param>
    public static List<(ImmutableArray<Term> Terms, NaiveEvaluation Found)>? Find(
        Scenario frame,
        int most,
        IReadOnlySet<Field>? stated = null
    )
    {
        var all = new AllPackages(frame with { Terms = [], LeftOpen = [], Silence = Silence.Open }, stated);
        return all._values.Aggregate(1L, (product, values) => Math.Min(product * values.Length, int.MaxValue)) > most
            ? null
            : [.. all.Enumerate()];
    }

    /// <summary>One value for each option, for each subset of a set, and for each range of a line that no rule tells apart.</summary>
    public static ImmutableArray<Value> ChoicesOf(RulePack pack, Field field) =>
        Choices
            .GetValue(pack, _ => new AllPackages(new Scenario("", pack, pack.Files[0]), stated: null))
            ._values[field.Index]
            .OfType<Value>()
            .ToImmutableArray();

    /// <summary>What the rules say of each of some values.</summary>
    public static IEnumerable<string> Signatures(RulePack pack, Field field, IEnumerable<Value> values) =>
        values.Select(value => SignatureOf(pack, field, value));

    private IEnumerable<(ImmutableArray<Term>, NaiveEvaluation)> Enumerate()
    {
        foreach (var terms in Combine(0).Where(terms => !terms.Any(term => NaiveEvaluator.Has(_frame, term.Field, term.Value))))
        {
            var package = _frame with { Terms = terms };
            var found = _stated is null ? NaiveEvaluator.Evaluate(package) : NaiveEvaluator.Evaluate(package, _stated);
            var stated = terms.Select(term => term.Field).ToHashSet();
            if (_frame.Pack.Fields.All(field => found.Applicable[field] == stated.Contains(field)))
            {
                yield return (terms, found);
            }
        }
    }

    private IEnumerable<ImmutableArray<Term>> Combine(int field)
    {
        if (field == _values.Length)
        {
            yield return [];
            yield break;
        }

        foreach (var rest in Combine(field + 1))
        {
            foreach (var value in _values[field])
            {
                var own = _frame.Pack.Fields[field];
                yield return value is { } known ? rest.Insert(0, new Term(own, known, own.Location)) : rest;
            }
        }
    }

    /// <summary>
    /// One value for each option, for each subset of a set, and for each range of a line that no rule tells apart; null for no meaning.
    /// </summary>
    private ImmutableArray<Value?> ValuesOf(Field field)
    {
        IEnumerable<Value> values = field.Type switch
        {
            { HasOptions: true, Options: var options } => Enumerable.Range(0, options.Length).Select(Value.OfOption),
            { Kind: FieldKind.Set, Options: var options } => Enumerable
                .Range(0, 1 << options.Length)
                .Select(members => Value.OfSet((ulong)members)),
            _ => Representatives(field),
        };
        var known = values.Select(value => (Value?)value);
        return field.OnlyWhen is null ? [.. known] : [.. known, null];
    }

    private IEnumerable<Value> Representatives(Field field)
    {
        string? last = null;
        foreach (var value in new Trials(_frame).ValuesOf(field).OrderBy(value => value.Ordinal))
        {
            var signature = SignatureOf(_frame.Pack, field, value);
            if (signature != last)
            {
                yield return value;
            }

            last = signature;
        }
    }

    /// <summary>
    /// What the rules of the pack say of a value: the outcome of each test of the field, and whether an implication gives it that value.
    /// </summary>
    private static string SignatureOf(RulePack pack, Field field, Value value)
    {
        var tests = ConditionWalk
            .ConditionsOf(pack)
            .SelectMany(ConditionWalk.TestsIn)
            .Where(test => test.Field == field && test.Operator != Operator.Stated);
        var implied = pack.Implications.SelectMany(implication => implication.Then).Where(term => term.Field == field);
        return string.Concat(tests.Select(test => NaiveEvaluator.Compare(value, test.Operator, test.Values) ? 'y' : 'n'))
            + string.Concat(implied.Select(term => term.Value == value ? 'Y' : 'N'));
    }
}
