using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Formatting;

/// <summary>
/// Prints nodes as YAML: two more spaces for each level, keys in their order, at most one empty line, comments where they belong.
/// </summary>
/// <remarks>
/// Texts stay as the user wrote them, with their quotes and line breaks. What stands in braces or brackets stays so; on one line where it
/// was, or
/// where it fits. A comment on a line of its own belongs to what follows it, or closes the block like which it is indented; one at the end
/// of a
/// line belongs to that line.
/// </remarks>
internal sealed class Printer
{
    private const int Width = 120;

    private readonly SourceFile _file;
    private readonly ImmutableArray<Comment> _comments;
    private readonly ImmutableArray<int> _starts;
    private readonly ClosingComments _closing;
    private readonly StringBuilder _text = new();

    private Printer(SourceFile file, YamlMapping root)
    {
        _file = file;
        _comments = CommentScan.Find(file, root);
        _starts = [.. _comments.Select(comment => comment.Start)];
        _closing = ClosingComments.Find(file, root, _comments);
    }

    public static string Print(SourceFile file, YamlMapping root, JsonObject schema)
    {
        var printer = new Printer(file, root);
        var span = root.Location.Span;
        printer.OwnLines(0, span.Start, indent: 0);
        printer.BlankLineBefore(span.Start);
        if (printer.IsFlow(root))
        {
            printer.Append(printer.Inline(root, schema, 0));
            printer.EndLine(span.End);
        }
        else
        {
            printer.Mapping(root, schema, indent: 0, after: span.Start);
        }

        printer.OwnLines(span.End, file.Text.Length, indent: 0);
        return printer._text.ToString();
    }

    private void Mapping(YamlMapping mapping, JsonObject? schema, int indent, int after)
    {
        var before = mapping
            .Entries.Zip(mapping.Entries.Select(entry => EndOf(entry.Value, entry.Key)).Prepend(after))
            .ToDictionary(pair => pair.First, pair => pair.Second);
        var isFirst = true;
        foreach (var entry in KeyOrder.Sort(mapping, schema))
        {
            var start = entry.Key.Location.Span.Start;
            OwnLines(before[entry], start, indent);

            // The first entry of an item stands behind its hyphen.
            if (!isFirst || !IsAfterHyphen())
            {
                BlankLineBefore(start);
                Indent(indent);
            }

            isFirst = false;
            Append(_file.At(start, entry.Key.Location.Span.Length).Text);
            Append(":");
            Value(entry.Value, KeyOrder.Below(schema, entry.Key.Text), indent, entry.Key.Location.Span.End);
        }

        Lines(_closing.Of(mapping), indent);
    }

    private void Sequence(YamlSequence list, JsonObject? schema, int indent, int after)
    {
        foreach (var item in list.Items)
        {
            var start = item.Location.Span.Start;
            OwnLines(after, start, indent);
            BlankLineBefore(start);
            Indent(indent);
            Append("-");
            if (item is YamlMapping mapping && !IsFlow(item) && !mapping.Entries.IsEmpty)
            {
                Append(" ");
                Mapping(mapping, schema, indent + 2, after: start);
            }
            else
            {
                Value(item, schema, indent, start);
            }

            after = EndOf(item, null);
        }

        Lines(_closing.Of(list), indent);
    }

    /// <summary>What stands behind a colon or a hyphen, to the end of its last line.</summary>
    private void Value(YamlNode value, JsonObject? schema, int indent, int after)
    {
        switch (value)
        {
            case YamlMapping { Entries.IsEmpty: false } mapping when !IsFlow(value):
                EndLine(after);
                Mapping(mapping, schema, indent + 2, after);
                break;
            case YamlSequence { Items.IsEmpty: false } list when !IsFlow(value):
                EndLine(after);
                Sequence(list, KeyOrder.Items(schema), indent + 2, after);
                break;
            case YamlScalar { IsEmpty: true }:
                EndLine(after);
                break;
            default:
                Append(" ");
                Append(value is YamlScalar text ? Scalar(text, indent) : Inline(value, schema, indent));
                EndLine(value.Location.Span.End);
                break;
        }
    }

    /// <summary>A text as it was written; its further lines are indented anew.</summary>
    private static string Scalar(YamlScalar scalar, int indent)
    {
        var lines = scalar.Location.Text.Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        var isBlock = lines[0] is ['|' or '>', ..];
        var rest = lines.Skip(1).ToList();
        var least = isBlock
            ? rest.Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart(' ').Length).DefaultIfEmpty(0).Min()
            : 0;
        var margin = new string(' ', indent + 2);
        var moved = rest.Select(line => line.Trim().Length == 0 ? "" : margin + (isBlock ? line[least..] : line.Trim()));
        return string.Join('\n', moved.Prepend(rest.Count > 0 ? lines[0].TrimEnd() : lines[0]));
    }

    /// <summary>
    /// Braces and brackets: on one line where they were so or fit; as they were where they hold comments or are too long.
    /// </summary>
    private string Inline(YamlNode node, JsonObject? schema, int indent)
    {
        var span = node.Location.Span;
        var isOnOneLine = !node.Location.Text.Contains('\n', StringComparison.Ordinal);
        var hasComments = Between(span.Start, span.End).Any();
        var line = hasComments ? "" : OneLine(node, schema);
        var column = _text.Length - 1 - LastLineEnd();
        if (!hasComments && !line.Contains('\n', StringComparison.Ordinal) && (isOnOneLine || column + line.Length <= Width))
        {
            return line;
        }

        var lines = node.Location.Text.Split('\n').Select(part => part.TrimEnd()).ToList();
        var margin = new string(' ', indent + 2);
        var last = lines.Count - 1;
        return string.Join(
            '\n',
            lines.Select(
                (part, number) =>
                    number == 0 || part.Length == 0
                        ? part
                        : (number == last && part.TrimStart() is "]" or "}" ? margin[2..] : margin) + part.TrimStart()
            )
        );
    }

    private string OneLine(YamlNode node, JsonObject? schema) =>
        node switch
        {
            YamlMapping mapping =>
                $"{{{string.Join(", ", KeyOrder.Sort(mapping, schema).Select(entry => $"{entry.Key.Location.Text}:{Spaced(entry.Value, KeyOrder.Below(schema, entry.Key.Text))}"))}}}",
            YamlSequence list => $"[{string.Join(", ", list.Items.Select(item => OneLine(item, KeyOrder.Items(schema))))}]",
            _ => node.Location.Text,
        };

    private string Spaced(YamlNode value, JsonObject? schema) => OneLine(value, schema) is { Length: > 0 } text ? $" {text}" : "";

    private bool IsFlow(YamlNode node) =>
        node.Location.Span is var span
        && span.Length > 0
        && node is not YamlScalar
        && _file.Text[span.Start] is '{' or '['
        && node switch
        {
            YamlMapping mapping => mapping.Entries.IsEmpty || mapping.Entries[0].Key.Location.Span.Start > span.Start,
            YamlSequence list => list.Items.IsEmpty || list.Items[0].Location.Span.Start > span.Start,
            _ => false,
        };

    private static int EndOf(YamlNode value, YamlScalar? key) => Math.Max(value.Location.Span.End, key?.Location.Span.End ?? 0);

    /// <summary>The comments from one place to another.</summary>
    private IEnumerable<Comment> Between(int from, int to)
    {
        var first = _starts.BinarySearch(from);
        return _comments.Skip(first < 0 ? ~first : first).TakeWhile(comment => comment.Start < to);
    }

    /// <summary>The comments on lines of their own between two places, indented like what follows them.</summary>
    private void OwnLines(int from, int to, int indent) =>
        Lines(Between(from, to).Where(comment => comment.IsOnOwnLine && !_closing.Contains(comment)), indent);

    private void Lines(IEnumerable<Comment> comments, int indent)
    {
        foreach (var comment in comments)
        {
            BlankLineBefore(comment.Start);
            Indent(indent);
            Append($"{comment.Text}\n");
        }
    }

    /// <summary>Ends a line, with the comment that stood at the end of the line of a place.</summary>
    private void EndLine(int place)
    {
        if (
            Between(place, int.MaxValue).FirstOrDefault() is { IsOnOwnLine: false } found
            && _file.PositionOf(found.Start).Line == _file.PositionOf(place).Line
        )
        {
            // Comments that stand below each other stay so, where there is room.
            var column = _file.PositionOf(found.Start).Column - 1;
            Append(new string(' ', Math.Max(2, column - (_text.Length - 1 - LastLineEnd()))) + found.Text);
        }

        Append("\n");
    }

    private void BlankLineBefore(int place)
    {
        var line = _file.PositionOf(place).Line;
        if (_text.Length > 0 && line > 1 && _file.LineText(line - 1).Trim().Length == 0)
        {
            Append("\n");
        }
    }

    private bool IsAfterHyphen() => _text.Length > 0 && _text[^1] != '\n';

    private int LastLineEnd()
    {
        var at = _text.Length - 1;
        while (at >= 0 && _text[at] != '\n')
        {
            at--;
        }

        return at;
    }

    private void Indent(int indent) => _text.Append(' ', indent);

    private void Append(string text) => _text.Append(text);
}
