using ScenarioEngine.Tests.Diagnostics;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests;

public sealed class PackLibraryTests
{
    /// <summary>A shell that completes the name of a folder writes a slash behind it.</summary>
    [TestCase("", TestName = "FolderOfAPack_IsFoundByTheNameOfThePack")]
    [TestCase("/", TestName = "FolderOfAPack_WithASlash_IsFoundByTheNameOfThePack")]
    [TestCase("/.", TestName = "FolderOfAPack_WithAPoint_IsFoundByTheNameOfThePack")]
    public void FolderOfAPack(string end)
    {
        using var folder = new TemporaryFolder("lease");
        folder.Write("pack.yaml", "id: lease\ntitle: Lease\nversion: 1\nsummary: Words.\nissues: {rent: {title: Rent, type: number}}\n");
        var library = new PackLibrary([folder.Path + end], []);

        var scenario = Engine.LoadScenario(new SourceFile("a.yaml", "scenario: A\nrules: lease\nterms: {rent: 5}\n"), library);

        Assert.That(scenario.Diagnostics, Is.Empty);
        Assert.That(library.FindAll().Keys, Does.Contain("lease"));
    }
}
