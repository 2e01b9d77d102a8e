using System.Globalization;

namespace ScenarioEngine.Diagnostics;

/// <summary>Writes diagnostics as text: the line that tools recognise, the excerpt with carets, the hint, the related places.</summary>
public static class DiagnosticWriter
{
    private const int ExcerptWidth = 120;

    /// <summary>Writes one diagnostic, ending with a line end.</summary>
    public static void Write(TextWriter writer, Diagnostic diagnostic)
    {
        var margin = new string(' ', NumberOf(diagnostic).Length + 2);
        writer.Write(diagnostic.ToString());
        writer.Write('\n');
        writer.Write(Excerpt(diagnostic));
        if (diagnostic.Hint is { } hint)
        {
            writer.Write($"{margin}= hint: {hint}\n");
        }

        foreach (var related in diagnostic.Related)
        {
            writer.Write($"{margin}= see also {PlaceOf(related, diagnostic)}: {related.Label}\n");
        }
    }

    /// <summary>The line that a diagnostic points at, with its number and the carets below it; empty where there is no text.</summary>
    internal static string Excerpt(Diagnostic diagnostic)
    {
        var (line, column) = diagnostic.Location.File.PositionOf(diagnostic.Location.Span.Start);
        var text = diagnostic.Location.File.LineText(line);
        if (text.Length == 0)
        {
            return "";
        }

        var number = NumberOf(diagnostic);
        var margin = new string(' ', number.Length + 2);
        var (shown, underline) = Excerpt(text, column - 1, diagnostic.Location.Span.Length);
        return $"{margin}|\n {number} | {shown}\n{margin}| {underline}\n";
    }

    private static string NumberOf(Diagnostic diagnostic) => diagnostic.Location.Line.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// A line and the carets below it. A long line is cut around the place, so that the carets never end up off the screen.
    /// </summary>
    private static (string Shown, string Underline) Excerpt(string text, int start, int length)
    {
        var from =
            text.Length <= ExcerptWidth || start <= ExcerptWidth / 2
                ? 0
                : UserText.Whole(text, Math.Min(start, text.Length) - (ExcerptWidth / 2));
        var to = UserText.Whole(text, Math.Min(text.Length, from + ExcerptWidth));
        var before = from > 0 ? "…" : "";
        var after = to < text.Length ? "…" : "";
        var shown = before + UserText.Printable(text[from..to]) + after;
        var place = Math.Min(start, text.Length) - from + before.Length;
        var indent = string.Concat(shown.Take(place).Select(c => c == '\t' ? '\t' : ' '));
        var carets = Math.Max(1, Math.Min(length, shown.Length - after.Length - place));
        return (shown, indent + new string('^', carets));
    }

    private static string PlaceOf(RelatedLocation related, Diagnostic diagnostic) =>
        related.Location.File == diagnostic.Location.File
            ? string.Create(CultureInfo.InvariantCulture, $"({related.Location.Line},{related.Location.Column})")
            : related.Location.ToString();
}
