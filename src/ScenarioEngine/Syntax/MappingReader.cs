using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Syntax;

/// <summary>Reads the keys of one mapping and reports each mistake once.</summary>
/// <remarks>
/// The keys that are asked for are the keys that exist: <see cref="Finish"/> reports all others, and the missing ones with them,
/// because a misspelt key is one mistake and not two.
/// </remarks>
internal sealed class MappingReader
{
    /// <summary>So many keys that do not belong here, where others are missing, are another thing in the wrong place.</summary>
    private const int ManyForeign = 3;

    private readonly YamlMapping _mapping;
    private readonly SourceLocation _place;
    private readonly string _owner;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<string> _asked = [];
    private readonly List<string> _missing = [];

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

    /// <summary>Whether there is a key that nobody asked for; known after <see cref="Finish"/>.</summary>
    public bool HasUnknownKeys { get; private set; }

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
            _missing.Add(key);
        }

        return entry;
    }

    public Word? Text(string key) => Entry(key) is { } entry ? Word(entry) : null;

    public Word? RequiredText(string key) => RequiredEntry(key) is { } entry ? Word(entry) : null;

    public Word? Id(string key) => CheckedId(Text(key));

    public Word? RequiredId(string key) => CheckedId(RequiredText(key));

    public DateOnly? Date(string key) => Text(key) is { } word ? ParseDate(word) : null;

    /// <summary>A day, or the month or year to which alone it is known.</summary>
    public Period? Period(string key)
    {
        if (Text(key) is not { } word)
        {
            return null;
        }

        var period = ScenarioEngine.Text.Period.Parse(word.Text);
        if (period is null)
        {
            _diagnostics.Add(SyntaxDiagnostics.NotAPeriod(word));
        }

        return period;
    }

    /// <summary>A yes or a no; an editor may have written it as a truth value.</summary>
    public bool? YesNo(string key)
    {
        switch (Text(key))
        {
            case null:
                return null;
            case { Text: "yes" or "true" }:
                return true;
            case { Text: "no" or "false" }:
                return false;
            case var word:
                _diagnostics.Add(SyntaxDiagnostics.UnknownWord(word, "answer", ["yes", "no"]));
                return null;
        }
    }

    public T? OneOf<T>(string key, string what)
        where T : struct, Enum => Text(key) is { } word ? ParseWord<T>(word, what, _diagnostics) : null;

    public T? RequiredOneOf<T>(string key, string what)
        where T : struct, Enum => RequiredText(key) is { } word ? ParseWord<T>(word, what, _diagnostics) : null;

    /// <summary>A list of words; empty when the key is absent.</summary>
    public ImmutableArray<Word> Words(string key) =>
        Entry(key) is { } entry && Shape.List(entry, _diagnostics) is { } list
            ? [.. list.Items.Select(item => ScalarIn(item, entry.Key, _diagnostics)).OfType<Word>()]
            : [];

    /// <summary>The items of a list of mappings; empty when the key is absent. An item that is something else is reported.</summary>
    public IEnumerable<YamlMapping> Mappings(string key)
    {
        if (Entry(key) is not { } entry || Shape.List(entry, _diagnostics) is not { } list)
        {
            yield break;
        }

        foreach (var item in list.Items)
        {
            if (item is YamlMapping mapping)
            {
                yield return mapping;
            }
            else
            {
                Shape.Report(item, entry.Key, SyntaxDiagnostics.Mapping, _diagnostics);
            }
        }
    }

    /// <summary>The entries of a mapping; empty when the key is absent.</summary>
    public ImmutableArray<YamlEntry> Entries(string key) =>
        Entry(key) is { } entry && Shape.Mapping(entry, _diagnostics) is { } mapping ? mapping.Entries : [];

    /// <summary>The entries of a mapping from names to texts; empty when the key is absent.</summary>
    public IEnumerable<(Word Id, Word Text)> NamedTexts(string key)
    {
        foreach (var entry in Entries(key))
        {
            var id = new Word(entry.Key.Text, entry.Key.Location);
            if (!Model.Names.IsId(id.Text))
            {
                _diagnostics.Add(SyntaxDiagnostics.NotAnId(id));
            }
            else if (Word(entry) is { } text)
            {
                yield return (id, text);
            }
        }
    }

    /// <summary>Reports every key that nobody asked for, and every key that must be there and is not.</summary>
    public void Finish()
    {
        if (_missing.Count == 0 && _mapping.Entries.All(entry => _asked.Contains(entry.Key.Text)))
        {
            return;
        }

        var absent = _asked.Where(key => _mapping.Entries.All(entry => entry.Key.Text != key)).ToList();
        var isBelowEmpty = false;
        var foreign = _mapping.Entries.Count(entry =>
            !_asked.Contains(entry.Key.Text) && (NearestName.Find(entry.Key.Text, absent) ?? OtherWord.Find(entry.Key.Text, absent)) is null
        );
        if (_missing.Count > 1 && foreign > 0 && (foreign == _mapping.Entries.Length || foreign >= ManyForeign))
        {
            // Something else altogether stands here: one mistake, however many keys it has.
            HasUnknownKeys = true;
            _diagnostics.Add(SyntaxDiagnostics.SomethingElse(_mapping, _missing, _owner));
            return;
        }

        foreach (var (key, value) in _mapping.Entries.TakeWhile(_ => !_diagnostics.IsFull))
        {
            if (_asked.Contains(key.Text))
            {
                isBelowEmpty = value is YamlScalar { IsEmpty: true };
                continue;
            }

            HasUnknownKeys = true;
            var nearest = NearestName.Find(key.Text, absent) ?? OtherWord.Find(key.Text, absent) ?? NearestName.Find(key.Text, _asked);
            _missing.Remove(nearest ?? "");

            // What stands below a key without value was meant to belong to it; that the value is missing is said already.
            if (nearest is not null || !isBelowEmpty)
            {
                _diagnostics.Add(SyntaxDiagnostics.UnknownKey(key, _owner, nearest, _asked.Distinct()));
            }
        }

        if (_missing.Count > 0)
        {
            _diagnostics.Add(SyntaxDiagnostics.MissingKeys(_place, _missing, _owner));
        }
    }

    public Word? Word(YamlEntry entry) => ScalarIn(entry.Value, entry.Key, _diagnostics);

    public YamlMapping? Mapping(YamlEntry entry) => Shape.Mapping(entry, _diagnostics);

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

    /// <summary>
    /// The name that a text was most likely meant to be, such as <c>old-town</c> for <c>Old Town</c>; null where there is none.
    /// </summary>
    public static string? ToId(string text)
    {
        var mended = string.Join('-', text.ToLowerInvariant().Split([' ', '_', '.'], StringSplitOptions.RemoveEmptyEntries));
        return Model.Names.IsId(mended) ? mended : null;
    }

    /// <summary>The text of a node below a key, or null after a diagnostic.</summary>
    public static Word? ScalarIn(YamlNode node, YamlScalar key, DiagnosticBag diagnostics)
    {
        if (node is YamlScalar { Text: var text } && !string.IsNullOrWhiteSpace(text))
        {
            return new Word(text.Trim(), node.Location);
        }

        Shape.Report(node, key, "text", diagnostics);
        return null;
    }

    private Word? CheckedId(Word? word)
    {
        if (word is null || Model.Names.IsId(word.Text))
        {
            return word;
        }

        _diagnostics.Add(SyntaxDiagnostics.NotAnId(word));
        return null;
    }

    private DateOnly? ParseDate(Word word)
    {
        if (IsoDate.Parse(word.Text) is { } date)
        {
            return date;
        }

        _diagnostics.Add(SyntaxDiagnostics.NotADate(word));
        return null;
    }
}
