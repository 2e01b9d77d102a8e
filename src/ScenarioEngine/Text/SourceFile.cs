namespace ScenarioEngine.Text;

/// <summary>The text of one file that a user wrote, with the name to show for it.</summary>
/// <remarks>Lines and columns start at 1 and count UTF-16 units. A line ends at <c>\n</c>, <c>\r\n</c> or <c>\r</c>.</remarks>
public sealed class SourceFile
{
    private readonly int[] _lineStarts;

    /// <summary>Makes a file from text that is already in memory.</summary>
    /// <param name="path">The name to show: as the user wrote it, never made absolute.</param>
    /// <param name="text">The whole text, without a byte order mark.</param>
    public SourceFile(string path, string text)
    {
        Path = path;
        Text = text;
        _lineStarts = FindLineStarts(text);
    }

    /// <summary>The name to show for this file.</summary>
    public string Path { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>The number of lines that the text has; an empty text has one.</summary>
    public int LineCount => _lineStarts.Length;

    /// <summary>A part of this file.</summary>
    public SourceLocation At(int start, int length) => new(this, new SourceSpan(start, length));

    /// <summary>The text of a line, without its end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line.</exception>
    public string LineText(int line)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(line, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(line, LineCount);
        return Text[_lineStarts[line - 1]..EndOf(line)];
    }

    /// <summary>The offset at which a line starts.</summary>
    internal int StartOf(int line) => _lineStarts[line - 1];

    /// <summary>The offset at which a line ends, before its line end. Nothing is copied to find it: a file may be one line.</summary>
    internal int EndOf(int line)
    {
        var (start, end) = (_lineStarts[line - 1], line == LineCount ? Text.Length : _lineStarts[line]);
        return start + Text.AsSpan(start, end - start).TrimEnd("\n\r").Length;
    }

    /// <summary>The line and the column of an offset into the text.</summary>
    internal (int Line, int Column) PositionOf(int offset)
    {
        var found = Array.BinarySearch(_lineStarts, offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, offset - _lineStarts[line] + 1);
    }

    /// <summary>The path, for debugging.</summary>
    public override string ToString() => Path;

    private static int[] FindLineStarts(string text)
    {
        List<int> starts = [0];
        for (var i = 0; i < text.Length; i++)
        {
            var endsLine = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'));
            if (endsLine)
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}
