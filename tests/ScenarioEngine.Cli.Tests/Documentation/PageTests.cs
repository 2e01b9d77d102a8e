using ScenarioEngine.Tests.Documentation;

namespace ScenarioEngine.Cli.Tests.Documentation;

/// <summary>
/// The pages to learn and to do from, walked as a newcomer walks them: from top to bottom, every file saved and every command typed.
/// </summary>
/// <remarks>
/// Runs alone, because the folder in which commands are typed is that of the whole process. Each page has a folder of its own, with the
/// packs and scenarios that ship.
/// </remarks>
[NonParallelizable]
public sealed class PageTests
{
    private static readonly string[] Folders = ["how-to", "tutorial"];

    private DirectoryInfo _folder = new(".");

    private static IEnumerable<string> Pages =>
        Folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Tool.Root, "src", "ScenarioEngine.Docs", folder), "*.md"))
            .Select(file => Path.GetRelativePath(Tool.Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

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
        var blocks = Read(page).Blocks;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadLines(Path.Combine(Tool.Root, page)).FirstOrDefault(), Does.StartWith("# "));
            Assert.That(blocks, Is.Not.Empty, "a page without a block shows nothing");
            foreach (var block in blocks)
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

    private static MarkdownDocument Read(string page) => MarkdownDocument.Parse(page, File.ReadAllText(Path.Combine(Tool.Root, page)));

    private static void Save(FencedBlock block)
    {
        var path = Path.GetFullPath(
            block.Path ?? throw new InvalidOperationException($"The block in line {block.Line} does not say where to save it.")
        );
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        File.WriteAllText(path, block.Text);
    }

    private static void Copy(string from, string to)
    {
        // Scenarios and packs, and the texts of their lessons.
        foreach (
            var file in Directory
                .EnumerateFiles(from, "*.*", SearchOption.AllDirectories)
                .Where(file => Path.GetExtension(file) is ".yaml" or ".md")
        )
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? to);
            File.Copy(file, copy);
        }
    }
}
