using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ScenarioEngine.Yaml;

/// <summary>Turns a failure of the YAML parser into sentences that a student understands, at the text that has to change.</summary>
internal sealed class YamlFailure
{
    /// <summary>How many slips are reported at once: more than anybody mends before the next try.</summary>
    public const int MostSlips = 200;

    private readonly SourceFile _file;
    private readonly ParsingEvent? _last;
    private readonly string _problem;
    private readonly int _offset;

    private YamlFailure(SourceFile file, Exception failure, ParsingEvent? last)
    {
        _file = file;
        _last = last;
        _problem = failure.Message;
        var offset = failure is YamlException { Start.Index: > 0 } yaml ? yaml.Start.Index : last?.End.Index ?? 0;
        _offset = (int)Math.Clamp(offset, 0, file.Text.Length);
    }

    /// <summary>What is wrong: all slips of the keyboard, and where none of them explains the failure, the failure itself.</summary>
    public static IEnumerable<Diagnostic> Describe(SourceFile file, Exception failure, ParsingEvent? last)
    {
        var problem = new YamlFailure(file, failure, last);
        var slips = KeyboardSlips.InFile(file).Take(MostSlips).ToList();

        // The parser looks a line ahead, and reports tabs from anywhere.
        var isExplained = slips.Any(slip => slip.Location.Line <= problem.Line + 1 || problem.Says("tab"));
        return isExplained ? slips : slips.Append(problem.Describe());
    }

    private int Line => _file.PositionOf(_offset).Line;

    private bool Says(string words) => _problem.Contains(words, StringComparison.OrdinalIgnoreCase);

    private Diagnostic Describe() =>
        this switch
        {
            _ when Says("quoted scalar") || Says("escape") => InQuotes(),
            _ when Says("start any token") || Says("reserved") => BadStart(),
            _ when Says("invalid mapping") || Says("mapping values") || Says("expected ':'") => AtColon(),
            _ when AfterValue() is { } rest => rest,
            _ when (Says("flow") || _problem.StartsWith("Operation", StringComparison.Ordinal))
                    && BracketScan.Find(_file, _offset) is { } bracket => bracket,
            _ when Says("block sequence entries") => Mistake(
                PointAt(_offset),
                "A list does not start on the line of its key.",
                "Start the list on the next line, each item after `- `; or write `[one, two]`."
            ),
            _ when Says("'-' indicator") => Mistake(
                Word(Line),
                "The lines above are a list, and this line is not an item of it.",
                "Start it with `- `, or indent it as far as the item that it belongs to."
            ),
            _ when Says("block mapping") => InMapping(),
            _ when BracketScan.Find(_file, _offset) is { } bracket => bracket,
            _ when PointAt(_offset).Text is ">" or "|" or "*" or "?" or "&" or "!" => BadStart(),
            _ => Mistake(
                PointAt(_offset),
                "The file cannot be read as YAML from here.",
                "Check the indentation, the colons and the quotes of this line and the one before."
            ),
        };

    private Diagnostic BadStart() => Mistake(PointAt(_offset), "A value may not start with this character.", "Put the text in quotes.");

    private Diagnostic InQuotes() =>
        Says("escape")
            ? Mistake(
                Backslash(),
                "A backslash has a meaning of its own in double quotes.",
                "Write `\\\\` for one backslash, or use single quotes."
            )
            : Mistake(PointAt(_offset), "This quotation mark is never closed.", "Write the same mark at the end of the text.");

    /// <summary>The first backslash in the quotes that means nothing, with the letter after it.</summary>
    private SourceLocation Backslash()
    {
        const string known = "0abt\tnvfre \"/\\N_LPxuU\r\n";
        for (var i = _offset; i + 1 < _file.Text.Length; i++)
        {
            if (_file.Text[i] == '\\')
            {
                if (!known.Contains(_file.Text[i + 1], StringComparison.Ordinal))
                {
                    return _file.At(i, 2);
                }

                i++;
            }
        }

        return PointAt(_offset);
    }

    /// <summary>A colon in the middle of a text: the second one on a line, or the first one after lines that were taken for text.</summary>
    private Diagnostic AtColon()
    {
        var line = _file.LineText(Line);
        var before = Math.Min(line.Length, _offset - _file.StartOf(Line));
        if (line.AsSpan(0, before).Contains(": ", StringComparison.Ordinal))
        {
            return Mistake(
                PointAt(_offset),
                "There is a second colon on this line.",
                "Put a text that has `: ` in it in quotes; start a new line for another key, or put what belongs to this one in braces: `{key: value}`."
            );
        }

        var previous = PreviousLine(Line);
        return previous == 0 || HasColon(_file.LineText(previous)) ? TooDeep(Line) : WithoutColon(previous);
    }

    /// <summary>Something after what was already a whole value: <c>"A" lease</c>, <c>[a]]</c>.</summary>
    private Diagnostic? AfterValue()
    {
        // The end of a collection lies on its closing bracket, that of a text after its closing quotes.
        var end = (int)Math.Min((_last is SequenceEnd or MappingEnd ? _last.Start.Index + 1 : _last?.End.Index) ?? 0, _file.Text.Length);
        var isWhole = _last is SequenceEnd or MappingEnd or Scalar { Style: ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted };
        var isNext = end > 0 && end <= _offset && _offset < _file.Text.Length && _file.Text.AsSpan(end, _offset - end).Trim(' ').IsEmpty;
        if (!isWhole || !isNext || _file.Text[end - 1] is not ('"' or '\'' or ']' or '}'))
        {
            return null;
        }

        var rest = _file.At(_offset, Math.Max(1, _file.LineText(Line).TrimEnd().Length - (_offset - _file.StartOf(Line))));
        return _last is Scalar
            ? Mistake(
                rest,
                "The quoted text has ended before this.",
                "Put all of it in quotes; where a quotation mark is part of the text, use the other kind around it."
            )
            : Mistake(
                rest,
                "The brackets before this are closed already.",
                "Delete it, or write a comma before it and the bracket after it."
            );
    }

    private Diagnostic InMapping()
    {
        var previous = PreviousLine(Line);
        var text = _file.LineText(Line);
        if (previous > 0 && _file.LineText(previous).TrimEnd().TrimEnd("+-0123456789".ToCharArray()) is [.., ' ', '|' or '>'])
        {
            return Mistake(Word(Line), "This text is not indented.", "Indent the text below `|` or `>` by two spaces more than its key.");
        }

        if (previous > 0 && Indentation(text) > Indentation(_file.LineText(previous)) && HasColon(text))
        {
            return TooDeep(Line);
        }

        return HasColon(text) || text.AsSpan().TrimStart().StartsWith("- ", StringComparison.Ordinal)
            ? Mistake(
                Word(Line),
                "The indentation does not fit the lines around it.",
                "Keys that belong together start in the same column; what belongs to a key is indented by two more spaces."
            )
            : WithoutColon(Line);
    }

    private Diagnostic TooDeep(int line) =>
        Mistake(Word(line), "This line is indented too far.", "Start it in the same column as the key above, which has a value already.");

    private Diagnostic WithoutColon(int line) =>
        Mistake(
            Word(line),
            "There is no colon after this key.",
            "Write `key: value`, or `key:` where the value stands on the lines below."
        );

    private int PreviousLine(int line)
    {
        for (line--; line > 0; line--)
        {
            var text = _file.LineText(line).AsSpan().TrimStart();
            if (!text.IsEmpty && text[0] != '#')
            {
                break;
            }
        }

        return line;
    }

    private static int Indentation(string line) => line.Length - line.AsSpan().TrimStart().Length;

    private static bool HasColon(string line) => line.Contains(": ", StringComparison.Ordinal) || line.AsSpan().TrimEnd().EndsWith(":");

    /// <summary>What a line starts with, up to its colon or its end.</summary>
    private SourceLocation Word(int line)
    {
        var text = _file.LineText(line);
        var start = Indentation(text);
        var colon = text.IndexOf(": ", start, StringComparison.Ordinal);
        var end = colon < 0 ? text.TrimEnd().TrimEnd(':').Length : colon;
        return end > start ? _file.At(_file.StartOf(line) + start, end - start) : PointAt(_file.StartOf(line));
    }

    /// <summary>The character at an offset; the end of a line has nothing to underline, the last character before it has.</summary>
    private SourceLocation PointAt(int offset)
    {
        var at = Math.Min(offset, _file.Text.Length - 1);
        while (at > 0 && char.IsWhiteSpace(_file.Text[at]))
        {
            at--;
        }

        return _file.At(Math.Max(0, at), _file.Text.Length == 0 ? 0 : 1);
    }

    private static Diagnostic Mistake(SourceLocation location, string message, string hint) =>
        YamlDiagnostics.NotYaml(location, message, hint);
}
