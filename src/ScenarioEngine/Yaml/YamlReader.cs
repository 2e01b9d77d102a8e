using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ScenarioEngine.Yaml;

/// <summary>Reads one YAML document into nodes with places.</summary>
/// <remarks>
/// Only the plain part of YAML is read: no anchors, aliases, tags, merge keys or second documents. Depth and number of nodes are
/// bounded, so that hostile input ends in a diagnostic. The parser cannot recover: its first failure is the only one of the file.
/// </remarks>
internal sealed class YamlReader
{
    private const int MaximumDepth = 64;
    private const int MaximumNodes = 100_000;
    private const int MaximumLines = 200_000;

    private readonly SourceFile _file;
    private readonly DiagnosticBag _diagnostics;
    private readonly Parser _parser;
    private readonly OddBreaks _breaks;
    private readonly Stack<string> _keys = new();
    private ParsingEvent? _last;
    private int _nodes;

    private YamlReader(SourceFile file, DiagnosticBag diagnostics)
    {
        _file = file;
        _diagnostics = diagnostics;
        _breaks = OddBreaks.In(file.Text);
        _parser = new Parser(new StringReader(_breaks.Hide(file.Text)));
    }

    /// <summary>The document of a file, or null after a diagnostic.</summary>
    public static YamlNode? Read(SourceFile file, DiagnosticBag diagnostics)
    {
        if (file.Text.Length > FileReader.MaximumBytes || file.LineCount > MaximumLines)
        {
            var what =
                file.LineCount > MaximumLines ? "The file has more than 200,000 lines." : "The text is longer than 4 million characters.";
            diagnostics.Add(YamlDiagnostics.TooLarge(file.At(0, 0), what));
            return null;
        }

        var reader = new YamlReader(file, diagnostics);
        try
        {
            return reader.ReadDocument();
        }
        catch (Refusal refusal)
        {
            diagnostics.AddRange(refusal.Diagnostics);
            return null;
        }
#pragma warning disable CA1031 // The parser leaks InvalidOperationException, ArgumentException and others for bad input.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            diagnostics.AddRange(YamlFailure.Describe(file, failure, reader._last));
            return null;
        }
    }

    private YamlNode? ReadDocument()
    {
        Next<StreamStart>();
        if (_parser.Current is null || !_parser.MoveNext() || _parser.Current is not DocumentStart)
        {
            _diagnostics.Add(YamlDiagnostics.Empty(_file.At(0, 0)));
            return null;
        }

        if (_parser.Current is DocumentStart { Version: not null } directive)
        {
            throw Refuse(At(directive), "Directives (`%NAME`) are", "Delete the line that starts with `%`, and the `---` below it.");
        }

        _parser.MoveNext();
        var root = ReadNode(depth: 0);
        Next<DocumentEnd>();
        if (_parser.Current is DocumentStart second)
        {
            throw Refuse(At(second), "A second document (after `---`) is", "Put it in a file of its own.");
        }

        if (root is YamlScalar { IsEmpty: true })
        {
            _diagnostics.Add(YamlDiagnostics.Empty(_file.At(0, 0)));
            return null;
        }

        return root;
    }

    private void Next<T>()
    {
        if (_parser.Current is not null and not T)
        {
            throw new YamlException("unexpected content");
        }

        _last = _parser.Current ?? _last;
        _parser.MoveNext();
    }

    private YamlNode ReadNode(int depth)
    {
        var current = _parser.Current ?? throw new YamlException("unexpected end");
        _last = current;
        if (++_nodes > MaximumNodes)
        {
            throw new Refusal(YamlDiagnostics.TooLarge(FirstOf(current), "The file holds more than 100,000 values."));
        }

        if (depth > MaximumDepth)
        {
            throw new Refusal(YamlDiagnostics.TooDeep(FirstOf(current)));
        }

        RefuseFeatures(current);
        return current switch
        {
            Scalar scalar => ReadScalar(scalar),
            SequenceStart start => ReadSequence(start, depth),
            MappingStart start => ReadMapping(start, depth),
            _ => throw new YamlException(current.Start, current.End, "unexpected content"),
        };
    }

    private void RefuseFeatures(ParsingEvent current)
    {
        if (current is AnchorAlias)
        {
            throw Refuse(Mark(current, '*'), "Aliases (`*name`) are", "Write the value out; a text that starts with `*` needs quotes.");
        }

        if (current is NodeEvent { Anchor.IsEmpty: false })
        {
            throw Refuse(Mark(current, '&'), "Anchors (`&name`) are", "Write the value out; a text that starts with `&` needs quotes.");
        }

        if (
            current
            is NodeEvent { Tag.IsEmpty: false }
                and not Scalar { Style: ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted, Tag.IsLocal: false }
        )
        {
            throw Refuse(Mark(current, '!'), "Tags (`!name`) are", "Leave the tag out; a text that starts with `!` needs quotes.");
        }
    }

    private YamlScalar ReadScalar(Scalar scalar)
    {
        _parser.MoveNext();
        var start = (int)scalar.Start.Index;
        var end = Math.Clamp((int)scalar.End.Index, start, _file.Text.Length);
        if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
        {
            // A block scalar's end mark lies at the start of what follows it.
            end = start + _file.Text[start..end].TrimEnd().Length;
        }

        var location = _file.At(start, end - start);
        var text = _breaks.Show(scalar.Value);
        if (scalar.Style == ScalarStyle.Plain && LookAlike.IsQuoted(text))
        {
            _diagnostics.Add(YamlDiagnostics.OddQuotes(location));
            return new YamlScalar(location, text[1..^1], isBare: false);
        }

        return new YamlScalar(location, text, scalar.Style == ScalarStyle.Plain);
    }

    private YamlSequence ReadSequence(SequenceStart start, int depth)
    {
        _parser.MoveNext();
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (_parser.Current is not SequenceEnd)
        {
            items.Add(ReadNode(depth + 1));
        }

        var isFlow = start.Style == SequenceStyle.Flow;
        _last = _parser.Current;
        var location = Extent(start, _last, isFlow, items.Count == 0 ? null : items[^1].Location);
        _parser.MoveNext();
        return new YamlSequence(location, items.ToImmutable());
    }

    private YamlMapping ReadMapping(MappingStart start, int depth)
    {
        _parser.MoveNext();
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var known = new Dictionary<string, YamlScalar>(StringComparer.Ordinal);
        var isFlow = start.Style == MappingStyle.Flow;
        while (_parser.Current is not MappingEnd)
        {
            var written = ReadKey(depth, isFlow);
            _keys.Push(written.Text);
            var (key, value) = SplitAtColon(written, ReadNode(depth + 1));
            _keys.Pop();
            if (known.TryGetValue(key.Text, out var first))
            {
                var earlier = entries.FirstOrDefault(entry => entry.Key == first)?.Value;
                var isTest =
                    _keys.TryPeek(out var owner)
                    && (
                        owner.EndsWith("when", StringComparison.Ordinal)
                        || owner is "any" or "all" or "not" or "where"
                        || owner.Contains(' ', StringComparison.Ordinal)
                    );
                _diagnostics.Add(
                    isTest && earlier is YamlScalar one && value is YamlScalar other
                        ? YamlDiagnostics.DuplicateTest(key, first, one, other)
                        : YamlDiagnostics.DuplicateKey(key, first)
                );
                continue;
            }

            known.Add(key.Text, key);
            entries.Add(new YamlEntry(key, value));
        }

        _last = _parser.Current;
        var location = Extent(start, _last, isFlow, entries.Count == 0 ? null : entries[^1].Value.Location);
        _parser.MoveNext();
        return new YamlMapping(location, entries.ToImmutable());
    }

    private YamlScalar ReadKey(int depth, bool isFlow)
    {
        var node = ReadNode(depth + 1);
        if (node is not YamlScalar key)
        {
            throw Refuse(
                node.Location,
                "Lists and braces as keys are",
                "A key is a name; quote it if it has brackets, such as `\"guarantee[bank].form\"`."
            );
        }

        if (key is { IsPlain: true, Text: "<<" })
        {
            throw Refuse(key.Location, "Merge keys (`<<`) are", "Write the values out.");
        }

        if (!isFlow && IsIndentedOddly(key))
        {
            // The columns are not what they look like, so nothing that follows is where it seems to be.
            throw new Refusal(
                KeyboardSlips.InFile(_file).Take(YamlFailure.MostSlips).DefaultIfEmpty(YamlDiagnostics.OddSpace(key.Location))
            );
        }

        return key.IsPlain ? WithPlainSpaces(key) : key;
    }

    private bool IsIndentedOddly(YamlScalar key)
    {
        var start = key.Location.Span.Start;
        var indentation = _file.Text.AsSpan(start - key.Location.Column + 1, key.Location.Column - 1);
        return (indentation.Contains('\t') && indentation.Trim(" \t").IsEmpty)
            || (key.IsPlain && indentation.Trim(' ').IsEmpty && LookAlike.IsSpace(_file.Text[start]));
    }

    private YamlScalar WithPlainSpaces(YamlScalar key)
    {
        var text = key.Text;
        for (var i = 0; i < text.Length; i++)
        {
            if (LookAlike.IsSpace(key.Text[i]))
            {
                _diagnostics.Add(YamlDiagnostics.OddSpace(_file.At(key.Location.Span.Start + i, 1)));
                text = text.Replace(key.Text[i].ToString(), LookAlike.IsNothing(key.Text[i]) ? "" : " ", StringComparison.Ordinal);
            }
        }

        return text == key.Text ? key : new YamlScalar(key.Location, text.Trim(), isBare: false);
    }

    /// <summary>Takes <c>{monthly:900}</c> apart, which YAML reads as one key without a value. No key has a colon in it.</summary>
    private (YamlScalar Key, YamlNode Value) SplitAtColon(YamlScalar key, YamlNode value)
    {
        var colon = key.IsPlain ? key.Text.IndexOf(':', StringComparison.Ordinal) : -1;
        if (colon <= 0 || colon == key.Text.Length - 1)
        {
            return (key, value);
        }

        var start = key.Location.Span.Start;
        _diagnostics.Add(YamlDiagnostics.MissingSpace(_file.At(start + colon, 1)));
        var name = new YamlScalar(_file.At(start, colon), key.Text[..colon], isBare: true);
        var rest = new YamlScalar(_file.At(start + colon + 1, key.Text.Length - colon - 1), key.Text[(colon + 1)..], isBare: true);
        return (name, value is YamlScalar { IsEmpty: true } ? rest : value);
    }

    /// <summary>
    /// Start and end marks of a block collection are empty, and its end lies where the next thing starts. The end mark of a
    /// collection in brackets lies on the closing bracket.
    /// </summary>
    private SourceLocation Extent(ParsingEvent start, ParsingEvent? end, bool isFlow, SourceLocation? last)
    {
        var from = (int)start.Start.Index;
        var to = isFlow && end is not null ? (int)end.Start.Index + 1 : last?.Span.End ?? from;
        return _file.At(from, Math.Clamp(to, from, _file.Text.Length) - from);
    }

    /// <summary>The first character of what starts with an event; the start of a collection is empty.</summary>
    private SourceLocation FirstOf(ParsingEvent start)
    {
        var offset = Math.Clamp((int)start.Start.Index, 0, _file.Text.Length);
        return _file.At(offset, Math.Min(1, _file.Text.Length - offset));
    }

    private SourceLocation At(ParsingEvent place)
    {
        var start = Math.Clamp((int)place.Start.Index, 0, _file.Text.Length);
        var end = Math.Clamp((int)place.End.Index, start, _file.Text.Length);
        return _file.At(start, end - start);
    }

    /// <summary>The word that starts with a mark, within the place of an event, which reaches to the end of the value.</summary>
    private SourceLocation Mark(ParsingEvent place, char mark)
    {
        var whole = At(place);
        var start = Math.Max(0, whole.Text.IndexOf(mark, StringComparison.Ordinal));
        var word = whole.Text[start..].TakeWhile(c => !char.IsWhiteSpace(c)).Count();
        return _file.At(whole.Span.Start + start, word);
    }

    private static Refusal Refuse(SourceLocation location, string feature, string hint) =>
        new(YamlDiagnostics.NotSupported(location, feature, hint));

    /// <summary>Leaves the recursion with the diagnostics that end the file.</summary>
    private sealed class Refusal(IEnumerable<Diagnostic> diagnostics) : Exception
    {
        public Refusal(Diagnostic diagnostic)
            : this([diagnostic]) { }

        public IEnumerable<Diagnostic> Diagnostics { get; } = diagnostics;
    }
}
