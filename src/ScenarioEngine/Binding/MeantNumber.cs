using System.Globalization;
using System.Text.RegularExpressions;
using ScenarioEngine.Model;

namespace ScenarioEngine.Binding;

/// <summary>
/// Numbers as people write them, such as <c>1,900</c>, <c>€900</c> or <c>5 billion dollars</c>, and how they are written here.
/// </summary>
internal static partial class MeantNumber
{
    /// <summary>More digits than a file may state.</summary>
    private const decimal TooLarge = 1_000_000_000_000_000m;

    /// <summary>
    /// The number in backticks, or two between which only the author can choose; null where the text is no number, or has another unit.
    /// </summary>
    public static string? Find(string text, FieldType type)
    {
        if (
            Shape().Match(text) is not { Success: true } match
            || !IsOf(type, match.Groups["sign"].Value)
            || !IsOf(type, match.Groups["unit"].Value)
        )
        {
            return null;
        }

        var digits = Blanks().Replace(match.Groups["number"].Value, "");
        var factor = FactorOf(match.Groups["times"].Value);
        return (
            Read(WithPoint(digits), factor, type),
            OneComma().IsMatch(digits) ? Read(digits.Replace(',', '.'), factor, type) : null
        ) switch
        {
            ({ } number, { } other) => $"`{number}`, or `{other}` if the comma stands before decimals",
            ({ } number, _) => $"`{number}`",
            _ => null,
        };
    }

    /// <summary>The ends of a range such as <c>5-10</c>, the lower one first; null where the text is none.</summary>
    public static (string Low, string High)? Range(string text) =>
        Ends().Match(text) is { Success: true } match
        && Decimal(match.Groups["low"].Value) is { } low
        && Decimal(match.Groups["high"].Value) is { } high
        && low < high
            ? (match.Groups["low"].Value, match.Groups["high"].Value)
            : null;

    private static bool IsOf(FieldType type, string unit) =>
        unit switch
        {
            "" => true,
            "$" => Has(type, "dollar"),
            "€" => Has(type, "euro"),
            "£" => Has(type, "pound"),
            "%" or "percent" or "per cent" or "pct" => type.Sign == "%",
            _ => unit == type.Unit,
        };

    private static bool Has(FieldType type, string currency) => type.Unit?.Contains(currency, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The digits without what parts them in thousands, and with a point before decimals.</summary>
    private static string WithPoint(string digits)
    {
        var (comma, point) = (digits.LastIndexOf(','), digits.LastIndexOf('.'));
        return Thousands().IsMatch(digits) ? digits.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal)
            : comma > point ? digits.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
            : digits.Replace(",", "", StringComparison.Ordinal);
    }

    private static string? Read(string digits, decimal factor, FieldType type) =>
        Decimal(digits) is { } number and < TooLarge && number * factor is var value and < TooLarge
            ? string.Create(CultureInfo.InvariantCulture, $"{value:0.##########}{type.Sign}")
            : null;

    private static decimal? Decimal(string digits) =>
        decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static decimal FactorOf(string word) =>
        word.ToLowerInvariant() switch
        {
            "" => 1,
            "k" or "thousand" => 1_000,
            "bn" or "billion" => 1_000_000_000,
            _ => 1_000_000,
        };

    [GeneratedRegex(
        @"^(?<sign>[$€£]?)\s*(?<number>[0-9][0-9.,'’ \u00A0\u202F]{0,40}?)\s*(?<times>k|thousand|m|mn|million|bn|billion)?\s*(?<unit>[$€£%]|[a-z][a-z0-9 -]*)?$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Shape();

    [GeneratedRegex(@"^[0-9]{1,3}(,[0-9]{3})+$|^[0-9]{1,3}(\.[0-9]{3}){2,}$", RegexOptions.ExplicitCapture)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^[0-9]{1,3},[0-9]{3}$", RegexOptions.ExplicitCapture)]
    private static partial Regex OneComma();

    [GeneratedRegex(@"['’ \u00A0\u202F]")]
    private static partial Regex Blanks();

    [GeneratedRegex(
        @"^(?<low>[0-9]{1,9}(\.[0-9]{1,4})?)%?\s*(-|–|—|to)\s*(?<high>[0-9]{1,9}(\.[0-9]{1,4})?)\s*(%|[a-z]+)?$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Ends();
}
