using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Reporting.Documents;

namespace ScenarioEngine.Cli.Output;

/// <summary>A document as text on a page.</summary>
internal static class DocumentPage
{
    public static void Write(Page page, Document document)
    {
        page.Line(page.Paint(document.Title, Tone.Heading));
        page.Paragraph(document.Ground, Tone.Quiet);
        foreach (var block in document.Blocks)
        {
            page.Blank();
            Write(page, block);
        }
    }

    private static void Write(Page page, Block block)
    {
        switch (block)
        {
            case Claim claim:
                page.Heading(claim.Word, claim.Text, ToneOf(claim.Mood));
                WriteEntries(page, claim.Entries);
                break;
            case Paragraph paragraph:
                page.Paragraph(paragraph.Text);
                break;
            case Table table:
                Write(page, table);
                break;
            case NumberedList list:
                foreach (var (number, item) in list.Items.Index())
                {
                    if (number > 0)
                    {
                        page.Blank();
                    }

                    page.Heading(string.Create(CultureInfo.InvariantCulture, $"{number + 1}."), item.Text, Tone.Heading);
                    WriteEntries(page, item.Entries);
                }

                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void WriteEntries(Page page, ImmutableArray<Entry> entries)
    {
        foreach (var entry in entries)
        {
            page.Entry(entry.Label, entry.Text);
        }
    }

    private static void Write(Page page, Table table)
    {
        if (table.Caption.Length > 0)
        {
            page.Paragraph(table.Caption);
        }

        var rows = Align(table);
        if (table.IsMatrix)
        {
            page.Grid(rows);
        }
        else
        {
            page.Table(rows);
        }

        if (table.Note.Length > 0)
        {
            page.Paragraph(table.Note, Tone.Quiet);
        }
    }

    /// <summary>The rows with their head, numbers set to the right of their column.</summary>
    private static List<IReadOnlyList<string>> Align(Table table)
    {
        var rows = new List<IReadOnlyList<string>> { table.Head };
        rows.AddRange(table.Rows.Select(row => row.Select(cell => cell.Text).ToArray()));
        var isNumber = table.Head.Select((_, column) => !table.Rows.IsEmpty && table.Rows[0][column].Kind == CellKind.Number).ToArray();
        var widths = table.Head.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        return rows.ConvertAll(row => (IReadOnlyList<string>)[.. row.Select((cell, column) => isNumber[column] ? cell.PadLeft(widths[column]) : cell)]);
    }

    private static Tone ToneOf(Mood mood) => mood switch
    {
        Mood.Good => Tone.Good,
        Mood.Doubtful => Tone.Doubtful,
        Mood.Bad => Tone.Bad,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
