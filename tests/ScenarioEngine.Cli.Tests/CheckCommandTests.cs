using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Cli.Tests;

/// <summary><c>scenario check</c> as its user types it.</summary>
public sealed class CheckCommandTests
{
    private const string Good = "scenario: A freeze\nrules: ukraine-interview\nterms: {recognition: none}\n";

    [Test]
    public void ShippedFiles_AreCleanEvenOfWarnings()
    {
        var run = Tool.Run("check", "rules/ukraine-interview", "scenarios/ukraine-interview", "--fail-on", "warning");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Error, Is.Empty);
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Done));
            Assert.That(run.Output, Does.Match("read: no mistakes\\.\n$"));
        }
    }

    [TestCase("", "error", ExitCode.Done)]
    [TestCase("", "warning", ExitCode.Done)]
    [TestCase("expect: {outcome: open}\n", "warning", ExitCode.Done)]
    [TestCase("expect: {outcome: conflict}\n", "error", ExitCode.Conflict)]
    [TestCase("expect: {outcome: conflictt}\n", "error", ExitCode.WrongInput)]
    [TestCase("as-of: 2020-01-01\n", "error", ExitCode.Done)]
    [TestCase("as-of: 2020-01-01\n", "warning", ExitCode.Conflict)]
    public void ExitCode_FollowsTheWorst(string more, string failOn, int expected)
    {
        Assert.That(Tool.RunOn(Good + more, "check", "-", "--fail-on", failOn).ExitCode, Is.EqualTo(expected));
    }

    [Test]
    public void Warning_IsFollowedByHowToAllowIt()
    {
        var run = Tool.RunOn(Good + "as-of: 2020-01-01\n", "check", "-");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Error, Does.StartWith("standard input(1,11): warning SE7018: "));
            Assert.That(run.Output, Does.Contain("One scenario read: no mistakes and one warning."));
            Assert.That(run.Output, Does.Contain("`# allow SE7018: why`"));
        }
    }

    [Test]
    public void AllowedWarning_IsGone() =>
        Assert.That(
            Tool.RunOn(
                $"# allow SE7018: Nothing had been stated by then.\n{Good}as-of: 2020-01-01\n",
                "check",
                "-",
                "--fail-on",
                "warning"
            ).ExitCode,
            Is.EqualTo(ExitCode.Done)
        );

    [Test]
    public void NothingToCheck_IsSaid() =>
        Assert.That(Tool.Run("check", ".ci").Error, Does.StartWith("scenario: There is nothing to check there."));

    private const string Port = "tests/ScenarioEngine.Tests/Golden/against/planted/port";

    [TestCase("error", ExitCode.Done)]
    [TestCase("warning", ExitCode.Conflict)]
    public void Against_TellsWhatTheSourceSaysAndNoTestCarries(string failOn, int expected)
    {
        var run = Tool.Run("check", Port, "--against", $"{Port}/source.txt", "--fail-on", failOn);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(expected));
            Assert.That(
                run.Error,
                Does.Contain(
                    "warning SE7103: The source says `provided that the port authority suspends the dismissals announced in April`, and no test of `union/relief-ships` carries it."
                )
            );
            Assert.That(run.Error, Does.Match(@"see also \S*source\.txt\(3,105\): the condition"));
        }
    }

    [Test]
    public void Against_IsInSarif()
    {
        var run = Tool.Run("check", Port, "--against", $"courier={Port}/source.txt", "--format", "sarif");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Done));
            Assert.That(run.Output, Does.Match("\"ruleId\": \"SE7105\"").And.Contain("source.txt"));
        }
    }

    [Test]
    public void Against_ReadsStandardInput() =>
        Assert.That(
            Tool.RunOn("The union unloads nothing.", "check", Port, "--against", "-").Error,
            Does.Contain("SE7102").And.Contain("standard input(1,1): what comes nearest")
        );

    [TestCase("", "There are no words in this source.")]
    [TestCase(" \n...\n", "There are no words in this source.")]
    [TestCase("a\0b", "The file is not text in UTF-8: it holds bytes that no text has.")]
    [TestCase("<!DOCTYPE html><p>The union says no.</p>", "This source is a page with its markup.")]
    [TestCase("%PDF-1.7 and so on", "This source is a document of another program.")]
    [TestCase(
        "Az elnök szerint két hónap tűzszünet mellett tartják a választásokat, mert a parlament addig módosítja a törvényt, és akkor mennek szavazni az emberek, ahogyan korábban is ígérték nekik a müncheni konferencián, ahol erről kérdezték.",
        "This source does not look like English, and only English is compared."
    )]
    public void Against_RefusesWhatHasNoWordsToCompare(string source, string message)
    {
        var run = Tool.RunOn(source, "check", Port, "--against", "-");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongInput));
            Assert.That(run.Error, Does.Contain(message).And.Contain("hint: "));
        }
    }

    [Test]
    public void Against_RefusesWhatIsHuge() =>
        Assert.That(
            Tool.RunOn(new string('a', (4 * 1024 * 1024) + 1), "check", Port, "--against", "-").Error,
            Does.Contain("The file is larger than 4 MB.")
        );

    [Slow]
    [Test]
    public void Against_ReadsTheLargestSource() =>
        Assert.That(
            Tool.RunOn(
                string.Concat(Enumerable.Repeat("The union unloads 12 ships with medicine until the authority says no. ", 55_000)),
                "check",
                Port,
                "--against",
                "-"
            ).ExitCode,
            Is.EqualTo(ExitCode.Done)
        );

    [TestCase("no-such.txt", "There is no such file.")]
    [TestCase("courrier=x.txt", "Did you mean `courier`?")]
    [TestCase("nowhere-else-at-all=x.txt", "Its sources are: courier.")]
    public void Against_SaysWhatIsWrongWithTheCall(string against, string message)
    {
        var run = Tool.Run("check", Port, "--against", against);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongInput));
            Assert.That(run.Error, Does.Contain(message));
        }
    }

    [TestCase("rules/ukraine-settlement", "`--against` does not say which of them this is.")]
    [TestCase("scenarios/ukraine-interview", "`--against` is for one rule pack, and there is none here.")]
    [TestCase("rules", "`--against` is for one rule pack, and ten packs here.")]
    public void Against_IsOfOneSourceOfOnePack(string path, string message) =>
        Assert.That(Tool.Run("check", path, "--against", $"{Port}/source.txt").Error, Does.Contain(message));

    [Test]
    public void AllowanceOfASource_IsNotIdleWithoutOne()
    {
        using var rules = new TemporaryRules(
            "port",
            File.ReadAllText($"{Port}/pack.yaml")
                .Replace(
                    "  - {id: relief-ships",
                    "  # allow SE7103: Said again on another day without it.\n  - {id: relief-ships",
                    StringComparison.Ordinal
                )
        );
        var folder = Path.Combine(rules.Path, "port");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Tool.Run("check", folder).Error, Does.Not.Contain("SE7019").And.Not.Contain("SE7020"));
            Assert.That(
                Tool.Run("check", folder, "--against", $"{Port}/source.txt").Error,
                Does.Not.Contain("no test of `union/relief-ships`")
            );
        }
    }
}
