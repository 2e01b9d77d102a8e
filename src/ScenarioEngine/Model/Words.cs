using System.Runtime.CompilerServices;
using System.Text;

namespace ScenarioEngine.Model;

/// <summary>The words that files and reports use for the members of an enumeration: <c>RedLine</c> is <c>red-line</c>.</summary>
/// <remarks>
/// The enumerations count from 0 without gaps. Plain arrays, because a dictionary for each of them would double the time that the tool
/// takes to start.
/// </remarks>
internal static class Words
{
    /// <summary>The word for a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Table<T>.Words[Unsafe.BitCast<T, int>(value)];

    /// <summary>All words of an enumeration, in order of declaration.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => Table<T>.Words;

    /// <summary>The value that a word stands for, or null.</summary>
    public static T? Parse<T>(string word)
        where T : struct, Enum
    {
        var index = Array.IndexOf(Table<T>.Words, word);
        return index < 0 ? null : Unsafe.BitCast<int, T>(index);
    }

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
#pragma warning disable CA2263 // The generic overload is compiled anew for each enumeration when the tool starts.
        public static readonly string[] Words = Array.ConvertAll(Enum.GetNames(typeof(T)), ToKebabCase);
#pragma warning restore CA2263
    }
}
