using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScenarioEngine.Model;
using ScenarioEngine.Schemas;
using ScenarioEngine.Tests.Diagnostics;
using ScenarioEngine.Tests.Documentation;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Schemas;

/// <summary>
/// The schemas for editors accept every good file of the repository, refuse what a schema can refuse, and are fresh where they are kept.
/// </summary>
public sealed class EditorSchemaTests
{
    private const string Goldens = "tests/ScenarioEngine.Tests/Golden/diagnostics";

    /// <summary>Mistakes that can be seen without knowing more of a file than its words and shapes.</summary>
    private static readonly string[] Visible =
    [
        "SE1003",
        "SE1004",
        "SE1005",
        "SE1012",
        "SE1013",
        "SE1014",
        "SE1015",
        "SE1016",
        "SE1019",
        "SE2003",
        "SE2004",
        "SE2005",
        "SE2007",
        "SE2010",
        "SE2011",
        "SE2013",
        "SE2016",
        "SE2017",
        "SE2018",
    ];

    /// <summary>
    /// What a schema lets pass: it counts no days and weighs nothing, does not know of which field values are, and sees one file at a time.
    /// </summary>
    private static readonly string[] LetPass =
    [
        "SE1014-day-that-does-not-exist",
        "SE1004-party-of-a-file-missing",
        "SE2005-misspelt-option-in-values",
        "SE2005-misspelt-option-to-move-to",
        "SE2018-weight-of-nothing",
    ];

    /// <summary>The files of packs and scenarios; a lesson is neither.</summary>
    private static IEnumerable<string> AllFiles => Find("*.yaml").Where(path => !path.Contains("/lesson/", StringComparison.Ordinal));

    private static IEnumerable<TestCaseData> GoodFiles =>
        AllFiles.SelectMany(path => new[] { new TestCaseData(path, false), new TestCaseData(path, true) });

    private static IEnumerable<string> Mistakes =>
        DiagnosticGoldenTests.Cases.Where(name => Visible.Contains(name[..6]) && !LetPass.Contains(name));

    private static IEnumerable<string> KeptSchemas => Find("*.schema.json");

    private static IEnumerable<string> Find(string pattern) =>
        new[] { "rules", "scenarios" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.At(folder), pattern, SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(GoodFiles))]
    public void GoodFile_IsAccepted(string path, bool knowsPack)
    {
        var file = new SourceFile(path, File.ReadAllText(Repository.At(path.Split('/'))));
        var pack = knowsPack ? Engine.LoadPack(Repository.At("rules", path.Split('/')[1])).ValueOrThrow() : null;

        Assert.That(new SchemaJudge(SchemaFor(file, pack)).FindMistake(file), Is.Null);
    }

    /// <summary>A pack may be without implications, constraints or sources; JSON Schema has no empty choice.</summary>
    [TestCase("ukraine-interview")]
    [TestCase("korean-armistice")]
    [TestCase("cuba-1962")]
    public void SchemaOfAPack_HasNoEmptyChoice(string name)
    {
        var pack = Engine.LoadPack(Repository.At("rules", name)).ValueOrThrow();
        string[] schemas =
        [
            EditorSchema.Scenario(pack),
            EditorSchema.Pack(pack),
            EditorSchema.Positions(pack),
            EditorSchema.Vocabulary(pack),
            EditorSchema.Part(pack),
        ];

        Assert.That(schemas, Has.None.Match(@"""enum"":\s*\[\s*\]"));
    }

    [Test]
    public void GuidePack_IsAccepted() =>
        Assert.That(new SchemaJudge(EditorSchema.Pack(Guides.Lease)).FindMistake(Guides.LeaseFile), Is.Null);

    [TestCaseSource(nameof(Mistakes))]
    public void Mistake_IsRefused(string name)
    {
        var folder = Repository.At([.. Goldens.Split('/'), name]);
        var path = Directory.EnumerateFiles(folder, "*.yaml").Single();
        var file = new SourceFile(path, File.ReadAllText(path));
        var schema = Path.GetFileName(path) == "scenario.yaml" ? EditorSchema.Scenario(Sample.BasePack) : EditorSchema.Pack(Neighbour);

        Assert.That(new SchemaJudge(schema).FindMistake(file), Is.Not.Null);
    }

    /// <summary>
    /// The schemas that are kept where editors find them are those that the tool prints. <c>SCENARIO_ACCEPT=1 dotnet test</c> writes them.
    /// </summary>
    [TestCaseSource(nameof(KeptSchemas))]
    public void KeptSchema_IsFresh(string path)
    {
        var folder = path.Split('/')[^2];
        var pack = folder is "rules" or "scenarios" ? null : Engine.LoadPack(Repository.At("rules", folder)).ValueOrThrow();
        Golden.Check(
            path,
            Path.GetFileName(path) switch
            {
                "pack.schema.json" => EditorSchema.Pack(pack),
                "vocabulary.schema.json" => EditorSchema.Vocabulary(pack),
                "positions.schema.json" => EditorSchema.Positions(pack),
                "part.schema.json" => EditorSchema.Part(pack),
                _ => EditorSchema.Scenario(pack),
            }
        );
    }

    /// <summary>VS Code is told which schema goes with which files; each is there, and so are files for it.</summary>
    /// <summary>A length of time comes down to days or months; a number of years stays one.</summary>
    [TestCase("number")]
    [TestCase("duration")]
    public void LowestValue_IsThatOfTheFile(string type)
    {
        var pack = TinyPack.Load($"issues: {{term: {{title: Term, type: {type}, unit: years, min: 5}}}}").ValueOrThrow();

        var (_, shape) = Values.Definitions(pack).Single();

        Assert.That(shape["anyOf"]?[0]?["minimum"]?.GetValue<decimal>(), Is.EqualTo(5));
    }

    [Test]
    public void Editor_IsToldOfSchemasAndFilesThatExist()
    {
        var settings = JsonNode.Parse(File.ReadAllText(Repository.At(".vscode", "settings.json")))!["yaml.schemas"]!.AsObject();
        var patterns = settings.SelectMany(pair =>
            pair.Value is JsonArray several ? several.Select(one => one!.GetValue<string>()) : [pair.Value!.GetValue<string>()]
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings.Select(pair => pair.Key), Is.EquivalentTo(KeptSchemas));
            Assert.That(patterns.Where(pattern => !AllFiles.Any(file => IsMatch(pattern, file))), Is.Empty);
        }

        static bool IsMatch(string pattern, string file) =>
            Regex.IsMatch(
                file,
                $"^{Regex.Escape(pattern).Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal)}$"
            );
    }

    /// <summary>The pack of which most samples of mistakes in packs are damaged copies.</summary>
    private static RulePack Neighbour { get; } =
        Engine
            .LoadPack([
                new SourceFile(
                    "pack.yaml",
                    """
                    id: school-trip
                    title: School trip
                    version: "1"
                    summary: Where the class goes, and who pays.
                    parties:
                      school: {title: School, role: signatory}
                      parents: {title: Parents, role: signatory}
                    sources:
                      letter: {title: Letter of the school, publisher: School, date: 2026-02-01}
                    issues:
                      place: {title: Place, type: scale, options: [town, lake, coast]}
                      cost:
                        title: Cost
                        fields:
                          each: {type: number, unit: euros, min: 0, max: 500}
                          meals: {type: yes-no}
                      helpers:
                        title: Helpers
                        per: [school, parents]
                        fields:
                          number: {type: number}
                          jobs: {type: set, options: [cook, drive]}
                    """
                ),
            ])
            .ValueOrThrow();

    private static string SchemaFor(SourceFile file, RulePack? pack) =>
        file.Path switch
        {
            _ when file.Path.StartsWith("scenarios/", StringComparison.Ordinal) => EditorSchema.Scenario(pack),
            _ when file.Path.EndsWith("/pack.yaml", StringComparison.Ordinal) => EditorSchema.Pack(pack),
            _ when file.Text.Contains("\nissues:", StringComparison.Ordinal) || file.Text.StartsWith("issues:", StringComparison.Ordinal) =>
                EditorSchema.Vocabulary(pack),
            _ when file.Text.Contains("\npositions:", StringComparison.Ordinal) => EditorSchema.Positions(pack),
            _ => EditorSchema.Part(pack),
        };
}
