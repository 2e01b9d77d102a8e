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
}
