namespace ScenarioEngine.Cli.Tests;

/// <summary>What a shell and a terminal do to a call and its output.</summary>
public sealed class ShellTests
{
    private const string Seed = "scenarios/ukraine-interview/recognition-de-jure.yaml";

    /// <summary>Behind two hyphens stand names of files (POSIX, guideline 10).</summary>
    [TestCase("evaluate")]
    [TestCase("check")]
    [TestCase("format")]
    [TestCase("test")]
    public void WordBehindTwoHyphens_IsAFile(string command)
    {
        var run = Tool.Run(command, "--", "-x.yaml");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongInput));
        Assert.That(run.Error, Does.Contain("-x.yaml").And.Contain("There is no such file."));
    }

    [TestCase("evaluate", "--al", "`--al` is not an option of `evaluate`.")]
    [TestCase("evaluate", "-x.yaml", "`-x.yaml` is not an option of `evaluate`.")]
    public void WordThatLooksLikeAnOption_IsNotTakenForAFile(string command, string word, string message)
    {
        var run = Tool.Run(command, Seed, word);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCode.WrongInput, "")));
        Assert.That(run.Error, Does.StartWith($"scenario: {message}\n"));
    }

    /// <summary>A word with an at sign is a word: what a file of that name holds is not read into the call.</summary>
    [Test]
    public void WordWithAnAtSign_IsAFile()
    {
        var run = Tool.Run("evaluate", "@README.md");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongInput));
        Assert.That(run.Error, Does.Contain("@README.md").And.Contain("There is no such file."));
    }

    [TestCase("evaluate", "`scenario evaluate` needs ")]
    [TestCase("explain", "`scenario explain` needs a scenario file, or - for standard input.")]
    [TestCase("compare", "`scenario compare` needs ")]
    [TestCase("verify", "`scenario verify` needs ")]
    [TestCase("format", "`scenario format` needs ")]
    public void CallWithoutItsArgument_SaysWhatIsNeededAndShowsACall(string command, string start)
    {
        var run = Tool.Run(command);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCode.WrongInput, "")));
        Assert.That(run.Error, Does.StartWith($"scenario: {start}").And.Contain($"Such as `scenario {command} "));
    }

    [TestCase("*/../*/../*.yaml")]
    [TestCase("scenarios/*/../*.yaml")]
    public void PatternThatGoesUpAgain_FindsNothing(string pattern)
    {
        var run = Tool.Run("evaluate", pattern);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCode.WrongInput, "")));
        Assert.That(run.Error, Does.StartWith("scenario: There are no YAML files"));
    }

    [TestCase("[suggest:999999999999]")]
    [TestCase("[suggest:-1]")]
    [TestCase("[suggest:x]")]
    public void PlaceBeyondTheLine_IsAnswered(string word) =>
        Assert.That(Tool.Run(word, "scenario rul").ExitCode, Is.EqualTo(ExitCode.Done));

    [Test]
    public void LostOutput_EndsTheRunAsFailed()
    {
        using var output = new StreamWriter(new StandardStream(new FullStream())) { NewLine = "\n" };
        using var error = new StringWriter();

        var exitCode = CommandLine.Run(
            ["--version"],
            new Terminal(() => Stream.Null, output, error, Terminal.PlainWidth, UsesColor: false, ShowsProgress: false)
        );

        Assert.That(exitCode, Is.EqualTo(ExitCode.ToolFailed));
        Assert.That(error.ToString(), Does.StartWith("scenario: The result could not be written to standard output, and is lost.\n"));
    }

    private sealed class FullStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");

        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device");
    }
}
