using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ScenarioEngine.Tests.Documentation;

/// <summary>A Markdown file, taken apart as far as tests of documents need it: fenced blocks, tables, words in code.</summary>
internal sealed partial class MarkdownDocument
{
    private const string Fence = "```";

    private readonly List<MarkdownTable> _tables = [];
    private readonly List<FencedBlock> _blocks = [];

    private MarkdownDocument(string name) => Name = name;

    /// <summary>The name to show.</summary>
    public string Name { get; }

    /// <summary>The fenced blocks, in order.</summary>
    public IReadOnlyList<FencedBlock> Blocks => _blocks;

    /// <summary>What stands in backticks within a line, outside blocks.</summary>
    public ImmutableArray<string> CodeSpans { get; private set; } = [];

    public static MarkdownDocument Parse(string name, string text)
    {
        var document = new MarkdownDocument(name);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var spans = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith(Fence, StringComparison.Ordinal))
            {
                i = document.ReadBlock(lines, i);
                continue;
            }

            spans.AddRange(CodeSpan().Matches(lines[i]).Select(match => match.Groups[1].Value));
            if (IsRow(lines[i]) && (i == 0 || !IsRow(lines[i - 1])))
            {
                document.ReadTable(lines, i);
            }
        }

        document.CodeSpans = spans.ToImmutable();
        return document;
    }

    /// <summary>The only table whose first head cell is this.</summary>
    public MarkdownTable Table(string firstHead) => _tables.Single(table => table.Head[0] == firstHead);

    /// <summary>The words in backticks of a cell.</summary>
    public static ImmutableArray<string> CodeIn(string cell) => [.. CodeSpan().Matches(cell).Select(match => match.Groups[1].Value)];

    private static bool IsRow(string line) => line.StartsWith('|');

    private static ImmutableArray<string> Cells(string row) => [.. row.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];

    private int ReadBlock(string[] lines, int start)
    {
        var end = Array.IndexOf(lines, Fence, start + 1);
        _blocks.Add(
            new FencedBlock(
                lines[start][Fence.Length..].Trim(),
                string.Concat(lines[(start + 1)..end].Select(line => line + "\n")),
                start + 1
            )
        );
        return end;
    }

    private void ReadTable(string[] lines, int start)
    {
        var rows = lines.Skip(start + 2).TakeWhile(IsRow).Select(Cells);
        _tables.Add(new MarkdownTable(Cells(lines[start]), [.. rows]));
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();
}

/// <summary>A fenced block.</summary>
/// <param name="Info">What stands after the opening fence, such as <c>yaml pack</c>.</param>
/// <param name="Text">Its lines, each with its end.</param>
/// <param name="Line">The line of the opening fence.</param>
internal sealed record FencedBlock(string Info, string Text, int Line)
{
    /// <summary>The path that the first line of a YAML block gives in a comment, as readers are told to save it; or null.</summary>
    public string? Path => Text.StartsWith("# ", StringComparison.Ordinal) ? Text[2..Text.IndexOf('\n', StringComparison.Ordinal)] : null;
}

/// <summary>A table: its head, and the rows below it.</summary>
/// <param name="Head">The cells of the head.</param>
/// <param name="Rows">The cells of each row.</param>
internal sealed record MarkdownTable(ImmutableArray<string> Head, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>Every cell but those of the first column, with the first cell of its row and the head of its column.</summary>
    public IEnumerable<(string Row, string Column, string Cell)> Cells =>
        from row in Rows
        from column in Enumerable.Range(1, row.Length - 1)
        select (row[0], Head[column], row[column]);
}
