namespace ScenarioEngine.Cli.Output;

/// <summary>How a text stands out on a terminal with colour. The words say it too: colour never carries meaning alone.</summary>
internal enum Tone
{
    Plain,
    Heading,
    Good,
    Doubtful,
    Bad,
    Quiet,
}

/// <summary>
/// Writes text in lines of a width: paragraphs, labelled entries and tables that a screen reader can read from left to right.
/// </summary>
internal sealed class Page(TextWriter writer, int width, bool usesColor)
{
    private const int LabelWidth = 11;
    private const int LeastColumn = 14;
    private const int LeastName = 26;
    private const string Margin = "  ";
    private const string Gap = "  ";
    private const string Room = "                                                                                ";

    public static Page On(Terminal terminal) => new(terminal.Untouched, terminal.Width, terminal.UsesColor);

    public void Blank() => writer.Write('\n');

    /// <summary>A line across the page, between one report and the next.</summary>
    public void Rule()
    {
        Blank();
        Line(new string('-', Math.Min(width, Terminal.PlainWidth)));
        Blank();
    }

    public void Line(string text, Tone tone = Tone.Plain) => writer.Write($"{Paint(PlainText.OnOneLine(text), tone)}\n");

    /// <summary>A heading: a word that stands out, and what follows it.</summary>
    public void Heading(string word, string text, Tone tone)
    {
        word = PlainText.OnOneLine(word);
        var lines = Wrap(text, width - Columns.Of(word) - 2);
        writer.Write($"{Paint(word, tone)}  {lines[0]}\n");
        foreach (var line in lines.Skip(1))
        {
            writer.Write($"{Blanks(Columns.Of(word) + 2)}{line}\n");
        }
    }

    public void Paragraph(string text, Tone tone = Tone.Plain, string indent = "")
    {
        foreach (var line in Wrap(text, width - indent.Length))
        {
            writer.Write($"{indent}{Paint(line, tone)}\n");
        }
    }

    /// <summary>
    /// A label, and a text beside it that keeps to its own column; a label too long for its column stands on a line of its own.
    /// </summary>
    public void Entry(string label, string text) => Entry(label, text, 0);

    /// <summary>A text in the column of the labels' texts, set in by so many steps, so that a tree can be seen.</summary>
    public void Entry(string label, string text, int depth)
    {
        var inset = Blanks(depth * Gap.Length);
        var column = Margin.Length + LabelWidth + inset.Length;
        label = PlainText.OnOneLine(label);
        if (Columns.Of(label) >= LabelWidth)
        {
            writer.Write($"{Margin}{Paint(label, Tone.Quiet)}\n");
            label = "";
        }

        var first = true;
        foreach (var line in Wrap(text, width - column))
        {
            writer.Write($"{Margin}{Paint(Padded(first ? label : "", LabelWidth), Tone.Quiet)}{inset}{line}\n");
            first = false;
        }
    }

    /// <summary>A point of a list: a label, and a text whose further lines stand below each other.</summary>
    public void Item(string label, string text)
    {
        label = PlainText.OnOneLine(label);
        var lines = Wrap(text, width - Margin.Length - Columns.Of(label) - 1);
        writer.Write($"{Margin}{label} {lines[0]}\n");
        foreach (var line in lines.Skip(1))
        {
            writer.Write($"{Margin}{Blanks(Columns.Of(label) + 1)}{line}\n");
        }
    }

    /// <summary>
    /// Rows in columns; the first row is the head. The last column is wrapped where it is too long, and another one where that leaves it no
    /// room.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="indent">What every line begins with.</param>
    /// <param name="mayDrop">Whether the last column of a row may stand below it where a word of it has no room beside it; then no other
    /// column is wrapped.</param>
    /// <param name="firstAtMost">The most columns of the page that the first column may take.</param>
    public void Table(IReadOnlyList<IReadOnlyList<string>> rows, string indent = "", bool mayDrop = false, int firstAtMost = int.MaxValue)
    {
        const int enough = 20;
        const int enoughOfMany = 14;
        var below = $"{indent}{Margin}{Margin}";
        var last = rows[0].Count - 1;
        var widths = new int[last + 1];
        var room = width - indent.Length;
        for (var column = 0; column < last; column++)
        {
            // A head with nothing beside it may reach over the next column.
            widths[column] = Widest(rows.Where(row => row[column + 1].Length > 0).Select(row => row[column]));
            widths[column] = column == 0 ? Math.Min(widths[column], firstAtMost) : widths[column];
            room -= widths[column] + Gap.Length;
        }

        if (mayDrop && room < enough)
        {
            // A name gives way first; what is still too narrow then stands below.
            var narrower = Math.Max(Widest(rows.SelectMany(row => row[0].Split(' '))), widths[0] + room - enough);
            room += Math.Max(0, widths[0] - narrower);
            widths[0] = Math.Min(widths[0], narrower);
        }

        widths[last] = mayDrop ? Math.Max(enough, room) : room;
        // Of few columns the last has room for its longest word, as a path is, which is never broken.
        var least =
            last >= 3 ? enoughOfMany
            : mayDrop ? enough
            : Math.Clamp(Widest(rows.SelectMany(row => row[last].Split(' '))), enough, width / 2);
        MakeRoom(rows, widths, Math.Min(least, Widest(rows.Select(row => row[last]))));
        var isHead = true;
        foreach (var row in rows)
        {
            var cells = new List<string>[last + 1];
            for (var column = 0; column <= last; column++)
            {
                var isWrapped = column == last || (Columns.Of(row[column]) > widths[column] && row[column + 1].Length > 0);
                cells[column] = isWrapped
                    ? Wrap(Narrowed(row[column], column, widths), widths[column])
                    : [PlainText.OnOneLine(row[column])];
            }

            List<string> dropped =
                mayDrop && cells[last].Exists(line => Columns.Of(line) > room) ? Wrap(row[last], width - below.Length) : [];
            cells[last] = dropped.Count > 0 ? [""] : cells[last];
            WriteRow(cells, widths, indent, isHead ? Tone.Heading : Tone.Plain);
            foreach (var line in dropped)
            {
                writer.Write($"{below}{line}\n");
            }

            isHead = false;
        }
    }

    private void WriteRow(List<string>[] cells, int[] widths, string indent, Tone tone)
    {
        var height = 0;
        foreach (var cell in cells)
        {
            height = Math.Max(height, cell.Count);
        }

        for (var line = 0; line < height; line++)
        {
            var text = indent;
            for (var column = 0; column < cells.Length; column++)
            {
                var cell = line < cells[column].Count ? cells[column][line] : "";
                text += column == cells.Length - 1 ? cell : Padded(cell, widths[column]) + Gap;
            }

            writer.Write($"{Paint(text.TrimEnd(), tone)}\n");
        }
    }

    /// <summary>
    /// Gives the last column the least that it needs; others give up what is between their words, the loosest first, since a word is never
    /// broken.
    /// </summary>
    private static void MakeRoom(IReadOnlyList<IReadOnlyList<string>> rows, int[] widths, int least)
    {
        var last = widths.Length - 1;
        var slack = Enumerable
            .Range(0, last)
            .Select(column => widths[column] - Widest(rows.SelectMany(row => row[column].Split(' '))))
            .ToArray();
        while (widths[last] < least && slack.Length > 0 && slack.Max() > 0)
        {
            // One step at a time, so that columns that are as loose become as narrow.
            var loosest = Array.IndexOf(slack, slack.Max());
            slack[loosest]--;
            widths[loosest]--;
            widths[last]++;
        }

        widths[last] = Math.Max(widths[last], Math.Min(least, LeastColumn));
    }

    /// <summary>A number that was set to the right of a column, after the column became narrower.</summary>
    private static string Narrowed(string cell, int column, int[] widths) =>
        column > 0
        && Columns.Of(cell) > widths[column]
        && cell.TrimStart(' ') is var number
        && number.Length < cell.Length
        && Columns.Of(number) <= widths[column]
            ? Blanks(widths[column] - Columns.Of(number)) + number
            : cell;

    private static int Widest(IEnumerable<string> cells)
    {
        var widest = 0;
        foreach (var cell in cells)
        {
            widest = Math.Max(widest, Columns.Of(cell));
        }

        return widest;
    }

    /// <summary>
    /// Rows in columns of which any may be wide: where they do not fit beside each other, those that are left follow below, under the same
    /// first column.
    /// </summary>
    public void Grid(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        const int gap = 2;
        var widths = Enumerable.Range(0, rows[0].Count).Select(column => rows.Max(row => Columns.Of(row[column])) + gap).ToList();
        // Names in the first column are broken before columns beside them follow below; where these do, names have half the page.
        var least = Math.Max(LeastName, Widest(rows.SelectMany(row => row[0].Split(' '))) + gap);
        var beside = width + gap - widths.Skip(1).Sum();
        var first = Math.Min(widths[0], beside >= least ? beside : Math.Max(least, width / 2));
        for (var start = 1; start < widths.Count; )
        {
            var end = start + 1;
            while (end < widths.Count && first + widths.Skip(start).Take(end + 1 - start).Sum() - gap <= width)
            {
                end++;
            }

            if (start > 1)
            {
                Blank();
            }

            Table([.. rows.Select(row => (string[])[row[0], .. row.Skip(start).Take(end - start)])], firstAtMost: first - gap);
            start = end;
        }
    }

    private static string Padded(string text, int width) => text + Blanks(Math.Max(0, width - Columns.Of(text)));

    /// <summary>Cut from a text that is there: what the framework fills is compiled anew whenever the tool starts (decision 6).</summary>
    private static string Blanks(int count) => count <= Room.Length ? Room[..count] : new string(' ', count);

    private string Paint(string text, Tone tone)
    {
        var code = tone switch
        {
            Tone.Heading => "1",
            Tone.Good => "1;32",
            Tone.Doubtful => "1;33",
            Tone.Bad => "1;31",
            Tone.Quiet => "2",
            _ => "",
        };
        return usesColor && code.Length > 0 && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
    }

    /// <summary>The words of a text in lines; a word that is too long for any line, such as an address, keeps to one of its own.</summary>
    /// <remarks>A text that is set in stays so in all its lines.</remarks>
    private static List<string> Wrap(string text, int width)
    {
        var inset = text[..(text.Length - text.AsSpan().TrimStart(' ').Length)];
        return inset.Length == 0 ? WrapWords(text, width) : WrapWords(text, width - inset.Length).ConvertAll(line => inset + line);
    }

    /// <summary>A name that is too long for any line, behind a hyphen of it; an address or a path stays whole.</summary>
    private static IEnumerable<string> Pieces(string word, int width)
    {
        while (
            word.Length > width
            && width > 1
            && !word.Contains('/', StringComparison.Ordinal)
            && word.LastIndexOf('-', width - 1) is > 0 and var hyphen
        )
        {
            yield return word[..(hyphen + 1)];
            word = word[(hyphen + 1)..];
        }

        yield return word;
    }

    private static List<string> WrapWords(string text, int width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (
            var word in PlainText.OnOneLine(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, width))
        )
        {
            if (line.Length > 0 && Columns.Of(line) + 1 + Columns.Of(word) > width)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        lines.Add(line);
        return lines;
    }
}
