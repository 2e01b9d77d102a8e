using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Exploring;

/// <summary>What exploring finds is what looking at every package finds.</summary>
public sealed class ExploringOracleTests
{
    private static readonly int Packs = RandomPacks.Trials(usual: 100);

    [Slow]
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
        RandomPacks.Check(
            seed,
            Packs,
            RandomPacks.Cases(scenarios: 2),
            sketch =>
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
            }
        );

        TestContext.Out.WriteLine(
            FormattableString.Invariant(
                $"{looked} spaces, {withRoom} with room and {without} without, {deadlocks} deadlocks, {concessions} concessions, no difference to brute force"
            )
        );
        Assert.That(looked, Is.GreaterThan(50), "packs small enough to look at every package");
        Assert.That(withRoom, Is.GreaterThan(10));
        Assert.That(without, Is.GreaterThan(3));
    }

    [TestCase(1713u)]
    public void TermsAlone_GiveWhatTheWholeSpaceGives(ulong seed)
    {
        var looked = 0;
        RandomPacks.Check(
            seed,
            Packs,
            RandomPacks.Cases(scenarios: 1),
            sketch =>
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
                var standing = Standing.Of(loaded.Evaluator, scenario);
                var zones = new Zones(
                    space,
                    space.Join([space.Possible, space.Keeping(standing.Agreeing(space.Layout))]),
                    new PositionsThatCount(scenario, [])
                );
                var area = new Area(loaded.Evaluator, standing, space, zones, isWhole: false);
                var mistake = Compare(new Survey(area, OptionsFor(scenario, [])).Run(), packages, []);
                return mistake is null ? null : $"{mistake}\n{sketch}";
            }
        );

        Assert.That(looked, Is.GreaterThan(50));
    }

    /// <summary>Everything, with a map of the first field and the last.</summary>
    private static ExploreOptions OptionsFor(Scenario scenario, ImmutableArray<Party> parties) =>
        new()
        {
            Parties = parties,
            Parts = ExploreParts.All | ExploreParts.Structure,
            Map = scenario.Pack.Fields is [var down, .., var across] ? (down, across) : null,
            Over = scenario.Pack.Fields is [var first, .., var last] ? [last, first] : [],
            MostCombinations = int.MaxValue,
            First = int.MaxValue,
            Samples = 3,
            Seed = 1,
        };

    private static string? Compare(Exploration exploration, BruteForce packages, ImmutableArray<Party> parties)
    {
        var possible = packages.Agreeing.Where(package => !package.Found.IsBroken).ToList();
        var zone = packages.Zone(parties).ToList();
        return Differ("assumed", exploration.Assumed.Length, packages.Assumed.Length)
            ?? Differ("all", exploration.All, packages.Agreeing.Count())
            ?? Differ("possible", exploration.Possible, possible.Count)
            ?? Differ("zone", exploration.Zone, zone.Count)
            ?? Differ("strict zone", exploration.StrictZone, zone.Count(package => package.IsStrict(parties)))
            ?? FirstMistake(
                exploration.Rooms,
                room =>
                    Differ(
                        $"room of {string.Join('+', room.Parties)}",
                        room.Packages,
                        possible.Count(package => !package.Crossed(room.Parties).Any())
                    )
            )
            ?? FirstMistake(exploration.Honest, room => CompareHonest(room, possible, parties))
            ?? (exploration.Over is { } over ? CompareOver(over, zone) : null)
            ?? (exploration.Structure is { } structure ? StructureOracle.Compare(structure, zone, exploration.Scenario) : null)
            ?? FirstMistake(
                exploration.Prices,
                price =>
                    Differ(
                        $"crossing {price.Position}",
                        price.Crossed,
                        possible.Count(package => package.Crossed(parties).Contains(price.Position))
                    )
            )
            ?? FirstMistake(
                exploration.Prices,
                price =>
                    Differ(
                        $"crossing only {price.Position}",
                        price.ExcludesAlone,
                        possible.Count(package => package.Crossed(parties).ToList() is [var only] && only == price.Position)
                    )
            )
            ?? FirstMistake(exploration.Prices, price => CheckCover(price, possible, parties))
            ?? FirstMistake(exploration.Options, option => CompareOption(option, packages, parties))
            ?? (exploration.Map is { } map ? CompareMap(map, packages, parties) : null)
            ?? Differ("listed", exploration.First.Length, zone.Count)
            ?? FirstMistake(
                exploration.First.Concat(exploration.Samples),
                package => Differ($"package {string.Join("; ", package.Choices)}", 1, zone.Count(looked => looked.Is(package)))
            )
            ?? Differ("samples", exploration.Samples.Length, zone.Count == 0 ? 0 : 3)
            ?? ValueOracle.Compare(exploration, zone, possible, parties)
            ?? ConflictOracle.Compare(exploration, possible, parties);
    }

    private static string? CompareMap(FieldMap map, BruteForce packages, ImmutableArray<Party> parties) =>
        FirstMistake(
            from row in Enumerable.Range(0, map.Rows.Length)
            from column in Enumerable.Range(0, map.Columns.Length)
            select (Down: map.Rows[row], Across: map.Columns[column], Count: map.Counts[row][column]),
            cell =>
                Differ(
                    $"map of {cell.Down.Describe(map.Down.Type)} and {cell.Across.Describe(map.Across.Type)}",
                    cell.Count,
                    CountCell(packages, parties, (map.Down, cell.Down), (map.Across, cell.Across))
                )
        );

    /// <summary>
    /// The one count: the zone of the scenario with that term; of a set, the packages of the zone with the option, whatever else it has.
    /// </summary>
    private static string? CompareOption(LiveOption option, BruteForce packages, ImmutableArray<Party> parties)
    {
        var name = $"option {option.Field}: {option.Range.Describe(option.Field.Type)}";
        if (option.Field.Type.Kind == FieldKind.Set)
        {
            return Differ(
                name,
                option.Packages,
                packages.Zone(parties, option.Field).Count(package => packages.Has(package, option.Field, option.Range))
            );
        }

        var zone = packages.With(packages.Put(option.Field, option.Range)).Zone(parties).ToList();
        return Differ(name, option.Packages, zone.Count)
            ?? Differ($"{name} with meaning", option.WithMeaning, zone.Count(package => package.ValueOf(option.Field) is not null));
    }

    private static int CountCell(BruteForce packages, ImmutableArray<Party> parties, params (Field Field, ValueRange Range)[] options)
    {
        var sets = options.Where(option => option.Field.Type.Kind == FieldKind.Set).ToList();
        var others = options.Except(sets).Aggregate(packages, (some, option) => some.With(some.Put(option.Field, option.Range)));
        return others
            .Zone(parties, [.. sets.Select(option => option.Field)])
            .Count(package => sets.TrueForAll(option => others.Has(package, option.Field, option.Range)));
    }

    /// <summary>Each number counts within the one before, and what does not apply counts as met.</summary>
    private static string? CompareHonest(HonestRoom room, List<LookedAt> possible, ImmutableArray<Party> parties)
    {
        ImmutableArray<Party> whose = room.Party is { } party ? [party] : parties;
        var respecting = possible.FindAll(package => !package.Crossed(whose).Any());
        var met = respecting.FindAll(package => !package.Unmet(PositionKind.Demand, whose).Any());
        var all = met.FindAll(package => !package.Unmet(PositionKind.Precondition, whose).Any());
        return Differ($"{room.Party} red lines", room.RedLines, respecting.Count)
            ?? Differ($"{room.Party} also demands", room.Demands, met.Count)
            ?? Differ($"{room.Party} also preconditions", room.Preconditions, all.Count);
    }

    private static string? CompareOver(Projection over, List<LookedAt> zone)
    {
        var expected = zone.GroupBy(package =>
                over
                    .Rows.Select((row, number) => (row, number))
                    .Where(pair => over.Fields.Zip(pair.row.Values).All(value => Has(package, value.First, value.Second)))
                    .Select(pair => pair.number)
                    .ToList()
                    is [var only]
                    ? only
                    : -1
            )
            .ToDictionary(group => group.Key, group => group.Count());
        return Differ("combinations", over.Rows.Length, expected.Count)
            ?? FirstMistake(
                over.Rows.Index(),
                row => Differ($"combination {row.Index}", row.Item.Packages, expected.GetValueOrDefault(row.Index))
            );
    }

    private static bool Has(LookedAt package, Field field, ValueRange? range) =>
        (package.ValueOf(field), range) switch
        {
            ({ } value, { } known) => field.Type.Kind == FieldKind.Set
                ? value == known.OnlyValue
                : Trials.Covers(new Change(field, known, FindingStatus.Open), value),
            (null, null) => true,
            _ => false,
        };

    /// <summary>Every package that crosses a line that costs nothing crosses one of those that cover it, and needs each of them.</summary>
    private static string? CheckCover(Price price, List<LookedAt> possible, ImmutableArray<Party> parties)
    {
        var crossing = possible
            .Select(package => package.Crossed(parties).ToHashSet())
            .Where(crossed => crossed.Contains(price.Position))
            .ToList();
        var isCovered = crossing.TrueForAll(crossed => crossed.Overlaps(price.CoveredBy));
        var isSmallest = price.CoveredBy.All(line => !crossing.TrueForAll(crossed => crossed.Overlaps(price.CoveredBy.Remove(line))));
        return price.CoveredBy.IsEmpty || (isCovered && isSmallest && price.IsRedundant)
            ? null
            : $"{price.Position} is not covered by {string.Join(", ", price.CoveredBy)}";
    }

    private static string? FirstMistake<T>(IEnumerable<T> items, Func<T, string?> find) =>
        items.Select(find).FirstOrDefault(mistake => mistake is not null);

    private static string? Differ(string what, BigInteger found, BigInteger expected) =>
        found == expected ? null : $"{what}: {expected} by brute force, {found} by the diagram";
}
