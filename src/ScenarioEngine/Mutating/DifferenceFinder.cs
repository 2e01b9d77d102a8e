using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Mutating;

/// <summary>Finds the smallest scenario of which a pack and a mutant of it say different things.</summary>
/// <remarks>
/// For each thing that the bent condition may turn, all partial packages of the fields that decide it are evaluated by both, 64 at a time:
/// those with one
/// term first, then with two, and so on, at most <see cref="Budget"/>. A mutant for which all have been tried without a difference is
/// equivalent: no
/// scenario tells it from the pack.
/// </remarks>
internal sealed class DifferenceFinder(Evaluator pack, Evaluator bent, Mutant mutant, CancellationToken cancellation)
{
    private const int Budget = 200_000;

    private bool _isMasked;

    public MutantResult Find()
    {
        var isExact = true;
        foreach (var values in TurnedOutputs().OrderBy(turned => turned.Values.Fields.Count).ThenBy(turned => turned.Output.Index))
        {
            foreach (var day in DaysOf(values.Output))
            {
                if (Find(values.Output, values.Values, day) is { } result)
                {
                    return result;
                }
            }

            isExact &= !_isMasked && values.Values.IsExact && CountOf(values.Values) <= Budget;
        }

        return new MutantResult(mutant, isExact ? MutantOutcome.Equivalent : MutantOutcome.Survived);
    }

    private MutantResult? Find(Output output, TellingValues values, DateOnly? day)
    {
        var empty = new Scenario("", pack.Pack, mutant.Location.File) { AsOf = day };
        foreach (
            var batch in Enumerable
                .Range(0, values.Fields.Count + 1)
                .SelectMany(size => Packages(values, size, start: 0))
                .Take(Budget)
                .Chunk(Lanes.Count)
        )
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var lane in LanesThatDiffer(output, empty, batch))
            {
                // Another reason may make the scenario impossible anyhow: only what is found in the end counts. Terms that lift that reason
                // may tell the two apart.
                var scenario = empty with
                {
                    Terms = [.. batch[lane]],
                };
                if (Difference(pack.Evaluate(scenario), bent.Evaluate(scenario)) is { } expected)
                {
                    return new MutantResult(mutant, MutantOutcome.Survived)
                    {
                        Suggestion = scenario.Terms,
                        AsOf = day,
                        Expected = expected,
                    };
                }

                _isMasked = true;
            }
        }

        return null;
    }

    private List<int> LanesThatDiffer(Output output, Scenario empty, ImmutableStack<Term>[] batch)
    {
        var here = Run(pack, empty, batch);
        var there = Run(bent, empty, batch);
        var differ = Enumerable
            .Range(0, batch.Length)
            .Where(lane => output.ValueIn(pack.Compiled, here, lane) != output.ValueIn(bent.Compiled, there, lane))
            .ToList();
        pack.Return(here);
        bent.Return(there);
        return differ;
    }

    private static Lanes Run(Evaluator evaluator, Scenario empty, ImmutableStack<Term>[] batch)
    {
        var lanes = evaluator.Rent(empty);
        foreach (var (lane, terms) in batch.Index())
        {
            foreach (var term in terms)
            {
                lanes.State(lane, term.Field.Index, term.Value);
            }
        }

        lanes.Run();
        return lanes;
    }

    /// <summary>Whatever the bent condition is a part of, or can reach through fields that it settles or gives meaning to.</summary>
    private IEnumerable<(Output Output, TellingValues Values)> TurnedOutputs()
    {
        var rules = pack.Pack;
        var touched = rules
            .Implications.Where(implication => IsBent(implication.When))
            .SelectMany(implication => implication.Then)
            .Select(term => term.Field)
            .Concat(rules.Fields.Where(field => field.OnlyWhen is { } only && IsBent(only)))
            .ToHashSet();
        return from output in Output.AllOf(pack.Compiled)
            let isOwner = IsOwner(output)
            where isOwner || touched.Count > 0
            let values = new TellingValues(output, pack.Compiled, bent.Compiled)
            where isOwner || values.Fields.Exists(touched.Contains)
            select (output, values);
    }

    private bool IsOwner(Output output) =>
        output switch
        {
            Output.OfPosition => pack.Pack.Positions[output.Index].Conditions.Any(IsBent),
            Output.OfConstraint => IsBent(pack.Pack.Constraints[output.Index].ImpossibleWhen),
            _ => false,
        };

    private bool IsBent(Condition condition) => mutant.Substitutes.ContainsKey(condition) || PartsOf(condition).Any(IsBent);

    private static ImmutableArray<Condition> PartsOf(Condition condition) =>
        condition switch
        {
            Condition.Not not => [not.Part],
            Condition.All all => all.Parts,
            Condition.Any any => any.Parts,
            Condition.Over over => over.Instances,
            _ => [],
        };

    /// <summary>
    /// The days on which to look: today's positions need none; one that has ended, the last day on which something new was said while it
    /// counted.
    /// </summary>
    /// <remarks>Where it has exceptions, also the day on which it was stated, before they were made.</remarks>
    private IEnumerable<DateOnly?> DaysOf(Output output)
    {
        if (output is not Output.OfPosition || pack.Pack.Positions[output.Index] is not { } position)
        {
            return [null];
        }

        var last = position.WhyLeftOut(asOf: null) is null
            ? null
            : pack
                .Pack.Positions.Select(other => other.Statement.Date)
                .Where(day => day is not null && position.WhyLeftOut(day) is null)
                .Max();
        DateOnly?[] days = last is null && position.WhyLeftOut(asOf: null) is not null ? [] : [last];
        return position.Exceptions.IsEmpty ? days : days.Append(position.Statement.Date).Distinct();
    }

    private static double CountOf(TellingValues values) => values.Choices.Aggregate(1.0, (count, terms) => count * (terms.Count + 1));

    private static IEnumerable<ImmutableStack<Term>> Packages(TellingValues values, int size, int start)
    {
        if (size == 0)
        {
            return
            [
                [],
            ];
        }

        return from field in Enumerable.Range(start, values.Fields.Count - start)
            from rest in Packages(values, size - 1, field + 1)
            from term in values.Choices[field]
            select rest.Push(term);
    }

    /// <summary>The first thing that the pack finds and the mutant does not, or finds otherwise; null where there is none.</summary>
    private static string? Difference(Evaluation pack, Evaluation bent) =>
        pack.Findings.Zip(bent.Findings).FirstOrDefault(pair => pair.First.Status != pair.Second.Status) is { First: { } finding }
            ? finding.ToString()
        : pack.Outcome != bent.Outcome ? $"outcome: {Words.Of(pack.Outcome)}"
        : !Contradicted(pack).SequenceEqual(Contradicted(bent)) ? $"contradictions: [{string.Join(", ", Contradicted(pack))}]"
        : null;

    private static IEnumerable<Field> Contradicted(Evaluation evaluation) =>
        evaluation.Contradictions.Select(contradiction => contradiction.Field);
}
