using System.Globalization;
using System.Text;
using ScenarioEngine.Formatting;

namespace ScenarioEngine.Importing;

/// <summary>Writes the text of a pack, and makes names for what has only titles.</summary>
internal sealed class PackWriter
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, HashSet<string>> _taken = new(StringComparer.Ordinal);

    /// <summary>A name for a title, different from all others of its kind: <c>size-of-fund</c>.</summary>
    public string NameFor(string kind, string title)
    {
        var letters = title.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        var name = string.Join('-', string.Concat(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
        const int longest = 60;
        name =
            name.Length == 0 || name == "open"
                ? string.Concat(kind.Where(char.IsAsciiLetter))
                : name[..Math.Min(longest, name.Length)].TrimEnd('-');
        if (!_taken.TryGetValue(kind, out var taken))
        {
            _taken.Add(kind, taken = new HashSet<string>(StringComparer.Ordinal));
        }

        var unique = name;
        for (var number = 2; !taken.Add(unique); number++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
        }

        return unique;
    }

    /// <summary>A text as YAML reads it back.</summary>
    public static string Quote(string text) => ScalarText.Of(string.IsNullOrWhiteSpace(text) ? "Without a name" : text.Trim());

    public void Line(string line) => _text.Append(line).Append('\n');

    public override string ToString() => _text.ToString();
}
