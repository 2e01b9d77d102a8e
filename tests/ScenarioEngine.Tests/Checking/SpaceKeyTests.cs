using ScenarioEngine.Checking;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Mutating;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Checking;

/// <summary>Answer keys that say what exploring and repairing find.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SpaceKeyTests
{
    private const string Pack = """
        id: lease
        title: Lease
        version: "1"
        summary: A flat, a dog, and two who want opposite things of the rent.
        parties: {landlord: {title: Landlord, role: signatory}, tenant: {title: Tenant, role: signatory}}
        issues:
          rent: {title: Rent, type: scale, options: [low, middle, high]}
          pets: {title: Pets, type: yes-no}
        positions:
          - {id: high, party: landlord, kind: red-line, title: High, statement: High., source: assumption, crossed-when: {rent: {at-most: middle}}}
          - {id: no-pets, party: landlord, kind: red-line, title: None, statement: None., source: assumption, crossed-when: {pets: yes}}
          - {id: low, party: tenant, kind: red-line, title: Low, statement: Low., source: assumption, crossed-when: {rent: {more-than: middle}}}
          - {id: pets, party: tenant, kind: preference, weight: 1, title: Pets, statement: Pets., source: assumption, met-when: {pets: yes}}
        constraints:
          - {id: dear-dogs, impossible-when: {rent: low, pets: yes}, because: A dog costs something., basis: assumption}

        """;

    private const string True =
        "{outcome: open, others: open, packages: 6, possible: 5, zone: 0, deadlocks: [[tenant/low, landlord/high]], concessions: [[landlord/high], [tenant/low]], best: 0, repairs: 0}";

    [TestCase(True)]
    [TestCase("{deadlocks: 1, concessions: 2, repairs: {changes: 0, ways: 0}}")]
    [TestCase("{packages: 4}", "the number of packages that agree with the terms: 6")]
    [TestCase("{possible: 6}", "the number of possible packages: 5")]
    [TestCase("{zone: 1}", "the size of the zone: 0")]
    [TestCase("{deadlocks: 0}", "the number of deadlocks: 1")]
    [TestCase("{deadlocks: [[landlord/high]]}", "the list of deadlocks: [[landlord/high, tenant/low]]")]
    [TestCase("{concessions: [[landlord/high, tenant/low]]}", "the list of concessions: [[landlord/high], [tenant/low]]")]
    [TestCase("{best: 1}", "the number of best combinations of scores: 0")]
    [TestCase("{repairs: {changes: 1, ways: 2}}", "the number of terms that a repair changes: 0", "the number of ways to repair it: 0")]
    public void Key_IsComparedWithWhatExploringFinds(string key, params string[] found) =>
        Assert.That(Mismatch.Find(Evaluate(Write(key))).Select(mismatch => $"{mismatch.What}: {mismatch.Found}"), Is.EqualTo(found));

    [Test]
    public void RepairsOfAScenario_AreItsOwn() =>
        Assert.That(
            Mismatch.Find(
                Evaluate("scenario: Dog\nrules: lease\nterms: {pets: yes}\nexpect: {repairs: {changes: 1, ways: 1}}\n", "landlord/high")
            ),
            Is.Empty
        );

    [TestCase(
        "{outcome: open, others: open, packages: 4, possible: 1, zone: 3, deadlocks: [], concessions: [[landlord/high, tenant/low]], best: 7, repairs: {changes: 2, ways: 3}}",
        "packages: 6, possible: 5, zone: 0, deadlocks: [[landlord/high, tenant/low]], concessions: [[landlord/high], [tenant/low]], best: 0, repairs: {changes: 0, ways: 0}"
    )]
    [TestCase(True, "packages: 6, possible: 5, zone: 0, deadlocks: [[tenant/low, landlord/high]]")]
    public void Accepting_PutsRightWhatIsNotSo(string key, string written) =>
        Assert.That(KeyWriter.Write(Evaluate(Write(key))), Does.Contain(written));

    /// <summary>No finding of the scenario says anything, since all is open; only the zone and its deadlocks tell.</summary>
    [Test]
    public void Mutants_AreNoticedByTheZone()
    {
        var pack = Engine.LoadPack([new SourceFile("pack.yaml", Pack)]).ValueOrThrow();
        var evaluator = Engine.Compile(pack);
        int Noticed(string key) =>
            MutationRun
                .Of(
                    evaluator,
                    [Engine.LoadScenario(new SourceFile("scenario.yaml", Write(key)), pack).ValueOrThrow()],
                    Timeout.InfiniteTimeSpan,
                    progress: null,
                    CancellationToken.None
                )
                .Noticed;

        Assert.That(Noticed(True), Is.GreaterThan(Noticed("{outcome: conflict}")));
    }

    private static string Write(string key) => $"scenario: All\nrules: lease\nterms: {{}}\nexpect: {key}\n";

    private static Evaluation Evaluate(string scenario, string without = "")
    {
        var left = Pack.Split('\n')
            .Where(line =>
                without.Length == 0
                || !without.Split(", ").Any(name => line.Contains($"id: {name.Split('/')[1]},", StringComparison.Ordinal))
            );
        var pack = Engine.LoadPack([new SourceFile("pack.yaml", string.Join('\n', left))]).ValueOrThrow();
        return Engine.Compile(pack).Evaluate(Engine.LoadScenario(new SourceFile("scenario.yaml", scenario), pack).ValueOrThrow());
    }
}
