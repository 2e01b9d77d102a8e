using System.Text.RegularExpressions;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Laws;

/// <summary>Facts carry over into a pack, sentences do not.</summary>
public sealed partial class CopyLaws
{
    private const int LongestSharedSentence = 8;

    private static IEnumerable<string> Packs => Directory.GetDirectories(Repository.At("rules")).Select(path => Path.GetFileName(path));

    /// <summary>The sources are not ours to ship, so whoever has them says where they lie.</summary>
    [TestCaseSource(nameof(Packs))]
    [Explicit("Set SCENARIO_SOURCES to a folder with the texts that the packs were made from.")]
    public void Sentences_AreNotThoseOfTheSources(string pack)
    {
        var folder =
            Environment.GetEnvironmentVariable("SCENARIO_SOURCES") ?? throw new InvalidOperationException("SCENARIO_SOURCES is not set.");
        var sources = Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => $" {Words(File.ReadAllText(path))} ")
            .ToList();
        var texts = TextsOf(Engine.LoadPack(Repository.At("rules", pack)).ValueOrThrow())
            .SelectMany(text => SentenceEnd().Split(text))
            .Select(Words)
            .ToList();

        var copied = texts
            .Where(text => text.Count(letter => letter == ' ') >= LongestSharedSentence)
            .Where(text => sources.Any(source => source.Contains($" {text} ", StringComparison.Ordinal)));

        Assert.That(texts, Is.Not.Empty);
        Assert.That(sources, Is.Not.Empty);
        Assert.That(copied, Is.Empty);
    }

    private static IEnumerable<string> TextsOf(RulePack pack) =>
        [
            pack.Summary,
            .. pack.Parties.Select(party => party.Note ?? ""),
            .. pack.Sources.Select(source => source.Note ?? ""),
            .. pack.Positions.SelectMany(position =>
                new[] { position.Title, position.Statement.Text, position.Interest ?? "", position.Encoding ?? "", position.Vague ?? "" }
            ),
            .. pack.Positions.SelectMany(position => position.Exceptions).Select(exception => exception.Statement.Text),
            .. pack.Facts.Select(fact => fact.Statement.Text),
            .. pack.Implications.Select(implication => implication.Because),
            .. pack.Constraints.Select(constraint => constraint.Because),
        ];

    private static string Words(string text) => string.Join(' ', Word().Matches(text.ToUpperInvariant()).Select(match => match.Value));

    [GeneratedRegex(@"(?<=[.;:?!])\s")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[\w'’-]+")]
    private static partial Regex Word();
}
