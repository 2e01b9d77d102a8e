namespace ScenarioEngine.Cli.Tests;

/// <summary><c>scenario check</c> as its user types it.</summary>
public sealed class CheckCommandTests
{
    private const string Good = "scenario: A freeze\nrules: ukraine-interview\nterms: {recognition: none}\n";

    [Test]
    public void ShippedFiles_AreCleanEvenOfWarnings()
    {
        var run = Tool.Run("check", "rules/ukraine-interview", "scenarios/ukraine-interview", "--fail-on", "warning");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Error, Is.Empty);
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Done));
            Assert.That(run.Output, Does.Match("read: no mistakes\\.\n$"));
        }
    }

    [TestCase("", "error", ExitCode.Done)]
    [TestCase("", "warning", ExitCode.Done)]
    [TestCase("expect: {outcome: open}\n", "warning", ExitCode.Done)]
    [TestCase("expect: {outcome: conflict}\n", "error", ExitCode.Conflict)]
    [TestCase("expect: {outcome: conflictt}\n", "error", ExitCode.WrongInput)]
    [TestCase("as-of: 2020-01-01\n", "error", ExitCode.Done)]
    [TestCase("as-of: 2020-01-01\n", "warning", ExitCode.Conflict)]
    public void ExitCode_FollowsTheWorst(string more, string failOn, int expected)
    {
        Assert.That(Tool.RunOn(Good + more, "check", "-", "--fail-on", failOn).ExitCode, Is.EqualTo(expected));
    }

    [Test]
    public void Warning_IsFollowedByHowToAllowIt()
    {
        var run = Tool.RunOn(Good + "as-of: 2020-01-01\n", "check", "-");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Error, Does.StartWith("standard input(1,11): warning SE7018: "));
            Assert.That(run.Output, Does.Contain("One scenario read: no mistakes and one warning."));
            Assert.That(run.Output, Does.Contain("`# allow SE7018: why`"));
        }
    }

    [Test]
    public void AllowedWarning_IsGone() =>
        Assert.That(Tool.RunOn($"# allow SE7018: Nothing had been stated by then.\n{Good}as-of: 2020-01-01\n", "check", "-", "--fail-on", "warning").ExitCode, Is.EqualTo(ExitCode.Done));

    [Test]
    public void NothingToCheck_IsSaid() => Assert.That(Tool.Run("check", ".ci").Error, Does.StartWith("scenario: There is nothing to check there."));
}
