using System.Text;
using ScenarioEngine.Text;

namespace ScenarioEngine.Yaml;

/// <summary>Changes to a file that leave everything else of it as it was written, comments and layout too.</summary>
internal sealed class FileEdit(SourceFile file)
{
    private readonly List<(int Start, int Length, string Text)> _changes = [];

    /// <summary>The entry of a key, or null.</summary>
    public static YamlEntry? Find(YamlMapping mapping, string key) => mapping.Entries.FirstOrDefault(entry => entry.Key.Text == key);

    /// <summary>Writes something else in the place of a value.</summary>
    public void Replace(YamlNode value, string text)
    {
        if (value.Location.Text != text)
        {
            _changes.Add((value.Location.Span.Start, value.Location.Span.Length, text));
        }
    }

    /// <summary>Adds keys to a mapping that has some: on lines of their own, or within its braces.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="after">The entry that they follow.</param>
    /// <param name="keys">The keys, in order.</param>
    public void Add(YamlMapping mapping, YamlEntry after, IEnumerable<NewKey> keys)
    {
        var end = Math.Max(after.Value.Location.Span.End, after.Key.Location.Span.End);
        if (IsInBraces(mapping))
        {
            _changes.Add((end, 0, string.Concat(keys.Select(key => $", {key.InBraces}"))));
            return;
        }

        // What is added goes below the whole line, so that a comment at its end stays there.
        var indent = file.PositionOf(mapping.Entries[0].Key.Location.Span.Start).Column - 1;
        var lineEnd = file.Text.IndexOf('\n', end);
        var place = lineEnd < 0 ? file.Text.Length : lineEnd > end && file.Text[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        var newLine = file.Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        _changes.Add((place, 0, string.Concat(keys.SelectMany(key => key.Lines(indent)).Select(line => $"{newLine}{line}"))));
    }

    /// <summary>The text of the file with all changes.</summary>
    public string Apply()
    {
        var text = new StringBuilder(file.Text);

        // From the end, so that places stay where they are; at one place the first change comes first.
        foreach (var (start, length, with) in _changes.AsEnumerable().Reverse().OrderByDescending(change => change.Start))
        {
            text.Remove(start, length).Insert(start, with);
        }

        return text.ToString();
    }

    private static bool IsInBraces(YamlMapping mapping) =>
        mapping.Location.Text is ['{', ..] && mapping.Entries[0].Key.Location.Span.Start > mapping.Location.Span.Start;
}

/// <summary>A key to be added to a mapping, with a value on its line or with keys below it.</summary>
internal sealed record NewKey(string Key, string Value, IReadOnlyList<NewKey> Below)
{
    public static NewKey Of(string key, string value) => new(key, value, []);

    public static NewKey Of(string key, IReadOnlyList<NewKey> below) => new(key, "", below);

    /// <summary>Whether there is nothing behind it and nothing below it.</summary>
    public bool IsEmpty => Value.Length == 0 && Below.Count == 0;

    /// <summary>How it is written where everything stands within braces.</summary>
    public string InBraces => Below.Count == 0 ? $"{Key}: {Value}" : $"{Key}: {{{string.Join(", ", Below.Select(key => key.InBraces))}}}";

    /// <summary>The lines that it takes elsewhere.</summary>
    public IEnumerable<string> Lines(int indent) =>
        Below.SelectMany(key => key.Lines(indent + 2)).Prepend($"{new string(' ', indent)}{Key}:{(Below.Count == 0 ? $" {Value}" : "")}");
}
