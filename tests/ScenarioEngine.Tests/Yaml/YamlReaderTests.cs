using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Tests.Yaml;

public sealed class YamlReaderTests
{
    [TestCase("a: word", "word")]
    [TestCase("a: 'word'", "'word'")]
    [TestCase("a: \"wo\\x72d\"", "\"wo\\x72d\"")]
    [TestCase("a: two words # comment", "two words")]
    [TestCase("a: two\n  lines\nb: 1", "two\n  lines")]
    [TestCase("a: |\n  a block\n  of text\n\n\nb: 1", "|\n  a block\n  of text")]
    [TestCase("a: >-\n  a block\n", ">-\n  a block")]
    [TestCase("a: [x, y]", "[x, y]")]
    [TestCase("a: [x,\n  y ]\nb: 1", "[x,\n  y ]")]
    [TestCase("a: {x: [1], y: {z: 2}}", "{x: [1], y: {z: 2}}")]
    [TestCase("a: []", "[]")]
    [TestCase("a: {}", "{}")]
    [TestCase("a:\n  x: 1\n  y: 2\n\n\nb: 1", "x: 1\n  y: 2")]
    [TestCase("a:\n  - x\n  - y\n\nb: 1", "- x\n  - y")]
    [TestCase("a: 🏢 x", "🏢 x")]
    [TestCase("a:", "")]
    public void Value_HasThePlaceOfItsText(string text, string expected) =>
        Assert.That(FirstValue(text).Location.Text, Is.EqualTo(expected));

    [TestCase("no")]
    [TestCase("012")]
    [TestCase("1e3")]
    [TestCase("~")]
    [TestCase("null")]
    [TestCase("2026-01-31")]
    [TestCase("10:30")]
    public void Scalars_StayText(string written) => Assert.That((FirstValue($"a: {written}") as YamlScalar)?.Text, Is.EqualTo(written));

    /// <summary>In prose nearly everything is allowed; only where a key or a value is expected is it a slip.</summary>
    [TestCase("note: “Never” is a long time, he said – see note:this -or that.")]
    [TestCase("note: >-\n  “Never.”\n  -then: what\n  rent:900\n  \ta tab\nterms: 1")]
    [TestCase("note: see\n  https://example.org/a:b at 10:30\nterms: 1")]
    [TestCase("note: 10\u00A0% of 1\u202F900\u00A0euros")]
    [TestCase("\"note:this\": 'a:b'")]
    [TestCase("note: \"“Never.”\"")]
    [TestCase("{\"note\":\"in the way of JSON\", terms: [1,2]}")]
    [TestCase("---\nnote: one document\n...\n")]
    [TestCase("note:\ta tab after a colon")]
    [TestCase("note: # only a comment\n  text")]
    public void Prose_IsLeftAlone(string text)
    {
        var diagnostics = new DiagnosticBag();

        Assert.That(YamlReader.Read(new SourceFile("a.yaml", text), diagnostics), Is.Not.Null);
        Assert.That(diagnostics.ToSorted(), Is.Empty);
    }

    /// <summary>A file that is no YAML for another reason gets no reproach for what is right in it.</summary>
    [TestCase("note: see\n  this:that\n  -or this\nterms: [1")]
    [TestCase("note: >-\n  this:that\n\n  -or this\nterms: [1")]
    [TestCase("note: \"this\n  this:that\n  -or this\"\nterms: [1")]
    [TestCase("# this:that\nterms: [1 # this:that")]
    [TestCase("source: https://example.org\nat: 10:30\nterms: [1")]
    public void ProseOfABrokenFile_IsLeftAlone(string text)
    {
        var diagnostics = new DiagnosticBag();

        Assert.That(YamlReader.Read(new SourceFile("a.yaml", text), diagnostics), Is.Null);
        Assert.That(
            diagnostics.ToSorted().Select(diagnostic => (diagnostic.Code, diagnostic.Location.Text)),
            Is.EqualTo(new[] { ("SE1001", "[") })
        );
    }

    /// <summary>
    /// The bracket between the marks with a backslash was taken for one that is open, and the wrong one of the others reported.
    /// </summary>
    [TestCase("a: \"say \\\"one\\\" [ or two\"\nb: {c: d]", TestName = "BracketInQuotesWithABackslash_IsText")]
    [TestCase("a: 1 # [\rb: {c: d]", TestName = "BracketInACommentBeforeAReturn_IsText")]
    public void BracketOfAnotherKind_IsReported(string text)
    {
        var diagnostics = new DiagnosticBag();

        YamlReader.Read(new SourceFile("a.yaml", text), diagnostics);

        Assert.That(diagnostics.ToSorted().Select(diagnostic => diagnostic.Message), Is.EqualTo(new[] { "This `]` closes a `{`." }));
    }

    [Test]
    public void CurlyQuotes_AreReportedAndTakenOff()
    {
        var diagnostics = new DiagnosticBag();

        var root = YamlReader.Read(new SourceFile("a.yaml", "a: “word”\nb: 1"), diagnostics) as YamlMapping;

        Assert.That(root?.Entries.Select(entry => (entry.Value as YamlScalar)?.Text), Is.EqualTo(new[] { "word", "1" }));
        Assert.That(diagnostics.ToSorted().Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { "SE1022" }));
    }

    [Test]
    public void MissingSpaceInBraces_IsReportedAndReadAsMeant()
    {
        var diagnostics = new DiagnosticBag();

        var root = YamlReader.Read(new SourceFile("a.yaml", "{a:word, b: 1}"), diagnostics) as YamlMapping;

        Assert.That(
            root?.Entries.Select(entry => (entry.Key.Text, (entry.Value as YamlScalar)?.Text)),
            Is.EqualTo(new[] { ("a", "word"), ("b", "1") })
        );
        Assert.That(root?.Entries[0].Value.Location.Text, Is.EqualTo("word"));
        Assert.That(diagnostics.ToSorted().Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { "SE1021" }));
    }

    [Test]
    public void SecondOfTwoKeys_IsReportedAndTheFirstCounts()
    {
        var diagnostics = new DiagnosticBag();

        var root = YamlReader.Read(new SourceFile("a.yaml", "a: 1\na: 2"), diagnostics) as YamlMapping;

        Assert.That(root?.Entries.Select(entry => entry.Value.Location.Text), Is.EqualTo(new[] { "1" }));
        Assert.That(diagnostics.ToSorted().Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { "SE1002" }));
    }

    private static YamlNode FirstValue(string text)
    {
        var diagnostics = new DiagnosticBag();
        var root = YamlReader.Read(new SourceFile("a.yaml", text), diagnostics);
        Assert.That(diagnostics.ToSorted(), Is.Empty);
        return (root as YamlMapping)?.Entries[0].Value ?? throw new InvalidOperationException("no mapping");
    }
}
