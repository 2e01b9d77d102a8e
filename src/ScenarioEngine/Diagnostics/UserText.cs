using System.Globalization;

namespace ScenarioEngine.Diagnostics;

/// <summary>Words for a message, above all those of the user, made fit to be shown.</summary>
internal static class UserText
{
    private const int LongestQuote = 40;
    private const int MostNames = 12;

    /// <summary>Words for a sentence: on one line, cut where they get long, without characters that act on a terminal.</summary>
    public static string Quote(string text)
    {
        var start = text.Length <= LongestQuote ? text : text[..Whole(text, LongestQuote - 1)] + "…";
        return Printable(start.ReplaceLineEndings(" "));
    }

    /// <summary>
    /// The text with a replacement for every character that would move the cursor, change the colours or turn the reading direction.
    /// </summary>
    /// <remarks>The length stays the same, so that offsets into the text remain true. Tabs stay.</remarks>
    public static string Printable(string text) =>
        string.Create(
            text.Length,
            text,
            static (shown, original) =>
            {
                for (var i = 0; i < shown.Length; i++)
                {
                    shown[i] = IsPrintable(original, i) ? original[i] : '\uFFFD';
                }
            }
        );

    /// <summary>The offset itself, or the one before where it would cut a character that takes two units.</summary>
    public static int Whole(string text, int offset) =>
        offset > 0 && offset < text.Length && char.IsLowSurrogate(text[offset]) && char.IsHighSurrogate(text[offset - 1])
            ? offset - 1
            : offset;

    /// <summary>Words as a sentence lists them: <c>a, b and c</c>. There is at least one.</summary>
    public static string InProse(IEnumerable<string> words, string last = " and ")
    {
        var all = words.ToList();
        return all.Count == 1 ? all[0] : $"{string.Join(", ", all.SkipLast(1))}{last}{all[^1]}";
    }

    /// <summary>Names as a hint lists them, the first of many and how many others there are: <c>a, b and 12 more</c>.</summary>
    public static string Names(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count <= MostNames + 1
            ? string.Join(", ", all)
            : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", all.Take(MostNames))} and {all.Count - MostNames:N0} more");
    }

    /// <summary>Names as a sentence lists them, the first of many and how many others there are: <c>`a`, `b` and 12 others</c>.</summary>
    public static string NamesInProse(IReadOnlyList<string> names, string last = " and ") =>
        InProse(
            names.Count <= MostNames + 1
                ? names.Select(name => $"`{name}`")
                : names
                    .Take(MostNames)
                    .Select(name => $"`{name}`")
                    .Append(string.Create(CultureInfo.InvariantCulture, $"{names.Count - MostNames:N0} others")),
            last
        );

    /// <summary>A noun with the article that its sound asks for.</summary>
    public static string WithArticle(string noun) => $"{(noun[0] is 'a' or 'e' or 'i' or 'o' ? "an" : "a")} {noun}";

    /// <summary>Words with their first letter made large.</summary>
    public static string Capitalised(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static bool IsPrintable(string text, int index) =>
        text[index] == '\t'
        || CharUnicodeInfo.GetUnicodeCategory(text, Whole(text, index))
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            );
}
