using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ScenarioEngine.Checking.Against;

/// <summary>
/// Words as they are compared between a statement and its source: without common ones, without endings, and alike where they mean nearly
/// the same.
/// </summary>
internal static partial class SourceWords
{
    /// <summary>Words are taken as alike that begin alike: <i>recognise</i> and <i>recognition</i>.</summary>
    private const int Length = 6;

    private static readonly string[] Endings = ["'s", "’s", "ies", "ing", "ed", "es", "s", "ly", "e", "y"];

    private static readonly ImmutableHashSet<string> Common =
    [
        .. """
            a about above all also although am an and any anybody anything are as at be because been being both but by can could did do does doing each either else even ever every everybody everything for from
            further go goes had has have having he her hers herself him himself his how however i if in into is it its itself just may me might more most mr mrs much must my neither no nobody nor not nothing of
            off on once one only onto or our ours out over own per put said same say says see seem shall she should since so some somebody something such than that the their theirs them themselves then there
            these they thing this those though through thus to too under until unless up upon us very was we well were what whatever when where whether which while who whoever whom whose why will with within
            without would yes yet you your
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    private static readonly ImmutableDictionary<string, string> Alike = ReadGroups();

    /// <summary>The keys of the words of a text that carry its meaning, with how often each occurs left out.</summary>
    public static ImmutableHashSet<string> KeysOf(string text) =>
        [.. Word().Matches(text).Select(word => KeyOf(word.Value)).OfType<string>()];

    /// <summary>All words of a text in lower case, with their places.</summary>
    public static ImmutableArray<(string Word, int Start, int End)> All(string text) =>
        [.. Word().Matches(text).Select(word => (word.Value.ToLowerInvariant().Replace('’', '\''), word.Index, word.Index + word.Length))];

    /// <summary>Whether a word is one of the commonest, which say nothing of what is spoken about.</summary>
    public static bool IsCommon(string word) => Common.Contains(word.ToLowerInvariant());

    /// <summary>What stands for a word and all that are taken as alike; null for a common word and a number.</summary>
    private static string? KeyOf(string word)
    {
        // "US" is a country, "us" is a common word.
        var lower = word is "US" or "U.S" ? "usa" : word.ToLowerInvariant();
        if (char.IsAsciiDigit(lower[0]) || Common.Contains(lower))
        {
            return null;
        }

        var key = Shortened(lower);
        return Alike.GetValueOrDefault(key, key);
    }

    private static string Shortened(string word)
    {
        foreach (var ending in Endings)
        {
            if (
                word.Length - ending.Length >= 3
                && word.EndsWith(ending, StringComparison.Ordinal)
                && !word.EndsWith("ss", StringComparison.Ordinal)
            )
            {
                return Shortened(word[..^ending.Length]);
            }
        }

        return word.Length > Length ? word[..Length] : word;
    }

    private static ImmutableDictionary<string, string> ReadGroups()
    {
        using var stream =
            typeof(SourceWords).Assembly.GetManifestResourceStream("alike.txt")
            ?? throw new InvalidOperationException("The list of words is missing.");
        using var reader = new StreamReader(stream);
        var groups = reader
            .ReadToEnd()
            .Split('\n')
            .Where(line => line is not ("" or ['#', ..]))
            .Select(line => line.Split(' ').Select(Shortened).ToList());
        var alike = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            foreach (var word in group)
            {
                alike.TryAdd(word, group[0]);
            }
        }

        return alike.ToImmutable();
    }

    [GeneratedRegex(@"[\p{L}\p{N}](?:[\p{L}\p{N}]|['’.\-,](?=[\p{L}\p{N}]))*")]
    private static partial Regex Word();
}
