using System.Globalization;
using ScenarioEngine.Text;

namespace ScenarioEngine.Diagnostics;

/// <summary>Writes diagnostics as text: the line that tools recognise, the excerpt with carets, the hint, the related places.</summary>
public static class DiagnosticWriter
{
    private const int ExcerptWidth = 120;

    /// <summary>Writes one diagnostic, ending with a line end.</summary>
    public static void Write(TextWriter writer, Diagnostic diagnostic)
    {
        writer.Write(diagnostic.ToString());
        writer.Write('\n');
        WriteExcerpt(writer, diagnostic.Location);
        if (diagnostic.Hint is { } hint)
        {
            writer.Write($"   = hint: {hint}\n");
        }

        foreach (var related in diagnostic.Related)
        {
            var sameFile = related.Location.File == diagnostic.Location.File;
            var place = sameFile
                ? string.Create(CultureInfo.InvariantCulture, $"({related.Location.Line},{related.Location.Column})")
                : related.Location.ToString();
            writer.Write($"   = see also {place}: {related.Label}\n");
        }
    }

    private static void WriteExcerpt(TextWriter writer, SourceLocation location)
    {
        var (line, column) = location.File.PositionOf(location.Span.Start);
        var text = location.File.LineText(line);
        if (text.Length == 0)
        {
            return;
        }

        // A long line is shown around the place, so that a caret never ends up off the screen.
        var from = column <= ExcerptWidth / 2 ? 0 : Math.Min(column - 1 - (ExcerptWidth / 2), Math.Max(0, text.Length - 1));
        var shown = text.Substring(from, Math.Min(ExcerptWidth, text.Length - from));
        var number = line.ToString(CultureInfo.InvariantCulture);
        var margin = new string(' ', number.Length);
        var carets = Math.Clamp(Math.Min(location.Span.Length, text.Length - column + 1), 1, ExcerptWidth);
        var indent = new string([.. shown.Take(column - 1 - from).Select(c => c == '\t' ? '\t' : ' ')]);
        writer.Write($" {margin} |\n");
        writer.Write($" {number} | {Printable(shown)}\n");
        writer.Write($" {margin} | {indent}{new string('^', carets)}\n");
    }

    /// <summary>Control characters would move the cursor or change the terminal; they are shown as a replacement.</summary>
    private static string Printable(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) && c != '\t' ? '\uFFFD' : c));
}
