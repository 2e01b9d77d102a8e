using System.Globalization;

namespace ScenarioEngine.Web.Rooms;

/// <summary>What somebody wrote in a line, without what no line has.</summary>
internal static class OneLine
{
    /// <summary>The text in one line, without what cannot be seen; null where nothing is left of it.</summary>
    public static string? Of(string text)
    {
        var seen = new string([
            .. text.Select(letter => char.IsWhiteSpace(letter) ? ' ' : letter)
                .Where(letter => !char.IsControl(letter) && char.GetUnicodeCategory(letter) != UnicodeCategory.Format),
        ]);
        var line = string.Join(' ', seen.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? null : line;
    }
}
