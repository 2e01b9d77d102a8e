using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Exploring;

/// <summary>The counts of packs that are too large for brute force, against the evaluator on packages drawn by chance.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SamplesTests
{
    private const int Samples = 2_000;

    /// <summary>
    /// A count that is right is missed by more than this many standard deviations once in some millions; the seeds are fixed.
    /// </summary>
    private const double Deviations = 5;

    private static IEnumerable<string> Packs =>
        Directory.GetDirectories(Repository.At("rules")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Packs))]
    public void PackagesOfTheZone_CrossNoRedLineByTheEvaluator(string name)
    {
        var whole = Whole(name);
        var evaluator = Engine.Compile(whole.Pack);
        var exploration = Explore(evaluator, whole, parties: []);

        Assert.That(exploration.Samples, Has.Length.EqualTo(exploration.Zone.IsZero ? 0 : Samples));
        Assert.That(
            exploration
                .Samples.Select(package => Evaluate(evaluator, whole, package))
                .Where(statuses => statuses is null || statuses.Contains(FindingStatus.Crossed)),
            Is.Empty
        );
    }

    [TestCaseSource(nameof(Packs))]
    public void SharesOfUniformSamples_AreThoseOfTheCounts(string name)
    {
        var whole = Whole(name);
        var evaluator = Engine.Compile(whole.Pack);
        var rooms = Explore(evaluator, whole, parties: []);
        // To a party without red lines the zone is all that is possible.
        var indifferent = whole.Pack.Parties.FirstOrDefault(party => rooms.Rooms.All(room => !room.Parties.Contains(party)));
        Assume.That(indifferent, Is.Not.Null, "every party has a red line");

        var drawn = Explore(evaluator, whole, [indifferent!]).Samples.Select(package => Evaluate(evaluator, whole, package)).ToList();

        Assert.That(drawn, Has.None.Null.And.Count.EqualTo(Samples));
        using (Assert.EnterMultipleScope())
        {
            foreach (var room in rooms.Rooms)
            {
                var lines = whole
                    .Pack.Positions.Index()
                    .Where(pair => pair.Item.Kind == PositionKind.RedLine && room.Parties.Contains(pair.Item.Party))
                    .Select(pair => pair.Index)
                    .ToList();
                var hits = drawn.Count(statuses => lines.TrueForAll(line => statuses![line] != FindingStatus.Crossed));
                var share = (double)room.Packages / (double)rooms.Possible;
                var spread = Math.Sqrt(share * (1 - share) / Samples);
                Assert.That(
                    hits / (double)Samples,
                    Is.EqualTo(share).Within((Deviations * spread) + (1.0 / Samples)),
                    string.Join(" and ", room.Parties.Select(party => party.Id))
                );
            }
        }
    }

    [TestCase("korean-armistice", 200)]
    [TestCase("ukraine-interview", 3_000)]
    public void Estimate_HoldsTheTruthAsOftenAsItSays(string name, int nodes)
    {
        const int seeds = 400;
        const double confidence = 0.95;
        var whole = Whole(name);
        var evaluator = Engine.Compile(whole.Pack);
        var truth = Explore(evaluator, whole, parties: []).Zone;

        var estimates = Enumerable
            .Range(1, seeds)
            .Select(seed =>
                Estimator
                    .Estimate(
                        evaluator,
                        whole,
                        new ExploreOptions { MaximumNodes = nodes, Seed = (ulong)seed },
                        CancellationToken.None,
                        samples: 400
                    )
                    .Estimate
            )
            .OfType<Estimate>()
            .ToList();

        Assert.That(estimates, Has.Count.EqualTo(seeds).And.All.Property(nameof(Estimate.IsExact)).False, "nothing is left to chance");
        var held = estimates.Count(estimate => estimate.Low <= truth && truth <= estimate.High) / (double)seeds;
        Assert.That(held, Is.EqualTo(confidence).Within(Deviations * Math.Sqrt(confidence * (1 - confidence) / seeds)));
    }

    private static Scenario Whole(string name)
    {
        var pack = Engine.LoadPack(Repository.At("rules", name)).ValueOrThrow();
        return new Scenario("All packages", pack, pack.Files[0]);
    }

    private static Exploration Explore(Evaluator evaluator, Scenario scenario, ImmutableArray<Party> parties) =>
        Engine
            .Explore(
                evaluator,
                scenario,
                new ExploreOptions
                {
                    Parties = parties,
                    Parts = ExploreParts.Rooms,
                    First = 0,
                    Samples = Samples,
                    Seed = 1953,
                },
                CancellationToken.None
            )
            .Exploration
        ?? throw new InvalidOperationException("Too large.");

    /// <summary>What becomes of every position in a package; null where it is not possible.</summary>
    private static FindingStatus[]? Evaluate(Evaluator evaluator, Scenario scenario, Package package)
    {
        var statuses = new FindingStatus[scenario.Pack.Positions.Length];
        return evaluator.TryPackage(scenario, package.ToTerms(), statuses) ? statuses : null;
    }
}
