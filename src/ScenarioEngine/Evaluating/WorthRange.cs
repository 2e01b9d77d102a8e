using ScenarioEngine.Model;

namespace ScenarioEngine.Evaluating;

/// <summary>
/// What is had of a preference, before it is divided by the highest worth: between two amounts where terms are open that tell.
/// </summary>
/// <remarks>Read off the record term by term; where open terms hang together, the true range may be narrower.</remarks>
/// <param name="Low">The lowest.</param>
/// <param name="High">The highest.</param>
internal sealed record WorthRange(Fraction Low, Fraction High)
{
    private static readonly WorthRange Nothing = new(Fraction.Zero, Fraction.Zero);

    /// <summary>Whether nothing that is open could change it.</summary>
    public bool IsKnown => Low == High;

    /// <param name="preference">The preference.</param>
    /// <param name="applies">Whether it applies; null where that cannot be told.</param>
    /// <param name="hasMeaning">Whether the valued field has meaning; null where that cannot be told.</param>
    /// <param name="truthOf">Whether a condition of the pack holds; null where that cannot be told.</param>
    internal static WorthRange Of(Position preference, bool? applies, bool? hasMeaning, Func<Condition, bool?> truthOf)
    {
        if (applies == false)
        {
            return Nothing;
        }

        var terms = preference
            .WorthTerms.Select(term => (term.Amount, Holds: truthOf(term.When)))
            .Where(term => term.Holds != false)
            .ToList();
        var range =
            preference.Worth is null or { IsSum: true }
                ? new WorthRange(
                    Sum(terms.Where(term => term.Holds == true).Select(term => term.Amount)),
                    Sum(terms.Select(term => term.Amount))
                )
            : terms.Find(term => term.Holds == true) is { Holds: true } settled ? new WorthRange(settled.Amount, settled.Amount)
            : terms.Count == 0 ? Nothing
            : new WorthRange(hasMeaning == true ? terms.Min(term => term.Amount) : Fraction.Zero, terms.Max(term => term.Amount));
        return applies == true ? range : range with { Low = Fraction.Zero };
    }

    private static Fraction Sum(IEnumerable<Fraction> amounts) => amounts.Aggregate(Fraction.Zero, (sum, amount) => sum + amount);
}
