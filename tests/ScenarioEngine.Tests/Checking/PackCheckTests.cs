using ScenarioEngine.Checking;
using ScenarioEngine.Exploring;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Checking;

public sealed class PackCheckTests
{
    /// <summary>Found by the fuzz test: an order of no variables was looked for.</summary>
    [Test]
    public void PackWithoutIssues_IsLookedOver()
    {
        var pack = Engine
            .LoadPack([
                new SourceFile(
                    "pack.yaml",
                    "id: empty\ntitle: Empty\nversion: 1\nsummary: Nothing yet.\nparties: {school: {title: School, role: signatory}}\n"
                ),
            ])
            .ValueOrThrow();

        Assert.That(
            PackCheck.Lint(Engine.Compile(pack), new ExploreOptions(), CancellationToken.None).Select(warning => warning.Code),
            Is.EqualTo(new[] { "SE7015" })
        );
    }

    /// <summary>Three years before it there is no day with which it could be compared.</summary>
    [TestCase("0003-01-01")]
    [TestCase("0004-01-01")]
    public void StatementOfTheFirstYears_IsNotStale(string day)
    {
        var pack = Engine
            .LoadPack([
                new SourceFile(
                    "pack.yaml",
                    $$"""
                    id: antiquity
                    title: Antiquity
                    version: "1"
                    summary: Words.
                    parties:
                      rome: {title: Rome, role: signatory}
                    sources:
                      tablet: {title: Tablet, publisher: Rome, date: 2026-01-31}
                    issues:
                      peace: {title: Peace, type: yes-no}
                    positions:
                      - {id: peace, party: rome, kind: demand, title: Peace, statement: Words., speaker: Senate, stated: {{day}}, source: tablet, met-when: {peace: yes} }
                    """
                ),
            ])
            .ValueOrThrow();

        Assert.That(PackCheck.Lint(Engine.Compile(pack), new ExploreOptions(), CancellationToken.None), Is.Empty);
    }

    /// <summary>Two implications that contradict each other rule out both conditions: one mistake, and one warning.</summary>
    [Test]
    public void ImplicationsThatContradictEachOther_AreOneWarning()
    {
        var pack = Engine
            .LoadPack([
                new SourceFile(
                    "pack.yaml",
                    """
                    id: t
                    title: T
                    version: "1"
                    summary: Words.
                    parties:
                      alpha: {title: Alpha, role: signatory}
                    sources:
                      letter: {title: Letter, publisher: Press, date: 2026-01-31}
                    issues:
                      line: {title: Line, type: yes-no}
                      troops: {title: Troops, type: choice, options: [none, all]}
                    positions:
                      - {id: troops, party: alpha, kind: demand, title: Troops, statement: Words., speaker: A, stated: 2026-01-30, source: letter, met-when: {troops: all} }
                    implications:
                      - {id: a, when: {line: yes}, then: {troops: all}, because: A., basis: law}
                      - {id: b, when: {line: yes}, then: {troops: none}, because: B., basis: law}
                    """
                ),
            ])
            .ValueOrThrow();

        var found = PackCheck
            .Lint(Engine.Compile(pack), new ExploreOptions(), CancellationToken.None)
            .Where(warning => warning.Code == "SE7003")
            .ToList();
        Assert.That(
            found.Select(warning => string.Join("; ", warning.Related.Select(related => related.Label))),
            Is.EqualTo(new[] { "the implication `a`; the implication `b`; neither does this one" })
        );
    }
}
