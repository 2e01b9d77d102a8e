using System.Text.Json;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Cli.Tests;

public sealed class EvaluateCommandTests
{
    private const string Seed = "scenarios/ukraine-interview/";

    [TestCase("recognition-de-jure")]
    [TestCase("recognition-de-facto")]
    public void Recognition_CrossesTheRedLineWithBothPlacesParagraphAndDate(string scenario)
    {
        var run = Tool.Run("evaluate", $"{Seed}{scenario}.yaml", "--all");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Conflict));
            Assert.That(run.Error, Is.Empty);
            Assert.That(
                run.Output,
                Does.Contain("CROSSED  Ukraine: Occupied territory is never recognised\n         (ukraine/no-recognition)\n")
            );
            Assert.That(run.Output, Does.Contain("crosses a red line stated on 9 January 2026"));
            Assert.That(run.Output, Does.Contain($"{Seed}{scenario}.yaml"));
            Assert.That(run.Output, Does.Match(@"Because +recognition: de-(jure|facto) \(line \d+\)"));
            Assert.That(run.Output, Does.Match(@"rules/ukraine-interview/positions/ukraine\.yaml\(\d+,\d+\)"));
            Assert.That(run.Output, Does.Contain("paragraph 5"));
            Assert.That(run.Output, Does.Match(@"Way out +recognition: none"));
        }
    }

    [Test]
    public void RecognitionLeftOut_IsOpenAndNeverClear()
    {
        var run = Tool.RunOn(
            "scenario: Nothing said of recognition\nrules: ukraine-interview\nterms: {ceasefire: {line: current-lines}}\n",
            "evaluate",
            "-",
            "--all"
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Done));
            Assert.That(run.Output, Does.Contain("OPEN  Ukraine: Occupied territory is never recognised"));
            Assert.That(run.Output, Does.Not.Match(@"Ukraine +clear"));
        }
    }

    [Test]
    public void PromiseOnly_IsAnObjectionThatNamesTheTermAndWhatWouldMeetIt()
    {
        var run = Tool.Run("evaluate", $"{Seed}freeze-with-promise.yaml", "--all");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Done));
            Assert.That(run.Output, Does.Contain("OBJECTION  No stated red line is crossed. A demand of Ukraine is unmet."));
            Assert.That(run.Output, Does.Contain("UNMET  Ukraine: Concrete American commitments (ukraine/concrete-commitment)"));
            Assert.That(run.Output, Does.Contain("Because    guarantee[united-states].form: promise"));
            Assert.That(run.Output, Does.Match(@"Way out +guarantee\[united-states\]\.form: political, legally-binding or treaty"));
        }
    }

    [TestCase("freeze-guarantee-silent")]
    [TestCase("freeze-guarantee-open")]
    public void GuaranteeUnsettled_IsOpenAndListsTheOptionsThatWouldSettleIt(string scenario)
    {
        var run = Tool.Run("evaluate", $"{Seed}{scenario}.yaml", "--all");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Output, Does.Contain("OPEN  Ukraine: Concrete American commitments (ukraine/concrete-commitment)"));
            Assert.That(
                run.Output,
                Does.Match(
                    @"Settled by guarantee\[united-states\]\.form: unmet with none or promise; open\s+with political, legally-binding or treaty"
                )
            );
        }
    }

    [Test]
    public void ImpliedRecognition_CrossesTheRedLineWithItsProof()
    {
        var run = Tool.Run("evaluate", $"{Seed}border-treaty-final.yaml", "--all");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Conflict));
            Assert.That(run.Output, Does.Match(@"Because +border-treaty\.form: final"));
            Assert.That(run.Output, Does.Match(@"Hence +recognition: de-jure\."));
            Assert.That(run.Output, Does.Match(@"final-border-transfers-title,\s+rules/ukraine-interview/implications\.yaml\(\d+,\d+\)"));
        }
    }

    [Test]
    public void StatedOneWayAndImpliedAnother_IsContradictoryAndNamesBothPlaces()
    {
        var run = Tool.Run("evaluate", $"{Seed}border-treaty-contradiction.yaml");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Conflict));
            Assert.That(run.Output, Does.Match(@"Stated +recognition: none \(line \d+\)"));
            Assert.That(run.Output, Does.Match(@"(?s)Implied +recognition: de-jure.*implications\.yaml\(\d+,\d+\)"));
        }
    }

    [Test]
    public void PositionsStatedLater_DoNotCountAndTheOutputSaysSo()
    {
        var run = Tool.Run("evaluate", $"{Seed}recognition-de-jure.yaml", "--as-of", "2026-01-08", "--all");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Done));
            Assert.That(run.Output, Does.Contain("NO POSITION  No stated position counts here and can be tested."));
            Assert.That(
                run.Output,
                Does.Match(@"Ukraine +Occupied territory is never recognised +does not count,\n +\(ukraine/no-recognition\)")
            );
            Assert.That(run.Output, Does.Match(@"Ukraine +no stated position"));
        }
    }

    [TestCase("never", "recognition-de-jure", ExitCode.Done)]
    [TestCase("conflict", "freeze-with-promise", ExitCode.Done)]
    [TestCase("objection", "freeze-with-promise", ExitCode.Conflict)]
    [TestCase("objection", "freeze-guarantee-open", ExitCode.Done)]
    [TestCase("open", "freeze-guarantee-open", ExitCode.Conflict)]
    [TestCase("open", "freeze-with-commitments", ExitCode.Done)]
    public void FailOn_MovesTheLine(string line, string scenario, int exitCode)
    {
        var run = Tool.Run("evaluate", $"{Seed}{scenario}.yaml", "--fail-on", line);

        Assert.That(run.ExitCode, Is.EqualTo(exitCode));
    }

    [Test]
    public void MisspeltIssue_FailsWithPlaceCaretAndSuggestion()
    {
        var run = Tool.RunOn("scenario: Misspelt\nrules: ukraine-interview\nterms: {recogniton: none}\n", "evaluate", "-");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongInput));
            Assert.That(run.Output, Is.Empty);
            Assert.That(
                run.Error,
                Is.EqualTo(
                    """
                    standard input(3,9): error SE2003: Issue `recogniton` is not declared in this pack.
                       |
                     3 | terms: {recogniton: none}
                       |         ^^^^^^^^^^
                       = hint: Did you mean `recognition`?

                    """.ReplaceLineEndings("\n")
                )
            );
        }
    }

    [Test]
    public void FiveMistakes_GiveFiveDiagnostics()
    {
        const string scenario = """
            scenario: Five mistakes
            rules: ukraine-interview
            silense: open
            terms:
              recogniton: none
              ceasefire: {line: current-line, monitering: observers}
              trade: {us-tariff: lots}
            """;
        var run = Tool.RunOn(scenario, "evaluate", "-");

        var codes = run
            .Error.Split('\n')
            .Where(line => line.Contains(": error ", StringComparison.Ordinal))
            .Select(line => line.Split(": error ")[1][..6]);
        Assert.That(codes, Is.EqualTo(new[] { "SE1003", "SE2003", "SE2005", "SE2004", "SE2006" }));
    }

    [Test]
    public void SeveralScenarios_AreALineEachAndASummary()
    {
        var run = Tool.Run("evaluate", Seed.TrimEnd('/'));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Conflict));
            Assert.That(run.Error, Is.Empty);
            Assert.That(run.Output, Does.Match(@"conflict +recognition-de-jure +Ukraine 1 +-\n"));
            Assert.That(run.Output, Does.StartWith("Scenarios evaluated\n\n32 scenarios: "), "the totals come first");
        }
    }

    /// <summary>A package of a few terms leaves most of a large pack open; the report still fits on a few pages.</summary>
    [Test]
    public void MoreThanADozenOpen_AreListedInShort()
    {
        var run = Tool.Run("evaluate", "scenarios/ukraine-settlement/package-i-humanitarian-first.yaml", "--all");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                run.Output.Split('\n').Count(line => line.StartsWith("OPEN  ", StringComparison.Ordinal)),
                Is.EqualTo(1),
                "the outcome"
            );
            Assert.That(
                run.Output,
                Does.Match(@"Hungary: No accession of Ukraine +red line +eu-\n\(hungary/no-accession\) +membership\.commitment")
            );
            Assert.That(run.Output, Does.Not.Contain("Settled by"));
        }
    }

    [Test]
    public void Pattern_IsTheFolder()
    {
        var folder = Tool.Run("evaluate", Seed.TrimEnd('/'));
        var pattern = Tool.Run("evaluate", "scenarios/**/ukraine-interview/*.yaml");

        Assert.That(pattern.Output, Is.EqualTo(folder.Output));
    }

    [Test]
    public void OneBadFileAmongSeveral_LosesNothing()
    {
        var run = Tool.Run("evaluate", $"{Seed}recognition-de-jure.yaml", "nowhere.yaml", $"{Seed}freeze-with-promise.yaml");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongInput));
            Assert.That(run.Error, Does.Contain("nowhere.yaml: error SE1011"));
            Assert.That(run.Output, Does.Contain("recognition-de-jure"));
            Assert.That(run.Output, Does.Contain("freeze-with-promise"));
            Assert.That(run.Output, Does.Contain("1 file could not be read"));
        }
    }

    [Slow]
    [TestCase(80)]
    [TestCase(160)]
    public void Lines_KeepToTheWidth(int width)
    {
        foreach (var scenario in Directory.GetFiles(Seed, "*.yaml"))
        {
            var run = Tool.RunAt(width, "evaluate", scenario, "--all");

            // An address is never broken, so that it can be followed.
            var tooLong = run.Output.Split('\n').Where(line => line.Length > width && line.Trim().Contains(' ', StringComparison.Ordinal));
            Assert.That(tooLong, Is.Empty, scenario);
        }
    }

    [Test]
    public void Json_HasFormatVersionAndTheSameFindings()
    {
        var run = Tool.Run("evaluate", $"{Seed}recognition-de-jure.yaml", "--format", "json");

        using var document = JsonDocument.Parse(run.Output);
        var evaluation = document.RootElement.GetProperty("evaluations")[0];
        var finding = evaluation
            .GetProperty("findings")
            .EnumerateArray()
            .Single(item => item.GetProperty("position").GetString() == "ukraine/no-recognition");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(document.RootElement.GetProperty("version").GetInt32(), Is.EqualTo(1));
            Assert.That(evaluation.GetProperty("outcome").GetString(), Is.EqualTo("conflict"));
            Assert.That(finding.GetProperty("status").GetString(), Is.EqualTo("crossed"));
            Assert.That(finding.GetProperty("terms")[0].GetProperty("path").GetString(), Is.EqualTo("recognition"));
            Assert.That(finding.GetProperty("statement").GetProperty("stated").GetString(), Is.EqualTo("2026-01-09"));
        }
    }

    [Test]
    public void Json_OfWrongInput_CarriesTheDiagnostics()
    {
        var run = Tool.RunOn(
            "scenario: Misspelt\nrules: ukraine-interview\nterms: {recogniton: none}\n",
            "evaluate",
            "-",
            "--format",
            "json"
        );

        using var document = JsonDocument.Parse(run.Output);
        var diagnostic = document.RootElement.GetProperty("diagnostics")[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongInput));
            Assert.That(diagnostic.GetProperty("code").GetString(), Is.EqualTo("SE2003"));
            Assert.That(diagnostic.GetProperty("at").GetProperty("line").GetInt32(), Is.EqualTo(3));
        }
    }

    [TestCase("scenarios/ukraine-settlement")]
    [TestCase("scenarios/ukraine-interview")]
    public void Summary_KeepsToTheWidth(string folder)
    {
        var run = Tool.Run("evaluate", folder);

        Assert.That(run.Output.Split('\n').Where(line => line.Length > Terminal.PlainWidth), Is.Empty);
    }
}
