using System.Globalization;
using System.Text.RegularExpressions;
using ScenarioEngine.Model;

namespace ScenarioEngine.Binding;

/// <summary>
/// Lengths of time as people and other tools write them, such as <c>3 years 1 month</c> or <c>P3Y</c>, and how they are written here.
/// </summary>
internal static partial class LengthText
{
    private static readonly (string Start, string Unit)[] Names = [("d", "days"), ("w", "weeks"), ("mo", "months"), ("y", "years")];

    /// <summary>
    /// The same length in one unit that the field takes; null where the text is no length of time, or its parts do not convert into each
    /// other.
    /// </summary>
    public static string? InOneUnit(string text, FieldType type)
    {
        if (type.UnitOfTime is not { } own || PartsOf(text) is not { Count: > 0 } parts || parts.Any(part => !part.Unit.ConvertsTo(own)))
        {
            return null;
        }

        var length = parts.Sum(part => part.Number * part.Unit.Factor);
        var unit = parts
            .Select(part => part.Unit)
            .OrderByDescending(unit => unit.Factor)
            .First(unit => length % unit.Factor == 0 || unit.Factor == parts.Min(part => part.Unit.Factor));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{length / unit.Factor:0.####} {(length == unit.Factor ? unit.One : unit.Name)}"
        );
    }

    private static List<(decimal Number, TimeUnit Unit)>? PartsOf(string text)
    {
        var isIso = Iso().IsMatch(text);
        var matches = Part().Matches(text);
        var rest = Part().Replace(isIso ? text[1..] : text, "").Replace("and", "", StringComparison.Ordinal);
        if (matches.Count == 0 || rest.Any(c => c is not (' ' or ',' or '+')))
        {
            return null;
        }

        var parts = new List<(decimal, TimeUnit)>();
        foreach (Match match in matches)
        {
            var letters = match.Groups["unit"].Value.ToLowerInvariant();
            var name =
                isIso && letters == "m"
                    ? "months"
                    : Array.Find(Names, known => letters.StartsWith(known.Start, StringComparison.Ordinal)).Unit;
            if (
                TimeUnit.Find(name) is not { } unit
                || !decimal.TryParse(
                    match.Groups["number"].Value,
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var number
                )
                || number > 1_000_000
            )
            {
                return null;
            }

            parts.Add((number, unit));
        }

        return parts;
    }

    [GeneratedRegex(@"^P(\d+(\.\d+)?[YMWD])+$", RegexOptions.ExplicitCapture)]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<number>\d{1,9}(\.\d{1,4})?)\s*(?<unit>[A-Za-z]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Part();
}
