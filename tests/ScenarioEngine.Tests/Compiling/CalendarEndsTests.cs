using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Mutating;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Compiling;

/// <summary>
/// Before the first day of the calendar and after the last there is no day, so no package has one there and no change leads there.
/// </summary>
public sealed class CalendarEndsTests
{
    private static readonly RulePack Pack = Engine
        .LoadPack([
            new SourceFile(
                "pack.yaml",
                """
                id: lease
                title: Lease
                version: "1"
                summary: When the lease ends.
                parties:
                  owner: {title: Owner, role: signatory}
                issues:
                  end: {title: End, type: date}
                positions:
                  - {id: never, party: owner, kind: red-line, title: Never, statement: Words., source: assumption, crossed-when: {end: {after: 9999-12-31}}}
                  - {id: long-ago, party: owner, kind: red-line, title: Long ago, statement: Words., source: assumption, crossed-when: {end: {before: 0001-01-01}}}
                  - {id: some-day, party: owner, kind: demand, title: Some day, statement: Words., source: assumption, met-when: {end: {between: [0001-01-01, 9999-12-31]}}}
                """
            ),
        ])
        .ValueOrThrow();

    private static readonly Scenario Ended = Engine
        .LoadScenario(new SourceFile("a.yaml", "scenario: A\nrules: lease\nterms: {end: 2026-01-31}\n"), Pack)
        .ValueOrThrow();

    [Test]
    public void NoPackageLiesBeyond()
    {
        var exploration = Engine
            .Explore(Engine.Compile(Pack), Ended with { Terms = [] }, new ExploreOptions(), CancellationToken.None)
            .Exploration;

        Assert.That((exploration?.Possible, exploration?.StrictZone), Is.EqualTo((exploration?.All, exploration?.All)));
    }

    [Test]
    public void NoChangeLeadsBeyond() =>
        Assert.That(Engine.Compile(Pack).Evaluate(Ended).Findings.SelectMany(finding => finding.Changes), Is.Empty);

    [Test]
    public void NoBoundIsBentBeyond()
    {
        var run = MutationRun.Of(Engine.Compile(Pack), [], Timeout.InfiniteTimeSpan, progress: null, CancellationToken.None);

        Assert.That(
            run.Results.Select(result => result.Mutant.After),
            Is.EqualTo(
                new[]
                {
                    "end is 9999-12-31 or later",
                    "end is 0001-01-01 or earlier",
                    "end is from 0001-01-02 to 9999-12-31",
                    "end is from 0001-01-01 to 9999-12-30",
                }
            )
        );
    }
}
