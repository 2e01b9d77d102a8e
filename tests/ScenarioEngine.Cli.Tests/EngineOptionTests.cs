namespace ScenarioEngine.Cli.Tests;

public sealed class EngineOptionTests
{
    private const string Seed = "scenarios/ukraine-interview/border-treaty-final.yaml";

    [TestCase("evaluate")]
    [TestCase("explain")]
    public void BuiltIn_IsWhatRunsWithoutTheOption(string command) =>
        Assert.That(Tool.Run(command, Seed, "--engine", "built-in"), Is.EqualTo(Tool.Run(command, Seed)));

    [Test]
    public void UnknownEngine_NamesThoseThatThereAre()
    {
        var run = Tool.Run("evaluate", Seed, "--engine", "drools");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongInput));
            Assert.That(run.Error, Does.Contain("`drools` is not one of built-in, nrules."));
        }
    }

    [TestCase("explain", "", "scenarios/ukraine-interview/border-treaty-final.yaml")]
    [TestCase("evaluate", "--full", "scenarios")]
    [TestCase("evaluate", "--format=json", "scenarios")]
    [TestCase("evaluate", "--silence=status-quo", "scenarios")]
    public void NRules_GivesTheSameBytes(string command, string option, string path)
    {
        string[] args = [command, path, .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

        Assert.That(Tool.Run([.. args, "--engine", "nrules"]), Is.EqualTo(Tool.Run(args)));
    }
}
