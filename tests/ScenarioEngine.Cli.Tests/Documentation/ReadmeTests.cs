using System.Text;
using System.Text.RegularExpressions;

namespace ScenarioEngine.Cli.Tests.Documentation;

/// <summary>The README shows what the tool prints: every <c>$ scenario …</c> in it is run, and every line below it is compared.</summary>
/// <remarks>A line <c>[…]</c> stands for any number of lines. <c>SCENARIO_ACCEPT=1 dotnet test</c> writes the output into blocks that leave nothing out.</remarks>
public sealed partial class ReadmeTests
{
    private const string Omission = "[…]";
    private const string Prompt = "$ scenario ";
    private static readonly Lock Writing = new();

    private static IEnumerable<TestCaseData> Runs =>
        from block in Blocks(File.ReadAllText(Path.Combine(Tool.Root, "README.md")))
        from run in Split(block)
        select new TestCaseData(run.Command, run.Expected).SetArgDisplayNames(run.Command);

    [Test]
    public void Readme_ShowsRuns() => Assert.That(Runs.Count(), Is.GreaterThanOrEqualTo(5));

    [TestCaseSource(nameof(Runs))]
    public void Output_IsWhatTheReadmeShows(string command, string expected)
    {
        var run = Tool.Run(Words().Matches(command).Select(match => match.Value.Trim('\'')).ToArray());
        var actual = (run.Error + run.Output).TrimEnd('\n');

        if (Environment.GetEnvironmentVariable("SCENARIO_ACCEPT") == "1" && !expected.Contains(Omission, StringComparison.Ordinal))
        {
            Accept(command, expected, actual);
            return;
        }

        var pattern = string.Join("\n", expected.Split('\n').Select(line => line == Omission ? @"[\s\S]*?" : Regex.Escape(line)));
        Assert.That(actual, Does.Match($"^{pattern}$"), actual);
    }

    [Test]
    public void LibrarySample_IsTheOneThatIsCompiledAndRun()
    {
        var readme = File.ReadAllText(Path.Combine(Tool.Root, "README.md"));
        var sample = CSharpBlock().Match(readme).Groups[1].Value.Trim();
        var test = File.ReadAllText(Path.Combine(Tool.Root, "tests", "ScenarioEngine.Cli.Tests", "Documentation", "LibrarySample.cs"));
        var compiled = string.Join('\n', test.Split('\n').Select(line => line.Trim()));

        Assert.That(compiled, Does.Contain(sample));
    }

    private static void Accept(string command, string expected, string actual)
    {
        var path = Path.Combine(Tool.Root, "README.md");
        var before = $"{Prompt}{command}\n{(expected.Length > 0 ? expected + "\n" : "")}";
        lock (Writing)
        {
            File.WriteAllText(path, File.ReadAllText(path).Replace(before, $"{Prompt}{command}\n{actual}\n", StringComparison.Ordinal), new UTF8Encoding(false));
        }
    }

    private static IEnumerable<string> Blocks(string markdown) => ConsoleBlock().Matches(markdown).Select(match => match.Groups[1].Value);

    private static IEnumerable<(string Command, string Expected)> Split(string block) =>
        from run in block.Split(Prompt).Skip(1)
        let end = run.IndexOf('\n', StringComparison.Ordinal)
        select (run[..end], run[(end + 1)..].TrimEnd('\n'));

    [GeneratedRegex("```console\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ConsoleBlock();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex("'[^']*'|[^ ]+")]
    private static partial Regex Words();
}
