using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScenarioEngine.Cli.Receipts;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Cli.Tests.Receipts;

/// <summary>Receipts as their users and their forgers use them.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ReceiptTests : IDisposable
{
    private const string Pack = """
        id: lease
        title: A lease
        version: 0.1.0
        summary: Two parties and a rent.
        parties: {owner: {title: Owner, role: signatory}, tenant: {title: Tenant, role: signatory}}
        sources: {letter: {title: Letter, publisher: Owner, date: 2026-01-01}}
        issues:
          rent: {title: Rent, type: choice, options: [low, high]}
          term: {title: Term, type: choice, options: [short, long]}
        positions:
          - {party: owner, id: rent, kind: red-line, title: No low rent, statement: The rent is high., speaker: Owner, stated: 2026-01-01, source: letter, crossed-when: {rent: low}}
          - {party: tenant, id: term, kind: demand, title: A long term, statement: The term is long., speaker: Tenant, stated: 2026-01-01, source: letter, met-when: {term: long}}
        """;

    private readonly TemporaryRules _rules = new("lease", Pack);
    private readonly string _scenario;
    private readonly string _other;
    private readonly string _receipt;
    private readonly string _report;

    public ReceiptTests()
    {
        _scenario = At("low.yaml");
        _other = At("high.yaml");
        _receipt = At("receipt.json");
        _report = At("report");
        File.WriteAllText(_scenario, "scenario: Low\nrules: lease\nterms: {rent: low}\nwhat-if: [{name: High, set: {rent: high}}]\n");
        File.WriteAllText(_other, "scenario: High\nrules: lease\nterms: {rent: high, term: short}\n");
    }

    public void Dispose() => _rules.Dispose();

    private static IEnumerable<string[]> Calls =>
        [
            ["evaluate", "LOW"],
            ["evaluate", "LOW", "OTHER", "--silence", "status-quo"],
            ["explain", "LOW", "owner/rent"],
            ["what-if", "LOW"],
            ["compare", "LOW", "OTHER"],
            ["explore", "LOW"],
            ["explore", "lease"],
            ["repair", "LOW"],
        ];

    private static IEnumerable<TestCaseData> CallsInFormats =>
        from call in Calls
        from format in new[] { "text", "json", "html", "markdown", "csv" }
        where (format, call[0]) is not ("json", "explain") and not ("csv", "explain" or "what-if" or "compare" or "repair")
        select new TestCaseData(call, format);

    [TestCaseSource(nameof(CallsInFormats))]
    public void ReceiptAndReport_AreVerifiedUntilAFileChanges(string[] call, string format)
    {
        var report = Make(call, format);
        File.WriteAllText(_report, report);

        var (receipt, whole) = (Tool.Run("verify", _receipt), Tool.Run("verify", _report));
        File.AppendAllText(Path.Combine(_rules.Path, "lease", "pack.yaml"), "\n# another word\n");
        var changed = Tool.Run("verify", _receipt);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((receipt.ExitCode, receipt.Error), Is.EqualTo((ExitCode.Done, "")));
            Assert.That(receipt.Output, Does.StartWith("VERIFIED  Called again, this is what comes out, to the letter: "));
            Assert.That(whole.ExitCode, Is.EqualTo(format is "text" or "csv" ? ExitCode.WrongInput : ExitCode.Done), whole.Error);
            Assert.That(changed.ExitCode, Is.EqualTo(ExitCode.Conflict));
            Assert.That(changed.Output.ReplaceLineEndings(" "), Does.StartWith("DIFFERENT").And.Contain("pack.yaml has changed."));
        }
    }

    /// <summary>The attack is a consistent forgery: one value after the other changed, and every hash made anew.</summary>
    [Slow]
    [TestCaseSource(nameof(Calls))]
    public void ForgedValueOfJson_IsNoticed(params string[] call)
    {
        if (call[0] == "explain")
        {
            Assert.Ignore("It has no JSON.");
        }

        var report = Make(call, "json");
        var receipt = StampedReport.Find(report)!;
        var count = Leaves(JsonNode.Parse(report)!).Count();
        var unnoticed = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var forged = JsonNode.Parse(report)!;
            var leaf = Leaves(forged).ElementAt(i);
            Forge(leaf);
            forged.AsObject().Remove("receipt");
            var text =
                forged.ToJsonString(
                    new JsonSerializerOptions
                    {
                        WriteIndented = true,
                        NewLine = "\n",
                        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                    }
                ) + "\n";
            File.WriteAllText(_report, StampedReport.Add(text, ReportFormat.Json, receipt with { Report = HashOf(text) }));
            if (Tool.Run("verify", _report).ExitCode == ExitCode.Done)
            {
                unnoticed.Add($"value {i} of {count}");
            }
        }

        Assert.That(count, Is.GreaterThan(20));
        Assert.That(unnoticed, Is.Empty);
    }

    /// <summary>The same for what people read: in each line of a report a letter changed.</summary>
    [TestCase("html", ReportFormat.Html)]
    [TestCase("markdown", ReportFormat.Markdown)]
    public void ForgedLineOfAPage_IsNoticed(string format, object kind)
    {
        var plain = Tool.Run("evaluate", _scenario, "--rules", _rules.Path, "--format", format).Output;
        var receipt = StampedReport.Find(Make(["evaluate", "LOW"], format))!;
        var lines = plain.Split('\n');
        var unnoticed = new List<string>();
        foreach (var (number, line) in lines.Index().Where(pair => pair.Item.Any(char.IsLetter)))
        {
            var last = line.Select((letter, place) => (letter, place)).Last(pair => char.IsLetter(pair.letter)).place;
            var forged = string.Join(
                '\n',
                lines.Select((text, at) => at == number ? text[..last] + (text[last] == 'x' ? 'y' : 'x') + text[(last + 1)..] : text)
            );
            File.WriteAllText(_report, StampedReport.Add(forged, (ReportFormat)kind, receipt with { Report = HashOf(forged) }));
            if (Tool.Run("verify", _report).ExitCode == ExitCode.Done)
            {
                unnoticed.Add(line);
            }
        }

        Assert.That(unnoticed, Is.Empty);
    }

    [TestCase("tool", "\"9.9.9\"")]
    [TestCase("report", "\"0000000000000000000000000000000000000000000000000000000000000000\"")]
    [TestCase("files", "[]")]
    [TestCase("call", "[\"evaluate\"]")]
    [TestCase("call", "[\"serve\"]")]
    [TestCase("call", "[\"evaluate\", \"-\"]")]
    [TestCase("call", "[]")]
    [TestCase("call", "[null]")]
    [TestCase("extra", "\"VERIFIED\"")]
    public void ForgedReceipt_IsNoticed(string property, string value)
    {
        Make(["evaluate", "LOW"], "text");
        var receipt = JsonNode.Parse(File.ReadAllText(_receipt))!;
        receipt[property] = JsonNode.Parse(value);
        File.WriteAllText(_receipt, receipt.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");

        var run = Tool.Run("verify", _receipt);

        Assert.That(run.ExitCode, Is.AnyOf(ExitCode.Conflict, ExitCode.WrongInput));
        Assert.That(run.Output, Does.Not.StartWith("VERIFIED"));
    }

    [Test]
    public void Receipt_GoesOverNoFileThatWasRead()
    {
        var before = File.ReadAllText(_scenario);

        var run = Tool.Run("evaluate", _scenario, "--rules", _rules.Path, "--receipt", _scenario);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCode.WrongInput, "")));
        Assert.That(run.Error, Does.Contain("is one of the files that this call reads"));
        Assert.That(File.ReadAllText(_scenario), Is.EqualTo(before));
    }

    [TestCase("README.md", "`README.md` is no receipt, and carries none that is whole.")]
    [TestCase("nowhere.json", "There is no file `nowhere.json`.")]
    public void WrongReceipt_SaysSo(string path, string sentence)
    {
        var run = Tool.Run("verify", path);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongInput));
        Assert.That(run.Error, Does.StartWith($"scenario: {sentence}\n"));
    }

    [Test]
    public void StandardInput_HasNoReceipt() =>
        Assert.That(
            Tool.RunOn("scenario: A\n", "evaluate", "-", "--receipt", _receipt).Error,
            Does.StartWith("scenario: What comes from standard input has no receipt.\n")
        );

    private string Make(string[] call, string format)
    {
        string[] words =
        [
            .. call.Select(word =>
                word switch
                {
                    "LOW" => _scenario,
                    "OTHER" => _other,
                    _ => word,
                }
            ),
            "--rules",
            _rules.Path,
            "--receipt",
            _receipt,
        ];
        var run = Tool.Run(format == "text" ? words : [.. words, "--format", format]);
        Assert.That(run.Output, Is.Not.Empty, run.Error);
        return run.Output;
    }

    private string At(string name) => Path.Combine(_rules.Path, name);

    /// <summary>Every value that a report shows, without those of the receipt.</summary>
    private static IEnumerable<JsonValue> Leaves(JsonNode node) =>
        node switch
        {
            JsonValue value => [value],
            JsonArray list => list.OfType<JsonNode>().SelectMany(Leaves),
            JsonObject map => map.Where(pair => pair.Key != "receipt" && pair.Value is not null).SelectMany(pair => Leaves(pair.Value!)),
            _ => [],
        };

    private static void Forge(JsonValue leaf)
    {
        JsonNode forged = leaf.GetValueKind() switch
        {
            JsonValueKind.True => false,
            JsonValueKind.False => true,
            JsonValueKind.Number => leaf.GetValue<decimal>() + 1,
            _ => leaf.GetValue<string>() == "conflict" ? "clear" : leaf.GetValue<string>() + "x",
        };
        leaf.ReplaceWith(forged);
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
