using System.Globalization;
using System.Numerics;
using System.Text;

namespace ScenarioEngine.Web.Wording;

/// <summary>Numbers of packages as people read them. Nothing is rounded without saying so.</summary>
public static class Amounts
{
    private static readonly string[] Names = ["", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion", "sextillion", "septillion", "octillion", "nonillion", "decillion"];

    /// <summary>The number to the last digit: <c>4,096,000</c>.</summary>
    public static string Exact(BigInteger number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The number as one says it: <c>none</c>, <c>12,345</c>, <c>about 19.2 quadrillion</c>.</summary>
    public static string InWords(BigInteger number)
    {
        var digits = Digits(number);
        if (digits <= 6)
        {
            return number.IsZero ? "none" : Exact(number);
        }

        var rank = (digits - 1) / 3;
        if (rank >= Names.Length)
        {
            return $"about {Compact(number)}";
        }

        var thousand = BigInteger.Pow(1000, rank);
        var tenths = number * 10 / thousand;
        var about = tenths * thousand == number * 10 ? "" : "about ";
        return string.Create(CultureInfo.InvariantCulture, $"{about}{(decimal)tenths / 10:0.#} {Names[rank]}");
    }

    /// <summary>The number in the room of a button: <c>0</c>, <c>12,345</c>, <c>1.9×10¹⁶</c>.</summary>
    public static string Compact(BigInteger number)
    {
        var digits = Digits(number);
        if (digits <= 6)
        {
            return Exact(number);
        }

        var tenths = (decimal)(number / BigInteger.Pow(10, digits - 2)) / 10;
        return string.Create(CultureInfo.InvariantCulture, $"{tenths:0.0}×10{Superscript(digits - 1)}");
    }

    /// <summary>How long a bar is on a logarithmic scale that ends with the whole: 0 for none, 100 for all.</summary>
    public static decimal Share(BigInteger number, BigInteger whole) =>
        number.IsZero || whole.IsZero ? 0 : (decimal)Math.Round(100 * (1 + BigInteger.Log(number)) / (1 + BigInteger.Log(whole)), 2);

    private static int Digits(BigInteger number) => number.ToString(CultureInfo.InvariantCulture).Length;

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
