using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Diagnostics;

/// <summary>The mistakes that people make by hand, each in a folder of its own with what is said about it.</summary>
/// <remarks>
/// A folder holds a <c>scenario.yaml</c>, or the files of a pack, and the text of its source where that is looked at. Its name is the code
/// and what is wrong; a folder whose name
/// starts with <c>several</c> holds more mistakes than one.
/// </remarks>
public sealed class DiagnosticGoldenTests
{
    private const string Folder = "tests/ScenarioEngine.Tests/Golden/diagnostics";
    private const string Several = "several";

    internal static IEnumerable<string> Cases =>
        Directory.GetDirectories(Repository.At(Folder.Split('/'))).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> SingleMistakes => Cases.Where(name => !name.StartsWith(Several, StringComparison.Ordinal));

    [TestCaseSource(nameof(Cases))]
    public void Mistake_IsDescribedAsAccepted(string name) =>
        Golden.Check($"{Folder}/{name}/diagnostics.txt", Annotated.Print(DiagnosticsOf(name)));

    [TestCaseSource(nameof(SingleMistakes))]
    public void OneMistake_GivesOneDiagnosticWithAHint(string name)
    {
        var diagnostics = DiagnosticsOf(name);

        Assert.That(diagnostics.Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { name[..6] }));
        Assert.That(diagnostics[0].Hint, Is.Not.Null);
    }

    [TestCaseSource(nameof(Cases))]
    public void Diagnostics_ComeInTheOrderOfTheText(string name)
    {
        var places = DiagnosticsOf(name).Select(diagnostic => diagnostic.Location.Span.Start);

        Assert.That(places, Is.Ordered);
    }

    [Test]
    public void FiveMistakes_GiveFiveDiagnostics()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var name in Cases.Where(name => name.StartsWith(Several, StringComparison.Ordinal)))
            {
                Assert.That(DiagnosticsOf(name), Has.Length.EqualTo(5), name);
            }
        }
    }

    internal static ImmutableArray<Diagnostic> DiagnosticsOf(string name)
    {
        var folder = Repository.At([.. Folder.Split('/'), name]);
        var scenario = Path.Combine(folder, "scenario.yaml");
        var code = name[..6];
        return (Path.Exists(scenario), Sample.IsOfLint(code)) switch
        {
            (false, _) when Sample.IsOfSources(code) => Sample.OfPackAgainst(
                File.ReadAllText(Path.Combine(folder, "pack.yaml")),
                File.ReadAllText(Path.Combine(folder, "source.txt"))
            ),
            (false, true) => Sample.OfPackLookedOver(File.ReadAllText(Path.Combine(folder, "pack.yaml")), code),
            (false, false) => code == "SE1024" ? Sample.OfPackIn(folder) : Sample.OfPackFilesIn(folder),
            (true, true) => Sample.OfScenarioLookedOver(File.ReadAllText(scenario)),
            _ => code == "SE2026"
                ? Sample.OfScenarioByName(new ScenarioEngine.Text.SourceFile("scenario.yaml", File.ReadAllText(scenario)))
                : Sample.OfScenarioAt(scenario),
        };
    }
}
