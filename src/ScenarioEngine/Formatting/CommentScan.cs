using System.Collections.Immutable;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Formatting;

/// <summary>A comment of a file.</summary>
/// <param name="Start">Where its <c>#</c> stands.</param>
/// <param name="Text">From there to the end of the line.</param>
/// <param name="IsOnOwnLine">Whether nothing stands in front of it.</param>
internal sealed record Comment(int Start, string Text, bool IsOnOwnLine);

/// <summary>Finds the comments of a file that is good YAML.</summary>
internal static class CommentScan
{
    /// <summary>The comments in order. What looks like one within a text is none.</summary>
    public static ImmutableArray<Comment> Find(SourceFile file, YamlNode root)
    {
        var texts = new List<(int Start, int End)>();
        Collect(root, texts);
        texts.Sort();
        var comments = ImmutableArray.CreateBuilder<Comment>();
        var next = 0;
        for (var line = 1; line <= file.LineCount; line++)
        {
            var (start, text) = (file.StartOf(line), file.LineText(line));
            for (var i = 0; i < text.Length; i++)
            {
                while (next < texts.Count && texts[next].End <= start + i)
                {
                    next++;
                }

                if (next < texts.Count && texts[next].Start <= start + i)
                {
                    i = Math.Min(text.Length, texts[next].End - start) - 1;
                }
                else if (text[i] == '#' && (i == 0 || text[i - 1] is ' ' or '\t'))
                {
                    comments.Add(new Comment(start + i, text[i..].TrimEnd(), text.AsSpan(0, i).Trim().IsEmpty));
                    break;
                }
            }
        }

        return comments.ToImmutable();
    }

    private static void Collect(YamlNode node, List<(int, int)> texts)
    {
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var (key, value) in mapping.Entries)
                {
                    Collect(key, texts);
                    Collect(value, texts);
                }

                break;
            case YamlSequence list:
                foreach (var item in list.Items)
                {
                    Collect(item, texts);
                }

                break;
            default:
                var span = node.Location.Span;
                if (span.Length > 0)
                {
                    texts.Add((span.Start, span.End));
                }

                break;
        }
    }
}
