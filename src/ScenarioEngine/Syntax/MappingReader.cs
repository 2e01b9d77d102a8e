using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Syntax;

/// <summary>Reads the keys of one mapping and reports each mistake once.</summary>
/// <remarks>The keys that are asked for are the keys that exist: <see cref="Finish"/> reports all others.</remarks>
internal sealed class MappingReader
{
    private readonly YamlMapping _mapping;
    private readonly SourceLocation _place;
    private readonly string _owner;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<string> _asked = [];

    /// <param name="mapping">The mapping.</param>
    /// <param name="place">Where a missing key is reported: the name of what is described.</param>
    /// <param name="owner">What is described, with its article: <c>a position</c>.</param>
    /// <param name="diagnostics">Where mistakes go.</param>
    public MappingReader(YamlMapping mapping, SourceLocation place, string owner, DiagnosticBag diagnostics)
    {
        _mapping = mapping;
        _place = place;
        _owner = owner;
        _diagnostics = diagnostics;
    }

    /// <summary>The entry of a key that may be absent.</summary>
    public YamlEntry? Entry(string key)
    {
        _asked.Add(key);
        return _mapping.Entries.FirstOrDefault(entry => entry.Key.Text == key);
    }

    /// <summary>The entry of a key that must be there.</summary>
    public YamlEntry? RequiredEntry(string key)
    {
        var entry = Entry(key);
        if (entry is null)
        {
            _diagnostics.Add(SyntaxDiagnostics.MissingKey(_place, key, _owner));
        }

        return entry;
    }

    public Word? Text(string key) => Entry(key) is { } entry ? Word(entry) : null;

    public Word? RequiredText(string key) => RequiredEntry(key) is { } entry ? Word(entry) : null;

    public Word? Id(string key) => CheckedId(Text(key));

    public Word? RequiredId(string key) => CheckedId(RequiredText(key));

    public DateOnly? Date(string key) => Text(key) is { } word ? ParseDate(word) : null;

    public T? OneOf<T>(string key, string what)
        where T : struct, Enum
        => Text(key) is { } word ? ParseWord<T>(word, what, _diagnostics) : null;

    public T? RequiredOneOf<T>(string key, string what)
        where T : struct, Enum
        => RequiredText(key) is { } word ? ParseWord<T>(word, what, _diagnostics) : null;

    /// <summary>A list of words; empty when the key is absent.</summary>
    public ImmutableArray<Word> Words(string key) =>
        Entry(key) is { } entry && List(entry) is { } list
            ? [.. list.Items.Select(item => ScalarIn(item, key)).OfType<Word>()]
            : [];

    /// <summary>The items of a list; empty when the key is absent.</summary>
    public ImmutableArray<YamlNode> Items(string key) => Entry(key) is { } entry && List(entry) is { } list ? list.Items : [];

    /// <summary>The entries of a mapping; empty when the key is absent.</summary>
    public ImmutableArray<YamlEntry> Entries(string key) => Entry(key) is { } entry && Mapping(entry) is { } mapping ? mapping.Entries : [];

    /// <summary>Reports every key that nobody asked for.</summary>
    public void Finish()
    {
        foreach (var entry in _mapping.Entries.Where(entry => !_asked.Contains(entry.Key.Text)))
        {
            _diagnostics.Add(SyntaxDiagnostics.UnknownKey(entry.Key, _owner, _asked));
        }
    }

    public Word? Word(YamlEntry entry)
    {
        if (entry.Value is YamlScalar { IsEmpty: true })
        {
            _diagnostics.Add(SyntaxDiagnostics.MissingValue(entry.Key));
            return null;
        }

        return ScalarIn(entry.Value, entry.Key.Text);
    }

    public YamlMapping? Mapping(YamlEntry entry) => Shaped<YamlMapping>(entry, "a mapping");

    public static T? ParseWord<T>(Word word, string what, DiagnosticBag diagnostics)
        where T : struct, Enum
    {
        var value = Model.Words.Parse<T>(word.Text);
        if (value is null)
        {
            diagnostics.Add(SyntaxDiagnostics.UnknownWord(word, what, Model.Words.All<T>()));
        }

        return value;
    }

    /// <summary>Whether a text can be the name of a party, an issue, an option or a position.</summary>
    public static bool IsId(string text) =>
        text.Length is > 0 and <= 100
        && text[0] is not '-'
        && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
        && text != Syntax.ScenarioReader.OpenWord;

    private T? Shaped<T>(YamlEntry entry, string expected)
        where T : YamlNode
    {
        if (entry.Value is T node)
        {
            return node;
        }

        _diagnostics.Add(entry.Value is YamlScalar { IsEmpty: true }
            ? SyntaxDiagnostics.MissingValue(entry.Key)
            : SyntaxDiagnostics.WrongShape(entry.Value.Location, entry.Key.Text, expected, Describe(entry.Value)));
        return null;
    }

    private YamlSequence? List(YamlEntry entry) => Shaped<YamlSequence>(entry, "a list");

    private Word? ScalarIn(YamlNode node, string key)
    {
        if (node is YamlScalar { Text: var text } && !string.IsNullOrWhiteSpace(text))
        {
            return new Word(text.Trim(), node.Location);
        }

        _diagnostics.Add(SyntaxDiagnostics.WrongShape(node.Location, key, "text", Describe(node)));
        return null;
    }

    private Word? CheckedId(Word? word)
    {
        if (word is null || IsId(word.Text))
        {
            return word;
        }

        _diagnostics.Add(SyntaxDiagnostics.NotAnId(word));
        return null;
    }

    private DateOnly? ParseDate(Word word)
    {
        if (TryParseDate(word.Text, out var date))
        {
            return date;
        }

        _diagnostics.Add(SyntaxDiagnostics.NotADate(word));
        return null;
    }

    public static bool TryParseDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    public static string Describe(YamlNode node) => node switch
    {
        YamlSequence => "a list",
        YamlMapping => "a mapping",
        YamlScalar { Text.Length: 0 } => "empty",
        _ => "text",
    };
}
