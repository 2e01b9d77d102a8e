using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Cli.Tests;

/// <summary>
/// Whole reports in every format, kept in files, so that every change of what is said or how it looks is seen in a review.
/// </summary>
public sealed class ReportGoldenTests
{
    private const string Treaty = "scenarios/ukraine-interview/border-treaty-final.yaml";
    private const string Contradiction = "scenarios/ukraine-interview/border-treaty-contradiction.yaml";
    private const string Recognition = "scenarios/ukraine-interview/recognition-de-jure.yaml";

    [TestCase("evaluate-brief.txt", "evaluate", Treaty)]
    [TestCase("evaluate-all.txt", "evaluate", Treaty, "--all")]
    [TestCase("evaluate.md", "evaluate", Treaty, "--format", "markdown")]
    [TestCase("evaluate.html", "evaluate", Treaty, "--format", "html")]
    [TestCase("evaluate.csv", "evaluate", Contradiction, "--format", "csv")]
    [TestCase("evaluate.json", "evaluate", Treaty, "--format", "json")]
    [TestCase("evaluate.sarif.json", "evaluate", Treaty, "--format", "sarif")]
    [TestCase("evaluate.junit.xml", "evaluate", Treaty, "--format", "junit")]
    [TestCase("evaluate-several.txt", "evaluate", Treaty, Contradiction, Recognition)]
    [TestCase("evaluate-several.md", "evaluate", Treaty, Contradiction, "--format", "markdown")]
    [TestCase("explain.txt", "explain", Contradiction)]
    [TestCase(
        "explain-names.md",
        "explain",
        Treaty,
        "final-border-transfers-title",
        "recognition",
        "transferred-and-undecided",
        "--format",
        "markdown"
    )]
    [TestCase("what-if.md", "what-if", Recognition, "--set", "recognition=none", "--format", "markdown")]
    [TestCase("compare.md", "compare", Recognition, Treaty, "--format", "markdown")]
    [TestCase("compare-days.txt", "compare", Recognition, "--as-of", "2026-01-08", "--as-of", "2026-01-31")]
    [TestCase("test.md", "test", Recognition, "--format", "markdown")]
    [TestCase(
        "rules-show.md",
        "rules",
        "show",
        "ukraine-interview",
        "recognition",
        "ukraine/no-recognition",
        "final-border-transfers-title",
        "--format",
        "markdown"
    )]
    public void Report_IsTheAcceptedOne(string golden, params string[] words) =>
        Golden.Check($"tests/ScenarioEngine.Cli.Tests/Golden/reports/{golden}", Tool.Run(words).Output);

    [Test]
    public void CompiledPack_IsTheAcceptedOne() =>
        Golden.Check(
            "tests/ScenarioEngine.Cli.Tests/Golden/reports/compiled.txt",
            Tool.Run("rules", "compiled", "ukraine-interview").Output
        );

    [TestCase("markdown")]
    [TestCase("html")]
    [TestCase("text")]
    public void WaysOut_SayWhatTheyGoAgainstInEveryFormat(string format)
    {
        var report = Tool.Run(
            "evaluate",
            "scenarios/ukraine-settlement/package-d-withdrawal-from-donetsk.yaml",
            "--all",
            "--format",
            format
        ).Output;
        var words = string.Join(' ', report.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(words, Does.Contain("(but that goes against “The five components of Paris” (Europe))"));
            Assert.That(words, Does.Contain("No longer applies with"));
        }
    }

    [TestCase(
        "evaluate",
        Recognition,
        "--format",
        "xml",
        "`xml` is no format. `evaluate` writes text, json, jsonl, markdown, html, csv, sarif or junit."
    )]
    [TestCase(
        "explore",
        "ukraine-interview",
        "--format",
        "sarif",
        "`explore` has nothing to write as sarif; it writes text, json, jsonl, csv, markdown or html."
    )]
    [TestCase("check", "rules", "--format", "html", "`check` has nothing to write as html; it writes text or sarif.")]
    [TestCase(
        "repair",
        Recognition,
        "--format",
        "junit",
        "`repair` has nothing to write as junit; it writes text, json, markdown or html."
    )]
    public void FormatThatMakesNoSense_SaysWhichOnesDo(string command, string what, string option, string format, string sentence)
    {
        var run = Tool.Run(command, what, option, format);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongInput));
            Assert.That(run.Error, Does.StartWith($"scenario: {sentence}\n"));
        }
    }

    [Test]
    public void Csv_HasARowForAScenarioInWhichNothingCounts()
    {
        var rows = Tool.Run("evaluate", "scenarios/ukraine-interview/before-the-interview.yaml", "--format", "csv")
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows[1], Does.Contain(",no-position,").Or.Contain(",nothing-to-test,").And.Contain(",scenario,"));
            Assert.That(rows.Skip(2), Is.All.Contains(",left-out,"));
        }
    }

    [Test]
    public void Csv_BeginsWithAByteOrderMarkWhereOneIsAskedFor()
    {
        Assert.That(Tool.Run("evaluate", Recognition, "--format", "csv", "--bom").Output, Does.StartWith("\ufefffile,"));
        Assert.That(Tool.Run("evaluate", Recognition, "--format", "csv").Output, Does.StartWith("file,"));
    }

    [Test]
    public void MembersOfAGroup_KeepTheirIndentWhereTheyAreWrapped()
    {
        var run = Tool.RunAt(60, "evaluate", Recognition);

        Assert.That(run.Output, Does.Match(@"\n  Wolfgang\s").And.Match(@"\n  Ischinger\s"));
    }
}
