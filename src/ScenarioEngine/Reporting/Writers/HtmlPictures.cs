using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Explaining;
using ScenarioEngine.Reporting.Documents;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>
/// Draws pictures as SVG inside the page. A sign tells a mark apart as well as its colour does, and a table beside the picture says the
/// same.
/// </summary>
/// <param name="html">Where to.</param>
/// <param name="width">How wide a picture is in its own units, of which letters are 14 high: a narrow one is read on a telephone. Bars
/// alone come narrower than they are by themselves.</param>
internal sealed class HtmlPictures(HtmlText html, int width = HtmlPictures.Width)
{
    private const int RowHeight = 24;
    private const int LabelWidth = 170;
    private const int Width = 960;
    private const int BarNumber = 110;
    private const int LongestLabel = 24;
    private const int LongestFunnelLabel = 38;
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
            case FunnelPicture funnel:
                WriteFunnel(funnel);
                break;
            case NetworkPicture network:
                WriteNetwork(network);
                break;
            case PointPicture points:
                WritePoints(points);
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
        Draw(
            graph,
            height,
            () =>
            {
                html.Own(
                    "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path class=\"tip\" d=\"M0 0 L8 4 L0 8 z\"></path></marker></defs>"
                );
                foreach (var arrow in graph.Arrows)
                {
                    var ((x, y), (toX, toY)) = (At(arrow.From), At(arrow.To));
                    var length = Math.Sqrt(((toX - x) * (toX - x)) + ((toY - y) * (toY - y)));
                    var (alongX, alongY) = ((toX - x) / length, (toY - y) / length);
                    // Bent to the right of the way, so that there and back are two lines.
                    var (bendX, bendY) = (((x + toX) / 2) - (alongY * 18), ((y + toY) / 2) + (alongX * 18));
                    html.Own(
                        FormattableString.Invariant(
                            $"<path class=\"arrow{(arrow.IsStrong ? "" : " weak")}\" marker-end=\"url(#tip)\" d=\"M{x + (alongX * node):0.#} {y + (alongY * node):0.#} Q{bendX:0.#} {bendY:0.#} {toX - (alongX * node):0.#} {toY - (alongY * node):0.#}\"></path>"
                        )
                    );
                    html.Element(
                        "text",
                        FormattableString.Invariant(
                            $"x=\"{bendX - (alongY * 4):0.#}\" y=\"{bendY + (alongX * 4) + 4:0.#}\" text-anchor=\"middle\""
                        ),
                        arrow.Label
                    );
                }

                foreach (var (number, mark) in graph.Nodes.Index())
                {
                    var (x, y) = At(number);
                    var tone = mark.Mood is { } mood ? DocumentHtml.ClassOf(mood) : "open";
                    html.Own(
                        FormattableString.Invariant($"<circle class=\"mark {tone}\" cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{node}\"></circle>")
                    );
                    html.Element(
                        "text",
                        FormattableString.Invariant($"class=\"sign {tone}\" x=\"{x:0.#}\" y=\"{y + 4:0.#}\" text-anchor=\"middle\""),
                        mark.Sign
                    );
                }
            }
        );

        (double X, double Y) At(int number)
        {
            var turn = 2 * Math.PI * number / graph.Nodes.Length;
            return ((Width / 2.0) + (radius * 1.6 * Math.Sin(turn)), (height / 2.0) - (radius * Math.Cos(turn)));
        }
    }

    private void WriteMatrix(MatrixPicture matrix)
    {
        var cell = Math.Min(WidestCell, (Width - LabelWidth) / matrix.Columns.Length);
        Draw(
            matrix,
            HeadHeight + (matrix.Rows.Length * RowHeight) + 4,
            () =>
            {
                foreach (var (column, title) in matrix.Columns.Index())
                {
                    var x = LabelWidth + (column * cell) + (cell / 2) + 4;
                    html.Element(
                        "text",
                        FormattableString.Invariant($"x=\"{x}\" y=\"{HeadHeight - 8}\" transform=\"rotate(-90 {x} {HeadHeight - 8})\""),
                        Shorten(title, LongestHead)
                    );
                }

                WriteRows(matrix.Rows, HeadHeight, cell);
            }
        );
    }

    private void WriteTimeline(TimelinePicture timeline)
    {
        const int head = 24;
        var scale = new DayScale(timeline.Days, LabelWidth, Width);
        var bottom = head + (timeline.Rows.Length * RowHeight);
        var notes = timeline.Notes.Take(MostNotes).ToList();
        Draw(
            timeline,
            bottom + (notes.Count * NoteHeight) + 8,
            () =>
            {
                foreach (var (month, x) in scale.Months())
                {
                    html.Element(
                        "text",
                        FormattableString.Invariant($"x=\"{x:0.#}\" y=\"16\""),
                        FormattableString.Invariant($"{month.Year}-{month.Month:00}")
                    );
                }

                foreach (var (number, row) in timeline.Rows.Index())
                {
                    WriteLabel(row.Label, head + (number * RowHeight));
                    foreach (var (first, after) in RunsOf(row.Marks))
                    {
                        var x = scale.At(first);
                        WriteMark(row.Marks[first], x, head + (number * RowHeight), scale.At(after) - x);
                    }
                }

                foreach (var (number, note) in notes.Index())
                {
                    var x = scale.At(note.Day);
                    var y = bottom + ((number + 1) * NoteHeight);
                    html.Own(FormattableString.Invariant($"<path class=\"rule\" d=\"M{x:0.#} {head} V{y}\"></path>"));
                    // Beside the line, on the side that has room.
                    var isLeft = x > (Width + LabelWidth) / 2.0;
                    html.Element(
                        "text",
                        FormattableString.Invariant(
                            $"x=\"{x + (isLeft ? -4 : 4):0.#}\" y=\"{y}\" text-anchor=\"{(isLeft ? "end" : "start")}\""
                        ),
                        Shorten(note.Text, (int)((isLeft ? x : Width - x) / LetterWidth))
                    );
                }
            }
        );
    }

    /// <summary>The days from one to another, not included, on which the mark is the same.</summary>
    private static IEnumerable<(int First, int After)> RunsOf(ImmutableArray<Mark?> marks)
    {
        for (var first = 0; first < marks.Length; )
        {
            var after = first + 1;
            while (after < marks.Length && marks[after] == marks[first])
            {
                after++;
            }

            yield return (first, after);
            first = after;
        }
    }

    private void WriteFunnel(FunnelPicture funnel)
    {
        const int label = 260;
        const int foot = 24;
        const int room = 46;
        var most = Math.Max(1, (int)Math.Ceiling(funnel.Bars.Max(bar => bar.Power ?? 0)));
        var power = (Width - label - 200.0) / most;
        var bottom = funnel.Bars.Length * RowHeight;
        Draw(
            funnel,
            bottom + foot,
            () =>
            {
                var named = (int)Math.Ceiling(room / power);
                for (var exponent = 0; exponent <= most; exponent++)
                {
                    var x = label + (exponent * power);
                    html.Own(FormattableString.Invariant($"<path class=\"grid\" d=\"M{x:0.#} 0 V{bottom + 4}\"></path>"));
                    if (exponent % named == 0)
                    {
                        html.Element(
                            "text",
                            FormattableString.Invariant($"x=\"{x:0.#}\" y=\"{bottom + 18}\" text-anchor=\"middle\""),
                            Amounts.Power(exponent)
                        );
                    }
                }

                foreach (var (number, bar) in funnel.Bars.Index())
                {
                    var y = number * RowHeight;
                    var length = bar.Power is { } of ? Math.Max(2, of * power) : 0;
                    html.Element("text", FormattableString.Invariant($"x=\"0\" y=\"{y + 17}\""), Shorten(bar.Label, LongestFunnelLabel));
                    html.Own(
                        FormattableString.Invariant(
                            $"<rect class=\"length\" x=\"{label}\" y=\"{y + 4}\" width=\"{length:0.#}\" height=\"{RowHeight - 8}\"></rect>"
                        )
                    );
                    html.Element(
                        "text",
                        FormattableString.Invariant($"class=\"strong halo\" x=\"{label + length + 6:0.#}\" y=\"{y + 17}\""),
                        bar.Text
                    );
                }
            }
        );
    }

    private void WriteNetwork(NetworkPicture network)
    {
        const int left = 110;
        const int right = 330;
        const int dot = 6;
        var rows = Math.Max(network.Groups.Length, network.Members.Length);
        Draw(
            network,
            (rows * RowHeight) + 8,
            () =>
            {
                foreach (var (group, member) in network.Links)
                {
                    html.Own(
                        FormattableString.Invariant(
                            $"<path class=\"arrow\" d=\"M{left} {Y(group, network.Groups.Length):0.#} L{right} {Y(member, network.Members.Length):0.#}\"></path>"
                        )
                    );
                }

                foreach (var (number, group) in network.Groups.Index())
                {
                    html.Element(
                        "text",
                        FormattableString.Invariant(
                            $"class=\"strong\" x=\"{left - 12}\" y=\"{Y(number, network.Groups.Length) + 4:0.#}\" text-anchor=\"end\""
                        ),
                        group
                    );
                    html.Own(
                        FormattableString.Invariant(
                            $"<circle class=\"mark bad\" cx=\"{left}\" cy=\"{Y(number, network.Groups.Length):0.#}\" r=\"{dot}\"></circle>"
                        )
                    );
                }

                foreach (var (number, member) in network.Members.Index())
                {
                    html.Own(
                        FormattableString.Invariant(
                            $"<circle class=\"mark\" cx=\"{right}\" cy=\"{Y(number, network.Members.Length):0.#}\" r=\"{dot}\"></circle>"
                        )
                    );
                    html.Element(
                        "text",
                        FormattableString.Invariant($"x=\"{right + 12}\" y=\"{Y(number, network.Members.Length) + 4:0.#}\""),
                        Shorten(member, LongestLabel * 4)
                    );
                }
            }
        );

        // The fewer of the two stand as far apart as the others take together.
        double Y(int number, int of) => 4 + ((number + 0.5) * rows * RowHeight / of);
    }

    private void WritePoints(PointPicture points)
    {
        const int left = 70;
        const int head = 22;
        const int foot = 46;
        const int radius = 6;
        const int step = (2 * radius) + 3;
        var (columns, rows) = (points.Points.Max(point => point.Across) + 1, points.Points.Max(point => point.Up) + 1);
        var cell = (Width - left - 10.0) / columns;
        var inRow = Math.Max(1, (int)((cell - step) / step));
        var places = points.Points.GroupBy(point => (point.Across, point.Up)).ToList();
        var high = Math.Max(RowHeight, ((places.Max(place => place.Count()) + inRow - 1) / inRow * step) + 6);
        Draw(
            points,
            head + (rows * high) + foot,
            () =>
            {
                for (var across = 0; across < columns; across++)
                {
                    html.Element(
                        "text",
                        FormattableString.Invariant(
                            $"x=\"{left + ((across + 0.5) * cell):0.#}\" y=\"{head + (rows * high) + 16}\" text-anchor=\"middle\""
                        ),
                        Quantity.Number(across)
                    );
                    html.Own(
                        FormattableString.Invariant(
                            $"<path class=\"grid\" d=\"M{left + (across * cell):0.#} {head} V{head + (rows * high)}\"></path>"
                        )
                    );
                }

                for (var up = 0; up < rows; up++)
                {
                    html.Element(
                        "text",
                        FormattableString.Invariant(
                            $"x=\"{left - 10}\" y=\"{head + ((rows - up - 0.5) * high) + 4:0.#}\" text-anchor=\"end\""
                        ),
                        Quantity.Number(up)
                    );
                    html.Own(
                        FormattableString.Invariant(
                            $"<path class=\"grid\" d=\"M{left} {head + ((rows - up) * high)} H{Width - 10}\"></path>"
                        )
                    );
                }

                html.Element(
                    "text",
                    FormattableString.Invariant(
                        $"class=\"strong\" x=\"{(Width + left) / 2}\" y=\"{head + (rows * high) + 36}\" text-anchor=\"middle\""
                    ),
                    points.Across
                );
                html.Element("text", "class=\"strong\" x=\"0\" y=\"14\"", points.Up);
                foreach (var (number, point) in places.SelectMany(place => place.Index()))
                {
                    var x = left + (point.Across * cell) + step + (number % inRow * step);
                    var y = head + ((rows - point.Up) * high) - radius - 4 - (number / inRow * step);
                    html.Element(
                        "circle",
                        FormattableString.Invariant(
                            $"class=\"{(point.IsRing ? "ring" : "dot")}\" cx=\"{x:0.#}\" cy=\"{y}\" r=\"{radius}\""
                        ),
                        () => html.Element("title", point.Text)
                    );
                }
            }
        );
    }

    private void WriteBars(BarPicture bars)
    {
        // Five parts of twelve for what a bar is of, and some nine letters in fifty of that.
        var label = width * 5 / 12;
        Draw(
            bars,
            (bars.Bars.Length * RowHeight) + 8,
            () =>
            {
                foreach (var (number, bar) in bars.Bars.Index())
                {
                    var y = number * RowHeight;
                    var length = bar.Length * (width - label - BarNumber);
                    html.Element("text", FormattableString.Invariant($"x=\"0\" y=\"{y + 17}\""), Shorten(bar.Label, label * 9 / 50));
                    html.Own(
                        FormattableString.Invariant(
                            $"<rect class=\"length\" x=\"{label}\" y=\"{y + 4}\" width=\"{Math.Max(2, length):0.#}\" height=\"{RowHeight - 8}\"></rect>"
                        )
                    );
                    html.Element(
                        "text",
                        FormattableString.Invariant($"class=\"strong\" x=\"{label + Math.Max(2, length) + 6:0.#}\" y=\"{y + 17}\""),
                        bar.Text
                    );
                }
            }
        );
    }

    private void WriteRows(ImmutableArray<MarkRow> rows, int top, double cell)
    {
        foreach (var (number, row) in rows.Index())
        {
            var y = top + (number * RowHeight);
            WriteLabel(row.Label, y);
            foreach (var (column, mark) in row.Marks.Index())
            {
                WriteMark(mark, LabelWidth + (column * cell), y, cell);
            }
        }
    }

    private void WriteLabel(string label, int y) =>
        html.Element("text", FormattableString.Invariant($"class=\"strong\" x=\"0\" y=\"{y + 16}\""), Shorten(label, LongestLabel));

    private void WriteMark(Mark? mark, double x, int y, double cell)
    {
        var tone =
            mark is null ? "none"
            : mark.Mood is { } mood ? DocumentHtml.ClassOf(mood)
            : "open";
        html.Own(
            FormattableString.Invariant(
                $"<rect class=\"mark {tone}\" x=\"{x + 1:0.#}\" y=\"{y + 1}\" width=\"{Math.Max(1, cell - 2):0.#}\" height=\"{RowHeight - 2}\"></rect>"
            )
        );
        if (mark is { Sign.Length: > 0 } && cell >= 10)
        {
            html.Element(
                "text",
                FormattableString.Invariant($"class=\"sign {tone}\" x=\"{x + (cell / 2):0.#}\" y=\"{y + 17}\" text-anchor=\"middle\""),
                mark.Sign
            );
        }
    }

    private void Draw(Picture picture, int height, Action content)
    {
        html.Own(FormattableString.Invariant($"<svg class=\"picture\" viewBox=\"0 0 {width} {height}\" role=\"img\""));
        html.Own($"{HtmlText.Attribute("aria-label", $"{picture.Title}. The table below says the same.")}>");
        content();
        html.Own("</svg>");
    }

    private static string Shorten(string text, int most) => text.Length <= most ? text : $"{text[..UserText.Whole(text, most)]}…";
}
