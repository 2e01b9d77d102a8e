using System.Collections.Immutable;
using System.Globalization;

namespace ScenarioEngine.Text;

/// <summary>
/// Days as people and other tools write them, such as <c>31.12.2026</c> or <c>March 1, 2026</c>, and how they are written here.
/// </summary>
internal static class MeantDay
{
    private static readonly ImmutableArray<string> Forms =
    [
        "d.M.yyyy",
        "yyyy/M/d",
        "yyyy.M.d",
        "yyyy-M-d",
        "yyyyMMdd",
        "d MMMM yyyy",
        "d MMM yyyy",
        "d. MMMM yyyy",
        "MMMM d, yyyy",
        "MMM d, yyyy",
        "MMMM d yyyy",
        "d-MMM-yyyy",
    ];

    /// <summary>Forms that Europe and America read differently; a day that fits one of them only is meant so.</summary>
    private static readonly ImmutableArray<string> DividedForms = ["d/M/yyyy", "M/d/yyyy"];

    /// <summary>The day as files have it; null where the text is no day, or may be one of two.</summary>
    public static string? Find(string text) =>
        DaysOf(text, Forms).Concat(DaysOf(text, DividedForms)).Distinct().ToList() is [var only] ? only.ToIso() : null;

    private static IEnumerable<DateOnly> DaysOf(string text, ImmutableArray<string> forms) =>
        forms
            .Select(form =>
                DateOnly.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day)
                    ? day
                    : (DateOnly?)null
            )
            .OfType<DateOnly>();
}
