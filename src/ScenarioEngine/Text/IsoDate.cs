using System.Globalization;

namespace ScenarioEngine.Text;

/// <summary>Days as files and data write them: <c>2026-01-09</c>.</summary>
/// <remarks>The framework's formats would do, but reading the first day by one of them costs a start as much as a twentieth of its run (decision 6).</remarks>
public static class IsoDate
{
    private const string Form = "yyyy-MM-dd";

    /// <summary>Reads a day; null for anything else, such as a day that no calendar has.</summary>
    public static DateOnly? Parse(string text) =>
        text.Length == Form.Length && text[4] == '-' && text[7] == '-'
        && NumberIn(text.AsSpan(0, 4)) is { } year and >= 1
        && NumberIn(text.AsSpan(5, 2)) is { } month and >= 1 and <= 12
        && NumberIn(text.AsSpan(8, 2)) is { } day and >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    /// <summary>Writes a day.</summary>
    public static string ToIso(this DateOnly day) => $"{Digits(day.Year, 4)}-{Digits(day.Month, 2)}-{Digits(day.Day, 2)}";

    private static string Digits(int number, int length) => number.ToString(CultureInfo.InvariantCulture).PadLeft(length, '0');

    /// <summary>A number written in digits only, or null.</summary>
    private static int? NumberIn(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return null;
            }

            number = (10 * number) + (digit - '0');
        }

        return number;
    }
}
