using ScenarioEngine.Diagnostics;
using ScenarioEngine.Editing;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Tests.Editing;

/// <summary>What is offered and explained in files: what stands in shipped ones, among it all names of packs.</summary>
public sealed class EditedFileTests
{
    private static readonly PackLibrary Packs = new([Repository.At("rules")], []);

    private static IEnumerable<string> Scenarios =>
        OutlineTests.Shipped.Where(path =>
            path.StartsWith("scenarios/ukraine-interview", StringComparison.Ordinal)
            || path.StartsWith("scenarios/cuba", StringComparison.Ordinal)
        );

    private static IEnumerable<string> PackFiles =>
        OutlineTests.Shipped.Where(path =>
            path.StartsWith("rules/ukraine-interview/", StringComparison.Ordinal) && !path.Contains("lesson", StringComparison.Ordinal)
        );

    [TestCaseSource(nameof(Scenarios))]
    public void EveryKeyAndOptionOfAScenario_IsOfferedWhereItStands(string path)
    {
        var file = new SourceFile(Repository.At(path), File.ReadAllText(Repository.At(path)));
        var edited = Edited(file);
        var root = (YamlMapping?)YamlReader.Read(file, new DiagnosticBag()) ?? throw new InvalidOperationException(path);
        var terms = root.Entries.First(entry => entry.Key.Text == "terms").Value;

        Assert.That(
            Words(terms)
                .Concat(root.Entries.Select(entry => entry.Key))
                .Where(word => !IsOffered(edited, word))
                .Select(word => word.Location.ToString())
                .Take(5),
            Is.Empty
        );
    }

    [TestCaseSource(nameof(PackFiles))]
    public void EveryKeyOfAPack_IsOfferedWhereItStands(string path)
    {
        var file = new SourceFile(Repository.At(path), File.ReadAllText(Repository.At(path)));
        var edited = Edited(file);
        var root = (YamlMapping?)YamlReader.Read(file, new DiagnosticBag()) ?? throw new InvalidOperationException(path);
        string[] named = ["topics", "issues", "parties", "sources", "questions", "fields", "options", "values", "moves"];

        // A text in another language is its author's to write.
        Assert.That(
            Keys(root, named)
                .Where(word => TranslatedTexts.Split(word.Text) is null && !IsOffered(edited, word))
                .Select(word => word.Location.ToString())
                .Take(5),
            Is.Empty
        );
    }

    /// <summary>A pack's files with a bar where somebody points, and the file and text at which that is declared.</summary>
    [TestCase("scenarios/x.yaml", "rules: ukraine-interview\nterms:\n  recog|nition: none\n", "vocabulary.yaml recognition")]
    [TestCase("scenarios/x.yaml", "rules: ukraine-interview\nterms:\n  recognition: de-|jure\n", "vocabulary.yaml de-jure")]
    [TestCase("scenarios/x.yaml", "rules: ukraine-interview\nterms: {ceasefire: {li|ne: none}}\n", "vocabulary.yaml line")]
    [TestCase("scenarios/x.yaml", "rules: ukraine-interview\nterms:\n  \"guarantee[europe].fo|rm\": treaty\n", "vocabulary.yaml form")]
    [TestCase("scenarios/x.yaml", "rules: ukraine-interview\nterms:\n  guarantee:\n    eur|ope:\n", "pack.yaml europe")]
    [TestCase("scenarios/x.yaml", "rules: ukraine-|interview\n", "pack.yaml ukraine-interview")]
    [TestCase(
        "scenarios/x.yaml",
        "rules: ukraine-interview\nexpect:\n  findings:\n    ukraine/no-rec|ognition: crossed\n",
        "ukraine.yaml no-recognition"
    )]
    [TestCase("scenarios/x.yaml", "rules: ukraine-interview\nexpect:\n  verdicts: {ukr|aine: conflict}\n", "pack.yaml ukraine")]
    [TestCase(
        "scenarios/x.yaml",
        "rules: ukraine-interview\nwhat-if:\n  - name: x\n    without: [ukraine/no-rec|ognition]\n",
        "ukraine.yaml no-recognition"
    )]
    [TestCase(
        "scenarios/x.yaml",
        "rules: ukraine-interview\nwhat-if:\n  - name: x\n    without-implications: [final-border-trans|fers-title]\n",
        "implications.yaml final-border-transfers-title"
    )]
    [TestCase("rules/ukraine-interview/positions/x.yaml", "party: ukr|aine\n", "pack.yaml ukraine")]
    [TestCase(
        "rules/ukraine-interview/positions/x.yaml",
        "party: ukraine\npositions:\n  - id: x\n    crossed-when: {recog|nition: none}\n",
        "vocabulary.yaml recognition"
    )]
    [TestCase(
        "rules/ukraine-interview/positions/x.yaml",
        "party: ukraine\npositions:\n  - id: x\n    crossed-when: {some guar|antee: {form: treaty}}\n",
        "vocabulary.yaml guarantee"
    )]
    [TestCase(
        "rules/ukraine-interview/positions/x.yaml",
        "party: ukraine\npositions:\n  - id: x\n    superseded-by: no-rec|ognition\n",
        "ukraine.yaml no-recognition"
    )]
    [TestCase("rules/ukraine-interview/positions/x.yaml", "positions:\n  - source: caliber-inter|view\n", "pack.yaml caliber-interview")]
    public void Word_LeadsToItsDeclaration(string path, string text, string expected)
    {
        var place = MeaningIn(path, text)?.Declared;

        Assert.That(place is null ? "" : $"{Path.GetFileName(place.File.Path)} {place.Text}", Is.EqualTo(expected));
    }

    [TestCase("scenarios/x.yaml", "rules: ukraine-interview\nterms:\n  recognition: de-|jure\n", "Sovereignty")]
    [TestCase("scenarios/x.yaml", "rules: ukraine-interview\nterms:\n  recog|nition: none\n", "Where nothing is agreed")]
    [TestCase(
        "scenarios/x.yaml",
        "rules: ukraine-interview\nexpect:\n  findings:\n    ukraine/no-rec|ognition: crossed\n",
        "Volodymyr Zelenskyy"
    )]
    [TestCase("scenarios/x.yaml", "rules: ukraine-interview\nsil|ence: open\n", "How silence is read")]
    [TestCase("rules/ukraine-interview/positions/x.yaml", "positions:\n  - kind: red-|line\n", "what a party says it will not do")]
    public void Word_IsExplained(string path, string text, string expected) =>
        Assert.That(MeaningIn(path, text)?.Text, Does.Contain(expected));

    [TestCase("scenarios/x.yaml", "scenario: x\n|", "rules: ", "scenario: ")]
    [TestCase("scenarios/x.yaml", "scenario: x\nte|", "terms:\n  ", null)]
    [TestCase("scenarios/x.yaml", "rules: |", "cuba-1962", "terms: ")]
    [TestCase("scenarios/x.yaml", "rules:|", " cuba-1962", null)]
    [TestCase("scenarios/x.yaml", "rules: ukraine-interview\nterms:\n  recognition: |", "de-jure", "current-lines")]
    [TestCase("scenarios/x.yaml", "rules: ukraine-interview\nterms:\n  recognition none\n  ceasefire: {|", "line: ", "recognition: ")]
    [TestCase("scenarios/x.yaml", "rules: ukraine-interview\nterms:\n  ceasefire:\n    line: none\n    |", "monitoring: ", "line: ")]
    [TestCase("scenarios/x.yaml", "rules: ukraine-interview\nterms:\n  guar|", "\"guarantee[europe].form\": ", null)]
    [TestCase(
        "scenarios/x.yaml",
        "rules: ukraine-interview\nterms:\n  \"guarantee[europe].triggers\": |",
        "[renewed-aggression]",
        "renewed-aggression"
    )]
    [TestCase("scenarios/x.yaml", "rules: ukraine-interview\nterms:\n  \"guarantee[europe].triggers\": [|]", "renewed-aggression", null)]
    [TestCase("scenarios/x.yaml", "rules: ukraine-interview\nexpect:\n  findings:\n    |", "ukraine/no-recognition: ", null)]
    [TestCase("scenarios/x.yaml", "rules: ukraine-interview\nexpect:\n  findings:\n    ukraine/no-recognition: |", "crossed", null)]
    [TestCase(
        "rules/ukraine-interview/positions/x.yaml",
        "party: ukraine\npositions:\n  - id: x\n    superseded-by: |",
        "no-recognition",
        null
    )]
    [TestCase(
        "rules/ukraine-interview/positions/x.yaml",
        "party: ukraine\npositions:\n  - id: x\n    crossed-when: {recognition: {|",
        "at-least: ",
        null
    )]
    [TestCase(
        "rules/ukraine-interview/positions/x.yaml",
        "party: ukraine\npositions:\n  - id: x\n    source: |",
        "caliber-interview",
        null
    )]
    [TestCase("rules/ukraine-interview/x.yaml", "issues:\n  x:\n    only-when: {|", "recognition: ", null)]
    [TestCase("rules/nowhere/x.yaml", "iss|", "issues:\n  ", null)]
    public void Place_IsOfferedWhatFits(string path, string text, string offered, string? notOffered)
    {
        var offset = text.IndexOf('|', StringComparison.Ordinal);
        var texts = Edited(new SourceFile(Repository.At(path), text.Remove(offset, 1)))
            .OffersAt(offset)
            .Select(offer => offer.Text)
            .ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(texts, Does.Contain(offered));
            Assert.That(texts, Does.Not.Contain(notOffered));
        }
    }

    [Test]
    public void WordInAText_IsOfferedNothing() =>
        Assert.That(Edited(new SourceFile("scenarios/x.yaml", "note: a word and |")).OffersAt(17), Is.Empty);

    private static Meaning? MeaningIn(string path, string text)
    {
        var offset = text.IndexOf('|', StringComparison.Ordinal);
        return Edited(new SourceFile(Repository.At(path), text.Remove(offset, 1))).MeaningAt(offset)?.Meaning;
    }

    private static EditedFile Edited(SourceFile file)
    {
        var isScenario = !Path.GetRelativePath(Repository.Root, file.Path).StartsWith("rules", StringComparison.Ordinal);
        var folder = Path.GetRelativePath(Repository.Root, file.Path).Split(Path.DirectorySeparatorChar)[1];
        var pack = isScenario
            ? EditedFile.PackOf(file) is { } id
                ? Packs.Find(id, file.Path)
                : null
            : PackLibrary.IsPack(Repository.At("rules", folder))
                ? Packs.Load(Repository.At("rules", folder)).ValueOrThrow()
                : null;
        return new EditedFile(file, isScenario, pack, Packs);
    }

    private static bool IsOffered(EditedFile edited, YamlScalar word) =>
        edited.OffersAt(word.Location.Span.End).Any(offer => offer.Word == word.Text);

    /// <summary>The keys below a node, and the options among its values: what has no space, no digit in front and no colon.</summary>
    private static IEnumerable<YamlScalar> Words(YamlNode node) =>
        node switch
        {
            YamlMapping mapping => mapping.Entries.SelectMany(entry => Words(entry.Value).Prepend(entry.Key)),
            YamlSequence sequence => sequence.Items.SelectMany(Words),
            YamlScalar scalar when Names.IsId(scalar.Text) && !char.IsAsciiDigit(scalar.Text[0]) => [scalar],
            _ => [],
        };

    /// <summary>The keys below a node, but for those by which a pack names things of its own.</summary>
    private static IEnumerable<YamlScalar> Keys(YamlNode node, string[] named) =>
        node switch
        {
            YamlMapping mapping => mapping.Entries.SelectMany(entry => Keys(Named(entry, named), named).Prepend(entry.Key)),
            YamlSequence sequence => sequence.Items.SelectMany(item => Keys(item, named)),
            _ => [],
        };

    private static YamlNode Named(YamlEntry entry, string[] named) =>
        named.Contains(entry.Key.Text) && entry.Value is YamlMapping things
            ? new YamlSequence(things.Location, [.. things.Entries.Select(thing => thing.Value)])
            : entry.Value;
}
