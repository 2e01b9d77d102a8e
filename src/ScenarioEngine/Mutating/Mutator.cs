using System.Collections.Immutable;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Mutating;

/// <summary>Bends every condition of a pack in every way, one at a time.</summary>
internal sealed class Mutator
{
    private readonly List<Mutant> _mutants = [];

    private Mutator() { }

    /// <summary>All mutants of a pack, in its order.</summary>
    public static ImmutableArray<Mutant> MutantsOf(RulePack pack)
    {
        var mutator = new Mutator();
        foreach (var position in pack.Positions.Where(position => position.Vague is null))
        {
            mutator.Add($"{position.FullName}, applies when", position.AppliesWhen, isDroppedAs: true);
            if (position.Worth is { } worth)
            {
                mutator.AddSwaps(position, worth);
            }
            else
            {
                mutator.Add($"{position.FullName}, {position.Policy.ConditionInWords}", position.Condition, isDroppedAs: null);
            }

            foreach (var exception in position.Exceptions)
            {
                mutator.Add($"{position.FullName}, unless", exception.When, isDroppedAs: false);
            }
        }

        foreach (var implication in pack.Implications)
        {
            mutator.Add($"implication {implication.Id}, when", implication.When, isDroppedAs: false);
        }

        foreach (var constraint in pack.Constraints)
        {
            mutator.Add($"constraint {constraint.Id}, impossible when", constraint.ImpossibleWhen, isDroppedAs: false);
        }

        foreach (var field in pack.Fields.Where(field => field.OnlyWhen is not null).DistinctBy(field => field.OnlyWhen?.Location))
        {
            mutator.Add($"{field.Path}, only when", field.OnlyWhen, isDroppedAs: true);
        }

        return [.. mutator._mutants, .. MoveMutator.MutantsOf(pack)];
    }

    /// <param name="owner">Whose condition it is.</param>
    /// <param name="condition">The condition; null where there is none.</param>
    /// <param name="isDroppedAs">What is left when the condition is left out: that it always holds, or never; null where it cannot be left
    /// out.</param>
    private void Add(string owner, Condition? condition, bool? isDroppedAs)
    {
        if (condition is null)
        {
            return;
        }

        if (isDroppedAs is { } holds)
        {
            Add(owner, [condition], Bending.Drop(condition, holds), "left out");
        }

        // The instances of a quantified condition are copies of one that is written once: they are bent together.
        foreach (var same in AllIn(condition).GroupBy(inner => (inner.Location, inner.GetType(), (inner as Condition.Test)?.Operator)))
        {
            var copies = same.ToList();
            foreach (var way in Enumerable.Range(0, Bending.Bend(copies[0]).Count()))
            {
                Add(owner, copies, way);
            }
        }
    }

    /// <summary>Two neighbouring amounts, each where the other was given.</summary>
    private void AddSwaps(Position position, Worth worth)
    {
        foreach (var (first, second) in worth.Terms.Zip(worth.Terms.Skip(1)))
        {
            // What is best is where the highest amount is; of a set it is all that is worth something, whatever each is.
            KeyValuePair<Condition, Condition>[] swapped =
            [
                KeyValuePair.Create(first.When, second.When),
                KeyValuePair.Create(second.When, first.When),
            ];
            var best =
                !worth.IsSum && first.Amount == worth.Highest && position.Condition is { } condition
                    ? swapped.Append(KeyValuePair.Create(condition, second.When))
                    : swapped;
            Add(
                $"{position.FullName}, values",
                best,
                $"{first.Amount} when {ConditionText.Describe(first.When)}",
                $"{second.Amount} then, and {first.Amount} when {ConditionText.Describe(second.When)}",
                first.When.Location
            );
            _mutants[^1] = _mutants[^1] with { Swapped = (position, first, second) };
        }
    }

    private void Add(string owner, List<Condition> copies, int way)
    {
        var bent = copies.ConvertAll(copy => Bending.Bend(copy).ElementAtOrDefault(way));
        if (bent[0] is { } first)
        {
            var pairs = copies
                .Zip(bent)
                .Where(pair => pair.Second is not null)
                .Select(pair => KeyValuePair.Create(pair.First, pair.Second ?? pair.First));
            Add(owner, pairs, ConditionText.Describe(copies[0]), ConditionText.Describe(first), copies[0].Location);
        }
    }

    private void Add(string owner, IEnumerable<Condition> conditions, Condition bent, string after)
    {
        var all = conditions.ToList();
        Add(owner, all.Select(condition => KeyValuePair.Create(condition, bent)), ConditionText.Describe(all[0]), after, all[0].Location);
    }

    private void Add(
        string owner,
        IEnumerable<KeyValuePair<Condition, Condition>> substitutes,
        string before,
        string after,
        SourceLocation location
    ) =>
        _mutants.Add(
            new Mutant(owner, before, after, location)
            {
                Substitutes = ImmutableDictionary.CreateRange<Condition, Condition>(ReferenceEqualityComparer.Instance, substitutes),
            }
        );

    private static IEnumerable<Condition> AllIn(Condition condition) =>
        condition switch
        {
            Condition.Not not => AllIn(not.Part).Prepend(not),
            Condition.All all => all.Parts.SelectMany(AllIn).Prepend(all),
            Condition.Any any => any.Parts.SelectMany(AllIn).Prepend(any),
            Condition.Over over => over.Instances.SelectMany(AllIn).Prepend(over),
            _ => [condition],
        };
}
