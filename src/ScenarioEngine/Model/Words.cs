using System.Collections.Immutable;
using System.Text;

namespace ScenarioEngine.Model;

/// <summary>The words that files and reports use for the members of an enumeration: <c>RedLine</c> is <c>red-line</c>.</summary>
public static class Words
{
    /// <summary>The word for a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum
        => Table<T>.Words[value];

    /// <summary>All words of an enumeration, in order of declaration.</summary>
    internal static IEnumerable<string> All<T>()
        where T : struct, Enum
        => Table<T>.Values.Keys;

    /// <summary>The value that a word stands for, or null.</summary>
    internal static T? Parse<T>(string word)
        where T : struct, Enum
        => Table<T>.Values.TryGetValue(word, out var value) ? value : null;

    private static string ToKebabCase(string name)
    {
        var word = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && word.Length > 0)
            {
                word.Append('-');
            }

            word.Append(char.ToLowerInvariant(letter));
        }

        return word.ToString();
    }

    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly ImmutableDictionary<T, string> Words =
            Enum.GetValues<T>().ToImmutableDictionary(value => value, value => ToKebabCase(value.ToString()));

        public static readonly SortedList<string, T> Values = new(Words.ToDictionary(pair => pair.Value, pair => pair.Key), StringComparer.Ordinal);
    }
}
