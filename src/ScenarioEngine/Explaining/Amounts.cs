using System.Globalization;
using System.Numerics;
using System.Text;

namespace ScenarioEngine.Explaining;

/// <summary>Numbers of packages as people read them. Nothing is rounded without saying so, or without the exact number beside it.</summary>
internal static class Amounts
{
    private static readonly BigInteger FirstLong = BigInteger.Pow(10, 6);

    private static readonly string[] Names = ["", "thousand", "million", "billion", "trillion"];

    /// <summary>The number to the last digit: <c>4,096,000</c>.</summary>
    public static string Exact(BigInteger number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The number as one says it: <c>none</c>, <c>12,345</c>, <c>about 4.1 million</c>, <c>about 1.9×10¹⁶</c>.</summary>
    public static string InWords(BigInteger number) =>
        number.IsZero ? "none"
        : IsShort(number) ? Exact(number)
        : $"{(IsRound(number) ? "" : "about ")}{Rounded(number)}";

    /// <summary>
    /// The number where there is little room, and where it is said elsewhere that it is rounded: <c>0</c>, <c>12,345</c>, <c>4.1
    /// million</c>, <c>1.9×10¹⁶</c>.
    /// </summary>
    public static string Rounded(BigInteger number)
    {
        if (IsShort(number))
        {
            return Exact(number);
        }

        var (tenths, exponent) = Round(number, wholeThousands: true);
        return exponent / 3 < Names.Length
            ? string.Create(CultureInfo.InvariantCulture, $"{(decimal)tenths / 10:0.#} {Names[exponent / 3]}")
            : Compact(number);
    }

    /// <summary>The number in the room of a button: <c>0</c>, <c>12,345</c>, <c>1.9×10¹⁶</c>.</summary>
    public static string Compact(BigInteger number)
    {
        if (IsShort(number))
        {
            return Exact(number);
        }

        var (tenths, exponent) = Round(number, wholeThousands: false);
        return string.Create(CultureInfo.InvariantCulture, $"{(decimal)tenths / 10:0.0}×{Power(exponent)}");
    }

    /// <summary>A power of ten as it is written: <c>10²⁹</c>.</summary>
    public static string Power(int exponent) => $"10{Superscript(exponent)}";

    /// <summary>Which power of ten a number is, for the length of a bar; null for none.</summary>
    public static double? PowerOf(BigInteger number) => number.IsZero ? null : BigInteger.Log10(number);

    /// <summary>A part of a whole: <c>none</c>, <c>all</c>, <c>37 %</c>, <c>1 in 2,472</c>.</summary>
    public static string Share(BigInteger part, BigInteger whole)
    {
        const int onePercent = 100;
        if (part.IsZero || part == whole)
        {
            return part.IsZero ? "none" : "all";
        }

        if (part * onePercent < whole)
        {
            return $"1 in {Rounded(Divide(whole, part))}";
        }

        var percent = Divide(100 * part, whole);
        return percent == onePercent ? "over 99 %" : string.Create(CultureInfo.InvariantCulture, $"{percent} %");
    }

    /// <summary>Whether the number is written to its last digit everywhere.</summary>
    public static bool IsShort(BigInteger number) => BigInteger.Abs(number) < FirstLong;

    /// <summary>How long a bar is on a logarithmic scale that ends with the whole: 0 for none, 100 for all.</summary>
    public static decimal LogarithmicShare(BigInteger number, BigInteger whole) =>
        number.IsZero || whole.IsZero ? 0 : (decimal)Math.Round(100 * (1 + BigInteger.Log(number)) / (1 + BigInteger.Log(whole)), 2);

    /// <summary>How many digits a number has.</summary>
    public static int Digits(BigInteger number) => number.ToString(CultureInfo.InvariantCulture).Length;

    /// <summary>A quotient, rounded to the nearest whole number.</summary>
    private static BigInteger Divide(BigInteger number, BigInteger divisor) => ((2 * number) + divisor) / (2 * divisor);

    /// <summary>The number as tenths of a power of ten.</summary>
    private static (BigInteger Tenths, int Exponent) Round(BigInteger number, bool wholeThousands)
    {
        var exponent = Digits(number) - 1;
        exponent -= wholeThousands ? exponent % 3 : 0;
        var next = wholeThousands ? 3 : 1;
        var tenths = Divide(10 * number, BigInteger.Pow(10, exponent));
        // 999,960 thousand rounds to 1,000 million, which is one billion.
        return tenths == 10 * BigInteger.Pow(10, next) ? (10, exponent + next) : (tenths, exponent);
    }

    private static bool IsRound(BigInteger number)
    {
        var (tenths, exponent) = Round(number, wholeThousands: (Digits(number) - 1) / 3 < Names.Length);
        return tenths * BigInteger.Pow(10, exponent) == 10 * number;
    }

    private static string Superscript(int exponent)
    {
        const string digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        var text = new StringBuilder();
        foreach (var digit in exponent.ToString(CultureInfo.InvariantCulture))
        {
            text.Append(digits[digit - '0']);
        }

        return text.ToString();
    }
}
