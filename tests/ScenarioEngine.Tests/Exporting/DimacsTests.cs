using System.Numerics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Exporting;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Exploring;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Exporting;

/// <summary>The formula has as many models as there are packages, by a counter that knows of nothing but clauses.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class DimacsTests
{
    [TestCase("cuba-1962", "1962-10-26", 2)]
    [TestCase("cuba-1962", "1962-10-27", 1)]
    [TestCase("korean-armistice", "1953-06-08", 1)]
    [TestCase("korean-armistice", "1951-07-20", 0)]
    [TestCase("camp-david-1978", null, null)]
    [TestCase("office-lease", null, null)]
    [TestCase("treaty-exercise", null, 31)]
    public void Models_AreThePackagesOfShippedPacks(string name, string? asOf, int? zone)
    {
        var pack = Engine.LoadPack(Repository.At("rules", name)).ValueOrThrow();
        var mistake = Compare(
            Engine.Compile(pack),
            new Scenario("All", pack, new SourceFile("all.yaml", "")) { AsOf = asOf is null ? null : IsoDate.Parse(asOf) },
            out var found
        );

        Assert.That(mistake, Is.Null);
        Assert.That(found, Is.EqualTo((BigInteger)(zone ?? (int)found)));
    }

    /// <summary>Pairs of 40 options would be 780 clauses; the variables that stand for them leave the count as it is.</summary>
    [Test]
    public void ManyOptions_TakeFewClausesAndAreOneModelEach()
    {
        var options = string.Join(", ", Enumerable.Range(0, 40).Select(number => $"o{number}"));
        var pack = Engine
            .LoadPack([
                new SourceFile(
                    "pack.yaml",
                    $"id: many\ntitle: Many\nversion: 1\nsummary: Many options.\nparties: {{a: {{title: A, role: signatory}}}}\nissues: {{i: {{title: I, type: choice, options: [{options}]}}}}\n"
                        + "positions: [{id: p, party: a, kind: red-line, title: P, statement: P., source: assumption, crossed-when: {i: {one-of: [o0, o39]}}}]\n"
                ),
            ])
            .ValueOrThrow();
        var (evaluator, scenario) = (Engine.Compile(pack), new Scenario("All", pack, pack.Files[0]));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Compare(evaluator, scenario, out var zone), Is.Null);
            Assert.That(zone, Is.EqualTo((BigInteger)38));
            Assert.That(Dimacs.OfZone(evaluator, scenario).Clauses, Has.Count.LessThan(200));
        }
    }

    [Test]
    public void Models_AreThePackagesOfRandomPacks() =>
        RandomPacks.Check(
            seed: 1847,
            count: RandomPacks.Trials(usual: 60),
            RandomPacks.Cases(scenarios: 2),
            sketch =>
            {
                var loaded = LoadedCase.Load(sketch);
                return
                    loaded
                        .Scenarios.Select(scenario => BruteForce.Of(scenario) is null ? null : Compare(loaded.Evaluator, scenario, out _))
                        .FirstOrDefault(mistake => mistake is not null)
                        is { } mistake
                    ? $"{mistake}\n{sketch}"
                    : null;
            }
        );

    private static string? Compare(Evaluator evaluator, Scenario scenario, out BigInteger zone)
    {
        var exploration =
            Engine.Explore(evaluator, scenario, new ExploreOptions { Parts = ExploreParts.None }, CancellationToken.None).Exploration
            ?? throw new InvalidOperationException("The pack is small.");
        var (inZone, possible) = (Count(Dimacs.OfZone(evaluator, scenario)), Count(Dimacs.OfPossible(evaluator, scenario)));
        zone = exploration.Zone;
        return inZone == exploration.Zone && possible == exploration.Possible
            ? null
            : $"{inZone} of {possible} models, {exploration.Zone} of {exploration.Possible} packages";
    }

    /// <summary>
    /// Counts by splitting on the first variable that is not settled, after what single literals settle; the choices come first.
    /// </summary>
    private static BigInteger Count(Dimacs formula)
    {
        return Count(new int[formula.Variables + 1]);

        BigInteger Count(int[] values)
        {
            for (var isSettled = false; !isSettled; )
            {
                isSettled = true;
                foreach (var clause in formula.Clauses)
                {
                    if (clause.Any(literal => values[Math.Abs(literal)] == Math.Sign(literal)))
                    {
                        continue;
                    }

                    var free = clause.Where(literal => values[Math.Abs(literal)] == 0).ToList();
                    if (free.Count == 0)
                    {
                        return BigInteger.Zero;
                    }

                    if (free.Count == 1)
                    {
                        values[Math.Abs(free[0])] = Math.Sign(free[0]);
                        isSettled = false;
                    }
                }
            }

            var next = Array.FindIndex(values, 1, value => value == 0);
            return next < 0 ? BigInteger.One : Count(With(1)) + Count(With(-1));

            int[] With(int value)
            {
                int[] copy = [.. values];
                copy[next] = value;
                return copy;
            }
        }
    }
}
