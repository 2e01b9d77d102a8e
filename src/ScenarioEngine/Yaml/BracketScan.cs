using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;

namespace ScenarioEngine.Yaml;

/// <summary>Finds the bracket that keeps a file from being YAML: never closed, closed by another kind, or part of a name.</summary>
/// <remarks>Quotes and comments are passed over. Linear in the length of the text.</remarks>
internal sealed class BracketScan
{
    private readonly SourceFile _file;
    private readonly Stack<int> _open = new();
    private int _at;

    private BracketScan(SourceFile file) => _file = file;

    private string Text => _file.Text;

    /// <summary>The mistake with brackets before a place, or null.</summary>
    public static Diagnostic? Find(SourceFile file, int until) => new BracketScan(file).Find(Math.Min(until + 1, file.Text.Length));

    private Diagnostic? Find(int until)
    {
        for (_at = 0; _at < until; _at++)
        {
            if (Step() is { } mistake)
            {
                return mistake;
            }
        }

        return _open.Count > 0 ? NeverClosed(_open.Peek()) : null;
    }

    private Diagnostic? Step()
    {
        var c = Text[_at];
        var startsValue = _at == 0 || Text[_at - 1] is ' ' or '\n' or '\r' or '[' or '{' or ',' or ':';
        if (c is '"' or '\'' && startsValue)
        {
            _at = KeyboardSlips.EndOfQuotes(Text, _at, Text.Length) is var end && end > _at ? end - 1 : Text.Length;
        }
        else if (c == '#' && startsValue)
        {
            _at = Text.AsSpan(_at).IndexOfAny('\n', '\r') is var length and >= 0 ? _at + length : Text.Length;
        }
        else if (c is '[' or '{')
        {
            return Open(startsValue);
        }
        else if (c is ']' or '}')
        {
            return Close(c == ']' ? '[' : '{');
        }

        return null;
    }

    private Diagnostic? Open(bool startsValue)
    {
        if (!startsValue && _open.Count > 0)
        {
            return BracketInName();
        }

        // Outside of other brackets a bracket within a text is a part of the text.
        if (startsValue)
        {
            _open.Push(_at);
        }

        return null;
    }

    private Diagnostic? Close(char opener)
    {
        if (_open.Count == 0)
        {
            return null;
        }

        var innermost = _open.Pop();
        if (Text[innermost] == opener)
        {
            return null;
        }

        // A bracket further out is closed here, so the one inside of it was forgotten; otherwise this one is of the wrong kind.
        return _open.Any(outer => Text[outer] == opener)
            ? NeverClosed(innermost)
            : YamlDiagnostics.NotYaml(
                _file.At(_at, 1),
                $"This `{Text[_at]}` closes a `{Text[innermost]}`.",
                $"Close `{Text[innermost]}` with `{(opener == '[' ? '}' : ']')}`."
            );
    }

    private Diagnostic NeverClosed(int bracket) =>
        YamlDiagnostics.NotYaml(
            _file.At(bracket, 1),
            $"This `{Text[bracket]}` is never closed.",
            $"Write `{(Text[bracket] == '[' ? ']' : '}')}` where it ends; a text that has such a bracket in it goes in quotes."
        );

    private Diagnostic BracketInName()
    {
        var start = _at;
        while (start > 0 && IsPartOfName(Text[start - 1]))
        {
            start--;
        }

        var end = _at;
        while (end < Text.Length && (IsPartOfName(Text[end]) || Text[end] is '[' or ']'))
        {
            end++;
        }

        var name = _file.At(start, end - start);
        return YamlDiagnostics.NotYaml(name, "A name with brackets needs quotes here.", $"Write `\"{UserText.Quote(name.Text)}\"`.");
    }

    private static bool IsPartOfName(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or '.';
}
