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
    private const int MaximumNodes = 200_000;

    private readonly SourceFile _file;
    private readonly DiagnosticBag _diagnostics;
    private readonly Parser _parser;
    private ParsingEvent? _last;
    private int _nodes;

    private YamlReader(SourceFile file, DiagnosticBag diagnostics)
    {
        _file = file;
        _diagnostics = diagnostics;
        _parser = new Parser(new StringReader(file.Text));
    }

    /// <summary>The document of a file, or null after a diagnostic.</summary>
    public static YamlNode? Read(SourceFile file, DiagnosticBag diagnostics)
    {
        var reader = new YamlReader(file, diagnostics);
        try
        {
            return reader.ReadDocument();
        }
        catch (Refusal refusal)
        {
            diagnostics.Add(refusal.Diagnostic);
            return null;
        }
#pragma warning disable CA1031 // The parser leaks InvalidOperationException, ArgumentException and others for bad input.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            diagnostics.Add(YamlFailure.Describe(file, failure, reader._last));
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
            throw new Refusal(YamlDiagnostics.TooLarge(At(current), "The file holds more than 200,000 values."));
        }

        if (depth > MaximumDepth)
        {
            throw new Refusal(YamlDiagnostics.TooLarge(At(current), "Values are nested more than 64 levels deep."));
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
            throw Refuse(At(current), "Aliases (`*name`) are", "Write the value out; a text that starts with `*` needs quotes.");
        }

        if (current is NodeEvent { Anchor.IsEmpty: false })
        {
            throw Refuse(At(current), "Anchors (`&name`) are", "Write the value out; a text that starts with `&` needs quotes.");
        }

        if (current is NodeEvent { Tag.IsEmpty: false } and not Scalar { Style: ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted, Tag.IsLocal: false })
        {
            throw Refuse(At(current), "Tags (`!name`) are", "Leave the tag out; a text that starts with `!` needs quotes.");
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

        var isPlain = scalar.Style == ScalarStyle.Plain && end - start == scalar.Value.Length;
        return new YamlScalar(_file.At(start, end - start), scalar.Value, isPlain);
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
        var location = Extent(start, _parser.Current, isFlow, items.Count == 0 ? null : items[^1].Location);
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
            var key = ReadKey(depth, isFlow);
            var value = ReadNode(depth + 1);
            if (known.TryGetValue(key.Text, out var first))
            {
                _diagnostics.Add(YamlDiagnostics.DuplicateKey(key, first));
                continue;
            }

            known.Add(key.Text, key);
            entries.Add(new YamlEntry(key, value));
        }

        var location = Extent(start, _parser.Current, isFlow, entries.Count == 0 ? null : entries[^1].Value.Location);
        _parser.MoveNext();
        return new YamlMapping(location, entries.ToImmutable());
    }

    private YamlScalar ReadKey(int depth, bool isFlow)
    {
        var node = ReadNode(depth + 1);
        if (node is not YamlScalar key)
        {
            throw Refuse(node.Location, "Lists and mappings as keys are", "A key is a name; quote it if it has brackets, such as `\"guarantee[europe].form\"`.");
        }

        if (key is { IsPlain: true, Text: "<<" })
        {
            throw Refuse(key.Location, "Merge keys (`<<`) are", "Write the values out.");
        }

        if (!isFlow && TabBefore(key.Location.Span.Start) is { } tab)
        {
            throw new Refusal(YamlDiagnostics.Tab(tab));
        }

        return key;
    }

    private SourceLocation? TabBefore(int offset)
    {
        var lineStart = _file.Text.LastIndexOf('\n', Math.Max(0, offset - 1)) + 1;
        var indentation = _file.Text.AsSpan(lineStart, Math.Max(0, offset - lineStart));
        var tab = indentation.IndexOf('\t');
        return tab >= 0 && indentation.Trim(" \t").IsEmpty ? _file.At(lineStart + tab, 1) : null;
    }

    /// <summary>Start and end marks of a block collection are empty, and its end lies where the next thing starts.</summary>
    private SourceLocation Extent(ParsingEvent start, ParsingEvent? end, bool isFlow, SourceLocation? last)
    {
        var from = (int)start.Start.Index;
        var to = isFlow && end is not null ? (int)end.End.Index : last?.Span.End ?? from;
        return _file.At(from, Math.Clamp(to, from, _file.Text.Length) - from);
    }

    private SourceLocation At(ParsingEvent place)
    {
        var start = Math.Clamp((int)place.Start.Index, 0, _file.Text.Length);
        var end = Math.Clamp((int)place.End.Index, start, _file.Text.Length);
        return _file.At(start, end - start);
    }

    private static Refusal Refuse(SourceLocation location, string feature, string hint) =>
        new(YamlDiagnostics.NotSupported(location, feature, hint));

    /// <summary>Leaves the recursion with the one diagnostic that ends the file.</summary>
    private sealed class Refusal(Diagnostic diagnostic) : Exception
    {
        public Diagnostic Diagnostic { get; } = diagnostic;
    }
}
