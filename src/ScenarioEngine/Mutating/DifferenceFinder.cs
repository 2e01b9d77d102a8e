using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Mutating;

/// <summary>Finds the smallest scenario of which a pack and a mutant of it say different things.</summary>
/// <remarks>
/// Tried are packages of the fields on which the bent condition, and what depends on it, can depend: those with one term first, then with two, and so on;
/// at most <see cref="Budget"/>. What is left without a difference after all packages is equivalent.
/// </remarks>
internal sealed class DifferenceFinder
{
    private const int Budget = 20_000;
    private const int MostTerms = 6;

    private readonly Evaluator _pack;
    private readonly Evaluator _bent;
    private readonly Mutant _mutant;
    private readonly Scenario _empty;
    private readonly List<List<Term>> _choices;
    private int _tried;

    public DifferenceFinder(Evaluator pack, Evaluator bent, Mutant mutant)
    {
        _pack = pack;
        _bent = bent;
        _mutant = mutant;
        _empty = new Scenario("", pack.Pack, mutant.Location.File);
        _choices = [.. FieldsThatMatter().Select(field => TermsOf(field).ToList())];
    }

    public MutantResult Find()
    {
        for (var size = 0; size <= Math.Min(MostTerms, _choices.Count); size++)
        {
            foreach (var terms in Packages(size, start: 0).TakeWhile(_ => _tried++ < Budget))
            {
                var scenario = _empty with { Terms = [.. terms] };
                if (Difference(_pack.Evaluate(scenario), _bent.Evaluate(scenario)) is { } expected)
                {
                    return new MutantResult(_mutant, MutantOutcome.Survived) { Suggestion = scenario.Terms, Expected = expected };
                }
            }
        }

        return new MutantResult(_mutant, _tried <= Budget && _choices.Count <= MostTerms ? MutantOutcome.Equivalent : MutantOutcome.Survived);
    }

    /// <summary>The fields of every formula in which the bent condition takes part, in either form.</summary>
    private IEnumerable<Field> FieldsThatMatter()
    {
        var tested = TestsIn(_mutant.Substitutes.Keys).Concat(TestsIn(_mutant.Substitutes.Values)).ToHashSet();
        var implied = _pack.Pack.Implications
            .Where(implication => _mutant.Substitutes.Keys.Any(condition => Contains(implication.When, condition)))
            .SelectMany(implication => implication.Then).Select(term => term.Field).ToHashSet();
        var conditional = _pack.Pack.Fields.Where(field => field.OnlyWhen is { } only && _mutant.Substitutes.Keys.Any(condition => Contains(only, condition))).ToHashSet();
        var reached = implied.Union(conditional).ToHashSet();
        var fields = new SortedSet<int>([.. tested.Concat(reached).Select(field => field.Index)]);
        foreach (var position in _pack.Pack.Positions.Index())
        {
            var cone = new Cone(_pack.Compiled);
            cone.Add(_pack.Compiled.Positions[position.Index].Applies);
            cone.Add(_pack.Compiled.Positions[position.Index].Violated);
            var isOwner = Conditions(position.Item).Any(own => _mutant.Substitutes.Keys.Any(condition => Contains(own, condition)));
            if (isOwner || cone.Fields.Any(conditional.Contains))
            {
                fields.UnionWith(cone.Fields.Select(field => field.Index));
            }
        }

        foreach (var constraint in _pack.Pack.Constraints.Where(constraint => _mutant.Substitutes.Keys.Any(condition => Contains(constraint.ImpossibleWhen, condition))))
        {
            fields.UnionWith(TestsIn([constraint.ImpossibleWhen]).Select(field => field.Index));
        }

        foreach (var implication in _pack.Pack.Implications.Where(implication => implication.Then.Any(term => implied.Contains(term.Field))))
        {
            fields.UnionWith(TestsIn([implication.When]).Select(field => field.Index));
        }

        return fields.Select(index => _pack.Pack.Fields[index]);
    }

    private static IEnumerable<Condition> Conditions(Position position) =>
        position.Exceptions.Select(exception => exception.When).Concat(new[] { position.AppliesWhen, position.Condition }.OfType<Condition>());

    private static bool Contains(Condition whole, Condition part) => ReferenceEquals(whole, part) || PartsOf(whole).Any(inner => Contains(inner, part));

    private static IEnumerable<Field> TestsIn(IEnumerable<Condition> conditions) =>
        conditions.SelectMany(condition => condition is Condition.Test test ? [test.Field] : TestsIn(PartsOf(condition)));

    private static ImmutableArray<Condition> PartsOf(Condition condition) => condition switch
    {
        Condition.Not not => [not.Part],
        Condition.All all => all.Parts,
        Condition.Any any => any.Parts,
        Condition.Over over => over.Instances,
        _ => [],
    };

    /// <summary>Every value that the mutant can tell from others: each option, a number from each range, sets of none, of one option, of all, and of all but one.</summary>
    private IEnumerable<Term> TermsOf(Field field)
    {
        var type = field.Type;
        IEnumerable<Value> values = type switch
        {
            { Kind: FieldKind.Set } => SetsOf(field).Distinct(),
            { IsContinuous: true } => SamplesOf(field),
            _ => Enumerable.Range(0, type.Options.Length).Select(Value.OfOption),
        };
        return values.Select(value => new Term(field, value, field.Location));
    }

    private IEnumerable<Value> SetsOf(Field field)
    {
        var all = field.Type.Options.Select((_, option) => 1UL << option).Aggregate(0UL, (set, option) => set | option);
        var singles = field.Type.Options.Select((_, option) => 1UL << option).ToList();
        var mentioned = _mutant.Substitutes.Keys.Concat(_mutant.Substitutes.Values).OfType<Condition.Test>().Where(test => test.Field == field).SelectMany(test => test.Values);
        return [.. new[] { 0UL, all }.Concat(singles).Concat(singles.Select(single => all & ~single)).Select(Value.OfSet), .. mentioned];
    }

    private IEnumerable<Value> SamplesOf(Field field)
    {
        var slot = _bent.Compiled.Slots[_bent.Compiled.ValueSlots[field.Index][0]];
        for (var cell = 0; cell < slot.CellCount; cell++)
        {
            if (!slot.IsEmpty(cell))
            {
                var (low, high) = slot.RangeOf(cell);
                var isPoint = cell % 2 == 1;
                yield return new ValueRange(Value.OfOrdinal(low), Value.OfOrdinal(high), isPoint, isPoint).Sample(field.Type.Kind);
            }
        }
    }

    private IEnumerable<ImmutableStack<Term>> Packages(int size, int start)
    {
        if (size == 0)
        {
            return [[]];
        }

        return
            from field in Enumerable.Range(start, _choices.Count - start)
            from rest in Packages(size - 1, field + 1)
            from term in _choices[field]
            select rest.Push(term);
    }

    /// <summary>The first thing that the pack finds and the mutant does not, or finds otherwise; null where there is none.</summary>
    private static string? Difference(Evaluation pack, Evaluation bent) =>
        pack.Findings.Zip(bent.Findings).FirstOrDefault(pair => pair.First.Status != pair.Second.Status) is { First: { } finding } ? finding.ToString()
        : pack.Outcome != bent.Outcome ? $"outcome: {Words.Of(pack.Outcome)}"
        : null;
}
