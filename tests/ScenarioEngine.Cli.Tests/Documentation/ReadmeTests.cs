using System.Text.RegularExpressions;
using ScenarioEngine.Tests.Documentation;

namespace ScenarioEngine.Cli.Tests.Documentation;

/// <summary>The README of each pack shows what the tool prints: every <c>$ scenario …</c> in it is run, and every line below it is compared.</summary>
public sealed partial class ReadmeTests
{
    private static IEnumerable<string> Readmes =>
        Directory.GetDirectories(Path.Combine(Tool.Root, "rules")).Order(StringComparer.Ordinal)
            .Select(folder => Path.Combine("rules", Path.GetFileName(folder), "README.md"));

    private static IEnumerable<TestCaseData> Runs =>
        from readme in Readmes
        from run in ConsoleRun.In(MarkdownDocument.Parse(readme, File.ReadAllText(Path.Combine(Tool.Root, readme))))
        select new TestCaseData(run).SetArgDisplayNames(readme, run.Command);

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
}
