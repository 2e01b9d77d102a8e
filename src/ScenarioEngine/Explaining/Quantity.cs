using System.Globalization;
using Humanizer;

namespace ScenarioEngine.Explaining;

/// <summary>Numbers of things: <c>1 red line</c>, <c>1,204 scenarios</c>; small ones in words where that reads better.</summary>
internal static class Quantity
{
    /// <summary>The largest number that stands in words.</summary>
    public const int LargestInWords = 12;

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>A number with what it counts.</summary>
    public static string Of(long number, string singular) => $"{Number(number)} {(number == 1 ? singular : Plural(singular))}";

    /// <summary>A number with what it counts, where one of it is a thing and no number: <c>a red line</c>, <c>2 red lines</c>.</summary>
    public static string Some(int number, string singular) => number == 1 ? WithArticle(singular) : Of(number, singular);

    /// <summary>A number with separators: <c>1,204</c>.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number as a sentence has it: <c>no</c>, <c>one</c>, <c>twelve</c>, <c>1,204</c>.</summary>
    public static string InWords(int number) =>
        number switch
        {
            0 => "no",
            > 0 and <= LargestInWords => number.ToWords(English),
            _ => Number(number),
        };

    /// <summary>A thing with its article: <c>an openness</c>.</summary>
    public static string WithArticle(string singular) => $"{(singular[0] is 'a' or 'e' or 'i' or 'o' ? "an" : "a")} {singular}";

    /// <summary>Several of a thing: <c>red lines</c>, <c>parties</c>.</summary>
    public static string Plural(string singular) => singular.Pluralize();
}
