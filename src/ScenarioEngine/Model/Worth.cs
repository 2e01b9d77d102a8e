using System.Collections.Immutable;

namespace ScenarioEngine.Model;

/// <summary>What the values of a field are worth to a party: exact, none negative, one of them positive.</summary>
internal sealed class Worth
{
    internal Worth(Field field, ImmutableArray<WorthTerm> terms, Fraction highest)
    {
        Field = field;
        Terms = terms;
        Highest = highest;
    }

    /// <summary>The field that is valued. Where it has no meaning, it is worth nothing.</summary>
    public Field Field { get; }

    /// <summary>
    /// What the worth is the sum of: of a set a term for each option; else one for each different worth, of which one holds where the field
    /// is settled and has meaning.
    /// </summary>
    public ImmutableArray<WorthTerm> Terms { get; }

    /// <summary>The highest worth that a value has, whatever the day.</summary>
    public Fraction Highest { get; }

    /// <summary>What each value was given, in the order of the file and in its words.</summary>
    public ImmutableArray<(string Value, Fraction Amount)> Stated { get; internal init; } = [];

    /// <summary>What a value of the field is worth.</summary>
    public Fraction Of(Value value) => Of(value, ImmutableDictionary<Condition, Condition>.Empty);

    /// <summary>What a value of the field is worth, as if some of its conditions were written otherwise.</summary>
    /// <param name="value">The value.</param>
    /// <param name="substitutes">For conditions, told apart by reference, what stands in their place.</param>
    internal Fraction Of(Value value, IReadOnlyDictionary<Condition, Condition> substitutes) =>
        Terms
            .Where(term => Holds(substitutes.GetValueOrDefault(term.When, term.When), value))
            .Aggregate(Fraction.Zero, (sum, term) => sum + term.Amount);

    private static bool Holds(Condition condition, Value value) =>
        condition switch
        {
            Condition.All all => all.Parts.All(part => Holds(part, value)),
            Condition.Any any => any.Parts.Any(part => Holds(part, value)),
            Condition.Test test => test.Meaning.Holds(value, test.Values),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>Whether several terms can hold together.</summary>
    internal bool IsSum => Field.Type.IsSet;
}

/// <summary>Something that is worth an amount where it holds.</summary>
/// <param name="Amount">The amount.</param>
/// <param name="When">The condition under which it holds.</param>
internal sealed record WorthTerm(Fraction Amount, Condition When);
