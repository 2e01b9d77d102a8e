using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;

namespace ScenarioEngine.Yaml;

/// <summary>Finds what hands and word processors do to YAML: tabs, missing spaces, and characters that only look right.</summary>
/// <remarks>
/// All of it is legal inside of prose. So it is looked for only where the parser has given up, and in a text that stands where
/// something else was expected. Linear in the length of the text.
/// </remarks>
internal static class KeyboardSlips
{
    /// <summary>The slips in a file that is no YAML. Quoted texts, texts of several lines and comments are passed over.</summary>
    public static IEnumerable<Diagnostic> InFile(SourceFile file)
    {
        var (blockBelow, textBelow, resume) = (int.MaxValue, int.MaxValue, 0);
        for (var line = 1; line <= file.LineCount; line++)
        {
            var start = file.StartOf(line);
            var end = file.EndOf(line);
            var content = SkipSpaces(file.Text, start, end);
            if (content == end || file.Text[content] == '#' || start < resume || content - start > blockBelow)
            {
                continue;
            }

            var indentation = InIndentation(file, start, content).ToList();
            var goesOn = content - start > textBelow && indentation.Count == 0;
            foreach (var slip in goesOn ? [] : indentation.Concat(InLine(file, content, end)))
            {
                yield return slip;
            }

            if (!goesOn)
            {
                var (item, value) = PartsOf(file.Text, content, end);
                blockBelow = OpensBlock(file.Text.AsSpan(content, end - content)) ? content - start : int.MaxValue;
                textBelow =
                    value < end && value > item && !IsPunctuation(file.Text[value]) && indentation.Count == 0 ? item - start : int.MaxValue;
                resume = EndOfQuotes(file.Text, value, end);
            }
        }
    }

    /// <summary>The slips in a text that stands where something else was expected.</summary>
    public static IEnumerable<Diagnostic> InText(SourceLocation location)
    {
        var (file, span) = location;
        for (var line = location.Line; line <= file.LineCount && file.StartOf(line) < span.End; line++)
        {
            var end = Math.Min(span.End, file.EndOf(line));
            foreach (var slip in InLine(file, SkipSpaces(file.Text, Math.Max(span.Start, file.StartOf(line)), end), end))
            {
                yield return slip;
            }
        }
    }

    private static IEnumerable<Diagnostic> InIndentation(SourceFile file, int start, int content)
    {
        var odd = start;
        while (odd < content && file.Text[odd] == ' ')
        {
            odd++;
        }

        return odd == content
            ? []
            : [file.Text[odd] == '\t' ? YamlDiagnostics.Tab(file.At(odd, 1)) : YamlDiagnostics.OddSpace(file.At(odd, 1))];
    }

    private static IEnumerable<Diagnostic> InLine(SourceFile file, int start, int end)
    {
        var text = file.Text;
        var item = start;
        for (; AfterDash(text, item, end) is var next && next > item; item = next)
        {
            if (LookAlike.IsDash(text[item]))
            {
                yield return YamlDiagnostics.OddMark(file.At(item, 1), '-');
            }
            else if (item + 1 < end && LookAlike.IsSpace(text[item + 1]))
            {
                yield return YamlDiagnostics.OddSpace(file.At(item + 1, 1));
            }
            else if (next == item + 1 && next < end)
            {
                yield return YamlDiagnostics.MissingSpace(file.At(item, 1));
            }
        }

        var colon = ColonAfterName(text, item, end);
        if (colon >= 0 && text[colon] != ':')
        {
            yield return YamlDiagnostics.OddMark(file.At(colon, 1), ':');
        }
        else if (colon >= 0 && colon + 1 < end && LookAlike.IsSpace(text[colon + 1]))
        {
            yield return YamlDiagnostics.OddSpace(file.At(colon + 1, 1));
        }
        else if (colon >= 0 && colon + 1 < end && text[colon + 1] is not (' ' or '\t') && !IsAddressOrTime(text, colon, end))
        {
            yield return YamlDiagnostics.MissingSpace(file.At(colon, 1));
        }

        var value = colon < 0 ? item : SkipSpaces(text, colon + 1, end);
        if (value < end && LookAlike.IsQuote(text[value]))
        {
            yield return YamlDiagnostics.OddQuotes(file.At(value, EndOfOddQuotes(text, value, end) - value));
        }
    }

    /// <summary>Where an item of a list goes on after its hyphen; the place itself where there is no item.</summary>
    private static int AfterDash(string text, int at, int end)
    {
        var next = at + 1 < end ? text[at + 1] : ' ';
        var isItem =
            at < end
            && (
                text[at] == '-'
                    ? next == ' ' || LookAlike.IsSpace(next) || char.IsLetter(next) || next is '"' or '\'' or '{'
                    : LookAlike.IsDash(text[at]) && (next == ' ' || LookAlike.IsSpace(next))
            );
        return isItem ? Math.Max(at + 1, SkipSpaces(text, at + 1, end)) : at;
    }

    /// <summary>
    /// The colon that ends a name, or what looks like one; -1 where no name is followed by a colon. A name has at most two words.
    /// </summary>
    private static int ColonAfterName(string text, int start, int end)
    {
        var at = EndOfQuotes(text, start, end) is var closed && closed > start ? closed : start;
        for (var spaces = 0; at < end && at - start < 200; at++)
        {
            if (text[at] is ':' or '：')
            {
                return at > start ? at : -1;
            }

            spaces += text[at] == ' ' ? 1 : 0;
            var isName =
                char.IsLetterOrDigit(text[at]) || text[at] is ' ' or '-' or '_' or '.' or '[' or ']' or '/' || LookAlike.IsQuote(text[at]);
            if (!isName || spaces > 1)
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool IsAddressOrTime(string text, int colon, int end) =>
        text[colon + 1] == '/'
        || text[colon + 1] == ':'
        || (
            char.IsAsciiDigit(text[colon - 1])
            && char.IsAsciiDigit(text[colon + 1])
            && (colon + 2 == end || char.IsAsciiDigit(text[colon + 2]))
        );

    private static bool OpensBlock(ReadOnlySpan<char> line)
    {
        var comment = line.IndexOf(" #");
        var header = (comment < 0 ? line : line[..comment]).TrimEnd().TrimEnd("+-0123456789");
        return header.EndsWith(": |") || header.EndsWith(": >") || header.EndsWith("- |") || header.EndsWith("- >");
    }

    private static bool IsPunctuation(char c) => c is '"' or '\'' or '[' or '{' or '|' or '>' or '#';

    /// <summary>Where an entry starts after its hyphens, and where its value does.</summary>
    private static (int Item, int Value) PartsOf(string text, int start, int end)
    {
        var item = start;
        while (AfterDash(text, item, end) is var next && next > item)
        {
            item = next;
        }

        var colon = ColonAfterName(text, item, end);
        return (item, colon < 0 ? item : SkipSpaces(text, colon + 1, end));
    }

    /// <summary>
    /// The offset after the quotes that open at a place; the place itself where none open, and where they are never closed.
    /// </summary>
    public static int EndOfQuotes(string text, int at, int end)
    {
        if (at >= end || text[at] is not ('"' or '\''))
        {
            return at;
        }

        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && text[at] == '"')
            {
                i++;
            }
            else if (text[i] == text[at] && text[at] == '\'' && i + 1 < text.Length && text[i + 1] == '\'')
            {
                i++;
            }
            else if (text[i] == text[at])
            {
                return i + 1;
            }
        }

        return at;
    }

    private static int EndOfOddQuotes(string text, int at, int end)
    {
        for (var i = at + 1; i < end; i++)
        {
            if (LookAlike.IsQuote(text[i]))
            {
                return i + 1;
            }
        }

        return at + 1;
    }

    private static int SkipSpaces(string text, int from, int end)
    {
        while (from < end && (text[from] is ' ' or '\t' || LookAlike.IsSpace(text[from])))
        {
            from++;
        }

        return from;
    }
}
