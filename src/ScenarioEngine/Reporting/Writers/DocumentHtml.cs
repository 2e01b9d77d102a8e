using System.Collections.Immutable;
using ScenarioEngine.Reporting.Documents;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>Writes documents as one HTML file that needs no network and no script, and prints.</summary>
internal sealed class DocumentHtml
{
    private const int BarWidth = 20;
    private const int FewestListed = 4;
    private const int LowestHeading = 6;
    private const int NarrowPicture = 480;

    /// <summary>A page that is framed opens what it links beside its frame: few sites let themselves be framed.</summary>
    private const string Beside = " target=\"_blank\" rel=\"noopener noreferrer\"";

    private readonly HtmlText _html;
    private readonly bool _isFramed;
    private int _sections;

    private DocumentHtml(HtmlText html, bool isFramed = false)
    {
        _html = html;
        _isFramed = isFramed;
    }

    /// <summary>Writes a document.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="document">The document.</param>
    /// <param name="isFramed">Whether it is meant for a frame of another page.</param>
    public static void Write(TextWriter writer, Document document, bool isFramed = false) =>
        HtmlPage.Write(writer, document.Title, html => new DocumentHtml(html, isFramed).Write(document));

    /// <summary>Writes bars alone, with their table, for a page of another make that is read on a telephone, too.</summary>
    public static void WriteNarrow(TextWriter writer, BarPicture bars)
    {
        var html = new HtmlText(writer);
        new DocumentHtml(html, isFramed: false).WritePicture(bars, new HtmlPictures(html, NarrowPicture));
    }

    /// <summary>
    /// Writes a picture with its table, as a part of a page that has the style of pictures (<see cref="HtmlPage.PictureStyle"/>).
    /// </summary>
    public static void Write(TextWriter writer, Picture picture)
    {
        var html = new HtmlText(writer);
        new DocumentHtml(html).WritePicture(picture, new HtmlPictures(html));
    }

    private void Write(Document document)
    {
        _html.Element("h1", document.Title);
        if (document.Ground.Length > 0)
        {
            _html.Element("p", "class=\"quiet\"", document.Ground);
        }

        var contents = document.Blocks.OfType<Section>().ToList();
        foreach (var (number, block) in document.Blocks.Index())
        {
            _html.Line();
            // The outcome comes before the list of what is said of it.
            if (contents.Count >= FewestListed && block == contents[0])
            {
                WriteContents(contents);
            }

            Write(block, isFirst: number == 0, level: 1);
        }
    }

    private void WriteContents(List<Section> sections) =>
        _html.Element(
            "nav",
            "class=\"contents\" aria-label=\"Contents\"",
            () =>
                _html.Element(
                    "ul",
                    () =>
                    {
                        var number = 0;
                        foreach (var section in sections)
                        {
                            _html.Element(
                                "li",
                                () => _html.Element("a", FormattableString.Invariant($"href=\"#part-{number + 1}\""), section.Title)
                            );
                            number += CountOf(section);
                        }
                    }
                )
        );

    private static int CountOf(Section section) => 1 + section.Blocks.OfType<Section>().Sum(CountOf);

    private void Write(Block block, bool isFirst, int level)
    {
        switch (block)
        {
            case Claim claim when isFirst:
                _html.Element("p", $"class=\"outcome {ClassOf(claim.Mood)}\"", () => WriteWord(claim));
                WriteEntries(claim.Entries);
                break;
            case Claim claim:
                _html.Element(
                    "div",
                    "class=\"finding\"",
                    () =>
                    {
                        _html.Element(Heading(level), $"class=\"{ClassOf(claim.Mood)}\"", () => WriteWord(claim));
                        WriteEntries(claim.Entries);
                    }
                );
                break;
            case Section section:
                WriteSection(section, level);
                break;
            case Paragraph paragraph:
                _html.Element("p", () => _html.Prose(paragraph.Text));
                break;
            case Table table:
                Write(table);
                break;
            case Picture picture:
                WritePicture(picture, new HtmlPictures(_html));
                break;
            case EntryList list:
                WriteEntries(list.Entries);
                break;
            case NumberedList list:
                WriteNumbered(list);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void WriteSection(Section section, int level)
    {
        _sections++;
        _html.Element(
            "section",
            FormattableString.Invariant($"id=\"part-{_sections}\""),
            () =>
            {
                _html.Element(Heading(level), section.Title);
                _html.Line();
                foreach (var block in section.Blocks)
                {
                    Write(block, isFirst: false, level + 1);
                    _html.Line();
                }
            }
        );
    }

    /// <summary>The heading below one of a level; there are no more than six.</summary>
    private static string Heading(int level) => FormattableString.Invariant($"h{Math.Min(level + 1, LowestHeading)}");

    private void WriteWord(Claim claim)
    {
        _html.Element("strong", claim.Word);
        _html.Text($" {claim.Text}");
    }

    /// <summary>The class of a mood in the style sheet; nothing where there is none.</summary>
    internal static string ClassOf(Mood? mood) =>
        mood switch
        {
            Mood.Good => "good",
            Mood.Doubtful => "doubtful",
            Mood.Bad => "bad",
            _ => "",
        };

    private void WritePicture(Picture picture, HtmlPictures pictures)
    {
        _html.Element(
            "figure",
            () =>
            {
                pictures.Write(picture);
                _html.Element("figcaption", $"{picture.Title}. {picture.Legend}.");
            }
        );
        _html.Element(
            "details",
            () =>
            {
                _html.Element("summary", "The same as a table");
                Write(picture.Twin);
            }
        );
    }

    private void WriteNumbered(NumberedList list) =>
        _html.Element(
            "ol",
            () =>
            {
                foreach (var item in list.Items)
                {
                    _html.Element(
                        "li",
                        () =>
                        {
                            _html.Text(item.Text);
                            WriteEntries(item.Entries);
                        }
                    );
                }
            }
        );

    /// <summary>Entries with labels as a list of terms; without any, as a plain list.</summary>
    private void WriteEntries(ImmutableArray<Entry> entries)
    {
        if (entries.IsEmpty)
        {
            return;
        }

        var hasLabels = entries[0].Label.Length > 0;
        _html.Element(
            hasLabels ? "dl" : "ul",
            () =>
            {
                foreach (var entry in entries)
                {
                    if (entry.Label.Length > 0)
                    {
                        _html.Element("dt", entry.Label);
                    }

                    _html.Element(
                        hasLabels ? "dd" : "li",
                        () =>
                        {
                            WriteLinked(entry.Text);
                            WriteBranches(entry.Branches);
                        }
                    );
                }
            }
        );
    }

    private void WriteBranches(ImmutableArray<Branch> branches)
    {
        if (branches.IsEmpty)
        {
            return;
        }

        _html.Element(
            "ul",
            "class=\"proof\"",
            () =>
            {
                foreach (var branch in branches)
                {
                    _html.Element(
                        "li",
                        () =>
                        {
                            _html.Text(branch.Text);
                            WriteBranches(branch.Branches);
                        }
                    );
                }
            }
        );
    }

    /// <summary>A whole address as a link; anything but a page of the web stays text, so that no pack can bring a script in.</summary>
    private void WriteLinked(string text)
    {
        if (text.StartsWith("https://", StringComparison.Ordinal) || text.StartsWith("http://", StringComparison.Ordinal))
        {
            _html.Element("a", HtmlText.Attribute("href", text) + (_isFramed ? Beside : ""), text);
        }
        else
        {
            _html.Breakable(text);
        }
    }

    private void Write(Table table)
    {
        _html.Element(
            "table",
            () =>
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
                    _html.Element(
                        cell.Length > 0 ? "th" : "td",
                        (cell.Length > 0 ? " scope=\"col\"" : "") + (isNumber ? " class=\"number\"" : ""),
                        cell
                    );
                }

                _html.Own("</tr></thead>\n");
                _html.Element(
                    "tbody",
                    () =>
                    {
                        foreach (var row in table.Rows)
                        {
                            _html.Element("tr", () => WriteCells(row, table.Head));
                            _html.Line();
                        }
                    }
                );
            }
        );
        if (table.Note.Length > 0)
        {
            _html.Element("p", "class=\"quiet\"", () => _html.Prose(table.Note));
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
                    _html.Element("td", $"{ClassesOf(cell)}{column}", cell.Text);
                    break;
            }
        }
    }

    private static string ClassesOf(Cell cell)
    {
        var mood = ClassOf(cell.Mood);
        return mood.Length > 0 ? $" class=\"verdict {mood}\""
            : cell.Depth > 0 ? FormattableString.Invariant($" class=\"depth-{Math.Min(cell.Depth, 3)}\"")
            : "";
    }

    /// <summary>A bar of marks. What it shows stands beside it as a number, so it is nothing to a screen reader.</summary>
    private void WriteBar(int marks)
    {
        _html.Own(
            FormattableString.Invariant(
                $"<svg viewBox=\"0 0 {BarWidth} 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">"
            )
        );
        for (var mark = 0; mark < marks; mark++)
        {
            _html.Own(FormattableString.Invariant($"<rect x=\"{mark}\" width=\"0.85\" height=\"1\"></rect>"));
        }

        _html.Own("</svg>");
    }
}
