using System.Globalization;
using ScenarioEngine.Tests.Documentation;

namespace ScenarioEngine.Cli.Tests.Documentation;

/// <summary>
/// The guides for people who write YAML, tried as a reader tries them: every sample saved under its path, every command typed there.
/// </summary>
/// <remarks>Runs alone, because the folder in which commands are typed is that of the whole process.</remarks>
[NonParallelizable]
public sealed class GuideTests
{
    private static readonly MarkdownDocument[] Guides = [Read("rules/README.md"), Read("scenarios/README.md")];

    private DirectoryInfo _folder = new(".");

    private static IEnumerable<TestCaseData> Runs =>
        from guide in Guides
        from run in ConsoleRun.In(guide)
        select new TestCaseData(run).SetArgDisplayNames(guide.Name, run.Command);

    private static IEnumerable<TestCaseData> Commands =>
        from guide in Guides
        from span in guide.CodeSpans
        where span.StartsWith("scenario ", StringComparison.Ordinal)
        select new TestCaseData(span["scenario ".Length..]).SetArgDisplayNames(guide.Name, span);

    [OneTimeSetUp]
    public void SaveTheSamples()
    {
        _folder = Directory.CreateTempSubdirectory("scenario-guides-");
        foreach (var block in Guides.SelectMany(guide => guide.Blocks).Where(block => block.Info is "yaml pack" or "yaml scenario"))
        {
            var path = Path.Combine(
                _folder.FullName,
                block.Path ?? throw new InvalidOperationException($"The block in line {block.Line} does not say where to save it.")
            );
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? _folder.FullName);
            File.WriteAllText(path, block.Text);
        }

        Directory.SetCurrentDirectory(_folder.FullName);
    }

    [OneTimeTearDown]
    public void GoBackToTheRoot()
    {
        Directory.SetCurrentDirectory(Tool.Root);
        _folder.Delete(recursive: true);
    }

    [Test]
    public void Guides_ShowRuns() =>
        Assert.That(Runs.Select(run => (run.Arguments[0] as ConsoleRun)?.Path).Distinct(), Is.EqualTo(Guides.Select(guide => guide.Name)));

    [TestCaseSource(nameof(Runs))]
    public void Output_IsWhatTheGuideShows(object run) => ((ConsoleRun)run).Check();

    [TestCaseSource(nameof(Commands))]
    public void Command_DoesWhatItIsNamedFor(string command)
    {
        var run = Tool.Run(ConsoleRun.Split(command));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.AnyOf(ExitCode.Done, ExitCode.Conflict));
            Assert.That(run.Error, Is.Empty);
            Assert.That(run.Output, Is.Not.Empty);
        }
    }

    [Test]
    public void ExplainedLines_StandInTheReport()
    {
        var report = OnOneLine(Guides[0].Blocks.First(block => block.Info == "console").Text);
        var explained =
            from row in Guides[0].Table("the report says").Rows
            from span in MarkdownDocument.CodeIn(row[0])
            from piece in span.Split('…')
            select OnOneLine(piece);

        Assert.That(explained.Where(piece => !report.Contains(piece, StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase(0, "evaluate", "scenarios/office-lease/first-offer.yaml")]
    [TestCase(0, "evaluate", "scenarios/office-lease/first-offer.yaml", "--silence", "status-quo")]
    [TestCase(0, "evaluate", "scenarios/office-lease/conversion.yaml", "--fail-on", "never")]
    [TestCase(1, "evaluate", "scenarios/office-lease/conversion.yaml")]
    [TestCase(1, "evaluate", "scenarios/office-lease/first-offer.yaml", "--fail-on", "open")]
    [TestCase(1, "evaluate", "scenarios/office-lease/first-offer.yaml", "--silence", "status-quo", "--fail-on", "objection")]
    [TestCase(2, "evaluate", "scenarios/office-lease/missing.yaml")]
    public void ExitCode_IsInTheTable(int expected, params string[] args)
    {
        var table = Guides[1].Table("exit code");

        Assert.That(Tool.Run(args).ExitCode, Is.EqualTo(expected));
        Assert.That(table.Rows.Select(row => row[0]), Contains.Item(expected.ToString(CultureInfo.InvariantCulture)));
    }

    [Test]
    public void AnswerKeyNotMet_HasTheExitCodeInTheTable()
    {
        var row = Guides[1].Table("exit code").Rows.Single(row => row[1].Contains("answer key", StringComparison.Ordinal));
        var run = Tool.RunOn("scenario: Wrong key\nrules: office-lease\nterms: {lease: 5 years}\nexpect: {outcome: clear}\n", "check", "-");

        Assert.That(run.ExitCode.ToString(CultureInfo.InvariantCulture), Is.EqualTo(row[0]));
    }

    private static string OnOneLine(string text) => string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static MarkdownDocument Read(string path) => MarkdownDocument.Parse(path, File.ReadAllText(Path.Combine(Tool.Root, path)));
}
