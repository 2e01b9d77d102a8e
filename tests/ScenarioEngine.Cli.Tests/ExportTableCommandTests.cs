using System.Text.RegularExpressions;

namespace ScenarioEngine.Cli.Tests;

/// <summary><c>scenario export-table</c> as its user types it.</summary>
public sealed class ExportTableCommandTests
{
    [Test]
    public void Pack_IsOnePageWithAllOfItsScenarios()
    {
        var run = Tool.Run("export-table", "cuba-1962");
        var headings = Regex.Matches(run.Output, "<h2>([^<]*)</h2>").Select(match => match.Groups[1].Value).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Done));
            Assert.That(run.Error, Is.Empty);
            Assert.That(
                headings,
                Has.Count.EqualTo(Directory.GetFiles(Path.Combine(Tool.Root, "scenarios/cuba-1962"), "*.yaml").Length + 5)
            );
            Assert.That(
                headings,
                Does.Contain("Scenarios")
                    .And.Contain("What is on the table")
                    .And.Contain("The settlement, as of 27 October")
                    .And.Contain("How much room there is")
                    .And.Contain("Sources")
            );
            Assert.That(run.Output, Does.Contain("<svg").And.Contain("Way out").And.Contain("NRules; the built-in evaluator agrees"));
        }
    }

    [TestCase("cuba-1962")]
    [TestCase("scenarios/ukraine-interview/recognition-de-jure.yaml")]
    public void Page_NeedsNoOtherHostAndNoScript(string what)
    {
        var page = Tool.Run("export-table", what).Output;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page, Does.Not.Match("<(script|link|img|iframe|object)|@import|url\\(| src="));
            Assert.That(page, Does.Not.Contain(Tool.Root), "a page that is handed on does not tell where files lie");
            Assert.That(
                Regex.Matches(page, "<a href=\"http[^>]*>").Select(match => match.Value),
                Is.Not.Empty.And.All.Contain(" target=\"_blank\" rel=\"noopener noreferrer\"")
            );
        }
    }

    [Test]
    public void FewScenarios_StandBesideTheOptions()
    {
        var page = Tool.Run(
            "export-table",
            "office-lease",
            "--scenarios",
            "scenarios/office-lease/first-offer.yaml",
            "--scenarios",
            "scenarios/office-lease/conversion.yaml"
        ).Output;

        Assert.That(
            page,
            Does.Contain("<th scope=\"col\">Options</th><th scope=\"col\">First offer of the tenant</th>")
                .And.Contain("In brackets: not stated, but concluded or assumed.")
        );
    }

    [Test]
    public void File_IsWrittenOnceAndNeverOver()
    {
        using var folder = new TemporaryRules("unused", "");
        var path = Path.Combine(folder.Path, "table.html");
        var first = Tool.Run("export-table", "office-lease", "--out", path);
        var second = Tool.Run("export-table", "office-lease", "--out", path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.ExitCode, first.Output), Is.EqualTo((ExitCode.Done, $"{path}: 10 scenarios written.\n")));
            Assert.That(File.ReadAllText(path), Does.StartWith("<!DOCTYPE html>"));
            Assert.That(second.ExitCode, Is.Not.EqualTo(ExitCode.Done));
            Assert.That(second.Error, Does.Contain("table.html"));
        }
    }

    [TestCase("cuba-1926", "Did you mean `cuba-1962`?")]
    [TestCase("no-such.yaml", "There is no such file.")]
    public void WhatIsNotThere_IsSaid(string what, string message)
    {
        var run = Tool.Run("export-table", what);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCode.WrongInput, "")));
        Assert.That(run.Error, Does.Contain(message));
    }
}
