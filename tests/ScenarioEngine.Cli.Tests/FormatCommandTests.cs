namespace ScenarioEngine.Cli.Tests;

/// <summary><c>scenario format</c> as its user types it.</summary>
public sealed class FormatCommandTests
{
    [Test]
    public void Check_NamesWhatWouldChangeAndWritesNothing()
    {
        var folder = Directory.CreateTempSubdirectory("scenario-format-");
        var path = Path.Combine(folder.FullName, "a.yaml");
        File.WriteAllText(path, "rules: a\nscenario: A\n");

        var check = Tool.Run("format", "--check", path);
        var untouched = File.ReadAllText(path);
        var format = Tool.Run("format", path);
        var formatted = File.ReadAllText(path);
        var again = Tool.Run("format", "--check", path);
        folder.Delete(recursive: true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (check.ExitCode, check.Output),
                Is.EqualTo((ExitCode.Conflict, $"{path}\nOne file read: one file would change.\n"))
            );
            Assert.That(untouched, Is.EqualTo("rules: a\nscenario: A\n"));
            Assert.That((format.ExitCode, format.Output), Is.EqualTo((ExitCode.Done, $"{path}\nOne file read: one file changed.\n")));
            Assert.That(formatted, Is.EqualTo("scenario: A\nrules: a\n"));
            Assert.That((again.ExitCode, again.Output), Is.EqualTo((ExitCode.Done, "One file read: no files would change.\n")));
        }
    }

    [Test]
    public void StandardInput_IsRefused() =>
        Assert.That(Tool.RunOn("scenario: A\n", "format", "-").ExitCode, Is.EqualTo(ExitCode.WrongInput));
}
