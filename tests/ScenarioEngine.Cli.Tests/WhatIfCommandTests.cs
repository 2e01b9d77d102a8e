using System.Text.Json;

namespace ScenarioEngine.Cli.Tests;

public sealed class WhatIfCommandTests
{
    private const string Recognition = "scenarios/ukraine-interview/recognition-de-jure.yaml";

    [Test]
    public void ThreeEdits_NameTheOneThatClearedTheConflict()
    {
        var run = Tool.Run(
            "what-if",
            Recognition,
            "--set",
            "sanctions.relief=staged",
            "--set",
            "recognition=none",
            "--unset",
            "vote.referendum"
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Done));
            Assert.That(run.Error, Is.Empty);
            Assert.That(run.Output, Does.Contain("CONFLICT -> CLEAR  The outcome is turned by recognition: none."));
            Assert.That(run.Output, Does.Match(@"Ukraine +conflict +clear +recognition: none\n"));
            Assert.That(
                run.Output,
                Does.Match(
                    @"Ukraine: Occupied territory is never +crossed +respected +recognition: none\nrecognised \(ukraine/no-recognition\)\n"
                )
            );
        }
    }

    [Test]
    public void EveryMistakenEdit_IsReported()
    {
        var run = Tool.Run("what-if", Recognition, "--set", "one=1", "--set", "two=2", "--set", " ");

        Assert.That(
            run.Error.Split('\n').Where(line => line.StartsWith("--set", StringComparison.Ordinal)),
            Is.EquivalentTo(
                new[]
                {
                    "--set(1,1): error SE2003: Issue `one` is not declared in this pack.",
                    "--set(1,1): error SE2003: Issue `two` is not declared in this pack.",
                    "--set: error SE1023: A name is missing here.",
                }
            )
        );
    }

    [Test]
    public void TwoEditsNeededTogether_AreNamedTogether()
    {
        const string scenario = "scenario: Nothing yet\nrules: ukraine-interview\nterms: {ceasefire: {line: none}}\n";

        var run = Tool.RunOn(
            scenario,
            "what-if",
            "-",
            "--set",
            "border-treaty.form=final",
            "--set",
            "border-treaty.line=current-lines",
            "--set",
            "frozen-assets=split"
        );

        Assert.That(
            run.Output.ReplaceLineEndings(" "),
            Does.Match(
                @"OPEN -> CONFLICT +The outcome is turned by border-treaty\.form: final and\s+border-treaty\.line: current-lines together\."
            )
        );
    }

    [Test]
    public void WithoutWords_EveryEditOfTheFileIsMadeByItself()
    {
        var run = Tool.Run("what-if", Recognition);

        Assert.That(
            run.Output.Split('\n').Where(line => line.StartsWith("WHAT IF", StringComparison.Ordinal)),
            Is.EqualTo(
                new[]
                {
                    "WHAT IF  Recognition de facto (recognition: de-facto)",
                    "WHAT IF  No recognition (recognition: none)",
                    "WHAT IF  Without the red line on recognition (without ukraine/no-recognition)",
                }
            )
        );
    }

    [Test]
    public void EditedScenario_IsReportedAsAFileOfItsOwnWouldBe()
    {
        var fresh = Tool.RunOn(
            File.ReadAllText(Recognition).Replace("recognition: de-jure", "recognition: none", StringComparison.Ordinal),
            "evaluate",
            "-",
            "--all"
        );
        var edited = Tool.Run("what-if", Recognition, "--set", "recognition=none", "--full");

        // The places differ, and so do the first lines that name the file.
        static string WithoutPlaces(string report) => System.Text.RegularExpressions.Regex.Replace(report, @" \(line \d+\)", "");
        var report = WithoutPlaces(fresh.Output)[fresh.Output.IndexOf("CLEAR  ", StringComparison.Ordinal)..];
        Assert.That(WithoutPlaces(edited.Output), Does.EndWith(report));
    }

    [Test]
    public void DayAsAnEdit_TakesPositionsOut()
    {
        var run = Tool.RunAt(100, "what-if", Recognition, "--as-of", "2026-01-08");

        Assert.That(
            run.Output,
            Does.Match(
                @"Ukraine: Occupied territory is never recognised +crossed +stated later +as of 2026-01-08\n\(ukraine/no-recognition\)\n"
            )
        );
    }

    [TestCase("--set", "recogniton=none", "--set(1,1): error SE2003: Issue `recogniton` is not declared in this pack.")]
    [TestCase("--set", "recognition=some", "--set(1,14): error SE2005:")]
    [TestCase("--set", "recognition", "--set(1,1): error SE1005:")]
    [TestCase("--set", "recognition=", "--set(1,1): error SE1018:")]
    [TestCase("--unset", "guarantee[europe", "--unset(1,10): error SE1023:")]
    [TestCase("--without", "ukraine/no-recogniton", "--without(1,1): error SE2014:")]
    [TestCase("--without-implication", "final-border", "--without-implication(1,1): error SE2027:")]
    [TestCase("--edit", "No recognitio", "scenario: The file names no edit `No recognitio`.\n   = hint: Did you mean `No recognition`?")]
    public void WrongEdit_SaysWhatIsWrongWithIt(string option, string value, string message)
    {
        var run = Tool.Run("what-if", Recognition, option, value);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongInput));
            Assert.That(run.Output, Is.Empty);
            Assert.That(run.Error, Does.StartWith(message));
        }
    }

    [Test]
    public void NothingToChange_SaysHowToWriteAnEdit()
    {
        var run = Tool.RunOn("scenario: X\nrules: ukraine-interview\nterms: {recognition: none}\n", "what-if", "-");

        Assert.That(
            run.Error,
            Is.EqualTo(
                "scenario: There is nothing to change: the file has no edits under `what-if`.\n   = hint: Write an edit, such as `--set recognition=none`.\n"
            )
        );
    }

    [Test]
    public void Json_NamesTheCauseOfEveryTurn()
    {
        var run = Tool.Run("what-if", Recognition, "--set", "recognition=none", "--set", "frozen-assets=split", "--format", "json");

        using var document = JsonDocument.Parse(run.Output);
        var comparison = document.RootElement.GetProperty("comparisons")[0];
        var turn = comparison.GetProperty("findings").EnumerateArray().Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(turn.GetProperty("position").GetString(), Is.EqualTo("ukraine/no-recognition"));
            Assert.That(turn.GetProperty("after").GetString(), Is.EqualTo("respected"));
            Assert.That(
                turn.GetProperty("turnedBy")[0].GetProperty("edits").EnumerateArray().Single().GetString(),
                Is.EqualTo("recognition: none")
            );
            Assert.That(comparison.GetProperty("outcome").GetProperty("after").GetString(), Is.EqualTo("clear"));
        }
    }
}
