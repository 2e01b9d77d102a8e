namespace ScenarioEngine.Cli.Tests;

/// <summary><c>--rules</c> and what else a call names: what is not there is a mistake, never passed over.</summary>
public sealed class RulesOptionTests
{
    private const string Seed = "scenarios/ukraine-interview/recognition-de-jure.yaml";

    [TestCase("evaluate", Seed)]
    [TestCase("explain", Seed)]
    [TestCase("what-if", Seed)]
    [TestCase("compare", Seed, Seed)]
    [TestCase("explore", Seed)]
    [TestCase("repair", Seed)]
    [TestCase("check", Seed)]
    [TestCase("test", Seed)]
    [TestCase("rules", "list")]
    [TestCase("serve")]
    [TestCase("evaluate", Seed, "--format", "jsonl")]
    public void FolderThatIsNotThere_IsAnError(params string[] call)
    {
        var run = Tool.Run([.. call, "--rules", "rulse"]);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCode.WrongInput, "")));
        Assert.That(run.Error, Does.StartWith("scenario: There is no folder `rulse`. Did you mean `rules`?\n"));
    }

    [TestCase("rules/no/where", "There is no folder `rules/no/where`. There is no folder `rules/no` either.")]
    [TestCase("README.md", "`README.md` is a file, and rule packs are looked for in folders.")]
    [TestCase(".", "There is no rule pack in `.`. Did you mean `./rules`?")]
    [TestCase("scenarios", "There is no rule pack in `scenarios`. A pack is a folder with a `pack.yaml` in it.")]
    [TestCase("ukraine-interview", "There is no folder `ukraine-interview`.")]
    public void FolderWithoutPacks_IsAnError(string folder, string message)
    {
        var run = Tool.Run("evaluate", Seed, "--rules", folder);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCode.WrongInput, "")));
        Assert.That(run.Error, Does.StartWith($"scenario: {message}\n"));
    }

    [TestCase("rules")]
    [TestCase("rules/ukraine-interview")]
    public void FolderOfPacksAndFolderOfOne_AreLookedIn(string folder) =>
        Assert.That(Tool.Run("evaluate", Seed, "--rules", folder).ExitCode, Is.EqualTo(ExitCode.Conflict));

    /// <summary>A folder that has the name of the pack is meant, and what is wrong with it is said.</summary>
    [Test]
    public void FolderOfTheNameWithoutAPack_IsNotPassedOver()
    {
        using var rules = new TemporaryRules("other", "id: other\ntitle: Other\nversion: 0.1.0\nsummary: s\n");
        Directory.CreateDirectory(Path.Combine(rules.Path, "ukraine-interview"));

        var run = Tool.Run("evaluate", Seed, "--rules", rules.Path);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongInput));
        Assert.That(run.Error, Does.Contain("is not the folder of a rule pack"));
    }

    [Test]
    public void OneOfSeveralFoldersWithoutFiles_IsAnError()
    {
        var run = Tool.Run("evaluate", Seed, "scenarios/ukraine-intervew/*.yaml");

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCode.WrongInput, "")));
        Assert.That(run.Error, Does.StartWith("scenario: There are no YAML files in `scenarios/ukraine-intervew/*.yaml`.\n"));
    }

    [Test]
    public void FilterThatNothingHas_IsAnError()
    {
        var run = Tool.Run("test", Seed, "--filter", "recogniton");

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCode.WrongInput, "")));
        Assert.That(run.Error, Does.StartWith("scenario: No scenario there has `recogniton` in its path or title.\n"));
    }
}
