using ScenarioEngine.Exploring;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Exploring;

/// <summary>What is too vague to test counts nowhere, and is told of the day on which it was said.</summary>
public sealed class VagueTests
{
    private const string Pack = """
        id: drawn
        title: Drawn
        version: 1
        summary: Two statements, of which one is vague.
        parties:
          owner: {title: Owner, role: signatory}
          tenant: {title: Tenant, role: signatory}
        sources:
          record: {title: Record, publisher: Nobody}
        issues:
          rent: {title: Rent, type: yes-no}
        positions:
          - {id: paid, party: owner, kind: demand, title: Paid, statement: It is paid., speaker: Owner, stated: 2026-01-01, source: record, met-when: {rent: yes}}
          - {id: fair, party: tenant, kind: demand, title: Fair, statement: It is fair., speaker: Tenant, stated: 2026-01-03, source: record, vague: What is fair is not said.}
        """;

    /// <summary>An evaluator that explored one day answers for another, on which others are vague.</summary>
    [Test]
    public void Day_AfterAnother_HasTheVagueStatementsOfItsOwn()
    {
        var pack = Engine.LoadPack([new SourceFile("drawn/pack.yaml", Pack)]).ValueOrThrow();
        var evaluator = Engine.Compile(pack);

        string[] said = ["2026-01-04", "2026-01-02", "2026-01-04"];
        var vague = Array.ConvertAll(said, VagueOn);

        Assert.That(vague, Is.EqualTo(new[] { "Fair", "", "Fair" }));

        string VagueOn(string day)
        {
            var file = new SourceFile("day.yaml", $"scenario: Day\nrules: drawn\nas-of: {day}\nterms: {{}}\n");
            var scenario = Engine.LoadScenario(file, pack).ValueOrThrow();
            var exploration = Engine
                .Explore(evaluator, scenario, new ExploreOptions { Parts = ExploreParts.All }, CancellationToken.None)
                .Exploration;
            return string.Join(
                ' ',
                exploration?.Honest.Single(row => row.Party is null).Vague.Select(position => position.Title) ?? ["too large"]
            );
        }
    }
}
