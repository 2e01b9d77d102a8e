using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Syntax;

/// <summary>Takes a path such as <c>guarantee[united-states].form</c> apart into names with places.</summary>
internal sealed class PathReader
{
    private const string NeverClosed = "This `[` is never closed.";

    private readonly string _text;
    private readonly SourceLocation _location;
    private readonly int _shift;

    private PathReader(string text, SourceLocation location)
    {
        // Quotes shift every name by one, unless the text has escapes; then offsets say nothing.
        _text = text;
        _location = location;
        _shift =
            location.Span.Length == text.Length ? 0
            : location.Span.Length == text.Length + 2 ? 1
            : -1;
    }

    /// <summary>The path that a word writes, or null after a diagnostic.</summary>
    public static PathSyntax? Read(Word word, DiagnosticBag diagnostics) => new PathReader(word.Text, word.Location).Read(diagnostics);

    /// <summary>The path that a key writes, or null after a diagnostic.</summary>
    public static PathSyntax? Read(YamlScalar key, DiagnosticBag diagnostics) => new PathReader(key.Text, key.Location).Read(diagnostics);

    /// <summary>A path whose last names stand in a key below the first ones, or null after a diagnostic.</summary>
    public static PathSyntax? Below(PathSyntax? outer, YamlScalar key, DiagnosticBag diagnostics)
    {
        var inner = Read(key, diagnostics);
        return outer is null || inner is null ? inner : inner with { Names = [.. outer.Names, .. inner.Names] };
    }

    private PathSyntax? Read(DiagnosticBag diagnostics)
    {
        if (Mistake() is var (offset, problem))
        {
            diagnostics.Add(
                SyntaxDiagnostics.WrongPath(At(Math.Clamp(offset, 0, Math.Max(0, _text.Length - 1)), Math.Min(1, _text.Length)), problem)
            );
            return null;
        }

        var names = ImmutableArray.CreateBuilder<Word>();
        var start = 0;
        for (var end = 0; end <= _text.Length; end++)
        {
            if (end == _text.Length || _text[end] is '.' or '[' or ']')
            {
                // Nothing stands between `]` and what follows it.
                if (end > start)
                {
                    names.Add(new Word(_text[start..end], At(start, end - start)));
                }

                start = end + 1;
            }
        }

        return new PathSyntax(names.ToImmutable(), _location);
    }

    /// <summary>What keeps the text from being a path, and where; or null.</summary>
    private (int Offset, string Problem)? Mistake()
    {
        var open = -1;
        for (var i = 0; i < _text.Length; i++)
        {
            var c = _text[i];
            var previous = i == 0 ? '.' : _text[i - 1];
            if (c is '.' or '[' or ']' && previous is '.' or '[')
            {
                return (i, "A name is missing here.");
            }

            if (open >= 0 && c is ('.' or '['))
            {
                return (open, NeverClosed);
            }

            if (c == ']' ? open < 0 : c == '[' && previous == ']')
            {
                return (i, $"This `{c}` does not fit here.");
            }

            if (!IsPartOfName(c) && c is not ('.' or '[' or ']'))
            {
                return (i, c == ' ' ? "There is no space in a path." : $"`{UserText.Quote(c.ToString())}` does not occur in a path.");
            }

            if (previous == ']' && IsPartOfName(c))
            {
                return (i, "A point is missing before this.");
            }

            open =
                c == '[' ? i
                : c == ']' ? -1
                : open;
        }

        return open >= 0 ? (open, NeverClosed)
            : _text.Length == 0 || _text[^1] == '.' ? (_text.Length - 1, "A name is missing here.")
            : null;
    }

    private static bool IsPartOfName(char c) => char.IsLetterOrDigit(c) || c is '-' or '_';

    private SourceLocation At(int start, int length) =>
        _shift < 0 ? _location : _location.File.At(_location.Span.Start + _shift + start, length);
}
