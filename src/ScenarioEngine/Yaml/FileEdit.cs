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
        var newLine = NewLine;
        _changes.Add((EndOfLine(end), 0, string.Concat(keys.SelectMany(key => key.Lines(indent)).Select(line => $"{newLine}{line}"))));
    }

    /// <summary>
    /// Adds an item to a list that has some, each on lines of its own; after a blank line, as whoever writes by hand does.
    /// </summary>
    /// <param name="list">The list.</param>
    /// <param name="keys">What the item says.</param>
    /// <returns>False where the list is written within brackets, or its items are no mappings; nothing is changed then.</returns>
    public bool TryAdd(YamlSequence list, IReadOnlyList<NewKey> keys)
    {
        if (list.Items is not [.., YamlMapping { Entries.IsEmpty: false } last] || list.Location.Text.StartsWith('['))
        {
            return false;
        }

        var (line, column) = file.PositionOf(last.Entries[0].Key.Location.Span.Start);
        var before = file.LineText(line)[..(column - 1)];
        if (before.Trim() != "-")
        {
            return false;
        }

        var end = last.Entries.Max(entry => Math.Max(entry.Value.Location.Span.End, entry.Key.Location.Span.End));
        var indent = before.Length - before.TrimStart().Length;
        var newLine = NewLine;
        var lines = keys.SelectMany(key => key.Lines(indent + 2)).ToList();
        lines[0] = $"{new string(' ', indent)}- {lines[0].TrimStart()}";
        _changes.Add((EndOfLine(end), 0, string.Concat(lines.Prepend("").Select(added => newLine + added))));
        return true;
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

    private string NewLine => file.Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    private int EndOfLine(int place)
    {
        var end = file.Text.IndexOf('\n', place);
        return end < 0 ? file.Text.Length
            : end > place && file.Text[end - 1] == '\r' ? end - 1
            : end;
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
