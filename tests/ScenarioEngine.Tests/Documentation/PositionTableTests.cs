using ScenarioEngine.Model;

namespace ScenarioEngine.Tests.Documentation;

/// <summary>The tables of positions, verdicts and outcomes say what the library does.</summary>
public sealed class PositionTableTests
{
    private const string WithoutCondition = "SE2016";
    private static readonly string[] Truths = ["true", "unknown", "false"];

    private static IEnumerable<TestCaseData> Statuses
    {
        get
        {
            var table = Guides.Rules.Table("it applies");
            return from row in table.Rows
                from column in Enumerable.Range(2, table.Head.Length - 2)
                from kind in KindsOf(table.Head[column])
                select new TestCaseData(kind, row[0], row[1], row[column]).SetArgDisplayNames(kind, row[0], row[1]);
        }
    }

    private static IEnumerable<TestCaseData> Kinds =>
        Guides.Rules.Table("kind").Rows.Select(row => new TestCaseData(row[0].Trim('`'), row[2], row[3]).SetArgDisplayNames(row[0]));

    [Test]
    public void StatusTable_HasEveryKindAndEveryPairOfValues()
    {
        var rows = Guides.Rules.Table("it applies").Rows;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Statuses.Select(status => status.Arguments[0]).Distinct(), Is.EquivalentTo(Words.All<PositionKind>()));
            Assert.That(
                rows.SelectMany(row => Values(row[1]).Select(condition => (row[0], condition))),
                Is.EquivalentTo(Truths.SelectMany(applies => Truths.Select(condition => (applies, condition))))
            );
        }
    }

    [TestCaseSource(nameof(Statuses))]
    public void Position_ComesToTheStatusInTheTable(string kind, string applies, string condition, string expected)
    {
        foreach (var truth in Values(condition))
        {
            var evaluation = TinyPack.Evaluate(
                $"issues: {{a: {{title: A, type: yes-no}}, c: {{title: C, type: yes-no}}}}\n{Position(kind, "applies-when: {a: yes}, ", ConditionOf(kind))}",
                $"{{a: {Input(applies)}, c: {Input(truth)}}}"
            );

            Assert.That(InWords(evaluation.Findings.Single().Status), Is.EqualTo(expected), truth);
        }
    }

    [Test]
    public void KindTable_HasEveryKind() =>
        Assert.That(Guides.Rules.Table("kind").Rows.Select(row => row[0].Trim('`')), Is.EqualTo(Words.All<PositionKind>()));

    [TestCaseSource(nameof(Kinds))]
    public void Kind_NeedsTheKeysInTheTable(string kind, string needs, string _)
    {
        var keys = MarkdownDocument.CodeIn(needs);
        var needed = keys.Where(key => IsMissed(kind, keys.Where(other => other != key)));

        Assert.That(IsMissed(kind, keys), Is.False);
        Assert.That(needed, Is.EquivalentTo(keys));
    }

    [TestCaseSource(nameof(Kinds))]
    public void Kind_CanBeWhatTheStatusTableSays(string kind, string _, string statuses) =>
        Assert.That(
            Statuses.Where(status => Equals(status.Arguments[0], kind)).Select(status => status.Arguments[3]).Distinct(),
            Is.EquivalentTo(statuses.Split(", "))
        );

    [Test]
    public void VerdictTable_HasEveryVerdictTheWorstFirst() =>
        Assert.That(Guides.Rules.Table("verdict").Rows.Select(row => row[0].Trim('`')), Is.EqualTo(Words.All<Verdict>()));

    [Test]
    public void OutcomeTable_HasEveryOutcomeTheWorstFirst() =>
        Assert.That(Guides.Scenarios.Table("outcome").Rows.Select(row => row[0].Trim('`')), Is.EqualTo(Words.All<Outcome>()));

    [Test]
    public void Guides_NameEveryWordOfAKey()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Guides.Rules.CodeSpans, Is.SupersetOf(Words.All<PartyRole>()));
            Assert.That(Guides.Rules.CodeSpans, Is.SupersetOf(Words.All<ReadExtent>()));
            Assert.That(Guides.Rules.CodeSpans, Is.SupersetOf(Words.All<Basis>()));
            Assert.That(Guides.Scenarios.CodeSpans, Is.SupersetOf(Words.All<Silence>()));
            Assert.That(Guides.Scenarios.CodeSpans, Is.SupersetOf(Words.All<FindingStatus>()));
        }
    }

    private static bool IsMissed(string kind, IEnumerable<string> given)
    {
        var keys = string.Join(", ", given.Select(key => $"{key}: {{c: yes}}"));
        return TinyPack.CodesOf($"issues: {{c: {{title: C, type: yes-no}}}}\n{Position(kind, "", keys)}").Contains(WithoutCondition);
    }

    private static string Position(string kind, string appliesWhen, string condition) =>
        $"positions: [{{id: sample, party: p, kind: {kind}, title: A sample, statement: A sample., source: assumption, {appliesWhen}{condition}}}]\n";

    private static string ConditionOf(string kind) =>
        kind switch
        {
            "red-line" => "crossed-when: {c: yes}",
            "openness" => "",
            _ => "met-when: {c: yes}",
        };

    private static IEnumerable<string> KindsOf(string head) => head.Split(", ").Select(kind => kind.Replace(' ', '-'));

    private static string[] Values(string cell) => cell == "any" ? Truths : [cell];

    private static string Input(string truth) =>
        truth switch
        {
            "true" => "yes",
            "false" => "no",
            _ => "open",
        };

    private static string InWords(FindingStatus status) => Words.Of(status).Replace('-', ' ');
}
