namespace ScenarioEngine.Cli.Tests;

/// <summary><c>scenario import</c> into a folder, after which the pack is named.</summary>
public sealed class ImportCommandTests
{
    private const string Table = "party,option,moves,1,2\nMill,filter,on,N,Y\nMill,ranking,,1,2\n";

    [TestCase("Jobs", "jobs")]
    [TestCase("2nd_hand_car", "2nd-hand-car")]
    public void FolderThatCanBeNoName_IsRefusedWithOneThatCan(string folder, string other)
    {
        using var rules = new TemporaryRules("other", "id: other\n");
        var file = Path.Combine(rules.Path, "table.csv");
        File.WriteAllText(file, Table);

        var refused = Tool.Run("import", file, "--out", Path.Combine(rules.Path, folder));
        var made = Tool.Run("import", file, "--out", Path.Combine(rules.Path, other));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.ExitCode, Is.EqualTo(ExitCode.WrongInput));
            Assert.That(refused.Error, Does.Contain($"such as `{other}`"));
            Assert.That(Directory.Exists(Path.Combine(rules.Path, folder)), Is.False);
            Assert.That(made.ExitCode, Is.EqualTo(ExitCode.Done));
            Assert.That(Tool.Run("check", Path.Combine(rules.Path, other)).Error, Does.Not.Contain("error"));
        }
    }
}
