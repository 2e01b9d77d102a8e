using ScenarioEngine.Model;

namespace ScenarioEngine.Tests.Documentation;

/// <summary>The tables of types and operators list what the library accepts, and nothing else.</summary>
public sealed class VocabularyTableTests
{
    private const string Accepted = "✓";
    private const string Refused = "–";
    private const string WrongOperator = "SE2007";
    private const string WrongFieldKey = "SE2021";

    /// <summary>A field of each type, and a value of it.</summary>
    private static readonly Dictionary<string, (string Keys, string Value)> Types = new(StringComparer.Ordinal)
    {
        ["choice"] = ("options: [none, deposit, guarantee]", "deposit"),
        ["scale"] = ("options: [none, deposit, guarantee]", "deposit"),
        ["yes-no"] = ("", "yes"),
        ["number"] = ("unit: euros, min: 0, max: 10000", "5"),
        ["percent"] = ("min: 0, max: 100", "5%"),
        ["duration"] = ("unit: years, min: 0, max: 10", "5 years"),
        ["date"] = ("min: 2026-01-01, max: 2026-12-31", "2026-03-31"),
        ["set"] = ("options: [none, deposit, guarantee]", "[deposit]"),
    };

    private static IEnumerable<TestCaseData> OperatorCells
    {
        get
        {
            var table = Guides.Rules.Table("operator");
            return from row in table.Rows
                from type in table.Head.Skip(3)
                let cell = row[table.Head.IndexOf(type)]
                select new TestCaseData(row[0].Trim('`'), type, cell).SetArgDisplayNames(row[0], type);
        }
    }

    private static IEnumerable<TestCaseData> TypeRows =>
        Guides.Rules.Table("type").Rows.Select(row => new TestCaseData(row[0].Trim('`'), row[2], row[3]).SetArgDisplayNames(row[0]));

    [Test]
    public void OperatorTable_HasEveryOperatorAndEveryType()
    {
        var table = Guides.Rules.Table("operator");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(table.Rows.Select(row => row[0].Trim('`')), Is.EqualTo(Words.All<Operator>()));
            Assert.That(table.Head.Skip(3), Is.EqualTo(Words.All<FieldKind>()));
        }
    }

    [TestCaseSource(nameof(OperatorCells))]
    public void Operator_FitsTheTypesInTheTable(string @operator, string type, string cell)
    {
        var one = Types[type].Value.Trim('[', ']');
        var operand = @operator switch
        {
            "one-of" or "none-of" => $"[{one}]",
            "between" => $"[{one}, {one}]",
            "includes" => one,
            "stated" => "yes",
            _ => Types[type].Value,
        };
        var condition = $"{{f: {{{@operator}: {operand}}}}}";
        var codes = TinyPack.CodesOf(
            $"{FieldOf(type)}\nconstraints: [{{id: sample, impossible-when: {condition}, because: A sample., basis: definition}}]\n"
        );

        Assert.That(cell, Is.AnyOf(Accepted, Refused));
        Assert.That(codes, Is.EqualTo(cell == Accepted ? Array.Empty<string>() : [WrongOperator]));
    }

    [Test]
    public void TypeTable_HasEveryType() =>
        Assert.That(Guides.Rules.Table("type").Rows.Select(row => row[0].Trim('`')), Is.EqualTo(Words.All<FieldKind>()));

    [TestCaseSource(nameof(TypeRows))]
    public void Type_HasTheKeysInTheTable(string type, string keys, string _)
    {
        var all = Types.Values.SelectMany(value => value.Keys.Split([", "], StringSplitOptions.None)).Select(pair => pair.Split(':')[0]);
        var known = new[] { "options", "unit", "min", "max", "step" };
        var refused = known.Where(key => IsRefused(type, key));

        // Steps fit the type; that the sample's range has no end with them is another matter.
        Assert.That(all.Append("step"), Is.SupersetOf(known));
        Assert.That(known.Except(refused), Is.EquivalentTo(MarkdownDocument.CodeIn(keys)));
    }

    [TestCaseSource(nameof(TypeRows))]
    public void Type_TakesTheValuesInTheTable(string type, string _, string examples)
    {
        Assert.That(MarkdownDocument.CodeIn(examples), Is.Not.Empty);
        foreach (var example in MarkdownDocument.CodeIn(examples))
        {
            Assert.That(() => TinyPack.Evaluate(FieldOf(type), $"{{f: {example}}}"), Throws.Nothing, example);
        }
    }

    private static string FieldOf(string type) =>
        $"issues: {{f: {{{string.Join(", ", new[] { "title: F", $"type: {type}", Types[type].Keys }.Where(key => key.Length > 0))}}}}}";

    private static bool IsRefused(string type, string key)
    {
        var value = key switch
        {
            "options" => "[none, deposit]",
            "unit" => "years",
            _ => Types[type].Value.Trim('[', ']'),
        };
        var needed = (type, key) switch
        {
            ("choice" or "scale" or "set", not "options") => ", options: [none, deposit]",
            ("duration", not "unit") => ", unit: years",
            _ => "",
        };
        return TinyPack.CodesOf($"issues: {{f: {{title: F, type: {type}, {key}: {value}{needed}}}}}").Contains(WrongFieldKey);
    }
}
