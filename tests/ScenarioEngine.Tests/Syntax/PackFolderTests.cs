using ScenarioEngine.Tests.Diagnostics;

namespace ScenarioEngine.Tests.Syntax;

public sealed class PackFolderTests
{
    private const string Head = "id: school-trip\ntitle: School trip\nversion: \"1\"\nsummary: Where the class goes.\n";
    private const string Vocabulary = "issues:\n  place: {title: Place, type: choice, options: [town, coast]}\n";

    [Test]
    public void Files_AreReadFromTheFolderAndBelow()
    {
        using var folder = new TemporaryFolder("school-trip");
        folder.Write("pack.yaml", Head);
        folder.Write("vocabulary.yaml", Vocabulary);
        folder.Write("more/of/it.yml", "issues:\n  day: {title: Day, type: date}\n");
        folder.Write("README.md", "issues: [");

        var pack = Engine.LoadPack(folder.Path).ValueOrThrow();

        Assert.That(pack.Issues.Select(issue => issue.Id), Is.EqualTo(new[] { "day", "place" }));
    }

    [Test]
    public void SlashAtTheEnd_IsTheSameFolder()
    {
        using var folder = new TemporaryFolder("school-trip");
        folder.Write("pack.yaml", Head);

        Assert.That(Engine.LoadPack(folder.Path + Path.DirectorySeparatorChar).ValueOrThrow().Files, Has.Length.EqualTo(1));
    }

    [Test]
    public void LinkToAFileOutside_IsReportedAndNotRead()
    {
        using var outside = new TemporaryFolder();
        using var folder = new TemporaryFolder("school-trip");
        folder.Write("pack.yaml", Head);
        Link(Path.Combine(folder.Path, "positions.yaml"), outside.Write("secret.yaml", "secret: [never, closed"));

        Assert.That(
            Sample.OfPackIn(folder.Path).Select(diagnostic => (diagnostic.Code, diagnostic.Location.File.Path)),
            Is.EqualTo(new[] { ("SE1011", Path.Combine(folder.Path, "positions.yaml")) })
        );
    }

    [Test]
    public void LinkToAFolderOutside_IsReportedAndNotFollowed()
    {
        using var outside = new TemporaryFolder();
        using var folder = new TemporaryFolder("school-trip");
        outside.Write("secret.yaml", "secret: [never, closed");
        folder.Write("pack.yaml", Head);
        Link(Path.Combine(folder.Path, "positions"), outside.Path);

        Assert.That(Sample.OfPackIn(folder.Path).Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { "SE1011" }));
    }

    [Test]
    public void LinkInACircle_Ends()
    {
        using var folder = new TemporaryFolder("school-trip");
        folder.Write("pack.yaml", Head);
        Link(Path.Combine(folder.Path, "again"), folder.Path);

        Assert.That(Sample.OfPackIn(folder.Path).Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { "SE1011" }));
    }

    [Test]
    public void FirstFileThatIsALink_IsNotFollowed()
    {
        using var outside = new TemporaryFolder();
        using var folder = new TemporaryFolder("school-trip");
        Link(Path.Combine(folder.Path, "pack.yaml"), outside.Write("pack.yaml", Head));

        Assert.That(Sample.OfPackIn(folder.Path).Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { "SE1011" }));
    }

    [Test]
    public void MistakesInSeveralFiles_AreAllReported()
    {
        using var folder = new TemporaryFolder("school-trip");
        folder.Write("pack.yaml", Head);
        folder.Write("constraints.yaml", "constraints: [");
        folder.Write("vocabulary.yaml", Vocabulary.Replace("choice", "choise", StringComparison.Ordinal));

        Assert.That(Sample.OfPackIn(folder.Path).Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { "SE1001", "SE1012" }));
    }

    [TestCase("school-trips", "Rename the folder to `school-trip`, or write `id: school-trips`.")]
    [TestCase("School trip", "Rename the folder to `school-trip`.")]
    public void FolderOfAnotherName_IsReportedAtTheId(string name, string hint)
    {
        using var folder = new TemporaryFolder(name);
        folder.Write("pack.yaml", Head);

        var diagnostic = Sample.OfPackIn(folder.Path).Single();

        Assert.That((diagnostic.Code, diagnostic.Location.Text, diagnostic.Hint), Is.EqualTo(("SE1024", "school-trip", hint)));
    }

    private static void Link(string path, string target)
    {
        try
        {
            File.CreateSymbolicLink(path, target);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Assert.Ignore($"This system does not let a test make links: {problem.Message}");
        }
    }
}
