using System.Text.RegularExpressions;

namespace ScenarioEngine.Formatting;

/// <summary>Writes a text so that YAML reads it as that text and as nothing else.</summary>
internal static partial class ScalarText
{
    /// <summary>The text as it is where that is safe, otherwise between single quotes. What cannot be printed becomes a space.</summary>
    public static string Of(string text) =>
        Plain().IsMatch(text) ? text : $"'{Unprintable().Replace(text, " ").Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.%-]*( [A-Za-z0-9.%-]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\uFEFF]")]
    private static partial Regex Unprintable();
}
