using System.Collections.Immutable;
using ScenarioEngine.Reporting.Documents;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>Writes documents as one HTML file that needs no network and no script, and prints.</summary>
public sealed class DocumentHtml
{
    private const int BarWidth = 20;

    private readonly HtmlText _html;

    private DocumentHtml(HtmlText html) => _html = html;

    /// <summary>Writes a document.</summary>
    public static void Write(TextWriter writer, Document document) =>
        HtmlPage.Write(writer, document.Title, html => new DocumentHtml(html).Write(document));

    private void Write(Document document)
    {
        _html.Element("h1", document.Title);
        _html.Element("p", "class=\"quiet\"", document.Ground);
        foreach (var (number, block) in document.Blocks.Index())
        {
            _html.Line();
            Write(block, isFirst: number == 0);
        }
    }

    private void Write(Block block, bool isFirst)
    {
        switch (block)
        {
            case Claim claim when isFirst:
                WriteWord(claim, "outcome");
                WriteEntries(claim.Entries);
                break;
            case Claim claim:
                _html.Element("div", "class=\"finding\"", () =>
                {
                    WriteWord(claim, "");
                    WriteEntries(claim.Entries);
                });
                break;
            case Paragraph paragraph:
                _html.Element("p", paragraph.Text);
                break;
            case Table table:
                Write(table);
                break;
            case NumberedList list:
                _html.Element("ol", () =>
                {
                    foreach (var item in list.Items)
                    {
                        _html.Element("li", () =>
                        {
                            _html.Text(item.Text);
                            WriteEntries(item.Entries);
                        });
                    }
                });
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void WriteWord(Claim claim, string name) => _html.Element("p", $"class=\"{name} {ClassOf(claim.Mood)}\"", () =>
    {
        _html.Element("strong", claim.Word);
        _html.Text($" {claim.Text}");
    });

    private static string ClassOf(Mood mood) => mood switch
    {
        Mood.Good => "good",
        Mood.Doubtful => "doubtful",
        Mood.Bad => "bad",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private void WriteEntries(ImmutableArray<Entry> entries)
    {
        if (entries.IsEmpty)
        {
            return;
        }

        _html.Element("dl", () =>
        {
            foreach (var entry in entries)
            {
                _html.Element("dt", entry.Label);
                _html.Element("dd", entry.Text);
            }
        });
    }

    private void Write(Table table)
    {
        _html.Element("table", () =>
        {
            if (table.Caption.Length > 0)
            {
                _html.Element("caption", table.Caption);
            }

            _html.Own("<thead><tr>");
            foreach (var (column, cell) in table.Head.Index())
            {
                var isNumber = !table.Rows.IsEmpty && table.Rows[0][column].Kind == CellKind.Number;
                // A column that only numbers its rows needs no name.
                _html.Element(cell.Length > 0 ? "th" : "td", (cell.Length > 0 ? " scope=\"col\"" : "") + (isNumber ? " class=\"number\"" : ""), cell);
            }

            _html.Own("</tr></thead>\n");
            _html.Element("tbody", () =>
            {
                foreach (var row in table.Rows)
                {
                    _html.Element("tr", () => WriteCells(row, table.Head));
                    _html.Line();
                }
            });
        });
        if (table.Note.Length > 0)
        {
            _html.Element("p", "class=\"quiet\"", table.Note);
        }
    }

    private void WriteCells(ImmutableArray<Cell> row, ImmutableArray<string> head)
    {
        foreach (var (cell, name) in row.Zip(head))
        {
            var column = HtmlText.Column(name);
            switch (cell.Kind)
            {
                case CellKind.Bar:
                    _html.Element("td", $" class=\"bar\"{column}", () => WriteBar(cell.Text.Length));
                    break;
                case CellKind.Number:
                    _html.Element("td", $" class=\"number\"{column}", cell.Text);
                    break;
                default:
                    _html.Element("td", column, cell.Text);
                    break;
            }
        }
    }

    /// <summary>A bar of marks. What it shows stands beside it as a number, so it is nothing to a screen reader.</summary>
    private void WriteBar(int marks)
    {
        _html.Own(FormattableString.Invariant($"<svg viewBox=\"0 0 {BarWidth} 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">"));
        for (var mark = 0; mark < marks; mark++)
        {
            _html.Own(FormattableString.Invariant($"<rect x=\"{mark}\" width=\"0.85\" height=\"1\"></rect>"));
        }

        _html.Own("</svg>");
    }
}
