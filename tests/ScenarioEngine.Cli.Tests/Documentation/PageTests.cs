using System.Text.RegularExpressions;
using ScenarioEngine.Tests.Documentation;

namespace ScenarioEngine.Cli.Tests.Documentation;

/// <summary>The README and the pages of the documentation, walked as a newcomer walks them: from top to bottom, every file saved and every command typed.</summary>
/// <remarks>Runs alone, because the folder in which commands are typed is that of the whole process. Each page has a folder of its own, with the packs and scenarios that ship.</remarks>
[NonParallelizable]
public sealed partial class PageTests
{
    private const string Folder = "src/ScenarioEngine.Docs";

    private DirectoryInfo _folder = new(".");

    private static IEnumerable<string> Pages =>
        Directory.EnumerateFiles(Path.Combine(Tool.Root, Folder), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Tool.Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .Prepend("README.md");

    [SetUp]
    public void UnpackWhatShips()
    {
        _folder = Directory.CreateTempSubdirectory("scenario-page-");
        foreach (var shipped in (string[])["rules", "scenarios"])
        {
            Copy(Path.Combine(Tool.Root, shipped), Path.Combine(_folder.FullName, shipped));
        }

        Directory.SetCurrentDirectory(_folder.FullName);
    }

    [TearDown]
    public void GoBackToTheRoot()
    {
        Directory.SetCurrentDirectory(Tool.Root);
        _folder.Delete(recursive: true);
    }

    [TestCaseSource(nameof(Pages))]
    public void Page_ShowsWhatTheToolPrints(string page)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var block in Read(page).Blocks)
            {
                if (block.Info.StartsWith("yaml ", StringComparison.Ordinal))
                {
                    Save(block);
                }

                foreach (var run in ConsoleRun.In(page, block))
                {
                    run.Check();
                }
            }
        }
    }

    [Test]
    public void Readme_FitsOnAFewScreens() => Assert.That(File.ReadLines(Path.Combine(Tool.Root, "README.md")).Count(), Is.LessThanOrEqualTo(200));

    [TestCaseSource(nameof(Pages))]
    public void Links_LeadToFiles(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Tool.Root, page)) ?? Tool.Root;
        var targets = LocalLink().Matches(File.ReadAllText(Path.Combine(Tool.Root, page))).Select(match => match.Groups[1].Value);

        Assert.That(targets.Where(target => !Path.Exists(Path.Combine(folder, target))), Is.Empty);
    }

    private static MarkdownDocument Read(string page) => MarkdownDocument.Parse(page, File.ReadAllText(Path.Combine(Tool.Root, page)));

    private static void Save(FencedBlock block)
    {
        var path = Path.GetFullPath(block.Path ?? throw new InvalidOperationException($"The block in line {block.Line} does not say where to save it."));
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        File.WriteAllText(path, block.Text);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? to);
            File.Copy(file, copy);
        }
    }

    /// <summary>A link to a file of the repository, without its place on the page.</summary>
    [GeneratedRegex(@"\]\((?!https?:|#)([^)#]+)")]
    private static partial Regex LocalLink();
}
