using System.Globalization;

namespace ScenarioEngine.Cli.Output;

/// <summary>Text of a file, of a name of a file or of a call, made fit for a terminal.</summary>
/// <remarks>A title could otherwise move the cursor, hide what follows, or pass a line of its own for a verdict.</remarks>
internal static class PlainText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text on one line: line breaks and tabs are blanks, and what would act on the terminal is replaced.</summary>
    public static string OnOneLine(string text) => IsClean(text) ? text : Cleaned(text.ReplaceLineEndings(" "), mayBreak: false);

    /// <summary>The text with its lines and tabs, and with everything else replaced that would act on the terminal.</summary>
    public static string InLines(string text) => IsClean(text) ? text : Cleaned(text, mayBreak: true);

    private static bool IsClean(string text)
    {
        foreach (var letter in text)
        {
            if (letter is < ' ' or > '~')
            {
                return false;
            }
        }

        return true;
    }

    private static string Cleaned(string text, bool mayBreak) =>
        string.Create(
            text.Length,
            (text, mayBreak),
            static (shown, given) =>
            {
                for (var i = 0; i < shown.Length; i++)
                {
                    shown[i] = given.text[i] switch
                    {
                        '\n' or '\t' when given.mayBreak => given.text[i],
                        '\n' or '\t' => ' ',
                        var letter when ActsOnTerminal(given.text, i) => Replacement,
                        var letter => letter,
                    };
                }
            }
        );

    /// <summary>
    /// Control characters, those that turn the direction of reading, and those that end a line unseen. Joiners belong to the words of some
    /// languages, a byte order mark to files.
    /// </summary>
    private static bool ActsOnTerminal(string text, int index) =>
        text[index] is not ('\u200C' or '\u200D' or '\u00AD' or '\uFEFF')
        && CharUnicodeInfo.GetUnicodeCategory(text[index])
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
