using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ScenarioEngine.Yaml;

/// <summary>Turns a failure of the YAML parser into a sentence that a student understands, at the line that has to change.</summary>
internal static class YamlFailure
{
    public static Diagnostic Describe(SourceFile file, Exception failure, ParsingEvent? last)
    {
        var offset = failure is YamlException { Start.Index: > 0 } yaml ? (int)yaml.Start.Index : (int)(last?.End.Index ?? 0);
        offset = Math.Clamp(offset, 0, file.Text.Length);
        if (FirstTab(file, offset) is { } tab)
        {
            return YamlDiagnostics.Tab(tab);
        }

        if (UnclosedBracket(file, offset) is { } bracket)
        {
            return YamlDiagnostics.NotYaml(bracket, $"This `{bracket.Text}` is never closed.", "Close it, or put the text in quotes if the bracket is part of it.");
        }

        var (message, hint) = Explain(failure.Message);
        return YamlDiagnostics.NotYaml(PointAt(file, offset), message, hint);
    }

    private static (string Message, string Hint) Explain(string problem) => problem switch
    {
        _ when problem.Contains("simple key", StringComparison.OrdinalIgnoreCase) || problem.Contains("expected ':'", StringComparison.OrdinalIgnoreCase) =>
            ("A key without a colon, or text where a key is expected.", "Write `key: value`, with a space after the colon."),
        _ when problem.Contains("mapping values", StringComparison.OrdinalIgnoreCase) =>
            ("There is a second colon on this line.", "Put a text that contains `: ` in quotes, or start a new line for the next key."),
        _ when problem.Contains("quoted scalar", StringComparison.OrdinalIgnoreCase) =>
            ("A quoted text is not closed, or something follows its closing quote.", "Close the quotes at the end of the text."),
        _ when problem.Contains("block", StringComparison.OrdinalIgnoreCase) =>
            ("The indentation does not fit the lines around it.", "Keys of one mapping start in the same column; what belongs to a key is indented by two more spaces."),
        _ when problem.Contains("start any token", StringComparison.OrdinalIgnoreCase) || problem.Contains("reserved", StringComparison.OrdinalIgnoreCase) =>
            ("A value may not start with this character.", "Put the text in quotes."),
        _ => ("The file cannot be read as YAML from here.", "Check the indentation, the colons and the quotes of this line and the one before."),
    };

    /// <summary>Tabs confuse the parser lines before it fails, so the first one is the mistake.</summary>
    private static SourceLocation? FirstTab(SourceFile file, int until)
    {
        for (var line = 1; line <= file.LineCount; line++)
        {
            var text = file.LineText(line);
            var indentation = text.Length - text.AsSpan().TrimStart(" \t").Length;
            var tab = text.AsSpan(0, indentation).IndexOf('\t');
            var start = file.StartOf(line);
            if (start > until)
            {
                return null;
            }

            if (tab >= 0 && indentation < text.Length)
            {
                return file.At(start + tab, 1);
            }
        }

        return null;
    }

    /// <summary>The innermost bracket that is still open at a place; quotes and comments are skipped over.</summary>
    private static SourceLocation? UnclosedBracket(SourceFile file, int until)
    {
        var open = new Stack<int>();
        var quote = '\0';
        for (var i = 0; i < Math.Min(until, file.Text.Length); i++)
        {
            var c = file.Text[i];
            var afterSpace = i == 0 || file.Text[i - 1] is ' ' or '\n' or '[' or '{' or ',' or ':';
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'' && afterSpace)
            {
                quote = c;
            }
            else if (c == '#' && afterSpace)
            {
                i = file.Text.IndexOf('\n', i) is var end and >= 0 ? end : until;
            }
            else if (c is '[' or '{' && (afterSpace || open.Count > 0))
            {
                open.Push(i);
            }
            else if (c is ']' or '}' && open.Count > 0)
            {
                open.Pop();
            }
        }

        return open.Count > 0 ? file.At(open.Peek(), 1) : null;
    }

    private static SourceLocation PointAt(SourceFile file, int offset)
    {
        // The end of a file and of a line have no text to underline; the last text before them has.
        var at = Math.Min(offset, file.Text.Length - 1);
        while (at > 0 && char.IsWhiteSpace(file.Text[at]))
        {
            at--;
        }

        return file.At(Math.Max(0, at), file.Text.Length == 0 ? 0 : 1);
    }
}
