using System.Numerics;
using ScenarioEngine.Explaining;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>
/// How numbers up to a whole are drawn as bars: by their part of a small whole; of a large one by orders of magnitude, since all but a few
/// parts would be too short to see.
/// </summary>
internal sealed class BarScale(BigInteger whole)
{
    private const int Width = 20;
    private const int LargestSmall = 1_000;

    private readonly int _digitsAMark = whole <= LargestSmall ? 0 : (Amounts.Digits(whole) + Width - 1) / Width;

    /// <summary>What a mark means.</summary>
    public string Description =>
        _digitsAMark == 0
            ? "each mark is a twentieth of them"
            : $"each mark is a factor of {Amounts.Exact(BigInteger.Pow(10, _digitsAMark))}";

    /// <summary>The bar of a number: no mark for none, and at least one for any.</summary>
    public string BarOf(BigInteger number) => new('#', LengthOf(number));

    private int LengthOf(BigInteger number) =>
        number.IsZero ? 0
        : _digitsAMark == 0 ? (int)(((number * Width) + whole - 1) / whole)
        : 1 + ((Amounts.Digits(number) - 1) / _digitsAMark);
}
