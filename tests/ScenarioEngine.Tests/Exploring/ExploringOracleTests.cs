using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Exploring;

/// <summary>What exploring finds is what looking at every package finds.</summary>
public sealed class ExploringOracleTests
{
    private static readonly int Packs = RandomPacks.Trials(usual: 100);

    [TestCase(2026u)]
    [TestCase(1945u)]
    [TestCase(1648u)]
    [TestCase(1815u)]
    public void Exploration_IsWhatBruteForceFinds(ulong seed) => Check(seed, (scenario, _) => scenario);

    [TestCase(1962u)]
    [TestCase(1978u)]
    public void Exploration_WithoutSomeOptions_IsWhatBruteForceFinds(ulong seed) => Check(seed, WithoutOptions);

    /// <summary>Takes options away that the scenario does not state; the second scenario of a pack others than the first.</summary>
    private static Scenario WithoutOptions(Scenario scenario, int number)
    {
        var dice = new Dice((ulong)(scenario.Terms.Length + (17 * number)));
        var options =
            from field in scenario.Pack.Fields
            where !scenario.Terms.Any(term => term.Field == field)
            from index in Enumerable.Range(0, field.Type.Options.Length)
            where dice.Chance(15)
            select new FieldOption(field, index);
        return scenario with { WithoutOptions = [.. options] };
    }

    private static void Check(ulong seed, Func<Scenario, int, Scenario> change)
    {
        var (looked, withRoom, without, deadlocks, concessions) = (0, 0, 0, 0, 0);
        RandomPacks.Check(seed, Packs, RandomPacks.Cases(scenarios: 2), sketch =>
        {
            var loaded = LoadedCase.Load(sketch);
            foreach (var (number, written) in loaded.Scenarios.Index())
            {
                var scenario = change(written, number);
                if (BruteForce.Of(scenario) is not { } packages)
                {
                    return null;
                }

                // The second scenario of a pack meets what the first has left behind, and looks at one party only.
                looked++;
                var options = OptionsFor(scenario, number == 0 ? [] : [scenario.Pack.Parties[0]]);
                var exploration = Engine.Explore(loaded.Evaluator, scenario, options, CancellationToken.None).Exploration;
                var mistake = exploration is null ? "too large" : Compare(exploration, packages, options.Parties);
                if (mistake is not null)
                {
                    return $"{mistake}\n{sketch}";
                }

                withRoom += exploration?.Zone > 0 ? 1 : 0;
                without += exploration?.Zone == 0 && exploration.Possible > 0 ? 1 : 0;
                deadlocks += exploration?.Deadlocks.Length ?? 0;
                concessions += exploration?.Concessions.Length ?? 0;
            }

            return null;
        });

        TestContext.Out.WriteLine(FormattableString.Invariant(
            $"{looked} spaces, {withRoom} with room and {without} without, {deadlocks} deadlocks, {concessions} concessions, no difference to brute force"));
        Assert.That(looked, Is.GreaterThan(50), "packs small enough to look at every package");
        Assert.That(withRoom, Is.GreaterThan(10));
        Assert.That(without, Is.GreaterThan(3));
    }

    [TestCase(1713u)]
    public void TermsAlone_GiveWhatTheWholeSpaceGives(ulong seed)
    {
        var looked = 0;
        RandomPacks.Check(seed, Packs, RandomPacks.Cases(scenarios: 1), sketch =>
        {
            var loaded = LoadedCase.Load(sketch);
            var scenario = loaded.Scenarios[0];
            if (BruteForce.Of(scenario) is not { } packages)
            {
                return null;
            }

            looked++;
            var compiled = loaded.Evaluator.Compiled;
            var space = new Space(compiled, scenario, new Budget(1_000_000, TimeSpan.FromMinutes(1), CancellationToken.None));
            var zones = new Zones(space, space.Join([space.Possible, space.Agreeing(scenario.Terms)]), new PositionsThatCount(scenario, []));
            var area = new Area(loaded.Evaluator, scenario, space, zones, isWhole: false);
            var mistake = Compare(new Survey(area, OptionsFor(scenario, [])).Run(), packages, []);
            return mistake is null ? null : $"{mistake}\n{sketch}";
        });

        Assert.That(looked, Is.GreaterThan(50));
    }

    /// <summary>Everything, with a map of the first field and the last.</summary>
    private static ExploreOptions OptionsFor(Scenario scenario, ImmutableArray<Party> parties) => new()
    {
        Parties = parties,
        Parts = ExploreParts.All,
        Map = scenario.Pack.Fields is [var down, .., var across] ? (down, across) : null,
        First = int.MaxValue,
        Samples = 3,
        Seed = 1,
    };

    private static string? Compare(Exploration exploration, BruteForce packages, ImmutableArray<Party> parties)
    {
        var possible = packages.Agreeing.Where(package => !package.Found.IsBroken).ToList();
        var zone = packages.Zone(parties).ToList();
        return Differ("all", exploration.All, packages.Agreeing.Count())
            ?? Differ("possible", exploration.Possible, possible.Count)
            ?? Differ("zone", exploration.Zone, zone.Count)
            ?? Differ("strict zone", exploration.StrictZone, zone.Count(package => package.IsStrict(parties)))
            ?? FirstMistake(exploration.Rooms, room => Differ($"room of {string.Join('+', room.Parties)}", room.Packages, possible.Count(package => !package.Crossed(room.Parties).Any())))
            ?? FirstMistake(exploration.Prices, price => Differ($"crossing {price.Position}", price.Crossed, possible.Count(package => package.Crossed(parties).Contains(price.Position))))
            ?? FirstMistake(exploration.Prices, price => Differ(
                $"crossing only {price.Position}", price.ExcludesAlone, possible.Count(package => package.Crossed(parties).ToList() is [var only] && only == price.Position)))
            ?? FirstMistake(exploration.Options, option => Differ(
                $"option {option.Field}: {option.Range.Describe(option.Field.Type)}", option.Packages, packages.Zone(parties, option.Field).Count(package => packages.Has(package, option.Field, option.Range))))
            ?? (exploration.Map is { } map ? CompareMap(map, packages, parties) : null)
            ?? Differ("listed", exploration.First.Length, zone.Count)
            ?? FirstMistake(exploration.First.Concat(exploration.Samples), package => Differ($"package {string.Join("; ", package.Choices)}", 1, zone.Count(looked => looked.Is(package))))
            ?? Differ("samples", exploration.Samples.Length, zone.Count == 0 ? 0 : 3)
            ?? CompareBest(exploration, zone)
            ?? ConflictOracle.Compare(exploration, possible, parties);
    }

    private static string? CompareMap(FieldMap map, BruteForce packages, ImmutableArray<Party> parties) =>
        FirstMistake(
            from row in Enumerable.Range(0, map.Rows.Length)
            from column in Enumerable.Range(0, map.Columns.Length)
            select (Down: map.Rows[row], Across: map.Columns[column], Count: map.Counts[row][column]),
            cell => Differ(
                $"map of {cell.Down.Describe(map.Down.Type)} and {cell.Across.Describe(map.Across.Type)}",
                cell.Count,
                packages.Zone(parties, map.Down, map.Across).Count(package => packages.Has(package, map.Down, cell.Down) && packages.Has(package, map.Across, cell.Across))));

    private static string? CompareBest(Exploration exploration, List<LookedAt> zone)
    {
        if (exploration.Best is not [var some, ..])
        {
            return null;
        }

        var parties = some.Scores.Select(score => score.Party).ToList();
        var scores = zone.ConvertAll(package => parties.ConvertAll(package.ScoreOf));
        var best = scores.Where(own => !scores.Exists(other => !other.SequenceEqual(own) && other.Zip(own).All(pair => pair.First >= pair.Second))).ToList();
        return Sets.Differ("best scores", exploration.Best.Select(found => found.Scores.Select(score => score.Applicable == 0 ? 1 : (decimal)score.Met / score.Applicable)), best, isOrdered: true)
            ?? Differ("packages with the best scores", exploration.Best.Aggregate(BigInteger.Zero, (sum, found) => sum + found.Packages), best.Count);
    }

    private static string? FirstMistake<T>(IEnumerable<T> items, Func<T, string?> find) => items.Select(find).FirstOrDefault(mistake => mistake is not null);

    private static string? Differ(string what, BigInteger found, BigInteger expected) => found == expected ? null : $"{what}: {expected} by brute force, {found} by the diagram";
}
