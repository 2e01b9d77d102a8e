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

/// <summary>Writes text in lines of a width: paragraphs, labelled entries and tables that a screen reader can read from left to right.</summary>
internal sealed class Page(TextWriter writer, int width, bool usesColor)
{
    private const int LabelWidth = 11;
    private const string Margin = "  ";
    private const string Room = "                                                                                ";

    public static Page On(Terminal terminal) => new(terminal.Output, terminal.Width, terminal.UsesColor);

    public void Blank() => writer.Write('\n');

    /// <summary>A line across the page, between one report and the next.</summary>
    public void Rule()
    {
        Blank();
        Line(new string('-', Math.Min(width, Terminal.PlainWidth)));
        Blank();
    }

    public void Line(string text) => writer.Write($"{text}\n");

    /// <summary>A heading: a word that stands out, and what follows it.</summary>
    public void Heading(string word, string text, Tone tone)
    {
        var lines = Wrap(text, width - word.Length - 2);
        writer.Write($"{Paint(word, tone)}  {lines[0]}\n");
        foreach (var line in lines.Skip(1))
        {
            writer.Write($"{Blanks(word.Length + 2)}{line}\n");
        }
    }

    public void Paragraph(string text, Tone tone = Tone.Plain, string indent = "")
    {
        foreach (var line in Wrap(text, width - indent.Length))
        {
            writer.Write($"{indent}{Paint(line, tone)}\n");
        }
    }

    /// <summary>A label, and a text beside it that keeps to its own column; a label too long for its column stands on a line of its own.</summary>
    public void Entry(string label, string text)
    {
        var column = Margin.Length + LabelWidth;
        if (label.Length >= LabelWidth)
        {
            writer.Write($"{Margin}{Paint(label, Tone.Quiet)}\n");
            label = "";
        }

        var first = true;
        foreach (var line in Wrap(text, width - column))
        {
            writer.Write($"{Margin}{Paint(Padded(first ? label : "", LabelWidth), Tone.Quiet)}{line}\n");
            first = false;
        }
    }

    /// <summary>A point of a list: a label, and a text whose further lines stand below each other.</summary>
    public void Item(string label, string text)
    {
        var lines = Wrap(text, width - Margin.Length - label.Length - 1);
        writer.Write($"{Margin}{label} {lines[0]}\n");
        foreach (var line in lines.Skip(1))
        {
            writer.Write($"{Margin}{new string(' ', label.Length + 1)}{line}\n");
        }
    }

    /// <summary>Rows in columns; the first row is the head. The last column is wrapped where it is too long.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="indent">What every line begins with.</param>
    /// <param name="mayDrop">Whether the last column of a row may stand below it where a word of it has no room beside it.</param>
    public void Table(IReadOnlyList<IReadOnlyList<string>> rows, string indent = "", bool mayDrop = false)
    {
        const string gap = "  ";
        var below = $"{indent}{Margin}{Margin}";
        var last = rows[0].Count - 1;
        // A head with nothing beside it may reach over the next column.
        var widths = new int[last];
        var rest = width - indent.Length;
        for (var column = 0; column < last; column++)
        {
            foreach (var row in rows.Where(row => row[column + 1].Length > 0))
            {
                widths[column] = Math.Max(widths[column], row[column].Length);
            }

            rest -= widths[column] + gap.Length;
        }

        rest = Math.Max(20, rest);
        var isHead = true;
        foreach (var row in rows)
        {
            var cells = row.Take(last).Select((cell, column) => Padded(cell, widths[column]) + gap);
            var start = indent + string.Concat(cells);
            var lines = Wrap(row[last], rest);
            var isBelow = mayDrop && lines.Exists(line => line.Length > width - start.Length);
            lines = isBelow ? ["", .. Wrap(row[last], width - below.Length)] : lines;
            writer.Write($"{Paint((start + lines[0]).TrimEnd(), isHead ? Tone.Heading : Tone.Plain)}\n");
            foreach (var line in lines.Skip(1))
            {
                writer.Write($"{(isBelow ? below : Blanks(start.Length))}{line}\n");
            }

            isHead = false;
        }
    }

    /// <summary>Rows in columns of which any may be wide: where they do not fit beside each other, those that are left follow below, under the same first column.</summary>
    public void Grid(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        const int gap = 2;
        var widths = Enumerable.Range(0, rows[0].Count).Select(column => rows.Max(row => row[column].Length) + gap).ToList();
        for (var start = 1; start < widths.Count;)
        {
            var end = start + 1;
            while (end < widths.Count && widths[0] + widths.Skip(start).Take(end + 1 - start).Sum() - gap <= width)
            {
                end++;
            }

            if (start > 1)
            {
                Blank();
            }

            Table([.. rows.Select(row => (string[])[row[0], .. row.Skip(start).Take(end - start)])]);
            start = end;
        }
    }

    private static string Padded(string text, int width) => text + Blanks(Math.Max(0, width - text.Length));

    /// <summary>Cut from a text that is there: what the framework fills is compiled anew whenever the tool starts (decision 6).</summary>
    private static string Blanks(int count) => count <= Room.Length ? Room[..count] : new string(' ', count);

    public string Paint(string text, Tone tone)
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
    private static List<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(Printable))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
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

    /// <summary>Control characters in a file could otherwise move the cursor or change the terminal.</summary>
    private static string Printable(string word) => word.Any(char.IsControl) ? string.Concat(word.Where(c => !char.IsControl(c))) : word;
}
