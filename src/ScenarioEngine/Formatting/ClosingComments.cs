using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Formatting;

/// <summary>
/// Finds the comments that close a block: below its last line and indented like it, such as terms that are not stated yet.
/// </summary>
internal sealed class ClosingComments
{
    private readonly SourceFile _file;
    private readonly Dictionary<int, Comment> _byLine;
    private readonly HashSet<Comment> _claimed = [];
    private readonly Dictionary<YamlNode, List<Comment>> _closing = new(ReferenceEqualityComparer.Instance);

    private ClosingComments(SourceFile file, IEnumerable<Comment> comments)
    {
        _file = file;
        _byLine = comments.Where(comment => comment.IsOnOwnLine).ToDictionary(comment => file.PositionOf(comment.Start).Line);
    }

    public static ClosingComments Find(SourceFile file, YamlMapping root, IEnumerable<Comment> comments)
    {
        var closing = new ClosingComments(file, comments);
        foreach (var entry in root.Entries)
        {
            closing.Visit(entry.Value, outer: 1);
        }

        return closing;
    }

    /// <summary>The comments that close a block, in their order.</summary>
    public IReadOnlyList<Comment> Of(YamlNode block) => _closing.GetValueOrDefault(block) ?? [];

    /// <summary>Whether a comment closes some block, and so does not belong to what follows it.</summary>
    public bool Contains(Comment comment) => _claimed.Contains(comment);

    /// <param name="node">What stands behind a key or a hyphen.</param>
    /// <param name="outer">The column of that key or hyphen.</param>
    private void Visit(YamlNode node, int outer)
    {
        var (column, children) = node switch
        {
            YamlMapping { Entries: [var first, ..] } mapping => (
                _file.PositionOf(first.Key.Location.Span.Start).Column,
                mapping.Entries.Select(entry => entry.Value)
            ),
            YamlSequence { Items: [var first, ..] } list => (HyphenBefore(first), list.Items),
            _ => (0, (IEnumerable<YamlNode>)[]),
        };
        if (column <= outer)
        {
            return;
        }

        // The innermost block that a comment may close is the one that it closes.
        foreach (var child in children)
        {
            Visit(child, column);
        }

        _closing[node] = Claim(_file.PositionOf(node.Location.Span.End).Line + 1, column);
    }

    private int HyphenBefore(YamlNode item)
    {
        var (line, column) = _file.PositionOf(item.Location.Span.Start);
        return _file.LineText(line).AsSpan(0, column - 1).TrimEnd().LastIndexOf('-') + 1;
    }

    private List<Comment> Claim(int line, int column)
    {
        var claimed = new List<Comment>();
        for (; line <= _file.LineCount; line++)
        {
            if (!_byLine.TryGetValue(line, out var comment))
            {
                if (_file.LineText(line).AsSpan().Trim().Length > 0)
                {
                    break;
                }
            }
            else if (_file.PositionOf(comment.Start).Column < column)
            {
                break;
            }
            else if (_claimed.Add(comment))
            {
                claimed.Add(comment);
            }
        }

        return claimed;
    }
}
