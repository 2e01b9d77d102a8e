using ScenarioEngine.Tests.Diagnostics;

namespace ScenarioEngine.Tests.Binding;

/// <summary>What has a mistake in it is not reported again wherever it is mentioned.</summary>
public sealed class CascadeTests
{
    private const string Pack = """
        id: school-trip
        title: School trip
        version: "1"
        summary: Where the class goes, and who pays.
        parties:
          school: {title: School, role: signatory}
          parents: {title: Parents, role: signatory}
        sources:
          letter: {title: Letter of the school, publisher: School, date: 2026-02-01}
        issues:
          place: {title: Place, type: scale, options: [town, lake, coast], status-quo: town}
          cost:
            title: Cost
            fields:
              each: {type: number, unit: euros}
          helpers: {title: Helpers, per: [school, parents], type: number}
        positions:
          - id: not-to-the-coast
            party: school
            kind: red-line
            title: Not to the coast
            statement: The school does not go to the coast.
            speaker: Head teacher
            stated: 2026-02-01
            source: letter
            crossed-when: {place: {at-least: coast}, some helpers: {helpers: 0}}
          - id: not-far
            party: school
            kind: red-line
            title: Not far
            statement: The school does not go far.
            speaker: Head teacher
            stated: 2026-01-01
            source: letter
            superseded-by: not-to-the-coast
            crossed-when: {place: coast}
        implications:
          - id: coast-takes-money
            when: {place: coast}
            then: {cost.each: 200}
            because: The coast is far away.
            basis: definition
        """;

    [Test]
    public void Pack_IsRightAsItStands() => Assert.That(Sample.OfPack(Pack), Is.Empty);

    [TestCase("type: scale", "type: scael", "SE1012", TestName = "IssueWithAMistake_IsNotUnknown")]
    [TestCase("  place: {", "  Place: {", "SE1013", TestName = "IssueWithABadName_IsNotUnknown")]
    [TestCase("options: [town, lake, coast]", "options: town", "SE1005", TestName = "IssueWithoutReadableOptions_HasNoUnknownOnes")]
    [TestCase("school: {title: School, role: signatory}", "school: School", "SE1005", TestName = "PartyOfTheWrongShape_IsNotUnknown")]
    [TestCase("school: {title: School, role: signatory}", "school:", "SE1018", TestName = "PartyWithoutValue_IsNotUnknown")]
    [TestCase(
        "letter: {title: Letter of the school,",
        "letter: {titel: Letter of the school,",
        "SE1003",
        TestName = "SourceWithAMistake_IsNotUnknown"
    )]
    [TestCase("date: 2026-02-01", "date: February", "SE1014", TestName = "SourceWithAWrongDate_IsNotUnknown")]
    [TestCase("sources:", "source:", "SE1003", TestName = "SectionMisspelt_HidesItsNames")]
    [TestCase(
        "each: {type: number, unit: euros}",
        "each: {type: number, units: euros}",
        "SE1003",
        TestName = "FieldWithAMistake_IsNotUnknown"
    )]
    [TestCase(
        "  - id: not-to-the-coast\n    party",
        "  - id: Not to the coast\n    party",
        "SE1013",
        TestName = "PositionWithABadName_IsNotMissing"
    )]
    [TestCase(
        "    kind: red-line\n    title: Not to the coast",
        "    kind: veto\n    title: Not to the coast",
        "SE1012",
        TestName = "PositionWithAMistake_IsNotMissing"
    )]
    [TestCase("basis: definition", "bassis: definition", "SE1003", TestName = "MisspeltRequiredKey_IsNotMissing")]
    [TestCase("crossed-when: {place: coast}", "met-when: {place: coast}", "SE2017", TestName = "WrongConditionKey_IsNotAMissingOne")]
    [TestCase("helpers: 0", "helpers: none", "SE2006", TestName = "MistakeBelowSome_IsReportedOnceForAllParties")]
    public void OneMistake(string right, string wrong, string code)
    {
        var diagnostics = Sample.OfPack(Pack.Replace(right, wrong, StringComparison.Ordinal));

        Assert.That(diagnostics.Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { code }));
    }

    [Test]
    public void MistakesThatDependOnNothing_AreAllReported()
    {
        var wrong = Pack.Replace("role: signatory}\n  parents", "role: signer}\n  parents", StringComparison.Ordinal)
            .Replace("{place: coast}", "{place: coats}", StringComparison.Ordinal)
            .Replace("helpers: 0", "helpers: none", StringComparison.Ordinal);

        Assert.That(
            Sample.OfPack(wrong).Select(diagnostic => diagnostic.Code),
            Is.EqualTo(new[] { "SE1012", "SE2006", "SE2005", "SE2005" })
        );
    }

    [Test]
    public void ScenarioWithoutTitle_IsStillLookedThrough() =>
        Assert.That(
            Sample.OfScenario("rules: office-lease\nterms: {use: ofice}\n").Select(diagnostic => diagnostic.Code),
            Is.EqualTo(new[] { "SE1004", "SE2005" })
        );
}
