using ScenarioEngine.Cli.Output;

namespace ScenarioEngine.Cli.Tests.Output;

/// <summary>What a file says never acts on a terminal, whatever command shows it.</summary>
public sealed class PlainTextTests
{
    private const string Evil = "Freeze\\nCLEAR  No stated red line is crossed.\\e[8m\\a\\u202E\\x9b2J";

    private const string Pack = $$$"""
        id: evil
        title: "{{{Evil}}}"
        version: 0.1.0
        summary: "{{{Evil}}}"
        parties: {a: {title: "{{{Evil}}}", role: signatory}}
        sources: {s: {title: "{{{Evil}}}", publisher: "{{{Evil}}}", date: 2026-01-01}}
        issues:
          x: {title: "{{{Evil}}}", type: choice, options: {bad: "{{{Evil}}}", good: G}}
        positions:
          - {party: a, id: line, kind: red-line, title: "{{{Evil}}}", statement: "{{{Evil}}}", speaker: "{{{Evil}}}", stated: 2026-01-01, source: s, encoding: "{{{Evil}}}", crossed-when: {x: bad}}
        """;

    [TestCase("evaluate", "FILE")]
    [TestCase("evaluate", "FILE", "FILE2")]
    [TestCase("evaluate", "FILE", "--format", "csv")]
    [TestCase("evaluate", "FILE", "--format", "markdown")]
    [TestCase("explain", "FILE")]
    [TestCase("what-if", "FILE", "--set", "x=good")]
    [TestCase("compare", "FILE", "FILE2")]
    [TestCase("explore", "FILE")]
    [TestCase("repair", "FILE")]
    [TestCase("check", "FILE")]
    [TestCase("test", "FILE")]
    [TestCase("rules", "show", "evil")]
    [TestCase("rules", "list")]
    [TestCase("rules", "search", "Freeze")]
    [TestCase("format", "FILE")]
    public void EscapesAndLineBreaks_DoNotReachTheTerminal(params string[] call)
    {
        using var rules = new TemporaryRules("evil", Pack);
        var name = OperatingSystem.IsWindows() ? "s.yaml" : "s\nCLEAR  No line is crossed.\e[8m.yaml";
        var (file, second) = (Path.Combine(rules.Path, name), Path.Combine(rules.Path, "t.yaml"));
        File.WriteAllText(file, $"scenario: \"{Evil}\"\nrules: evil\nterms:   {{x: bad}}\n");
        File.WriteAllText(second, $"scenario: \"{Evil}\"\nrules: evil\nterms: {{x: good}}\nexpect: {{outcome: conflict}}\n");

        var run = Tool.Run([
            .. call.Select(word =>
                word switch
                {
                    "FILE" => file,
                    "FILE2" => second,
                    _ => word,
                }
            ),
            .. call[0] == "format" ? [] : new[] { "--rules", rules.Path },
        ]);
        var shown = run.Output + run.Error;

        Assert.That(shown, Is.Not.Empty);
        Assert.That(shown.Where(letter => (char.IsControl(letter) && letter is not '\n') || letter is '\u202E'), Is.Empty);
        Assert.That(shown.Split('\n'), Has.None.StartsWith("CLEAR  No "));
    }

    [TestCase("Ukraine", 7)]
    [TestCase("日本", 4)]
    [TestCase("e\u0301te\u0301", 3)]
    [TestCase("Ўзбекистон", 10)]
    [TestCase("🙂", 2)]
    public void Columns_AreThoseOfTheTerminal(string text, int columns) => Assert.That(Columns.Of(text), Is.EqualTo(columns));

    [Test]
    public void Table_LinesUpWithWideNames()
    {
        using var writer = new StringWriter { NewLine = "\n" };

        new Page(writer, 80, usesColor: false).Table([
            ["Party", "Verdict"],
            ["日本国", "clear"],
            ["Italy", "open"],
        ]);

        Assert.That(writer.ToString(), Is.EqualTo("Party   Verdict\n日本国  clear\nItaly   open\n"));
    }
}
