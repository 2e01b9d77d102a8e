using ScenarioEngine.Checking;
using ScenarioEngine.Exploring;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Checking;

public sealed class StatementLintTests
{
    private const string Demand = "kind: demand, met-when: {aid: yes}";
    private const string Openness = "kind: openness, applies-when: {aid: yes}";

    [TestCase("The aid goes on.", Demand, false)]
    [TestCase("The aid goes on if the border is open.", Demand, true)]
    [TestCase("IF the border is open, the aid goes on.", Demand, true)]
    [TestCase("The aid goes on unless the border is shut.", Demand, true)]
    [TestCase("The aid goes on for six months.", Demand, false, Description = "not a number that the lint knows")]
    [TestCase("The aid goes on for a week.", Demand, true)]
    [TestCase("The aid goes on for 30 days.", Demand, true)]
    [TestCase("The lease runs for a year.", "kind: demand, met-when: {lease: {at-least: 1 years}}", false)]
    [TestCase("Aid is asked for by the parents.", Demand, false)]
    [TestCase("Aid has to come at once.", Demand, false)]
    [TestCase("Once the border is open, aid has to come.", Demand, true)]
    [TestCase("A gift for the school.", Demand, false)]
    [TestCase("Aid in return for access.", Openness, true)]
    [TestCase("After the vote there could be aid.", Openness, true)]
    [TestCase("An afterthought: aid.", Openness, false)]
    [TestCase("If the border is open, there could be aid.", "kind: openness, applies-when: {aid: yes, border: yes}", false)]
    [TestCase("If the border is open, aid has to go on.", "kind: demand, applies-when: {border: yes}, met-when: {aid: yes}", false)]
    [TestCase("If the border is open, aid has to go on.", "kind: demand, met-when: {any: [{border: no}, {aid: yes}]}", false)]
    [TestCase("If the border is open, aid has to go on.", "kind: precondition, applies-when: {aid: yes}, met-when: {border: yes}", false)]
    [TestCase("The aid goes on until the vote.", "kind: demand, until: 2026-05-01, met-when: {aid: yes}", false)]
    [TestCase("The aid goes on if all agree.", "kind: demand, vague: Who all are is not said.", false)]
    [TestCase("The aid goes on if all agree.", $"{Demand}, encoding: That all agree has no field.", false)]
    [TestCase("The aid goes on if all agree.", $"{Demand}, encoding: Of the \"if\" nothing is known.", false)]
    [TestCase("The aid goes on if all agree.", $"{Demand}, encoding: Aid is read as money.", true)]
    public void LostCondition_IsReportedWhereNothingIsEncodedOrExplained(string statement, string rest, bool isReported)
    {
        Assert.That(CodesOf("", $"statement: \"{statement}\", {rest}"), isReported ? Does.Contain("SE7050") : Does.Not.Contain("SE7050"));
    }

    [TestCase("", "", false)]
    [TestCase("official", "red-line, crossed-when: {aid: no}", false)]
    [TestCase("transcript", "red-line, crossed-when: {aid: no}", false)]
    [TestCase("agency", "red-line, crossed-when: {aid: no}", false)]
    [TestCase("press", "red-line, crossed-when: {aid: no}", true)]
    [TestCase("republished", "red-line, crossed-when: {aid: no}", true)]
    [TestCase("aggregator", "red-line, crossed-when: {aid: no}", true)]
    [TestCase("aggregator", "demand, met-when: {aid: yes}", false)]
    public void RedLine_OnAWeakSourceIsReported(string tier, string kind, bool isReported)
    {
        var codes = CodesOf(
            tier.Length == 0 ? "" : $", tier: {tier}",
            $"statement: Aid., kind: {(kind.Length == 0 ? "red-line, crossed-when: {aid: no}" : kind)}"
        );

        Assert.That(codes, isReported ? Does.Contain("SE7051") : Does.Not.Contain("SE7051"));
    }

    private static IEnumerable<string> CodesOf(string source, string position)
    {
        var pack = Engine
            .LoadPack([
                new SourceFile(
                    "pack.yaml",
                    $$"""
                    id: aid
                    title: Aid
                    version: "1"
                    summary: Words.
                    parties: {school: {title: School, role: signatory} }
                    sources: {letter: {title: Letter, publisher: School, date: 2026-02-01{{source}} } }
                    issues:
                      aid: {title: Aid, type: yes-no}
                      border: {title: Border, type: yes-no}
                      lease: {title: Lease, type: duration, unit: years}
                    positions:
                      - {id: aid, party: school, title: Aid, speaker: Head, stated: 2026-02-01, source: letter, {{position}} }
                    """
                ),
            ])
            .ValueOrThrow();
        return PackCheck.Lint(Engine.Compile(pack), new ExploreOptions(), CancellationToken.None).Select(warning => warning.Code);
    }
}
