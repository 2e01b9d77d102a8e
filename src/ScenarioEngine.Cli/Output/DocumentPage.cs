using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Reporting.Documents;

namespace ScenarioEngine.Cli.Output;

/// <summary>A document as text on a page.</summary>
internal static class DocumentPage
{
    public static void Write(Page page, Document document)
    {
        page.Line(document.Title, Tone.Heading);
        if (document.Ground.Length > 0)
        {
            page.Paragraph(document.Ground, Tone.Quiet);
        }

        WriteAll(page, document.Blocks);
    }

    /// <summary>Blocks alone, each after an empty line, for what is said beside a document.</summary>
    public static void WriteAll(Page page, ImmutableArray<Block> blocks)
    {
        foreach (var block in blocks)
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
            case Section section:
                page.Line(section.Title, Tone.Heading);
                WriteAll(page, section.Blocks);
                break;
            case Paragraph paragraph:
                page.Paragraph(paragraph.Text);
                break;
            case Table table:
                Write(page, table);
                break;
            case Picture picture:
                page.Paragraph($"{picture.Title}:", Tone.Quiet);
                Write(page, picture.Twin);
                break;
            case EntryList list:
                WriteEntries(page, list.Entries);
                break;
            case NumberedList list:
                WriteNumbered(page, list);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void WriteNumbered(Page page, NumberedList list)
    {
        foreach (var (number, item) in list.Items.Index())
        {
            if (number > 0)
            {
                page.Blank();
            }

            page.Heading(string.Create(CultureInfo.InvariantCulture, $"{number + 1}."), item.Text, Tone.Heading);
            WriteEntries(page, item.Entries);
        }
    }

    private static void WriteEntries(Page page, ImmutableArray<Entry> entries)
    {
        foreach (var entry in entries)
        {
            page.Entry(entry.Label, entry.Text);
            WriteBranches(page, entry.Branches, 1);
        }
    }

    private static void WriteBranches(Page page, ImmutableArray<Branch> branches, int depth)
    {
        foreach (var branch in branches)
        {
            page.Entry("", branch.Text, depth);
            WriteBranches(page, branch.Branches, depth + 1);
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
            page.Table(rows, mayDrop: table.MayDrop);
        }

        if (table.Note.Length > 0)
        {
            page.Paragraph(table.Note, Tone.Quiet);
        }
    }

    /// <summary>The rows with their head, numbers set to the right of their column, members of something set in.</summary>
    private static List<IReadOnlyList<string>> Align(Table table)
    {
        var rows = new List<IReadOnlyList<string>> { table.Head };
        rows.AddRange(table.Rows.Select(row => row.Select(cell => new string(' ', 2 * cell.Depth) + cell.Text).ToArray()));
        var isNumber = table.Head.Select((_, column) => !table.Rows.IsEmpty && table.Rows[0][column].Kind == CellKind.Number).ToArray();
        var widths = table.Head.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        return rows.ConvertAll(row =>
            (IReadOnlyList<string>)[.. row.Select((cell, column) => isNumber[column] ? cell.PadLeft(widths[column]) : cell)]
        );
    }

    private static Tone ToneOf(Mood mood) =>
        mood switch
        {
            Mood.Good => Tone.Good,
            Mood.Doubtful => Tone.Doubtful,
            Mood.Bad => Tone.Bad,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
