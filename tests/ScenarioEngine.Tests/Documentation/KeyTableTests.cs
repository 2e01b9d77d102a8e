using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Syntax;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Documentation;

/// <summary>The tables of keys list the keys that exist, and mark those that are needed.</summary>
/// <remarks>
/// A key exists where the library does not call it unknown. Tried is every word that the readers of the library could ask for.
/// </remarks>
public sealed partial class KeyTableTests
{
    private const string UnknownKey = "SE1003";
    private const string MissingKey = "SE1004";
    private const string Keys = "KEYS";
    private const string OneValue = "issue with one value";
    private const string PackHead = "id: tiny\ntitle: Tiny\nversion: 1\nsummary: A sample.\n";

    /// <summary>A pack that has something of each kind, and nothing missing around it.</summary>
    private static readonly Dictionary<string, string> InPack = new(StringComparer.Ordinal)
    {
        ["party"] = $"parties: {{p: {Keys}}}",
        ["source"] = $"sources: {{s: {Keys}}}",
        ["issue"] = $"issues: {{i: {Keys}}}",
        [OneValue] = $"issues: {{i: {Keys}}}",
        ["field"] = $"issues: {{i: {{title: I, fields: {{f: {Keys}}}}}}}",
        ["option"] = $"issues: {{i: {{title: I, type: choice, options: {{o: {Keys}}}}}}}",
        ["position"] = $"positions: [{Keys}]",
        ["exception"] = $"positions: [{{id: p, party: p, kind: demand, title: P, statement: P., source: assumption, unless: [{Keys}]}}]",
        ["reading"] = $"positions: [{{id: p, party: p, kind: demand, title: P, statement: P., source: assumption, readings: [{Keys}]}}]",
        ["implication"] = $"implications: [{Keys}]",
        ["constraint"] = $"constraints: [{Keys}]",
        ["fact"] = $"facts: [{Keys}]",
    };

    private static readonly Dictionary<string, string> InScenario = new(StringComparer.Ordinal)
    {
        ["scenario"] = Keys,
        ["edit"] = $"{{scenario: S, rules: office-lease, terms: {{}}, what-if: [{Keys}]}}",
        ["answer key"] = $"{{scenario: S, rules: office-lease, terms: {{}}, expect: {Keys}}}",
    };

    private static IEnumerable<TestCaseData> Rows =>
        new[] { Guides.Rules, Guides.Scenarios }
            .SelectMany(guide => guide.Table("of a").Rows)
            .Select(row => new TestCaseData(row[0].Split(" under ")[0], KeysIn(row[1])).SetArgDisplayNames(row[0]));

    [Test]
    public void Tables_HaveEveryRow() =>
        Assert.That(Rows.Select(row => row.Arguments[0]), Is.EquivalentTo(InPack.Keys.Concat(InScenario.Keys)));

    [TestCaseSource(nameof(Rows))]
    public void Keys_AreThoseThatExist(string owner, object listed)
    {
        var keys = ((List<Key>)listed).ConvertAll(key => key.Name);
        // An issue has either fields or a type of its own, and is told so where it has both.
        var candidates = Candidates()
            .Where(key =>
                key
                != (
                    owner switch
                    {
                        "issue" => "type",
                        OneValue => "fields",
                        _ => null,
                    }
                )
            )
            .ToList();
        // A reading is told of each fact that it cannot change.
        candidates.RemoveAll(key => owner == "reading" && ReadingReader.IsFact(key));
        var unknown = DiagnosticsOf(owner, candidates)
            .Where(diagnostic => diagnostic.Code == UnknownKey)
            .Select(diagnostic => diagnostic.Location.Text);

        Assert.That(candidates.Except(unknown), Is.EquivalentTo(keys));
    }

    [TestCaseSource(nameof(Rows))]
    public void BoldKeys_AreThoseThatAreNeeded(string owner, object listed)
    {
        var keys = (List<Key>)listed;
        var needed = keys.Where(key => IsMissed(owner, keys.Where(other => other != key).Select(other => other.Name)));

        Assert.That(IsMissed(owner, keys.Select(key => key.Name)), Is.False);
        Assert.That(needed, Is.EquivalentTo(keys.Where(key => key.IsBold)));
    }

    private static bool IsMissed(string owner, IEnumerable<string> given) =>
        DiagnosticsOf(owner, given).Any(diagnostic => diagnostic.Code == MissingKey);

    private static ImmutableArray<Diagnostic> DiagnosticsOf(string owner, IEnumerable<string> keys)
    {
        var isInPack = InPack.TryGetValue(owner, out var text);
        var body = (text ?? InScenario[owner]).Replace(
            Keys,
            $"{{{string.Join(", ", keys.Select(key => $"{key}: 1"))}}}",
            StringComparison.Ordinal
        );
        return isInPack
            ? Engine.LoadPack([new SourceFile("pack.yaml", $"{PackHead}{body}\n")]).Diagnostics
            : Engine.LoadScenario(new SourceFile("scenario.yaml", $"{body}\n"), Guides.Lease).Diagnostics;
    }

    /// <summary>Every word that stands in quotes where files are read, whatever it is there for.</summary>
    private static List<string> Candidates() =>
        [
            .. Directory
                .EnumerateFiles(Repository.At("src", "ScenarioEngine", "Syntax"), "*.cs")
                .SelectMany(file => QuotedWord().Matches(File.ReadAllText(file)))
                .Select(match => match.Groups[1].Value)
                .Distinct(),
        ];

    private static List<Key> KeysIn(string cell) =>
        [.. BoldOrNot().Matches(cell).Select(match => new Key(match.Groups[2].Value, match.Groups[1].Length > 0))];

    [GeneratedRegex("\"([a-z]+(?:-[a-z]+)*)\"")]
    private static partial Regex QuotedWord();

    [GeneratedRegex(@"(\*\*)?`([^`]+)`")]
    private static partial Regex BoldOrNot();

    private sealed record Key(string Name, bool IsBold);
}
