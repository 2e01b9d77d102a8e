using System.Xml.Linq;

namespace ScenarioEngine.Cli.Tests;

public sealed class TestCommandTests
{
    private const string Seed = "scenarios/ukraine-interview";
    private const string Head =
        "scenario: Recognised\nrules: ukraine-interview\nterms: {recognition: de-facto, border-treaty: {form: none}}\n";

    [Test]
    public void ShippedScenarios_MeetTheirKeysAndShowEveryPosition()
    {
        var run = Tool.Run("test", Seed);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Done));
            Assert.That(run.Error, Is.Empty);
            Assert.That(run.Output, Does.Match(@"^Answer keys\n\nPASSED  \d+ answer keys hold\.\n"));
            Assert.That(run.Output, Does.Contain("COVERAGE  ukraine-interview: 100 %, 30 of 30"));
        }
    }

    [Test]
    public void RightStatusForTheWrongReason_Fails()
    {
        var run = Tool.RunOn(
            $"{Head}expect:\n  findings:\n    ukraine/no-recognition: {{status: crossed, because: [border-treaty.form]}}\n",
            "test",
            "-"
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Conflict));
            Assert.That(
                run.Output,
                Does.Match(
                    @"Expected +the reason of `ukraine/no-recognition` to be \[border-treaty\.form\]\n +standard input\(6,5\)\n +Found +\[recognition\]\n"
                )
            );
            Assert.That(run.Output, Does.Match(@"Because +recognition: de-facto \(line 3\)"));
            Assert.That(run.Output, Does.Contain("FAILED  0 answer keys hold; 1 is not met."));
        }
    }

    [TestCase("outcome: clear", "the outcome to be clear", "conflict")]
    [TestCase("verdicts: {ukraine: objection}", "the verdict of `ukraine` to be objection", "conflict")]
    [TestCase("findings: {ukraine/no-recognition: respected}", "`ukraine/no-recognition` to be respected", "crossed")]
    [TestCase("others: open", "`ukraine/no-recognition`, which the key does not name, to be open", "crossed")]
    [TestCase("contradictions: [recognition]", "what is contradictory to be [recognition]", "[]")]
    [TestCase("repairs: 3", "the number of ways to repair it to be 3", "1")]
    [TestCase("diagnostics: [SE4002]", "the diagnostics to be [SE4002]", "[]")]
    public void KeyThatIsNotMet_SaysWhatWasExpectedAndWhatWasFound(string key, string expected, string found)
    {
        var run = Tool.RunOn($"{Head}expect:\n  {key}\n", "test", "-");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Conflict));
            Assert.That(run.Output, Does.Contain($"Expected   {expected}\n"));
            Assert.That(run.Output, Does.Match($@"Found +{System.Text.RegularExpressions.Regex.Escape(found)}\n"));
        }
    }

    [Test]
    public void Repairs_AreCounted() =>
        Assert.That(Tool.RunOn($"{Head}expect: {{repairs: 1}}\n", "test", "-").ExitCode, Is.EqualTo(ExitCode.Done));

    [Test]
    public void FileThatMustFail_PassesWithItsDiagnosticsAndFailsWithOthers()
    {
        using var folder = new TemporaryRules("unused", "");
        var path = Path.Combine(folder.Path, "misspelt.yaml");
        File.WriteAllText(
            path,
            "scenario: Misspelt\nrules: ukraine-interview\nterms: {recogniton: none}\nexpect: {diagnostics: [SE2003]}\n"
        );
        var met = Tool.Run("test", path);
        File.WriteAllText(
            path,
            "scenario: Misspelt\nrules: ukraine-interview\nterms: {recogniton: none}\nexpect: {diagnostics: [SE2004]}\n"
        );
        var unmet = Tool.Run("test", path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(met.ExitCode, Is.EqualTo(ExitCode.Done));
            Assert.That(met.Error, Is.Empty);
            Assert.That(unmet.ExitCode, Is.EqualTo(ExitCode.Conflict));
            Assert.That(unmet.Output, Does.Match(@"Expected +the diagnostics to be \[SE2004\]\n.*\n +Found +\[SE2003\]"));
            Assert.That(
                unmet.Error,
                Does.Contain("error SE2003"),
                "what is wrong with the file is shown where it is not what was expected"
            );
        }
    }

    [Test]
    public void FileWithOtherMistakes_IsWrongInput()
    {
        var run = Tool.RunOn(
            "scenario: Misspelt\nrules: ukraine-interview\nterms: {recogniton: none}\nexpect: {outcome: open}\n",
            "test",
            "-"
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongInput));
            Assert.That(run.Error, Does.Contain("error SE2003"));
            Assert.That(run.Output, Does.Contain("FAILED  0 answer keys hold; 1 could not be read."));
        }
    }

    [Test]
    public void Todo_IsShownAndDoesNotFail()
    {
        var open = Tool.RunOn($"{Head}expect: {{outcome: clear, todo: waits for the annex}}\n", "test", "-");
        var done = Tool.RunOn($"{Head}expect: {{outcome: conflict, todo: waits for the annex}}\n", "test", "-");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(open.ExitCode, Is.EqualTo(ExitCode.Done));
            Assert.That(open.Output, Does.Match(@"TODO  standard input: Recognised\n +Todo +waits for the annex"));
            Assert.That(
                done.Output,
                Does.Match(@"TODO DONE  standard input: the answer key is met, and still says `todo: waits\s+for the annex`\.")
            );
        }
    }

    [TestCase(ExitCode.Done)]
    [TestCase(ExitCode.Conflict, "--fail-on-empty")]
    public void NoKey_FailsWhereThatIsAskedFor(int expected, params string[] options)
    {
        var run = Tool.RunOn(Head, ["test", "-", .. options]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(expected));
            Assert.That(run.Output, Does.Contain("NOTHING TESTED  0 answer keys hold; 1 scenario has no key."));
        }
    }

    [TestCase("FREEZE-WITH", "2 answer keys hold")]
    [TestCase("one european envoy", "3 answer keys hold")]
    public void Filter_LooksAtPathsAndTitles(string filter, string total)
    {
        var run = Tool.Run("test", Seed, "--filter", filter);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Done));
            Assert.That(run.Output, Does.Contain(total));
            Assert.That(run.Output, Does.Not.Contain("COVERAGE"));
        }
    }

    [Test]
    public void Coverage_IsNeverRoundedUp()
    {
        var run = Tool.Run("test", $"{Seed}/freeze-with-promise.yaml", $"{Seed}/recognition-de-facto.yaml");

        // A share of 30 is rounded down.
        Assert.That(run.Output, Does.Match(@"ukraine-interview: (\d+) %, (\d+) of 30"));
        var numbers = System.Text.RegularExpressions.Regex.Match(run.Output, @": (\d+) %, (\d+) of 30").Groups;
        Assert.That(int.Parse(numbers[1].Value, null), Is.EqualTo(int.Parse(numbers[2].Value, null) * 100 / 30));
    }

    [Test]
    public void JUnit_HasACaseForEachScenarioAndKeepsTextText()
    {
        var run = Tool.RunOn(
            "scenario: \"<script> & \\\"x\\\" \\u0007 🙂\"\nrules: ukraine-interview\nterms: {recognition: none}\nexpect: {outcome: clear}\n",
            "test",
            "-",
            "--format",
            "junit"
        );

        var suite = XDocument.Parse(run.Output).Descendants("testsuite").Single();
        var one = suite.Elements("testcase").Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(suite.Attribute("failures")?.Value, Is.EqualTo("1"));
            Assert.That(one.Attribute("name")?.Value, Is.EqualTo("<script> & \"x\"  🙂"));
            Assert.That(one.Element("failure")?.Value, Does.Contain("expected the outcome to be clear, and it is open"));
        }
    }

    [Test]
    public void Accept_WritesTheKeysAndThenHasNothingToAdd()
    {
        using var folder = new TemporaryRules("unused", "");
        var path = Path.Combine(folder.Path, "offer.yaml");
        File.WriteAllText(path, $"{Head}expect: {{outcome: clear}}\n");
        var written = Tool.Run("test", path, "--accept");
        var test = Tool.Run("test", path);
        var again = Tool.Run("test", path, "--accept");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((written.ExitCode, written.Error), Is.EqualTo((ExitCode.Done, "")));
            Assert.That(written.Output, Does.StartWith($"{path}\nOne answer key written. A key says what was found now"));
            Assert.That(
                File.ReadAllText(path),
                Does.Contain("expect: {outcome: conflict, verdicts: {ukraine: conflict").And.Contain("others: open}\n")
            );
            Assert.That(test.Output, Does.Contain("PASSED  1 answer key holds."));
            Assert.That((again.ExitCode, again.Output), Is.EqualTo((ExitCode.Done, "No answer key had anything to add.\n")));
        }
    }

    [TestCase("writes into files, and none is named", "test", "--accept")]
    [TestCase("writes into files, and none is named", "test", "-", "--accept")]
    [TestCase("writes answer keys and tests none", "test", Seed, "--accept", "--mutate")]
    [TestCase("writes answer keys and tests none", "test", Seed, "--accept", "--format", "junit")]
    public void Accept_WithoutAFileOrWithATest_IsRefused(string sentence, params string[] words)
    {
        var run = Tool.RunOn(Head, words);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongInput));
            Assert.That(run.Output, Is.Empty);
            Assert.That(run.Error, Does.StartWith($"scenario: `--accept` {sentence}.\n   = hint: "));
        }
    }

    [Test]
    public void MutantThatNobodyNotices_ComesWithAScenarioThatDoes()
    {
        var run = Tool.Run("test", $"{Seed}/frozen-conflict.yaml", "--mutate");

        Assert.That(
            run.Output,
            Does.Match(
                @"NOT NOTICED  ukraine/no-recognition, crossed when\n +Written +recognition is at least de-facto\n.*\n +Bent +recognition is at least de-jure\n +Noticed by a scenario with recognition: de-facto, and a key that expects\s+ukraine/no-recognition: crossed"
            )
        );
    }
}
