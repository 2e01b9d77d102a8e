using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Reporting.Documents;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>Draws pictures as SVG inside the page. A sign tells a mark apart as well as its colour does, and a table beside the picture says the same.</summary>
internal sealed class HtmlPictures(HtmlText html)
{
    private const int RowHeight = 24;
    private const int LabelWidth = 170;
    private const int Width = 960;
    private const int LongestLabel = 24;
    private const int LongestHead = 28;
    private const int HeadHeight = 206;
    private const int WidestCell = 40;
    private const int NoteHeight = 15;
    /// <summary>A letter of a picture takes no more than this; what has no room is cut, and stands whole in the table below.</summary>
    private const double LetterWidth = 6.6;
    private const int MostNotes = 8;

    /// <summary>A picture for a page that somebody else writes.</summary>
    public static string ToHtml(Picture picture)
    {
        using var text = new StringWriter { NewLine = "\n" };
        new HtmlPictures(new HtmlText(text)).Write(picture);
        return text.ToString();
    }

    public void Write(Picture picture)
    {
        switch (picture)
        {
            case MatrixPicture matrix:
                WriteMatrix(matrix);
                break;
            case TimelinePicture timeline:
                WriteTimeline(timeline);
                break;
            case BarPicture bars:
                WriteBars(bars);
                break;
            case GraphPicture graph:
                WriteGraph(graph);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void WriteGraph(GraphPicture graph)
    {
        const int height = 560;
        const int radius = 220;
        const int node = 17;
        Draw(graph, height, () =>
        {
            html.Own("<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path class=\"tip\" d=\"M0 0 L8 4 L0 8 z\"></path></marker></defs>");
            foreach (var arrow in graph.Arrows)
            {
                var ((x, y), (toX, toY)) = (At(arrow.From), At(arrow.To));
                var length = Math.Sqrt(((toX - x) * (toX - x)) + ((toY - y) * (toY - y)));
                var (alongX, alongY) = ((toX - x) / length, (toY - y) / length);
                // Bent to the right of the way, so that there and back are two lines.
                var (bendX, bendY) = (((x + toX) / 2) - (alongY * 18), ((y + toY) / 2) + (alongX * 18));
                html.Own(FormattableString.Invariant($"<path class=\"arrow{(arrow.IsStrong ? "" : " weak")}\" marker-end=\"url(#tip)\" d=\"M{x + (alongX * node):0.#} {y + (alongY * node):0.#} Q{bendX:0.#} {bendY:0.#} {toX - (alongX * node):0.#} {toY - (alongY * node):0.#}\"></path>"));
                html.Element("text", FormattableString.Invariant($"x=\"{bendX - (alongY * 4):0.#}\" y=\"{bendY + (alongX * 4) + 4:0.#}\" text-anchor=\"middle\""), arrow.Label);
            }

            foreach (var (number, mark) in graph.Nodes.Index())
            {
                var (x, y) = At(number);
                var tone = mark.Mood is { } mood ? DocumentHtml.ClassOf(mood) : "open";
                html.Own(FormattableString.Invariant($"<circle class=\"mark {tone}\" cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{node}\"></circle>"));
                html.Element("text", FormattableString.Invariant($"class=\"sign {tone}\" x=\"{x:0.#}\" y=\"{y + 4:0.#}\" text-anchor=\"middle\""), mark.Sign);
            }
        });

        (double X, double Y) At(int number)
        {
            var turn = 2 * Math.PI * number / graph.Nodes.Length;
            return ((Width / 2.0) + (radius * 1.6 * Math.Sin(turn)), (height / 2.0) - (radius * Math.Cos(turn)));
        }
    }

    private void WriteMatrix(MatrixPicture matrix)
    {
        var cell = Math.Min(WidestCell, (Width - LabelWidth) / matrix.Columns.Length);
        Draw(matrix, HeadHeight + (matrix.Rows.Length * RowHeight) + 4, () =>
        {
            foreach (var (column, title) in matrix.Columns.Index())
            {
                var x = LabelWidth + (column * cell) + (cell / 2) + 4;
                html.Element("text", FormattableString.Invariant($"x=\"{x}\" y=\"{HeadHeight - 8}\" transform=\"rotate(-90 {x} {HeadHeight - 8})\""), Shorten(title, LongestHead));
            }

            WriteRows(matrix.Rows, HeadHeight, cell);
        });
    }

    private void WriteTimeline(TimelinePicture timeline)
    {
        const int head = 24;
        var cell = (double)(Width - LabelWidth) / timeline.Days.Length;
        var bottom = head + (timeline.Rows.Length * RowHeight);
        var notes = timeline.Notes.Take(MostNotes).ToList();
        Draw(timeline, bottom + (notes.Count * NoteHeight) + 8, () =>
        {
            WriteMonths(timeline.Days, cell);
            WriteRows(timeline.Rows, head, cell);
            foreach (var (number, note) in notes.Index())
            {
                var x = LabelWidth + (note.Day * cell);
                var y = bottom + ((number + 1) * NoteHeight);
                html.Own(FormattableString.Invariant($"<path class=\"rule\" d=\"M{x:0.#} {head} V{y}\"></path>"));
                // Beside the line, on the side that has room.
                var isLeft = x > (Width + LabelWidth) / 2.0;
                html.Element("text", FormattableString.Invariant($"x=\"{x + (isLeft ? -4 : 4):0.#}\" y=\"{y}\" text-anchor=\"{(isLeft ? "end" : "start")}\""), Shorten(note.Text, (int)((isLeft ? x : Width - x) / LetterWidth)));
            }
        });
    }

    /// <summary>The months in which days fall, each at its first day, where there is room.</summary>
    private void WriteMonths(ImmutableArray<DateOnly> days, double cell)
    {
        const int room = 54;
        var free = 0.0;
        foreach (var (number, day) in days.Index())
        {
            var x = LabelWidth + (number * cell);
            if (x >= free && (number == 0 || days[number - 1].Month != day.Month || days[number - 1].Year != day.Year))
            {
                html.Element("text", FormattableString.Invariant($"x=\"{x:0.#}\" y=\"16\""), FormattableString.Invariant($"{day.Year}-{day.Month:00}"));
                free = x + room;
            }
        }
    }

    private void WriteBars(BarPicture bars)
    {
        const int label = 400;
        Draw(bars, (bars.Bars.Length * RowHeight) + 8, () =>
        {
            foreach (var (number, bar) in bars.Bars.Index())
            {
                var y = number * RowHeight;
                var length = bar.Length * (Width - label - 110);
                html.Element("text", FormattableString.Invariant($"x=\"0\" y=\"{y + 17}\""), Shorten(bar.Label, LongestLabel * 3));
                html.Own(FormattableString.Invariant($"<rect class=\"length\" x=\"{label}\" y=\"{y + 4}\" width=\"{Math.Max(2, length):0.#}\" height=\"{RowHeight - 8}\"></rect>"));
                html.Element("text", FormattableString.Invariant($"class=\"strong\" x=\"{label + Math.Max(2, length) + 6:0.#}\" y=\"{y + 17}\""), bar.Text);
            }
        });
    }

    private void WriteRows(ImmutableArray<MarkRow> rows, int top, double cell)
    {
        foreach (var (number, row) in rows.Index())
        {
            var y = top + (number * RowHeight);
            html.Element("text", FormattableString.Invariant($"class=\"strong\" x=\"0\" y=\"{y + 16}\""), Shorten(row.Label, LongestLabel));
            foreach (var (column, mark) in row.Marks.Index())
            {
                WriteMark(mark, LabelWidth + (column * cell), y, cell);
            }
        }
    }

    private void WriteMark(Mark? mark, double x, int y, double cell)
    {
        var tone = mark is null ? "none" : mark.Mood is { } mood ? DocumentHtml.ClassOf(mood) : "open";
        html.Own(FormattableString.Invariant($"<rect class=\"mark {tone}\" x=\"{x + 1:0.#}\" y=\"{y + 1}\" width=\"{cell - 2:0.#}\" height=\"{RowHeight - 2}\"></rect>"));
        if (mark is { Sign.Length: > 0 } && cell >= 10)
        {
            html.Element("text", FormattableString.Invariant($"class=\"sign {tone}\" x=\"{x + (cell / 2):0.#}\" y=\"{y + 17}\" text-anchor=\"middle\""), mark.Sign);
        }
    }

    private void Draw(Picture picture, int height, Action content)
    {
        html.Own(FormattableString.Invariant($"<svg class=\"picture\" viewBox=\"0 0 {Width} {height}\" role=\"img\""));
        html.Own($"{HtmlText.Attribute("aria-label", $"{picture.Title}. The table below says the same.")}>");
        content();
        html.Own("</svg>");
    }

    private static string Shorten(string text, int most) => text.Length <= most ? text : $"{text[..UserText.Whole(text, most)]}…";
}
