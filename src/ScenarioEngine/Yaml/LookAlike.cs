using System.Globalization;

namespace ScenarioEngine.Yaml;

/// <summary>Characters that word processors put in place of those that YAML knows.</summary>
internal static class LookAlike
{
    /// <summary>Whether a character looks like a space, or like nothing at all, and is no space.</summary>
    public static bool IsSpace(char c) =>
        IsNothing(c) || (c != ' ' && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator);

    /// <summary>Whether a character takes no room at all.</summary>
    public static bool IsNothing(char c) => c is '\u200B' or '\u2060' or '\uFEFF';

    /// <summary>Whether a character is a curly, low or pointed quotation mark.</summary>
    public static bool IsQuote(char c) => c is '“' or '”' or '„' or '‟' or '«' or '»' or '‘' or '’' or '‚' or '‹' or '›';

    /// <summary>
    /// Whether a character is a longer line than a hyphen, or a point, as word processors put before the items of a list.
    /// </summary>
    public static bool IsDash(char c) => c is '–' or '—' or '−' or '‐' or '‑' or '•' or '◦' or '▪' or '‣' or '·';

    /// <summary>Whether a text stands in quotation marks that YAML takes for a part of it.</summary>
    public static bool IsQuoted(string text) => text.Length >= 2 && IsQuote(text[0]) && IsQuote(text[^1]);
}
