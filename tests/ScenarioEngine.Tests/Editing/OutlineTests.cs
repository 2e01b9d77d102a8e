using ScenarioEngine.Diagnostics;
using ScenarioEngine.Editing;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Tests.Editing;

/// <summary>The outline of a text agrees with the reader of YAML about whole texts, and tells something of every other.</summary>
public sealed class OutlineTests
{
    internal static IEnumerable<string> Shipped =>
        new[] { "rules", "scenarios" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.At(folder), "*.yaml", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Shipped))]
    public void EveryWordOfAShippedFile_IsWhereTheReaderOfYamlHasIt(string path)
    {
        var file = new SourceFile(path, File.ReadAllText(Repository.At(path)));
        var root = YamlReader.Read(file, new DiagnosticBag()) ?? throw new InvalidOperationException(path);

        Assert.That(Words(root, []).Where(word => !IsFound(file, word)).Take(5), Is.Empty);
    }

    [TestCase("rules/ukraine-interview/vocabulary.yaml")]
    [TestCase("rules/office-lease/pack.yaml")]
    [TestCase("scenarios/ukraine-interview/recognition-de-jure.yaml")]
    public void EveryOffsetOfEveryBeginning_IsTakenAsItIs(string path)
    {
        var text = File.ReadAllText(Repository.At(path));

        Assert.That(
            () =>
            {
                for (var length = 0; length <= text.Length; length += 7)
                {
                    var file = new SourceFile(path, text[..length]);
                    Outline.Of(file, length);
                    Outline.Of(file, length / 2);
                }
            },
            Throws.Nothing
        );
    }

    /// <summary>Texts with a bar where somebody types, and what they are told: what the word belongs to, what it is, and itself.</summary>
    [TestCase("|", " Either ")]
    [TestCase("sc|", " Either sc")]
    [TestCase("terms:\n  |", "terms Either ")]
    [TestCase("terms:\n  a: b\n  |", "terms Either ")]
    [TestCase("terms:\n  a: b\n  |\n  c: d\n", "terms Either ")]
    [TestCase("terms:\n  a: b\n|", " Either ")]
    [TestCase("terms:\r\n  a: b\r\n  c|\r\n", "terms Either c")]
    [TestCase("terms:\n  a: |", "terms/a Value ")]
    [TestCase("terms:\n  a:|", "terms/a Value ")]
    [TestCase("terms:\n  a: x|y\n", "terms/a Value xy")]
    [TestCase("terms:\n  a|b: x\n", "terms Key ab")]
    [TestCase("terms:\n  a: 'x y|'\n", "terms/a Value x y")]
    [TestCase("terms:\n  \"g[a].b|\": x\n", "terms Key g[a].b")]
    [TestCase("terms: {|", "terms Key ")]
    [TestCase("terms: {a: |", "terms/a Value ")]
    [TestCase("terms: {a: b, |\nexpect:\n  outcome: clear\n", "terms Key ")]
    [TestCase("terms: {a: [x, |]}", "terms/a/- Value ")]
    [TestCase("terms: {a: [x|]}", "terms/a/- Value x")]
    [TestCase("p:\n  - |", "p/- Either ")]
    [TestCase("p:\n  - i: x\n    k|\n", "p/- Either k")]
    [TestCase("p:\n- i: x\n  k: |\n", "p/-/k Value ")]
    [TestCase("p:\n  - i: x\n    c: {a: {b: |}}\n    d: e\n", "p/-/c/a/b Value ")]
    [TestCase("p: {a: {b\nq: |\n", "q Value ")]
    [TestCase("s: Мир 😀\nr: u|\n", "r Value u")]
    public void Place_IsToldFromWhatStandsAroundIt(string text, string expected)
    {
        var offset = text.IndexOf('|', StringComparison.Ordinal);
        var place = Outline.Of(new SourceFile("x.yaml", text.Remove(offset, 1)), offset).Place;

        Assert.That(
            place is null ? "" : $"{string.Join('/', place.Owner.Path.Select(key => key ?? "-"))} {place.Kind} {place.Text}",
            Is.EqualTo(expected)
        );
    }

    [TestCase("s: >\n  a text |\n")]
    [TestCase("s: x # a comment |\n")]
    [TestCase("# a comment |\n")]
    public void PlaceInWhatIsNoWord_IsNone(string text)
    {
        var offset = text.IndexOf('|', StringComparison.Ordinal);

        Assert.That(Outline.Of(new SourceFile("x.yaml", text.Remove(offset, 1)), offset).Place, Is.Null);
    }

    private static IEnumerable<(string Path, bool IsKey, YamlScalar Word)> Words(YamlNode node, string[] path) =>
        node switch
        {
            YamlMapping mapping => mapping.Entries.SelectMany(entry =>
                Words(entry.Value, [.. path, entry.Key.Text]).Prepend((string.Join('/', path), true, entry.Key))
            ),
            YamlSequence sequence => sequence.Items.SelectMany(item => Words(item, [.. path, "-"])),
            YamlScalar { Location.Span.Length: > 0 } scalar
                when !scalar.Location.Text.Contains('\n', StringComparison.Ordinal) && scalar.Location.Text is not ['|' or '>', ..] =>
            [
                (string.Join('/', path), false, scalar),
            ],
            _ => [],
        };

    private static bool IsFound(SourceFile file, (string Path, bool IsKey, YamlScalar Word) word)
    {
        var place = Outline.Of(file, word.Word.Location.Span.Start + 1).Place;
        return place is not null
            && string.Join('/', place.Owner.Path.Select(key => key ?? "-")) == word.Path
            && place.Kind != (word.IsKey ? PlaceKind.Value : PlaceKind.Key)
            && place.Span == word.Word.Location.Span;
    }
}
