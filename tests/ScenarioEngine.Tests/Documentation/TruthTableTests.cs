namespace ScenarioEngine.Tests.Documentation;

/// <summary>The tables of the three values say what the evaluator does, cell by cell.</summary>
public sealed class TruthTableTests
{
    private const string TwoInputs = "issues: {a: {title: A, type: yes-no}, b: {title: B, type: yes-no}}";
    private const string ThreeInstances = "issues: {i: {title: I, per: [p, q, r], fields: {v: {type: yes-no}}}}";
    private const string OneField = """
        issues:
          g: {title: G, type: yes-no}
          h: {title: H, type: yes-no}
          f: {title: F, type: choice, options: [x, y], status-quo: x, only-when: {g: yes}}
        implications: [{id: sample, when: {h: yes}, then: {f: x}, because: A sample., basis: definition}]
        """;

    /// <summary>How a field comes to be what a row says, in every way that there is: terms, and how silence is read.</summary>
    private static readonly Dictionary<string, (string Terms, string Silence)[]> Rows = new(StringComparer.Ordinal)
    {
        ["stated as `x`"] = [("{g: yes, f: x}", "open"), ("{g: yes, h: yes, f: x}", "status-quo")],
        ["stated as another option"] = [("{g: yes, f: y}", "open"), ("{g: yes, f: y}", "status-quo"), ("{g: yes, h: yes, f: y}", "open")],
        ["derived or assumed as `x`"] =
        [
            ("{g: yes, h: yes}", "open"),
            ("{g: yes, h: yes, f: open}", "open"),
            ("{g: yes, h: no}", "status-quo"),
        ],
        ["unsettled: silent, or left open"] =
        [
            ("{g: yes}", "open"),
            ("{g: yes, f: open}", "open"),
            ("{g: yes, h: no, f: open}", "status-quo"),
        ],
        ["not applicable"] =
        [
            ("{g: no}", "open"),
            ("{g: no, f: x}", "open"),
            ("{g: no, f: y}", "open"),
            ("{g: no, f: open}", "open"),
            ("{g: no, h: no}", "status-quo"),
        ],
        ["perhaps applicable, stated as `x`"] = [("{f: x}", "open"), ("{g: open, f: x}", "open")],
        ["perhaps applicable, stated as another option"] = [("{f: y}", "open"), ("{g: open, f: y}", "open")],
        ["perhaps applicable, unsettled"] = [("{}", "open"), ("{g: open, f: open}", "open")],
    };

    private static IEnumerable<TestCaseData> Connectives =>
        from name in (string[])["all: [a, b]", "any: [a, b]", "not: a"]
        from cell in Guides.Rules.Table($"`{name}`").Cells
        select new TestCaseData(name, $"{cell.Row} {cell.Column}", cell.Cell).SetArgDisplayNames(name, cell.Row, cell.Column);

    private static IEnumerable<TestCaseData> Tests =>
        from cell in Guides.Rules.Table("the field").Cells
        select new TestCaseData(cell.Row, cell.Column.Trim('`'), cell.Cell).SetArgDisplayNames(cell.Row, cell.Column);

    private static IEnumerable<TestCaseData> Quantifiers
    {
        get
        {
            var table = Guides.Rules.Table("true");
            return from row in table.Rows
                from column in Enumerable.Range(3, table.Head.Length - 3)
                select new TestCaseData(row[0], row[1], row[2], table.Head[column], row[column]).SetArgDisplayNames(
                    row[0],
                    row[1],
                    row[2],
                    table.Head[column]
                );
        }
    }

    [Test]
    public void Tables_HaveEveryCell()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Connectives.Count(), Is.EqualTo(9 + 9 + 3));
            Assert.That(Tests.Count(), Is.EqualTo(Rows.Count * 5));
            Assert.That(Guides.Rules.Table("true").Rows, Has.Length.GreaterThanOrEqualTo(6));
        }
    }

    [TestCaseSource(nameof(Connectives))]
    public void Connective_IsWhatTheTableSays(string name, string inputs, string expected)
    {
        var condition = name.Replace("a, b", "{a: yes}, {b: yes}", StringComparison.Ordinal)
            .Replace(" a", " {a: yes}", StringComparison.Ordinal);
        var words = inputs.Split([' ', '`'], StringSplitOptions.RemoveEmptyEntries);
        var terms = string.Join(", ", words.Chunk(2).Select(pair => $"{pair[0]}: {Input(pair[1])}"));

        Assert.That(TinyPack.TruthOf($"{{{condition}}}", TwoInputs, $"{{{terms}}}"), Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(Tests))]
    public void Test_IsWhatTheTableSays(string row, string condition, string expected)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var (terms, silence) in Rows[row])
            {
                Assert.That(
                    TinyPack.TruthOf($"{{{condition}}}", OneField, terms, silence),
                    Is.EqualTo(expected),
                    $"{terms} with silence {silence}"
                );
            }
        }
    }

    [TestCaseSource(nameof(Quantifiers))]
    public void Quantifier_IsWhatTheTableSays(string trueOnes, string unknownOnes, string falseOnes, string head, string expected)
    {
        var values = Enumerable
            .Repeat("yes", Count(trueOnes))
            .Concat(Enumerable.Repeat("open", Count(unknownOnes)))
            .Concat(Enumerable.Repeat("no", Count(falseOnes)));
        var terms = string.Join(", ", new[] { "p", "q", "r" }.Zip(values, (party, value) => $"{party}: {{v: {value}}}"));
        var condition = MarkdownDocument.CodeIn(head) switch
        {
            [var quantifier] => $"{quantifier} i: {{v: yes}}",
            [var quantifier, var bound] => $"{quantifier} i: {{where: {{v: yes}}, {bound}}}",
            _ => throw new InvalidOperationException($"`{head}` is no quantifier."),
        };

        Assert.That(TinyPack.TruthOf($"{{{condition}}}", ThreeInstances, $"{{i: {{{terms}}}}}"), Is.EqualTo(expected));
    }

    private static string Input(string truth) =>
        truth switch
        {
            "true" => "yes",
            "false" => "no",
            _ => "open",
        };

    private static int Count(string digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
}
