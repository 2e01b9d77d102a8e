using System.Numerics;

namespace ScenarioEngine.Exploring;

/// <summary>
/// About how large a zone is that is too large to be counted: a count of what could be joined, and a sample for the rest.
/// </summary>
/// <param name="Counted">How many possible packages respect the red lines that could be joined in a diagram; exact.</param>
/// <param name="Joined">How many red lines those are.</param>
/// <param name="RedLines">How many red lines count.</param>
/// <param name="Samples">How many of the counted packages were drawn, each with the same chance; 0 where all red lines could be joined, and
/// the zone is exact.</param>
/// <param name="Hits">How many of the drawn packages cross none of the other red lines either.</param>
/// <param name="Seed">Where chance began.</param>
internal sealed record Estimate(BigInteger Counted, int Joined, int RedLines, int Samples, int Hits, ulong Seed)
{
    /// <summary>Two-sided 95 %, as a quantile of the normal distribution.</summary>
    private const double Quantile = 1.959964;

    private static readonly BigInteger Scale = 1_000_000_000_000_000;

    /// <summary>Whether nothing was left to chance.</summary>
    public bool IsExact => Samples == 0;

    /// <summary>The likeliest size of the zone.</summary>
    public BigInteger Zone => IsExact ? Counted : Counted * Hits / Samples;

    /// <summary>The lower end of the confidence interval: 95 of 100 such intervals hold the true size (Wilson, 1927).</summary>
    public BigInteger Low => IsExact ? Counted : Part(-1);

    /// <summary>The upper end of the confidence interval.</summary>
    public BigInteger High => IsExact ? Counted : Part(1);

    private BigInteger Part(int side)
    {
        var share = (double)Hits / Samples;
        var squared = Quantile * Quantile;
        var spread = Quantile * Math.Sqrt((share * (1 - share) / Samples) + (squared / (4.0 * Samples * Samples)));
        var end = (share + (squared / (2.0 * Samples)) + (side * spread)) / (1 + (squared / Samples));
        return Counted * new BigInteger(Math.Clamp(end, 0, 1) * (double)Scale) / Scale;
    }
}

/// <summary>An estimate, or why there is none.</summary>
/// <param name="Estimate">The estimate; null where not even the possible packages can be counted.</param>
/// <param name="TooLarge">The reason why it was too large; null where it was not.</param>
internal sealed record EstimateResult(Estimate? Estimate, TooLarge? TooLarge);
