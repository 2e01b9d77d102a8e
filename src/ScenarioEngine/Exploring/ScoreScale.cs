using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>The scores of a party as whole numbers, so that they add up exactly: a higher number is a higher score.</summary>
/// <remarks>Each rank of preferences has a common denominator; ranks are the digits of one number, the most important first.</remarks>
internal sealed class ScoreScale
{
    private readonly PreferenceOrder _order;
    private readonly BigInteger[] _denominators;
    private readonly BigInteger[] _units;
    private readonly Fraction[] _weights;

    public ScoreScale(PreferenceOrder order)
    {
        _order = order;
        _weights =
        [
            .. order.Ranks.Select(rank => rank.Aggregate(Fraction.Zero, (sum, preference) => sum + Fraction.Of(preference.Weight))),
        ];
        _denominators =
        [
            .. order.Ranks.Select(
                (rank, number) =>
                    rank.SelectMany(preference => preference.WorthTerms.Select(term => ShareOf(number, preference, term).Denominator))
                        .Aggregate(BigInteger.One, LeastCommonMultiple)
            ),
        ];
        _units = new BigInteger[_denominators.Length];
        Highest = BigInteger.Zero;
        for (var (rank, unit) = (_denominators.Length - 1, BigInteger.One); rank >= 0; rank--)
        {
            _units[rank] = unit;
            Highest += unit * _denominators[rank];
            unit *= _denominators[rank] + 1;
        }
    }

    /// <summary>The number of a score of 1, in every rank.</summary>
    public BigInteger Highest { get; }

    /// <summary>What each term of each preference adds.</summary>
    public IEnumerable<(Position Preference, WorthTerm Term, BigInteger Amount)> Amounts =>
        from rank in _order.Ranks.Index()
        from preference in rank.Item
        from term in preference.WorthTerms
        let share = ShareOf(rank.Index, preference, term)
        where share > Fraction.Zero
        select (preference, term, share.Numerator * (_denominators[rank.Index] / share.Denominator) * _units[rank.Index]);

    /// <summary>The score that a number is.</summary>
    public PartyScore ScoreOf(BigInteger number)
    {
        var ranks = ImmutableArray.CreateBuilder<Fraction>(_units.Length);
        for (var rank = 0; rank < _units.Length; rank++)
        {
            ranks.Add(new Fraction(number / _units[rank], _denominators[rank]));
            number %= _units[rank];
        }

        return new PartyScore(_order.Party, ranks.MoveToImmutable());
    }

    /// <summary>The lowest number of a score that is not below a given one, of a party with one rank.</summary>
    public BigInteger AtLeast(Fraction score) => ((score.Numerator * _denominators[0]) + score.Denominator - 1) / score.Denominator;

    private Fraction ShareOf(int rank, Position preference, WorthTerm term) =>
        Fraction.Of(preference.Weight) * term.Amount / (preference.HighestWorth * _weights[rank]);

    internal static BigInteger LeastCommonMultiple(BigInteger a, BigInteger b) => a / BigInteger.GreatestCommonDivisor(a, b) * b;
}
