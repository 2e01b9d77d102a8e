using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Reporting.Documents;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>Writes documents as Markdown, for a wiki or a pull request. What a user wrote is escaped, and stays text.</summary>
public static class DocumentMarkdown
{
    /// <summary>Writes a document.</summary>
    public static void Write(TextWriter writer, Document document)
    {
        writer.Write($"# {MarkdownText.Escape(document.Title)}\n\n{MarkdownText.Escape(document.Ground)}\n");
        foreach (var block in document.Blocks)
        {
            writer.Write('\n');
            Write(writer, block);
        }
    }

    private static void Write(TextWriter writer, Block block)
    {
        switch (block)
        {
            case Claim claim:
                writer.Write($"**{MarkdownText.Escape(claim.Word)}**: {MarkdownText.Escape(claim.Text)}\n");
                writer.Write(claim.Entries.IsEmpty ? "" : "\n");
                WriteEntries(writer, claim.Entries, "");
                break;
            case Paragraph paragraph:
                writer.Write($"{MarkdownText.Escape(paragraph.Text)}\n");
                break;
            case Table table:
                Write(writer, table);
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

    private static void WriteEntries(TextWriter writer, ImmutableArray<Entry> entries, string indent)
    {
        foreach (var entry in entries)
        {
            writer.Write($"{indent}- {MarkdownText.Escape(entry.Label)}: {MarkdownText.Escape(entry.Text)}\n");
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
            WriteRow(writer, row.Select(cell => cell is { Kind: CellKind.Bar, Text.Length: > 0 } ? $"`{cell.Text}`" : MarkdownText.Escape(cell.Text)));
        }

        writer.Write(table.Note.Length > 0 ? $"\n{MarkdownText.Escape(table.Note)}\n" : "");
    }

    private static void WriteRow(TextWriter writer, IEnumerable<string> cells) => writer.Write($"| {string.Join(" | ", cells)} |\n");
}
