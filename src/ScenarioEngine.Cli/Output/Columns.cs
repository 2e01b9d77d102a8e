using Wcwidth;

namespace ScenarioEngine.Cli.Output;

/// <summary>
/// How many columns of a terminal a text takes: wide characters, as of Chinese and Japanese, take two, and marks on a letter none.
/// </summary>
internal static class Columns
{
    /// <summary>The columns of a text.</summary>
    public static int Of(string text)
    {
        var columns = 0;
        foreach (var letter in text)
        {
            // Nearly every text ends here: what comes before the first marks of other letters takes one column each.
            if (letter >= '\u0300')
            {
                return Measure(text);
            }

            columns++;
        }

        return columns;
    }

    private static int Measure(string text)
    {
        var columns = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            columns += Math.Max(0, UnicodeCalculator.GetWidth(rune));
        }

        return columns;
    }
}
