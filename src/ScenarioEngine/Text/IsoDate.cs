using System.Globalization;

namespace ScenarioEngine.Text;

/// <summary>Days as files and data write them: <c>2026-01-09</c>.</summary>
internal static class IsoDate
{
    private const string Form = "yyyy-MM-dd";

    /// <summary>Reads a day; null for anything else, such as a day that no calendar has.</summary>
    public static DateOnly? Parse(string text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Writes a day.</summary>
    public static string ToIso(this DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);
}
