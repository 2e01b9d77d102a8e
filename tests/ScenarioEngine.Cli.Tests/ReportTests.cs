using System.Text.Json;
using System.Xml.Linq;

namespace ScenarioEngine.Cli.Tests;

public sealed class ReportTests
{
    private const string Seed = "scenarios/ukraine-interview/recognition-de-jure.yaml";
    private const string Hostile =
        "scenario: \"=1+1 <script>alert(1)</script> | *b* `c` & \\\"d\\\"\"\nrules: ukraine-interview\nterms: {recognition: de-jure}\n";

    [Test]
    public void Html_KeepsUserTextText()
    {
        var run = Tool.RunOn(Hostile, "evaluate", "-", "--format", "html");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Output, Does.Contain("&lt;script&gt;alert(1)&lt;/script&gt;"));
            Assert.That(run.Output, Does.Not.Contain("<script"));
            Assert.That(run.Output, Does.Not.Contain("http-equiv").And.Not.Contain("src="));
        }
    }

    [Test]
    public void Html_HasEveryPartOfTheReport()
    {
        var run = Tool.Run("evaluate", Seed, "--format", "html");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Conflict));
            foreach (
                var heading in new[]
                {
                    "Red lines crossed",
                    "Parties",
                    "All other positions",
                    "Terms",
                    "Not tested, assumed, or left out",
                    "Sources",
                    "Words",
                }
            )
            {
                Assert.That(run.Output, Does.Contain($"<h2>{heading}</h2>"));
            }

            Assert.That(run.Output, Does.Contain("<nav class=\"contents\"").And.Contain("<svg class=\"picture\"").And.Contain(">✕</text>"));
            Assert.That(
                run.Output.IndexOf("<h2>Red lines crossed</h2>", StringComparison.Ordinal),
                Is.LessThan(run.Output.IndexOf("<h2>Parties</h2>", StringComparison.Ordinal))
            );
            Assert.That(run.Output, Does.Contain("crosses a red line stated on 9 January 2026"));
        }
    }

    [Test]
    public void Html_OfAllScenariosHasUniqueIds()
    {
        var ids = System
            .Text.RegularExpressions.Regex.Matches(
                Tool.Run("evaluate", "scenarios/ukraine-interview", "--format", "html").Output,
                " id=\"([^\"]+)\""
            )
            .Select(match => match.Groups[1].Value)
            .ToList();

        Assert.That(ids, Is.Unique.And.Not.Empty);
    }

    [Test]
    public void Markdown_EscapesWhatItCouldRead()
    {
        var run = Tool.RunOn(Hostile, "evaluate", "-", "--format", "markdown");

        Assert.That(run.Output, Does.StartWith("# =1+1 \\<script\\>alert(1)\\</script\\> \\| \\*b\\* \\`c\\` \\& \"d\"\n"));
    }

    [Test]
    public void Csv_MakesFormulasHarmlessAndQuotes()
    {
        var run = Tool.RunOn(Hostile, "evaluate", "-", "--format", "csv");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Output, Does.StartWith("file,title,as_of,outcome,"));
            Assert.That(run.Output, Does.Contain("standard input,\"'=1+1 <script>alert(1)</script> | *b* `c` & \"\"d\"\"\",,conflict,"));
        }
    }

    [Test]
    public void Sarif_PointsAtTheTermAndAtTheRule()
    {
        using var log = JsonDocument.Parse(Tool.Run("evaluate", Seed, "--format", "sarif").Output);

        var result = log
            .RootElement.GetProperty("runs")[0]
            .GetProperty("results")
            .EnumerateArray()
            .First(result => result.GetProperty("ruleId").GetString() == "crossed");
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.GetProperty("level").GetString(), Is.EqualTo("error"));
            Assert.That(place.GetProperty("artifactLocation").GetProperty("uri").GetString(), Is.EqualTo(Seed));
            Assert.That(place.GetProperty("region").GetProperty("startLine").GetInt32(), Is.EqualTo(9));
            Assert.That(result.GetProperty("relatedLocations")[0].ToString(), Does.Contain("positions/ukraine.yaml"));
        }
    }

    [Test]
    public void Sarif_HasDiagnosticsToo()
    {
        using var log = JsonDocument.Parse(
            Tool.RunOn("scenario: S\nrules: ukraine-interview\nterms: {recogniton: none}\n", "evaluate", "-", "--format", "sarif").Output
        );

        Assert.That(
            log.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("ruleId").GetString(),
            Is.EqualTo("SE2003")
        );
    }

    [Test]
    public void JUnit_FailsWhatIsCrossedAndSkipsWhatIsOpen()
    {
        var suite = XDocument
            .Parse(Tool.Run("evaluate", "scenarios/ukraine-interview/recognition-de-facto.yaml", "--format", "junit").Output)
            .Descendants("testsuite")
            .Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                suite.Elements("testcase").Single(one => one.Element("failure") is not null).Attribute("name")?.Value,
                Is.EqualTo("ukraine/no-recognition")
            );
            Assert.That(suite.Attribute("skipped")?.Value, Is.EqualTo("3"));
        }
    }

    [Test]
    public void JUnit_DoesNotPassWhatCannotBe()
    {
        var suite = XDocument
            .Parse(
                Tool.RunOn(
                    "scenario: S\nrules: ukraine-interview\nterms: {border-treaty: {form: final, line: current-lines}, recognition: none}\n",
                    "evaluate",
                    "-",
                    "--format",
                    "junit"
                ).Output
            )
            .Descendants("testsuite")
            .Single();

        var failed = suite
            .Elements("testcase")
            .Where(one => one.Element("failure") is not null)
            .ToDictionary(one => one.Attribute("name")?.Value ?? "", one => one.Element("failure")?.Attribute("message")?.Value);
        Assert.That(failed["recognition"], Does.StartWith("contradictory: A final border"));
    }

    [Test]
    public void JUnit_HasAnErrorForAFileWithMistakes()
    {
        var suite = XDocument
            .Parse(
                Tool.RunOn(
                    "scenario: S\nrules: ukraine-interview\nterms: {recogniton: none}\n",
                    "evaluate",
                    "-",
                    "--format",
                    "junit"
                ).Output
            )
            .Descendants("testsuite")
            .Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(suite.Attribute("errors")?.Value, Is.EqualTo("1"));
            Assert.That(suite.Element("testcase")?.Attribute("name")?.Value, Is.EqualTo("SE2003 at standard input(3,9)"));
            Assert.That(suite.Element("testcase")?.Element("error")?.Attribute("message")?.Value, Does.Contain("`recogniton`"));
        }
    }

    [Test]
    public void Sarif_NamesAFileByAWholeAddressWhereItsPathIsWhole()
    {
        using var folder = new TemporaryRules("unused", "");
        var scenario = Path.Combine(folder.Path, "a b.yaml");
        File.WriteAllText(scenario, "scenario: S\nrules: ukraine-interview\nterms: {recognition: de-jure}\n");

        using var log = JsonDocument.Parse(Tool.Run("evaluate", scenario, "--format", "sarif").Output);

        var uri =
            log.RootElement.GetProperty("runs")[0]
                .GetProperty("results")[0]
                .GetProperty("locations")[0]
                .GetProperty("physicalLocation")
                .GetProperty("artifactLocation")
                .GetProperty("uri")
                .GetString()
            ?? "";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(uri, Does.StartWith("file:///").And.EndsWith("/a%20b.yaml"));
            Assert.That(new Uri(uri).LocalPath, Is.EqualTo(scenario));
        }
    }

    [Test]
    public void Check_WritesSarifOfWhatIsWrong()
    {
        var run = Tool.RunOn("scenario: S\nrules: ukraine-interview\nterms: {recogniton: none}\n", "check", "-", "--format", "sarif");
        using var log = JsonDocument.Parse(run.Output);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongInput));
            Assert.That(
                log.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("ruleId").GetString(),
                Is.EqualTo("SE2003")
            );
        }
    }

    [TestCase("bash", "complete -F _scenario scenario")]
    [TestCase("zsh", "compdef _scenario scenario")]
    [TestCase("fish", "complete -c scenario")]
    [TestCase("pwsh", "Register-ArgumentCompleter")]
    public void Completion_IsAScriptForTheShell(string shell, string line) =>
        Assert.That(Tool.Run("completion", shell).Output, Does.Contain(line));

    [TestCase("scenario eval", "evaluate")]
    [TestCase("scenario evaluate --for", "--format")]
    [TestCase("scenario what-if --se", "--set")]
    [TestCase("scenario evaluate --format ", "html")]
    [TestCase($"scenario explain {Seed} ukraine/no", "ukraine/no-recognition")]
    [TestCase($"scenario what-if {Seed} --without ukr", "ukraine/no-recognition")]
    [TestCase($"scenario what-if {Seed} --without-implication fin", "final-border-transfers-title")]
    [TestCase($"scenario what-if {Seed} --set recog", "recognition=")]
    [TestCase($"scenario what-if {Seed} --set recognition=d", "recognition=de-facto")]
    [TestCase($"scenario repair {Seed} --lock ceas", "ceasefire.line")]
    [TestCase("scenario explore ukraine-interview --party ru", "russia")]
    [TestCase("scenario rules show ukraine-i", "ukraine-interview")]
    [TestCase("scenario rules show ukraine-interview ukraine/no-rec", "ukraine/no-recognition")]
    public void UnfinishedLine_IsCompleted(string line, string expected)
    {
        var run = Tool.Run(FormattableString.Invariant($"[suggest:{line.Length}]"), line);

        Assert.That(run.Output.Split('\n').Select(suggestion => suggestion.Trim()), Contains.Item(expected));
    }
}
