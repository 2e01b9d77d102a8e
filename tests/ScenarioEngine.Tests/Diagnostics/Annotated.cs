using System.Text;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Diagnostics;

/// <summary>A file with each diagnostic written under its line, and the characters that it is about marked by carets.</summary>
/// <remarks>One glance shows whether the right characters are meant. Tabs, odd spaces and line ends of Windows are made visible.</remarks>
internal static class Annotated
{
    private const int LongFile = 60;

    public static string Print(IEnumerable<Diagnostic> diagnostics)
    {
        var text = new StringBuilder();
        foreach (var file in diagnostics.GroupBy(diagnostic => diagnostic.Location.File))
        {
            text.Append(text.Length > 0 ? "\n" : "").Append("== ").Append(Path.GetFileName(file.Key.Path)).Append('\n');
            Print(text, file.Key, [.. file]);
        }

        return text.ToString();
    }

    private static void Print(StringBuilder text, SourceFile file, List<Diagnostic> diagnostics)
    {
        for (var line = 1; line <= file.LineCount; line++)
        {
            var here = diagnostics.Where(diagnostic => diagnostic.Location.Line == line).ToList();
            var isShown = file.LineCount <= LongFile || diagnostics.Any(diagnostic => Math.Abs(diagnostic.Location.Line - line) <= 2);
            if (isShown && !(line == file.LineCount && line > 1 && here.Count == 0 && file.LineText(line).Length == 0))
            {
                text.Append(FormattableString.Invariant($"{line, 3} | {Visible(file.LineText(line))}").TrimEnd()).Append('\n');
            }

            foreach (var diagnostic in here)
            {
                Print(text, diagnostic);
            }
        }
    }

    private static void Print(StringBuilder text, Diagnostic diagnostic)
    {
        var (column, length) = (diagnostic.Location.Column, diagnostic.Location.Span.Length);
        var line = diagnostic.Location.File.LineText(diagnostic.Location.Line);
        var carets = new string('^', Math.Clamp(length, 0, Math.Max(0, line.Length - column + 1)));
        var margin = "    | " + new string(' ', column - 1);
        var severity = diagnostic.Severity.ToString().ToLowerInvariant();
        text.Append(margin).Append(carets.Length == 0 ? "(nothing to mark)" : carets).Append('\n');
        text.Append(margin)
            .Append(severity)
            .Append(' ')
            .Append(diagnostic.Code)
            .Append(": ")
            .Append(Stable(diagnostic.Message))
            .Append('\n');
        if (diagnostic.Hint is { } hint)
        {
            text.Append(margin).Append("hint: ").Append(Stable(hint)).Append('\n');
        }

        foreach (var (location, label) in diagnostic.Related)
        {
            var place = FormattableString.Invariant($"{Path.GetFileName(location.File.Path)}({location.Line},{location.Column})");
            text.Append(margin)
                .Append("see also ")
                .Append(place)
                .Append(" |")
                .Append(Visible(location.Text))
                .Append("|: ")
                .Append(label)
                .Append('\n');
        }
    }

    private static string Visible(string text) =>
        string.Concat(
            text.Select(c =>
                c switch
                {
                    '\t' => '⇥',
                    '\n' or '\r' => '␍',
                    '\u00A0' or '\u202F' or '\u200B' or '\uFEFF' => '⍽',
                    _ when char.IsControl(c) => '�',
                    _ => c,
                }
            )
        );

    /// <summary>The same wherever the repository lies.</summary>
    private static string Stable(string words)
    {
        var root = Repository.Root + Path.DirectorySeparatorChar;
        return words.Contains(root, StringComparison.Ordinal)
            ? words.Replace(root, "", StringComparison.Ordinal).Replace('\\', '/')
            : words;
    }
}
