using System.Globalization;
using Humanizer;
using ScenarioEngine.Explaining;

namespace ScenarioEngine.Cli.Output;

/// <summary>Numbers and lists in words.</summary>
/// <remarks>
/// Humanizer spells numbers and joins lists. Its plurals are left alone: they compile some fifty regular expressions at first use,
/// which takes three times as long as all the rest of a run.
/// </remarks>
internal static class Wording
{
    private const int LargestInWords = 12;

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>A number with what it counts: <c>no red lines</c>, <c>one red line</c>, <c>1,204 scenarios</c>.</summary>
    /// <param name="number">The number.</param>
    /// <param name="singular">What it counts.</param>
    /// <param name="beside">The other numbers of the sentence: where one of them is too large for words, all stand in digits.</param>
    public static string Count(int number, string singular, params ReadOnlySpan<int> beside)
    {
        var areAllSmall = !beside.ContainsAnyExceptInRange(0, LargestInWords);
        var words = number switch
        {
            0 => "no",
            <= LargestInWords when areAllSmall => number.ToWords(English),
            _ => number.ToString("N0", CultureInfo.InvariantCulture),
        };
        return $"{words} {(number == 1 ? singular : Plural(singular))}";
    }

    /// <summary>A sentence's first letter made large.</summary>
    public static string Sentence(string text) => Listing.Sentence(text);

    /// <summary>Things of which one is meant: <c>a, b or c</c>.</summary>
    public static string Either(IEnumerable<string> items) => Listing.Or(items);

    /// <summary>Things in a list: <c>a, b and c</c>.</summary>
    public static string List(IEnumerable<string> items) => Listing.And(items);

    private static string Plural(string singular) => singular[^1] is 'y' && singular[^2] is not ('a' or 'e' or 'o') ? $"{singular[..^1]}ies"
        : singular[^1] is 's' ? $"{singular}es"
        : $"{singular}s";
}
