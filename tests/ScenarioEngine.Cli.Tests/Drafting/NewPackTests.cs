using System.Text.RegularExpressions;

namespace ScenarioEngine.Cli.Tests.Drafting;

/// <summary><c>scenario new pack</c>: an example that works, with comments that teach.</summary>
public sealed partial class NewPackTests
{
    [Test]
    public void Pack_IsFreeOfMistakesAndWarnings()
    {
        using var typist = new Typist();
        var folder = typist.At("rules", "my-pack");

        var made = Tool.Run("new", "pack", folder);

        Assert.That((made.ExitCode, made.Error), Is.EqualTo((ExitCode.Done, "")));
        Assert.That(made.Output, Does.Contain($"Written: {folder}/pack.yaml\n").And.Contain($"scenario check {folder}\n"));
        Assert.That(Tool.Run("check", folder, "--fail-on", "warning").Error, Is.Empty);
        Assert.That(Tool.Run("format", "--check", folder).ExitCode, Is.EqualTo(ExitCode.Done));
    }

    [Test]
    public void ExamplesInItsComments_AreRightToo()
    {
        using var typist = new Typist();
        var folder = typist.At("my-pack");
        Tool.Run("new", "pack", folder);
        var vocabulary = Path.Combine(folder, "vocabulary.yaml");
        File.WriteAllText(
            vocabulary,
            Example().Replace(File.ReadAllText(vocabulary), match => match.Value.Replace("\n#", "\n", StringComparison.Ordinal))
        );

        var check = Tool.Run("check", folder, "--fail-on", "warning");

        Assert.That(check.Error, Is.Empty);
        Assert.That(Tool.Run("rules", "show", folder).Output, Does.Contain("Implication").And.Contain("Constraint"));
    }

    [Test]
    public void ScenarioForIt_IsEvaluated()
    {
        using var typist = new Typist();
        Tool.Run("new", "pack", typist.At("my-pack"));

        var (exitCode, screen) = typist.Answer(
            ["", "3", "outsiders", "q"],
            "new",
            "scenario",
            typist.At("a"),
            "--rules",
            typist.At("my-pack")
        );

        Assert.That(exitCode, Is.EqualTo(ExitCode.Done));
        Assert.That(
            screen,
            Does.Contain("First party: conflict (was open)\n").And.EndWith("  scenario evaluate FOLDER/a.yaml --rules FOLDER/my-pack\n")
        );
        Assert.That(Tool.Run("evaluate", typist.At("a.yaml"), "--rules", typist.At("my-pack")).ExitCode, Is.EqualTo(ExitCode.Conflict));
    }

    [TestCase("My Pack", "`My Pack` cannot be used as a name.", "Write `my-pack`: a name has small letters, digits and hyphens only.")]
    [TestCase(
        "open",
        "`open` cannot be used as a name.",
        "`open` has a meaning of its own: it leaves a field open on purpose. Choose another word."
    )]
    [TestCase(
        "a: &b\n*c",
        "`a: &b *c` cannot be used as a name.",
        "A name has small letters, digits and hyphens only, such as `notice-period`."
    )]
    public void NameThatIsNone_IsRefused(string name, string message, string hint)
    {
        var run = Tool.Run("new", "pack", name);

        Assert.That(
            (run.ExitCode, run.Output, run.Error),
            Is.EqualTo((ExitCode.WrongInput, "", $"scenario: {message}\n   = hint: {hint}\n"))
        );
    }

    [TestCase("ukraine-interview", "There is a rule pack `ukraine-interview` already, in `rules/ukraine-interview`.")]
    [TestCase(
        "tests/ScenarioEngine.Cli.Tests/taken",
        "`tests/ScenarioEngine.Cli.Tests/taken` is there already, and nothing is written over."
    )]
    [TestCase("README.md/below", "`README.md/below` could not be written.")]
    public void NameThatIsTaken_IsRefused(string name, string message)
    {
        using var typist = new Typist();
        var free = name.Contains("taken", StringComparison.Ordinal) ? typist.At("taken") : name;
        Directory.CreateDirectory(typist.At("taken"));

        var run = Tool.Run("new", "pack", free);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongInput));
        Assert.That(
            run.Error,
            Does.StartWith(
                $"scenario: {message.Replace("tests/ScenarioEngine.Cli.Tests/taken", typist.At("taken"), StringComparison.Ordinal)}\n"
            )
        );
    }

    [GeneratedRegex(@"\n#(implications|constraints):(\n#.*)*")]
    private static partial Regex Example();
}
