namespace ScenarioEngine.Cli.Tests;

/// <summary>
/// Places that are not there, may not be used, or lead elsewhere end in a sentence: never in our own failure, never in an endless walk.
/// </summary>
public sealed class HostilePlaceTests
{
    private const string Scenario = "scenarios/ukraine-interview/recognition-de-jure.yaml";
    private const string Nowhere = "no/such/place.yaml";

    [TestCase("evaluate", Nowhere)]
    [TestCase("evaluate", Scenario, "--receipt", Nowhere)]
    [TestCase("evaluate", Scenario, "--receipt", "/")]
    [TestCase("explain", Nowhere)]
    [TestCase("what-if", Nowhere)]
    [TestCase("compare", Nowhere, Scenario)]
    [TestCase("explore", Nowhere)]
    [TestCase("repair", Nowhere)]
    [TestCase("check", Nowhere)]
    [TestCase("check", "a\0b")]
    [TestCase("test", Nowhere)]
    [TestCase("verify", Nowhere)]
    [TestCase("verify", "/")]
    [TestCase("verify", Scenario)]
    [TestCase("format", Nowhere)]
    [TestCase("rules", "show", Nowhere)]
    [TestCase("schema", "scenario", Nowhere)]
    [TestCase("serve", "--rules", Nowhere, "--urls", "nowhere")]
    [TestCase("new", "scenario", "--rules", Nowhere)]
    [TestCase("new", "scenario", "README.md/below.yaml", "--rules", "cuba-1962")]
    [TestCase("new", "pack", "README.md/below")]
    [TestCase("new", "pack", "/")]
    public void PlaceThatIsNone_EndsInASentence(params string[] args)
    {
        var run = Tool.Run(args);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongInput), run.Error);
        Assert.That(run.Error, Does.Contain("hint: ").And.Not.Contain("SE9001"));
    }

    [Test]
    public void LinkToAFolder_IsNotFollowed()
    {
        var folder = Directory.CreateTempSubdirectory("scenario-links-").FullName;
        File.Copy(Scenario, Path.Combine(folder, "a.yaml"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "circle"), folder);
        Directory.CreateSymbolicLink(Path.Combine(folder, "out"), Path.GetFullPath("scenarios"));

        var all = Tool.Run("check", folder);
        var pattern = Tool.Run("check", $"{folder}/**/*.yaml");
        Directory.Delete(folder, recursive: true);

        Assert.That((all.Output, pattern.Output), Is.EqualTo(("One scenario read: no mistakes.\n", "One scenario read: no mistakes.\n")));
    }
}
