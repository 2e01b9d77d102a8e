using System.Text.Json.Nodes;

namespace ScenarioEngine.Cli.Tests;

/// <summary><c>evaluate --format jsonl</c> as a user calls it.</summary>
public sealed class BatchCommandTests
{
    private const string Conflict = """{"scenario": "A", "rules": "ukraine-interview", "terms": {"recognition": "de-jure"}}""";
    private const string WithoutRules = """{"scenario": "B", "terms": {"recognition": "none"}}""";

    [TestCase(Conflict, ExitCode.Conflict)]
    [TestCase(Conflict, ExitCode.Done, "--fail-on", "never")]
    [TestCase(Conflict, ExitCode.Done, "--as-of", "2026-01-08")]
    [TestCase(WithoutRules, ExitCode.WrongInput)]
    [TestCase(WithoutRules, ExitCode.Done, "--rules", "ukraine-interview")]
    [TestCase(WithoutRules, ExitCode.Done, "--rules", "rules/ukraine-interview")]
    [TestCase(WithoutRules, ExitCode.WrongInput, "--rules", "rules")]
    [TestCase(WithoutRules, ExitCode.Conflict, "--rules", "ukraine-interview", "--fail-on", "open")]
    public void ExitCode_SaysTheWorst(string line, int exitCode, params string[] options)
    {
        var run = Tool.RunOn(line, ["evaluate", "-", "--format", "jsonl", .. options]);

        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Output + run.Error);
        Assert.That(JsonNode.Parse(run.Output)?["errors"] is not null, Is.EqualTo(exitCode == ExitCode.WrongInput));
    }

    [Test]
    public void Mistakes_AreCountedOnStandardError()
    {
        var run = Tool.RunOn($"{Conflict}\nnonsense\n{Conflict}\n", "evaluate", "-", "--format", "jsonl");

        Assert.That(
            run.Error,
            Does.StartWith("scenario: 1 of 3 scenarios has mistakes and no findings, the first in line 2 of standard input.\n")
        );
    }

    [Test]
    public void FilesAndFolders_GiveLinesToo()
    {
        var run = Tool.Run("evaluate", "scenarios/ukraine-interview", "scenarios/cuba-1962", "--format", "jsonl");

        var outcomes = run.Output.TrimEnd('\n').Split('\n').Select(line => $"{JsonNode.Parse(line)?["file"]}").ToList();
        Assert.That(outcomes, Is.EqualTo(ScenarioFiles.Expand(["scenarios/ukraine-interview", "scenarios/cuba-1962"])));
    }

    [Test]
    public void Receipt_IsRefused()
    {
        var run = Tool.RunOn(Conflict, "evaluate", "-", "--format", "jsonl", "--receipt", "unwritten.json");

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCode.WrongInput, "")));
        Assert.That(run.Error, Does.StartWith("scenario: A batch has no receipt."));
    }
}
