using System.Text.RegularExpressions;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Documentation;
using ScenarioEngine.Text;

namespace ScenarioEngine.Cli.Tests.Documentation;

/// <summary>
/// The README, that of each pack, and the pages of the documentation show what the tool prints: every <c>$ scenario …</c> in it is run, and
/// every line below it is compared.
/// </summary>
public sealed partial class ReadmeTests
{
    private static IEnumerable<string> Readmes =>
        Directory
            .GetDirectories(Path.Combine(Tool.Root, "rules"))
            .Order(StringComparer.Ordinal)
            .Select(folder => Path.Combine("rules", Path.GetFileName(folder), "README.md"))
            .Concat(
                Directory
                    .GetFiles(Path.Combine(Tool.Root, "src", "ScenarioEngine.Docs"), "*.md")
                    .Order(StringComparer.Ordinal)
                    .Select(page => Path.GetRelativePath(Tool.Root, page))
            )
            .Prepend("README.md");

    private static IEnumerable<TestCaseData> Runs =>
        from readme in Readmes
        from run in ConsoleRun.In(MarkdownDocument.Parse(readme, File.ReadAllText(Path.Combine(Tool.Root, readme))))
        select new TestCaseData(run).SetArgDisplayNames(readme, run.Command);

    [Test]
    public void Pages_ShowRuns() =>
        Assert.That(
            Runs.Select(run => ((ConsoleRun?)run.Arguments[0])?.Path),
            Does.Contain("README.md").And.Contain(Path.Combine("src", "ScenarioEngine.Docs", "tour.md"))
        );

    [Test]
    public void Readme_IsShort() => Assert.That(File.ReadAllLines(Path.Combine(Tool.Root, "README.md")), Has.Length.LessThanOrEqualTo(200));

    /// <summary>The first YAML that anybody sees is a scenario, and comes to what stands below it.</summary>
    [Test]
    public void FirstScenario_CrossesTheLineThatTheReportNames()
    {
        var yaml = YamlBlock().Match(File.ReadAllText(Path.Combine(Tool.Root, "README.md"))).Groups[1].Value;
        var pack = Engine.LoadPack(Path.Combine(Tool.Root, "rules", "ukraine-interview")).ValueOrThrow();
        var evaluation = Engine.Compile(pack).Evaluate(Engine.LoadScenario(new SourceFile("first.yaml", yaml), pack).ValueOrThrow());

        Assert.That(
            evaluation.Findings.Where(finding => finding.Status == FindingStatus.Crossed).Select(finding => finding.Position.FullName),
            Is.EqualTo(new[] { "ukraine/no-recognition" })
        );
    }

    [TestCaseSource(nameof(Runs))]
    public void Output_IsWhatTheReadmeShows(object run) => ((ConsoleRun)run).Check();

    [Test]
    public void LibrarySample_IsTheOneThatIsCompiledAndRun()
    {
        var readme = File.ReadAllText(Path.Combine(Tool.Root, "README.md"));
        var sample = CSharpBlock().Match(readme).Groups[1].Value.Trim();
        var test = File.ReadAllText(Path.Combine(Tool.Root, "tests", "ScenarioEngine.Cli.Tests", "Documentation", "LibrarySample.cs"));
        var compiled = string.Join('\n', test.Split('\n').Select(line => line.Trim()));

        Assert.That(compiled, Does.Contain(sample));
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex YamlBlock();
}
