using System.Diagnostics;
using System.Globalization;
using ScenarioEngine.Checking;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Repairing;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Exploring;

/// <summary>Packs that once took minutes, or all memory, end with their budget or with an answer.</summary>
public sealed class BudgetTests
{
    /// <summary>A second of budget, one more to end, and the rest for a machine that does other things too.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly ExploreOptions OneSecond = new() { MaximumTime = TimeSpan.FromSeconds(1) };

    private static IEnumerable<TestCaseData> Packs =>
        [
            new TestCaseData(Count(300)).SetArgDisplayNames("a count over 300 instances"),
            new TestCaseData(Options(5_000)).SetArgDisplayNames("5,000 options"),
            new TestCaseData(Clauses(fields: 1_000, clauses: 4_000)).SetArgDisplayNames("1,000 fields of two options, 4,000 clauses"),
            new TestCaseData(Wide(1_200)).SetArgDisplayNames("1,200 fields of their own"),
        ];

    [Slow]
    [TestCaseSource(nameof(Packs))]
    public void WhateverIsAsked_EndsWithItsBudget(string text)
    {
        var evaluator = Load(text);
        var scenario = new Scenario("", evaluator.Pack, evaluator.Pack.Files[0]);
        var watch = Stopwatch.StartNew();

        var explored = Engine.Explore(evaluator, scenario, OneSecond, CancellationToken.None);
        var repaired = Engine.Repair(evaluator, scenario, new RepairOptions(), OneSecond, CancellationToken.None);
        PackCheck.Lint(evaluator, OneSecond, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(watch.Elapsed, Is.LessThan(3 * Patience));
            Assert.That(explored.TooLarge?.WorthStating.IsEmpty, Is.Not.True, "a refusal names terms worth stating");
            Assert.That(repaired.TooLarge?.WorthStating.IsEmpty, Is.Not.True, "a refusal names terms worth stating");
        }
    }

    /// <summary>What a fifth of all nodes is too little for, all of them may be enough for, whatever was asked before.</summary>
    [Test]
    public void Map_IsMade_ThoughTheShareOfAScenarioWithTermsWasTooSmall()
    {
        const int largest = 1 << 22;
        var pack = Engine.LoadPack(Repository.At("rules", "ukraine-settlement")).ValueOrThrow();
        var path = Repository.At("scenarios", "ukraine-settlement", "draft-28-points.yaml");
        var scenario = Engine.LoadScenario(path, pack).ValueOrThrow();
        var nodes = 1 << 10;
        while (nodes < largest && ZoneMaps.Read(Engine.Compile(pack, nodes), scenario, CancellationToken.None) is null)
        {
            nodes *= 2;
        }

        var evaluator = Engine.Compile(pack, nodes);
        Engine.Explore(evaluator, scenario, new ExploreOptions(), CancellationToken.None);
        var read = ZoneMaps.Read(evaluator, scenario, CancellationToken.None);

        Assert.That(nodes, Is.GreaterThan(1 << 10).And.LessThan(largest), "a pack for which there can be too few nodes");
        Assert.That(read, Is.Not.Null);
    }

    [Test]
    public void ManyLooseFields_AreCountedExactly()
    {
        var evaluator = Load(Wide(600));

        var found = Engine
            .Explore(
                evaluator,
                new Scenario("", evaluator.Pack, evaluator.Pack.Files[0]),
                new ExploreOptions { MaximumTime = TimeSpan.FromMinutes(1) },
                CancellationToken.None
            )
            .Exploration;

        Assert.That(
            (found?.Zone, found?.Prices.Count(price => price.ExcludesAlone.IsOne)),
            Is.EqualTo((System.Numerics.BigInteger.One, 600))
        );
    }

    /// <summary>
    /// Where the zone is known and the rest does not fit into the budget, the zone was said, and is the one that more nodes give.
    /// </summary>
    [Test]
    public void Zone_IsSaidBeforeTheRest()
    {
        var text = Wide(200);
        var (said, cutOff) = (new List<System.Numerics.BigInteger>(), 0);
        for (var nodes = 200; nodes < 4_000; nodes += 50)
        {
            var evaluator = Load(text);
            var before = said.Count;
            var found = Engine.Explore(
                evaluator,
                new Scenario("", evaluator.Pack, evaluator.Pack.Files[0]),
                new ExploreOptions
                {
                    MaximumNodes = nodes,
                    MaximumTime = TimeSpan.FromMinutes(1),
                    Headline = exploration => said.Add(exploration.Zone),
                },
                CancellationToken.None
            );
            cutOff += found.TooLarge is not null && said.Count > before ? 1 : 0;
            Assert.That(found.Exploration is null || (said.Count == before + 1 && found.Exploration.Zone == said[^1]));
        }

        Assert.That((said.Distinct().Count(), cutOff > 0), Is.EqualTo((1, true)));
    }

    [Test]
    public void CountOverManyInstances_IsExact()
    {
        var evaluator = Load(Count(40));

        var found = Engine
            .Explore(
                evaluator,
                new Scenario("", evaluator.Pack, evaluator.Pack.Files[0]),
                new ExploreOptions { MaximumTime = TimeSpan.FromMinutes(1) },
                CancellationToken.None
            )
            .Exploration;

        // The packages in which fewer than 20 of 40 say yes: half of those in which not exactly 20 do.
        Assert.That(found?.Zone, Is.EqualTo(((System.Numerics.BigInteger.One << 40) - Binomial(40, 20)) / 2));
    }

    [Test]
    public void Cancellation_EndsIt()
    {
        var evaluator = Load(Clauses(fields: 1_000, clauses: 4_000));
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        Assert.That(
            () =>
                Engine.Explore(
                    evaluator,
                    new Scenario("", evaluator.Pack, evaluator.Pack.Files[0]),
                    new ExploreOptions { MaximumTime = TimeSpan.FromHours(1), MaximumNodes = int.MaxValue },
                    source.Token
                ),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    private static Evaluator Load(string text) => Engine.Compile(Engine.LoadPack([new SourceFile("pack.yaml", text)]).ValueOrThrow());

    private static System.Numerics.BigInteger Binomial(int n, int k) =>
        Enumerable.Range(1, k).Aggregate(System.Numerics.BigInteger.One, (product, i) => product * (n - k + i) / i);

    private static string Pack(string parties, string issues, IEnumerable<(string Id, string Condition)> lines, List<string> constraints) =>
        $"id: big\ntitle: Big\nversion: 1.0.0\nsummary: Big.\nparties:\n  alpha: {{title: Alpha, role: signatory}}\n{parties}\nissues:\n{issues}\npositions:\n"
        + string.Concat(
            lines.Select(line =>
                $"  - {{id: {line.Id}, party: alpha, kind: red-line, title: Line, statement: It is said., source: assumption, crossed-when: {line.Condition}}}\n"
            )
        )
        + (
            constraints.Count > 0
                ? "constraints:\n"
                    + string.Concat(
                        constraints
                            .Index()
                            .Select(constraint =>
                                Text(
                                    $"  - {{id: c{constraint.Index}, impossible-when: {constraint.Item}, because: It cannot be., basis: definition}}\n"
                                )
                            )
                    )
                : ""
        );

    private static string Count(int instances)
    {
        var names = Enumerable.Range(0, instances).Select(number => Text($"p{number}")).ToList();
        return Pack(
            string.Concat(names.Select(name => $"  {name}: {{title: One, role: bystander}}\n")),
            $"  vote:\n    title: Vote\n    per: [{string.Join(", ", names)}]\n    type: yes-no\n",
            [("most", Text($"{{count vote: {{where: {{vote: yes}}, at-least: {instances / 2}}}}}"))],
            []
        );
    }

    private static string Options(int options) =>
        Pack(
            "",
            $"  x:\n    title: X\n    type: choice\n    options: [{string.Join(", ", Enumerable.Range(0, options).Select(number => Text($"o{number}")))}]\n",
            Enumerable.Range(0, options / 10).Select(number => (Text($"l{number}"), Text($"{{x: o{number}}}"))),
            []
        );

    private static string Wide(int fields) =>
        Pack("", YesNo(fields), Enumerable.Range(0, fields).Select(number => (Text($"l{number}"), Text($"{{x{number}: yes}}"))), []);

    private static string Clauses(int fields, int clauses)
    {
        var state = 1UL;
        return Pack(
            "",
            YesNo(fields),
            [("one", "{x0: yes}")],
            [
                .. Enumerable
                    .Range(0, clauses)
                    .Select(_ =>
                        $"{{{string.Join(", ", Enumerable.Range(0, 3).Select(_ => Next()).Distinct().Select(field => Text($"x{field}: {(Next() % 2 == 0 ? "yes" : "no")}")))}}}"
                    ),
            ]
        );

        int Next()
        {
            state = unchecked((state * 6_364_136_223_846_793_005) + 1_442_695_040_888_963_407);
            return (int)((state >> 33) % (ulong)fields);
        }
    }

    private static string YesNo(int fields) =>
        string.Concat(Enumerable.Range(0, fields).Select(number => Text($"  x{number}: {{title: X, type: yes-no}}\n")));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
