using System.Text;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>Text as Markdown.</summary>
internal static class MarkdownText
{
    /// <summary>Every character that Markdown or HTML could read as more than text, with a backslash; line ends as spaces.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '<' or '>' or '#' or '|' or '~' or '!' or '&')
            {
                escaped.Append('\\');
            }

            escaped.Append(char.IsControl(c) ? ' ' : c);
        }

        return escaped.ToString();
    }

    /// <summary>Text in which what stands between grave accents is something to type.</summary>
    public static string Prose(string text)
    {
        var parts = text.Split('`');
        return parts.Length % 2 == 0 || parts.Where((part, number) => number % 2 == 1 && part.Length == 0).Any()
            ? Escape(text)
            : string.Concat(parts.Select((part, number) => number % 2 == 0 ? Escape(part) : $"`{InCode(part)}`"));
    }

    /// <summary>Code has no escapes, and ends with the line.</summary>
    private static string InCode(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
