using ScenarioEngine.LanguageServer.Protocol;
using ScenarioEngine.Text;

namespace ScenarioEngine.LanguageServer;

/// <summary>Places as an editor counts them: lines from 0, and in each UTF-16 units from 0.</summary>
internal static class Places
{
    public static Protocol.Range RangeOf(SourceLocation location) => RangeOf(location.File, location.Span);

    public static Protocol.Range RangeOf(SourceFile file, SourceSpan span) => new(PositionOf(file, span.Start), PositionOf(file, span.End));

    /// <summary>The offset of a place; of one that is not in the text, the nearest that is.</summary>
    public static int OffsetOf(SourceFile file, Position position)
    {
        if (position.Line >= file.LineCount)
        {
            return file.Text.Length;
        }

        var line = Math.Max(0, position.Line) + 1;
        return file.StartOf(line) + Math.Clamp(position.Character, 0, file.LineText(line).Length);
    }

    private static Position PositionOf(SourceFile file, int offset)
    {
        var (line, column) = file.PositionOf(Math.Clamp(offset, 0, file.Text.Length));
        return new Position(line - 1, column - 1);
    }
}
