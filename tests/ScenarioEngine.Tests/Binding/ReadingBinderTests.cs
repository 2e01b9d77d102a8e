using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Binding;

/// <summary>What a reading replaces, and what stays as the position has it.</summary>
public sealed class ReadingBinderTests
{
    [Test]
    public void Kind_IsReplacedWithTheConditionThatItNeeds()
    {
        var read = ReadAs("kind: red-line, title: P, crossed-when: {a: yes}", "kind: demand, met-when: {a: no}");

        Assert.That(read.Kind, Is.EqualTo(PositionKind.Demand));
        Assert.That(StatusUnder(read, "{a: yes}"), Is.EqualTo(FindingStatus.Unmet));
    }

    [Test]
    public void KindWithoutItsCondition_IsAMistake() =>
        Assert.That(
            Load("kind: red-line, title: P, crossed-when: {a: yes}", "kind: demand").Diagnostics.Select(diagnostic => diagnostic.Code),
            Is.EqualTo(new[] { "SE2016" })
        );

    [Test]
    public void VaguePosition_CanBeReadSoThatItIsTested() =>
        Assert.That(
            StatusUnder(ReadAs("kind: red-line, title: P, vague: It names nothing.", "crossed-when: {a: yes}"), "{a: yes}"),
            Is.EqualTo(FindingStatus.Crossed)
        );

    [Test]
    public void TestedPosition_CanBeReadSoThatItIsVague()
    {
        var read = ReadAs("kind: precondition, title: P, applies-when: {a: yes}, met-when: {b: yes}", "vague: It names nothing.");

        Assert.That((read.Vague, read.AppliesWhen, read.Condition), Is.EqualTo(("It names nothing.", (Condition?)null, (Condition?)null)));
    }

    [Test]
    public void WhatAReadingDoesNotName_StaysAsItIs()
    {
        var read = ReadAs(
            "kind: precondition, title: P, applies-when: {a: yes}, met-when: {b: yes}, interest: Peace, tags: [t]",
            "applies-when: {a: no}"
        );

        Assert.That(
            (StatusUnder(read, "{a: no, b: no}"), read.Interest, read.Tags.Single()),
            Is.EqualTo((FindingStatus.Unmet, "Peace", "t"))
        );
    }

    [Test]
    public void PreferenceThatIsValued_KeepsItsWorthWhereOnlyItsReachIsRead() =>
        Assert.That(
            ReadAs("kind: preference, title: P, of: b, values: {yes: 2, no: 1}, weight: 3", "applies-when: {a: yes}"),
            Has.Property("Worth").Not.Null.And.Property("Weight").EqualTo(3)
        );

    [Test]
    public void PreferenceThatIsValued_LosesItsWorthWithItsKind() =>
        Assert.That(
            ReadAs("kind: preference, title: P, of: b, values: {yes: 2, no: 1}, weight: 3", "kind: demand, met-when: {b: yes}"),
            Has.Property("Worth").Null.And.Property("Weight").EqualTo(0)
        );

    private static Position ReadAs(string position, string reading) => Load(position, reading).ValueOrThrow().Positions[0].Readings[0].As;

    private static FindingStatus StatusUnder(Position read, string terms)
    {
        var pack = Pack(read);
        var scenario = Engine.LoadScenario(new SourceFile("s.yaml", $"scenario: S\nrules: tiny\nterms: {terms}\n"), pack).ValueOrThrow();
        var under = scenario with { Pack = pack.Under(pack.Positions[0].Readings) };
        return Engine.Compile(pack).Evaluate(under).Finding("p/x").Status;
    }

    private static RulePack Pack(Position read) => Engine.LoadPack([read.Location.File]).ValueOrThrow();

    private static LoadResult<RulePack> Load(string position, string reading) =>
        Engine.LoadPack([
            new SourceFile(
                "pack.yaml",
                $$"""
                id: tiny
                title: Tiny
                version: 1
                summary: A sample.
                parties: {p: {title: P, role: signatory} }
                issues: {a: {title: A, type: yes-no}, b: {title: B, type: yes-no} }
                positions:
                  - {id: x, party: p, {{position}}, statement: P., source: assumption, readings: [{id: r, title: R, because: R., {{reading}} }]}
                """
            ),
        ]);
}
