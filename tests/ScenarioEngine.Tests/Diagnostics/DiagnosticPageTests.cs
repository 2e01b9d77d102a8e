using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Diagnostics;

/// <summary>
/// The pages that explain the codes are tests of their own: what they call wrong is wrong in that way only, what they call right is right.
/// </summary>
public sealed partial class DiagnosticPageTests
{
    /// <summary>Codes whose wrong sample is no text; <see cref="SampleWithoutText"/> makes each of them.</summary>
    private static readonly ImmutableArray<string> WithoutText = ["SE1009", "SE1011", "SE1020", "SE1024", "SE1036"];

    /// <summary>All but the mistake of the tool itself, of which there is no sample.</summary>
    private static IEnumerable<DiagnosticDescriptor> Descriptors =>
        DiagnosticCatalog.All.Where(descriptor => descriptor != DiagnosticCatalog.ToolFailed);

    private static IEnumerable<TestCaseData> Titles =>
        Descriptors.Select(descriptor => new TestCaseData(descriptor.Code, descriptor.Title));

    private static IEnumerable<string> Codes => Descriptors.Select(descriptor => descriptor.Code);

    [TestCaseSource(nameof(Titles))]
    public void Page_HasTitleParagraphAndBothSections(string code, string title)
    {
        var page = PageOf(code);

        Assert.That(Shape().IsMatch(page), Is.True, page);
        Assert.That(page, Does.StartWith($"# {code}: {title}\n"));
    }

    [TestCaseSource(nameof(Codes))]
    public void WrongSample_GivesThisCodeAndNoOther(string code)
    {
        var diagnostics = Blocks(code, "Wrong") is [{ } block] ? Run(block, code, "Wrong") : SampleWithoutText(code);

        Assert.That(diagnostics.Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { code }));
    }

    [TestCaseSource(nameof(Codes))]
    public void RightSample_GivesNoDiagnostic(string code)
    {
        var blocks = Blocks(code, "Right");

        Assert.That(blocks, Has.Count.EqualTo(code == "SE1011" ? 0 : 1));
        Assert.That(blocks.SelectMany(block => Run(block, code, "Right")).Select(diagnostic => diagnostic.ToString()), Is.Empty);
    }

    [Test]
    public void SamplesThatAreNoText_AreFewAndSayWhatTheyAre()
    {
        var withoutBlock = Descriptors.Select(descriptor => descriptor.Code).Where(code => Blocks(code, "Wrong").Count == 0);

        Assert.That(withoutBlock, Is.EqualTo(WithoutText));
    }

    [TestCase("se2003", true)]
    [TestCase("SE2003", true)]
    [TestCase("SE9999", false)]
    [TestCase("", false)]
    public void Explain_KnowsTheCodesInAnyCase(string code, bool isKnown) =>
        Assert.That(DiagnosticCatalog.Explain(code), isKnown ? Is.Not.Null : Is.Null);

    private static ImmutableArray<Diagnostic> Run(Match block, string code, string section)
    {
        var text = block.Groups["text"].Value;
        return (block.Groups["kind"].Value, Sample.IsOfLint(code)) switch
        {
            _ when Sample.IsOfSources(code) => Sample.OfPackAgainst(text, Source().Match(Section(code, section)).Groups["text"].Value),
            ("lesson", _) => [.. Lessons.LessonTests.DiagnosticsOf(text)],
            ("pack", true) => Sample.OfPackLookedOver(text, code),
            ("pack", false) => Sample.OfPack(text),
            (_, true) => Sample.OfScenarioLookedOver(text),
            _ => code == "SE2026" ? Sample.OfScenarioByName(new SourceFile("scenario.yaml", text)) : Sample.OfScenario(text),
        };
    }

    private static ImmutableArray<Diagnostic> SampleWithoutText(string code)
    {
        using var folder = new TemporaryFolder();
        return code switch
        {
            "SE1009" => Sample.OfScenarioAt(folder.Write("scenario.yaml", System.Text.Encoding.Unicode.GetPreamble())),
            "SE1011" => Sample.OfScenarioAt(Path.Combine(folder.Path, "smal-office.yaml")),
            "SE1020" => Sample.OfPackIn(folder.Path),
            "SE1036" => Engine
                .LoadPack([new SourceFile("pack.yaml", MixedPack), new SourceFile("positions/school.yaml", MixedFile)])
                .Diagnostics,
            "SE1024" => PackInFolder("trips", "id: school-trip\ntitle: School trip\nversion: \"1\"\nsummary: Where the class goes.\n"),
            _ => [],
        };
    }

    private const string MixedPack = """
        id: school-trip
        title: School trip
        version: "1"
        summary: Where the class goes, and who pays.
        parties: {school: {title: School, role: signatory}, parents: {title: Parents, role: signatory}}
        issues: {place: {title: Place, type: choice, options: [town, coast]}}
        """;

    private const string MixedFile = """
        positions:
          - {id: a, party: school, kind: red-line, title: A, statement: A., source: assumption, crossed-when: {place: coast}}
          - {id: b, party: parents, kind: red-line, title: B, statement: B., source: assumption, crossed-when: {place: town}}
        """;

    private static ImmutableArray<Diagnostic> PackInFolder(string name, string text)
    {
        using var folder = new TemporaryFolder(name);
        folder.Write("pack.yaml", text);
        return Sample.OfPackIn(folder.Path);
    }

    private static List<Match> Blocks(string code, string section) => [.. Block().Matches(Section(code, section)).OfType<Match>()];

    private static string Section(string code, string section)
    {
        var page = PageOf(code);
        var start = page.IndexOf($"## {section}\n", StringComparison.Ordinal);
        var end = page.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return end < 0 ? page[start..] : page[start..end];
    }

    private static string PageOf(string code) => DiagnosticCatalog.Explain(code) ?? "";

    [GeneratedRegex(
        @"^# SE\d{4}: [^\n]+\n\n(?:[^\n#`][^\n]*\n|`[^`][^\n]*\n)+\n## Wrong\n\n[^#].*\n\n?## Right\n\n[^#].*\n$",
        RegexOptions.Singleline
    )]
    private static partial Regex Shape();

    [GeneratedRegex("```yaml (?<kind>scenario|pack|lesson)\n(?<text>.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("```text\n(?<text>.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Source();
}
