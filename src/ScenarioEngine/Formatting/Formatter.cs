using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Schemas;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Formatting;

/// <summary>Writes a file of a pack or a scenario in canonical order and spacing.</summary>
internal static class Formatter
{
    /// <summary>
    /// Every round moves comments to keys that have moved, so two settle what is well; more say that something goes round.
    /// </summary>
    private const int MostRounds = 4;

    /// <summary>The text of a file as it should be written, or the reasons why it cannot be read.</summary>
    /// <remarks>
    /// Means the same, keeps every comment, and is left alone when formatted again. A file that could not be written so without a doubt is
    /// returned as it is.
    /// </remarks>
    public static (string? Text, ImmutableArray<Diagnostic> Diagnostics) Format(SourceFile file)
    {
        var diagnostics = new DiagnosticBag();
        var root = YamlReader.Read(file, diagnostics);
        if (diagnostics.HasErrors || root is not YamlMapping mapping)
        {
            return (diagnostics.HasErrors ? null : file.Text, diagnostics.ToSorted());
        }

        var schema = EditorSchema.ShapeOf(Path.GetFileName(file.Path), [.. mapping.Entries.Select(entry => entry.Key.Text)]);
        return (Settle(file, mapping, schema) is { } text ? WithLineEndsOf(file, text) : file.Text, diagnostics.ToSorted());
    }

    /// <summary>
    /// The text that stays as it is when it is printed again, which the first may not yet be where keys change places around comments; null
    /// where there is none.
    /// </summary>
    private static string? Settle(SourceFile file, YamlMapping root, JsonObject schema)
    {
        var (printed, node) = (file, root);
        for (var round = 0; round < MostRounds; round++)
        {
            var text = Printer.Print(printed, node, schema);
            if (text == printed.Text)
            {
                return text;
            }

            var next = new SourceFile(file.Path, text);
            if (YamlReader.Read(next, new DiagnosticBag()) is not YamlMapping read || !IsSame(printed, node, next, read))
            {
                return null;
            }

            (printed, node) = (next, read);
        }

        return null;
    }

    /// <summary>A text with the line ends that a file has in its first line.</summary>
    private static string WithLineEndsOf(SourceFile file, string text)
    {
        var first = file.Text.AsSpan().IndexOfAny('\r', '\n');
        var end =
            first < 0 || file.Text[first] == '\n' ? "\n"
            : file.Text.AsSpan(first).StartsWith("\r\n") ? "\r\n"
            : "\r";
        return end == "\n" ? text : text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", end, StringComparison.Ordinal);
    }

    /// <summary>Whether a text says what a file says, but for the order of keys, with as many comments.</summary>
    private static bool IsSame(SourceFile file, YamlMapping root, SourceFile printed, YamlMapping other) =>
        IsSame(root, other)
        && CommentScan
            .Find(printed, other)
            .Select(comment => comment.Text)
            .Order(StringComparer.Ordinal)
            .SequenceEqual(
                CommentScan.Find(file, root).Select(comment => comment.Text).Order(StringComparer.Ordinal),
                StringComparer.Ordinal
            );

    private static bool IsSame(YamlNode one, YamlNode other) =>
        (one, other) switch
        {
            (YamlScalar a, YamlScalar b) => a.Text == b.Text && a.IsBare == b.IsBare,
            (YamlSequence a, YamlSequence b) => a.Items.Length == b.Items.Length
                && a.Items.Zip(b.Items).All(pair => IsSame(pair.First, pair.Second)),
            (YamlMapping a, YamlMapping b) => a.Entries.Length == b.Entries.Length
                && a.Entries.OrderBy(entry => entry.Key.Text, StringComparer.Ordinal)
                    .Zip(b.Entries.OrderBy(entry => entry.Key.Text, StringComparer.Ordinal))
                    .All(pair => pair.First.Key.Text == pair.Second.Key.Text && IsSame(pair.First.Value, pair.Second.Value)),
            _ => false,
        };
}
