namespace ScenarioEngine.Cli.Tests;

/// <summary>Calls that cannot be carried out say in one sentence what is missing or wrong, and what can be written.</summary>
public sealed class CallTests
{
    [TestCase("`scenario new` needs one of its commands: `pack`, `scenario` or `lesson`.", "new")]
    [TestCase("`scenario rules` needs one of its commands: `list`, `show`, `search`,", "rules")]
    [TestCase("`--lock` needs a value behind it: `--lock PATH`.", "repair", "x.yaml", "--lock")]
    [TestCase("`--fail-on` needs a value behind it: `--fail-on error|warning`.", "check", "x.yaml", "--fail-on")]
    [TestCase("`--first` is not an option of `explore`.", "explore", "ukraine-interview", "--first", "3")]
    [TestCase("`--first` is not an option of `explore`.", "explore", "ukraine-interview", "--first=3")]
    [TestCase("`tcsh` is not one of bash,", "completion", "tcsh")]
    [TestCase("An empty word is in everything; write what to search for.", "rules", "search", "")]
    public void Mistake_IsSaidInOneSentence(string sentence, params string[] call)
    {
        var run = Tool.Run(call);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCode.WrongInput, "")));
        Assert.That(run.Error, Does.StartWith($"scenario: {sentence}").And.Contain("= hint: "));
        Assert.That(run.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(2));
    }

    /// <summary>Nobody writes to the pipe: a command that opens it would wait for ever.</summary>
    [Test]
    [Platform(Exclude = "Win")]
    [CancelAfter(10_000)]
    public void PipeToVerify_IsRefused()
    {
        var folder = Directory.CreateTempSubdirectory("scenario-").FullName;
        try
        {
            var pipe = Path.Combine(folder, "report.json");
            using var making = System.Diagnostics.Process.Start("mkfifo", pipe);
            making.WaitForExit();

            Assert.That(Tool.Run("verify", pipe).Error, Does.StartWith($"scenario: `{pipe}` is no receipt"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestCase("--set", "troops", "Write `troops=…` with the value in place of the dots, such as `recognition=none`.")]
    [TestCase("--reading", "x", "Write `x=…` with the value in place of the dots,")]
    public void EditWithoutItsValue_SaysHowItIsWritten(string option, string word, string hint) =>
        Assert.That(Tool.Run("what-if", "scenarios/ukraine-interview/recognition-de-jure.yaml", option, word).Error, Does.Contain(hint));
}
