using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Reporting.Documents;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>Writes documents as Markdown, for a wiki or a pull request. What a user wrote is escaped, and stays text.</summary>
internal static class DocumentMarkdown
{
    private const int LowestHeading = 6;

    /// <summary>Writes a document.</summary>
    public static void Write(TextWriter writer, Document document)
    {
        writer.Write(
            $"# {MarkdownText.Escape(document.Title)}\n{(document.Ground.Length > 0 ? $"\n{MarkdownText.Escape(document.Ground)}\n" : "")}"
        );
        WriteAll(writer, document.Blocks, level: 1);
    }

    /// <summary>Writes what a document holds, without its title.</summary>
    public static void Write(TextWriter writer, ImmutableArray<Block> blocks) => WriteAll(writer, blocks, level: 1);

    private static void WriteAll(TextWriter writer, ImmutableArray<Block> blocks, int level)
    {
        foreach (var block in blocks)
        {
            writer.Write('\n');
            Write(writer, block, level);
        }
    }

    private static void Write(TextWriter writer, Block block, int level)
    {
        switch (block)
        {
            case Claim claim:
                // Under a heading a claim is one of several, and has a heading of its own.
                writer.Write(
                    level > 1
                        ? $"{Heading(level)} {MarkdownText.Escape(claim.Word)}: {MarkdownText.Escape(claim.Text)}\n"
                        : $"**{MarkdownText.Escape(claim.Word)}**: {MarkdownText.Escape(claim.Text)}\n"
                );
                writer.Write(claim.Entries.IsEmpty ? "" : "\n");
                WriteEntries(writer, claim.Entries, "");
                break;
            case Section section:
                writer.Write($"{Heading(level)} {MarkdownText.Escape(section.Title)}\n");
                WriteAll(writer, section.Blocks, level + 1);
                break;
            case Paragraph paragraph:
                writer.Write($"{MarkdownText.Prose(paragraph.Text)}\n");
                break;
            case Table table:
                Write(writer, table);
                break;
            case Picture picture:
                writer.Write($"{MarkdownText.Escape(picture.Title)}:\n\n");
                Write(writer, picture.Twin);
                break;
            case EntryList list:
                WriteEntries(writer, list.Entries, "");
                break;
            case NumberedList list:
                foreach (var (number, item) in list.Items.Index())
                {
                    var mark = string.Create(CultureInfo.InvariantCulture, $"{number + 1}. ");
                    writer.Write($"{mark}{MarkdownText.Escape(item.Text)}\n");
                    WriteEntries(writer, item.Entries, new string(' ', mark.Length));
                }

                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static string Heading(int level) => new('#', Math.Min(level + 1, LowestHeading));

    private static void WriteEntries(TextWriter writer, ImmutableArray<Entry> entries, string indent)
    {
        foreach (var (number, entry) in entries.Index())
        {
            var isLabelled = entry.Label.Length > 0;
            // What belongs to the label before it stands below it, on a line of the same point.
            var goesOn = !isLabelled && number > 0 && entries[0].Label.Length > 0 && entries[number - 1].Branches.IsEmpty;
            var isGoneOnWith =
                number + 1 < entries.Length
                && entries[0].Label.Length > 0
                && entries[number + 1].Label.Length == 0
                && entry.Branches.IsEmpty;
            writer.Write(
                $"{indent}{(goesOn ? "  " : "- ")}{(isLabelled ? $"{MarkdownText.Escape(entry.Label)}: " : "")}{MarkdownText.Escape(entry.Text)}{(isGoneOnWith ? "\\" : "")}\n"
            );
            WriteBranches(writer, entry.Branches, $"{indent}  ");
        }
    }

    private static void WriteBranches(TextWriter writer, ImmutableArray<Branch> branches, string indent)
    {
        foreach (var branch in branches)
        {
            writer.Write($"{indent}- {MarkdownText.Escape(branch.Text)}\n");
            WriteBranches(writer, branch.Branches, $"{indent}  ");
        }
    }

    private static void Write(TextWriter writer, Table table)
    {
        writer.Write(table.Caption.Length > 0 ? $"{MarkdownText.Escape(table.Caption)}\n\n" : "");
        var kinds = table.Head.Select((_, column) => table.Rows.IsEmpty ? CellKind.Text : table.Rows[0][column].Kind);
        WriteRow(writer, table.Head.Select(MarkdownText.Escape));
        WriteRow(writer, kinds.Select(kind => kind == CellKind.Number ? "--:" : "---"));
        foreach (var row in table.Rows)
        {
            WriteRow(writer, row.Select(Cell));
        }

        writer.Write(table.Note.Length > 0 ? $"\n{MarkdownText.Prose(table.Note)}\n" : "");
    }

    private static string Cell(Cell cell) =>
        cell is { Kind: CellKind.Bar, Text.Length: > 0 }
            ? $"`{cell.Text}`"
            : $"{string.Concat(Enumerable.Repeat("– ", cell.Depth))}{MarkdownText.Escape(cell.Text)}";

    private static void WriteRow(TextWriter writer, IEnumerable<string> cells) => writer.Write($"| {string.Join(" | ", cells)} |\n");
}
