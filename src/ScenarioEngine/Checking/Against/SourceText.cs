using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ScenarioEngine.Text;

namespace ScenarioEngine.Checking.Against;

/// <summary>The words of a source, cut into sentences.</summary>
internal sealed partial class SourceText
{
    /// <summary>
    /// A file with a line longer than this has a paragraph a line; one without is broken into lines wherever they were full.
    /// </summary>
    private const int FullLine = 120;

    private readonly ImmutableDictionary<string, double> _weights;
    private readonly ILookup<string, int> _places;

    public SourceText(SourceFile file)
    {
        File = file;
        Sentences = [.. Cut(file)];
        Words = SourceWords.All(file.Text);
        _places = Enumerable.Range(0, Words.Length).ToLookup(index => Words[index].Word, StringComparer.Ordinal);
        _weights = Sentences
            .SelectMany(sentence => sentence.Keys)
            .GroupBy(key => key)
            .ToImmutableDictionary(group => group.Key, group => Math.Log(1 + ((double)Sentences.Length / group.Count())));
    }

    public SourceFile File { get; }

    /// <summary>All words in lower case, with their places.</summary>
    public ImmutableArray<(string Word, int Start, int End)> Words { get; }

    public ImmutableArray<Sentence> Sentences { get; }

    /// <summary>
    /// How much it tells that a word is spoken about: the more, the fewer sentences have it. A word that none has tells as much as one that
    /// one has.
    /// </summary>
    public double Weight(string key) => _weights.GetValueOrDefault(key, Math.Log(1 + Sentences.Length));

    /// <summary>The numbers of the words that are the same as one.</summary>
    public IEnumerable<int> PlacesOf(string word) => _places[word];

    private static IEnumerable<Sentence> Cut(SourceFile file)
    {
        var lineEndsParagraph = Enumerable.Range(1, file.LineCount).Any(line => file.LineText(line).Length > FullLine);
        var start = 0;
        foreach (Match end in (lineEndsParagraph ? EndWithLines() : End()).Matches(file.Text))
        {
            if (SentenceAt(file, start, end.Index + (end.Value[0] is '.' or '!' or '?' or ';' ? 1 : 0)) is { } sentence)
            {
                yield return sentence;
            }

            start = end.Index + end.Length;
        }

        if (SentenceAt(file, start, file.Text.Length) is { } last)
        {
            yield return last;
        }
    }

    private static Sentence? SentenceAt(SourceFile file, int start, int end)
    {
        var text = file.Text[start..end];
        var trimmed = text.Trim();
        return trimmed.Any(char.IsLetter)
            ? new Sentence(file.At(start + text.IndexOf(trimmed, StringComparison.Ordinal), trimmed.Length))
            : null;
    }

    /// <summary>
    /// A sentence ends at its mark before a capital letter, and at what begins a paragraph or an item of a list; "Mr." and "U.S." end none.
    /// </summary>
    private const string Marks =
        """(?<!\b(?:Mr|Mrs|Ms|Dr|St|No|Gen|Sen|[A-Z]))[.!?]+["”’)\]]*(?=\s+["“‘(\[]?[\p{Lu}\d])|;(?=\s)|\n\s*\n|\n(?=\s*(?:[*•–-]|\d+[.)])\s)""";

    [GeneratedRegex(Marks)]
    private static partial Regex End();

    [GeneratedRegex($@"{Marks}|\n")]
    private static partial Regex EndWithLines();
}

/// <summary>One sentence of a source.</summary>
internal sealed class Sentence(SourceLocation location)
{
    public SourceLocation Location { get; } = location;

    public string Text { get; } = location.Text;

    public ImmutableHashSet<string> Keys { get; } = SourceWords.KeysOf(location.Text);

    public ImmutableArray<Quantity> Quantities { get; } = Quantity.In(location.Text);
}
