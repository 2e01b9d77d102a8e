using System.Globalization;

namespace ScenarioEngine.Explaining;

/// <summary>Numbers of things, in digits: <c>1 red line</c>, <c>1,204 scenarios</c>.</summary>
internal static class Quantity
{
    /// <summary>A number with what it counts.</summary>
    public static string Of(long number, string singular) => $"{Number(number)} {(number == 1 ? singular : Plural(singular))}";

    /// <summary>A number with what it counts, where one of it is a thing and no number: <c>a red line</c>, <c>2 red lines</c>.</summary>
    public static string Some(int number, string singular) => number == 1 ? WithArticle(singular) : Of(number, singular);

    /// <summary>A number with separators: <c>1,204</c>.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A thing with its article: <c>an openness</c>.</summary>
    public static string WithArticle(string singular) => $"{(singular[0] is 'a' or 'e' or 'i' or 'o' ? "an" : "a")} {singular}";

    /// <summary>Several of a thing: <c>red lines</c>, <c>parties</c>.</summary>
    public static string Plural(string singular) => singular[^1] is 'y' && singular[^2] is not ('a' or 'e' or 'o') ? $"{singular[..^1]}ies"
        : singular[^1] is 's' ? $"{singular}es"
        : $"{singular}s";
}
