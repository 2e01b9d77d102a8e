using System.Text.Json;

namespace ScenarioEngine.Cli.Tests;

public sealed class CompareCommandTests
{
    private const string Seed = "scenarios/ukraine-interview/";
    private static readonly string[] Freezes =
    [
        $"{Seed}freeze-with-promise.yaml",
        $"{Seed}ratified-guarantee.yaml",
        $"{Seed}recognition-de-facto.yaml",
    ];

    [Test]
    public void PromiseTreatyAndRecognition_NameTheOneTermInTheFirstLines()
    {
        var run = Tool.RunAt(100, ["compare", .. Freezes]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Done));
            Assert.That(run.Error, Is.Empty);
            Assert.That(
                run.Output.Split('\n')[..7],
                Is.EqualTo(
                    new[]
                    {
                        "3 scenarios side by side",
                        "Against ukraine-interview 0.1.0 (rules/ukraine-interview).",
                        "",
                        "   Outcome    What makes the difference from A",
                        "A  objection  -",
                        "B  clear      guarantee[united-states].form: treaty",
                        "C  conflict   recognition: de-facto",
                    }
                )
            );
            Assert.That(run.Output.Split('\n').Max(line => line.Length), Is.LessThanOrEqualTo(100));
            Assert.That(
                run.Output,
                Does.Match(@"\nRecognition of occupied[^\n]* +none +none +de-facto\n"),
                "the columns stand side by side"
            );
        }
    }

    [Test]
    public void NarrowTerminal_ShowsTheColumnsThatDoNotFitBelow()
    {
        var run = Tool.RunAt(60, ["compare", .. Freezes]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Output.Split('\n').Max(line => line.Length), Is.LessThanOrEqualTo(60));
            Assert.That(run.Output, Does.Match(@"\nTerm +A\n"));
            Assert.That(run.Output, Does.Match(@"\nTerm +C\n"));
        }
    }

    [Test]
    public void SeveralDays_SayWhichPositionsCame()
    {
        var run = Tool.RunAt(160, "compare", Freezes[2], "--as-of", "2026-01-08", "--as-of", "2026-01-31", "--all");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Done));
            Assert.That(
                run.Output,
                Does.Match(
                    @"8 January 2026 +no position +0 of 14 +-\n31 January 2026 +conflict +14 of 14 +“Occupied territory is never recognised” \(Ukraine\) came\n"
                )
            );
            Assert.That(
                run.Output,
                Does.Match(@"Occupied territory is never recognised \(ukraine/no-recognition\) +stated later +crossed\n")
            );
            Assert.That(
                run.Output,
                Does.Match(@"31 January 2026 +Ukraine: Occupied territory is never recognised \(ukraine/no-recognition\) +came\n")
            );
        }
    }

    [Test]
    public void SupersededPosition_IsSaidToHaveGone()
    {
        const string pack = """
            id: lease
            title: Lease
            version: 1
            summary: Two letters of a landlord.
            parties: {landlord: {title: Landlord, role: signatory}}
            sources: {letters: {title: Letters, publisher: Landlord, date: 2026-03-01}}
            issues: {rent: {title: Rent, type: number, unit: euros, min: 0}}
            positions:
              - {id: first, party: landlord, kind: red-line, title: Not below 1000, statement: Not below 1000., speaker: Landlord, stated: 2026-01-01, source: letters, crossed-when: {rent: {less-than: 1000}}, superseded-by: second}
              - {id: second, party: landlord, kind: demand, title: At least 900, statement: At least 900., speaker: Landlord, stated: 2026-02-01, source: letters, met-when: {rent: {at-least: 900}}}
            """;
        using var folder = new TemporaryRules("lease", pack);

        var run = Tool.RunOn(
            "scenario: 950\nrules: lease\nterms: {rent: 950}\n",
            "compare",
            "-",
            "--rules",
            folder.Path,
            "--as-of",
            "2026-01-15",
            "--as-of",
            "2026-02-15",
            "--all"
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                run.Output,
                Does.Match(
                    @"15 February +Landlord: Not below 1000 \(landlord/first\) +went: superseded on\n2026 +1 February 2026 by\n +“At least"
                )
            );
            Assert.That(run.Output, Does.Match(@"15 February +Landlord: At least 900 \(landlord/second\) +came\n"));
        }
    }

    [TestCase("One scenario alone is nothing to compare.", "freeze-with-promise.yaml")]
    [TestCase("At most 8 fit side by side, and these are 32.", "")]
    public void NumberThatCannotBeCompared_SaysWhatCan(string sentence, string path)
    {
        var run = Tool.Run("compare", Seed + path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongInput));
            Assert.That(run.Error, Does.StartWith($"scenario: {sentence}\n"));
        }
    }

    [Test]
    public void Json_HasAColumnForEachScenario()
    {
        var run = Tool.Run(["compare", .. Freezes, "--format", "json"]);

        using var document = JsonDocument.Parse(run.Output);
        var terms = document.RootElement.GetProperty("terms").EnumerateArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(document.RootElement.GetProperty("scenarios").GetArrayLength(), Is.EqualTo(3));
            Assert.That(terms.Select(term => term.GetProperty("values").GetArrayLength()), Is.All.EqualTo(3));
            Assert.That(
                document
                    .RootElement.GetProperty("comparisons")
                    .EnumerateArray()
                    .Select(comparison => comparison.GetProperty("to").GetInt32()),
                Is.EqualTo(new[] { 1, 2 })
            );
        }
    }
}
