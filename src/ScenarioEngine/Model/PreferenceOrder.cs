using System.Collections.Immutable;

namespace ScenarioEngine.Model;

/// <summary>
/// The preferences of a party that count, in ranks of which each outranks those that follow; one rank where the pack gives no priorities.
/// </summary>
internal sealed class PreferenceOrder
{
    private PreferenceOrder(Party party, ImmutableArray<ImmutableArray<Position>> ranks)
    {
        Party = party;
        Ranks = ranks;
    }

    /// <summary>The party.</summary>
    public Party Party { get; }

    /// <summary>The preferences, the most important rank first; none is empty.</summary>
    public ImmutableArray<ImmutableArray<Position>> Ranks { get; }

    /// <summary>Whether its scores are numbers from 0 to 1, which can be added and multiplied; else they can only be compared.</summary>
    public bool HasScale => Ranks.Length == 1;

    /// <summary>
    /// The order of each party that has preferences among some positions, in the order in which the parties appear there.
    /// </summary>
    public static ImmutableArray<PreferenceOrder> Of(IEnumerable<Position> positions) =>
        [
            .. from position in positions
            where position is { Policy.IsWeighed: true, Vague: null }
            group position by position.Party into own
            select new PreferenceOrder(
                own.Key,
                [.. own.GroupBy(preference => preference.Priority ?? 0).OrderBy(rank => rank.Key).Select(rank => rank.ToImmutableArray())]
            ),
        ];

    /// <summary>The score that some worths add up to.</summary>
    /// <param name="worthOf">What is had of each preference: 0 where it does not apply.</param>
    public PartyScore Score(Func<Position, Fraction> worthOf) => new(Party, [.. Ranks.Select(rank => Score(rank, worthOf))]);

    private static Fraction Score(ImmutableArray<Position> rank, Func<Position, Fraction> worthOf)
    {
        var (sum, weights) = (Fraction.Zero, Fraction.Zero);
        foreach (var preference in rank)
        {
            var weight = Fraction.Of(preference.Weight);
            sum += weight * worthOf(preference) / preference.HighestWorth;
            weights += weight;
        }

        return sum / weights;
    }
}

/// <summary>
/// The degree to which a package meets the preferences of a party: the sum of weight × worth ÷ highest worth, divided by the sum of the
/// weights.
/// </summary>
/// <param name="Party">The party.</param>
/// <param name="Ranks">A number from 0 to 1 for each rank of its preferences, the most important first; only one where the pack gives no
/// priorities.</param>
public sealed record PartyScore(Party Party, ImmutableArray<Fraction> Ranks)
{
    /// <summary>The score of a party without priorities.</summary>
    public Fraction Value => Ranks[0];

    /// <summary>
    /// Less than 0 where the other is more, 0 where they are equal, more than 0 where it is less; of two parties that says nothing.
    /// </summary>
    public int CompareTo(PartyScore other) =>
        Ranks.Zip(other.Ranks, (own, others) => own.CompareTo(others)).FirstOrDefault(order => order != 0);

    /// <inheritdoc/>
    public bool Equals(PartyScore? other) => other is not null && Party == other.Party && Ranks.SequenceEqual(other.Ranks);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Party.Id, Ranks[0]);

    /// <summary>The score with so many digits behind the point: <c>0.67</c>, or with priorities <c>1.00, then 0.33</c>.</summary>
    public string ToText(int digits) => string.Join(", then ", Ranks.Select(rank => rank.ToText(digits)));
}

/// <summary>The scores between which that of a package lies which leaves something open.</summary>
/// <param name="Low">The lowest.</param>
/// <param name="High">The highest.</param>
public sealed record ScoreRange(PartyScore Low, PartyScore High)
{
    /// <summary>Whether nothing that is open could change it.</summary>
    public bool IsKnown => Low.Equals(High);

    /// <summary>The range with so many digits behind the point: <c>0.25 to 0.67</c>.</summary>
    public string ToText(int digits) => IsKnown ? Low.ToText(digits) : $"{Low.ToText(digits)} to {High.ToText(digits)}";
}
