using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Exploring;

/// <summary>What exploring finds is what looking at every package finds.</summary>
public sealed class ExploringOracleTests
{
    private const int MostPackages = 400;

    [TestCase(2026u)]
    [TestCase(1945u)]
    [TestCase(1648u)]
    [TestCase(1815u)]
    public void Exploration_IsWhatBruteForceFinds(ulong seed)
    {
        var looked = 0;
        var withRoom = 0;
        var without = 0;
        RandomPacks.Check(seed, 400, RandomPacks.Cases(scenarios: 1), sketch =>
        {
            var loaded = LoadedCase.Load(sketch);
            var scenario = loaded.Scenarios[0];
            if (AllPackages.Find(scenario, MostPackages) is not { } packages)
            {
                return null;
            }

            looked++;
            var exploration = Engine.Explore(loaded.Evaluator, scenario, new ExploreOptions(), CancellationToken.None).Exploration;
            var mistake = exploration is null ? "too large" : Compare(exploration, scenario, packages);
            withRoom += exploration?.Zone > 0 ? 1 : 0;
            without += exploration?.Zone == 0 && exploration.Possible > 0 ? 1 : 0;
            return mistake is null ? null : $"{mistake}\n{sketch}";
        });

        Assert.That(looked, Is.GreaterThan(50), "packs small enough to look at every package");
        Assert.That(withRoom, Is.GreaterThan(10));
        Assert.That(without, Is.GreaterThan(3));
    }

    [TestCase(1919u)]
    [TestCase(1975u)]
    public void Repairs_AreTheSmallestThatBruteForceFinds(ulong seed)
    {
        var repaired = 0;
        RandomPacks.Check(seed, 400, RandomPacks.Cases(scenarios: 2, testsStated: false), sketch =>
        {
            var loaded = LoadedCase.Load(sketch);
            foreach (var scenario in loaded.Scenarios.Select(scenario => scenario with { Silence = Silence.Open }))
            {
                if (AllPackages.Find(scenario, MostPackages) is not { } packages)
                {
                    return null;
                }

                var plan = Engine.Repair(loaded.Evaluator, scenario, new RepairOptions(), new ExploreOptions(), CancellationToken.None).Plan;
                var mistake = plan is null ? "too large" : CompareRepairs(plan, scenario, packages);
                repaired += plan?.Cost > 0 ? 1 : 0;
                if (mistake is not null)
                {
                    return $"{mistake}\n{sketch}";
                }
            }

            return null;
        });

        Assert.That(repaired, Is.GreaterThan(20), "scenarios that need a repair");
    }

    private static string? Compare(Exploration exploration, Scenario scenario, List<(ImmutableArray<Term> Terms, NaiveEvaluation Found)> packages)
    {
        var agreeing = packages.Where(package => Agrees(scenario, package.Terms)).ToList();
        var possible = agreeing.Where(package => !package.Found.IsBroken).ToList();
        var zone = possible.Where(package => Crossed(package.Found).Count == 0).ToList();
        var strict = zone.Where(package => !package.Found.Statuses.Any(pair => pair.Value == FindingStatus.Unmet && pair.Key.Kind != PositionKind.Preference)).ToList();
        return Differ("all", exploration.All, agreeing.Count)
            ?? Differ("possible", exploration.Possible, possible.Count)
            ?? Differ("zone", exploration.Zone, zone.Count)
            ?? Differ("strict zone", exploration.StrictZone, strict.Count)
            ?? exploration.Rooms.Select(room => Differ(
                $"room of {string.Join('+', room.Parties)}", room.Packages, possible.Count(package => Crossed(package.Found).All(position => !room.Parties.Contains(position.Party))))).FirstOrDefault(mistake => mistake is not null)
            ?? exploration.Prices.Select(price => Differ($"crossing {price.Position}", price.Crossed, possible.Count(package => Crossed(package.Found).Contains(price.Position)))
                ?? Differ($"crossing only {price.Position}", price.ExcludesAlone, possible.Count(package => Crossed(package.Found) is [var only] && only == price.Position))).FirstOrDefault(mistake => mistake is not null)
            ?? exploration.Options.Select(option => Differ($"option {option.Field}: {option.Range.Describe(option.Field.Type)}", option.Packages, zone.Count(package => Has(package.Terms, option)))).FirstOrDefault(mistake => mistake is not null)
            ?? CompareConflicts(exploration, possible);
    }

    private static string? CompareConflicts(Exploration exploration, List<(ImmutableArray<Term> Terms, NaiveEvaluation Found)> possible)
    {
        if (possible.Count == 0 || exploration.Zone > 0)
        {
            return exploration.Deadlocks.IsEmpty && exploration.Concessions.IsEmpty ? null : "conflicts without need";
        }

        // A concession is a smallest set of red lines that some package crosses; a deadlock is a smallest set that every package crosses one of.
        var crossed = possible.Select(package => Crossed(package.Found).ToHashSet()).ToList();
        var concessions = Minimal(crossed);
        var redLines = exploration.Prices.Select(price => price.Position).ToList();
        if (redLines.Count > 12)
        {
            return null;
        }

        var hitting = Enumerable.Range(1, (1 << redLines.Count) - 1)
            .Select(mask => redLines.Where((_, number) => (mask >> number & 1) == 1).ToHashSet())
            .Where(set => crossed.TrueForAll(set.Overlaps));
        return DifferSets("concessions", exploration.Concessions.Select(concession => concession.RedLines.AsEnumerable()), concessions)
            ?? DifferSets("deadlocks", exploration.Deadlocks.Select(deadlock => deadlock.RedLines.AsEnumerable()), Minimal([.. hitting]));
    }

    private static string? CompareRepairs(RepairPlan plan, Scenario scenario, List<(ImmutableArray<Term> Terms, NaiveEvaluation Found)> packages)
    {
        var changes = packages
            .Where(package => !package.Found.IsBroken && Crossed(package.Found).Count == 0)
            .Select(package => scenario.Terms.Where(term => package.Terms.Any(other => other.Field == term.Field && !SameChoice(scenario.Pack, other, term))).Select(term => term.Field).ToHashSet())
            .ToList();
        int? least = changes.Count == 0 ? null : changes.Min(change => change.Count);
        if (least != plan.Cost)
        {
            return $"least cost is {least}, and the plan says {plan.Cost}";
        }

        var broken = plan.Repairs.FirstOrDefault(repair => repair.Changes.Length != plan.Cost || repair.Evaluation.Findings.Any(finding => finding.Status == FindingStatus.Crossed));
        var expected = changes.Where(change => change.Count == least).Select(change => change.AsEnumerable());
        return broken is not null ? $"[{string.Join("; ", broken.Changes)}] does not repair: {broken.Evaluation.Outcome}"
            : plan.Number > plan.Repairs.Length || least == 0 ? null
            : DifferSets("repaired fields", plan.Repairs.Select(repair => repair.Changes.Select(change => change.Field)), expected);
    }

    private static bool Agrees(Scenario scenario, ImmutableArray<Term> package) =>
        scenario.Terms.All(term => package.FirstOrDefault(other => other.Field == term.Field) is not { } other || SameChoice(scenario.Pack, other, term));

    /// <summary>Whether no rule tells two values of a field apart; of a line, all values between them must be like that too.</summary>
    private static bool SameChoice(RulePack pack, Term one, Term other)
    {
        if (!one.Field.Type.IsContinuous)
        {
            return one.Value == other.Value;
        }

        var (low, high) = one.Value.Ordinal <= other.Value.Ordinal ? (one.Value, other.Value) : (other.Value, one.Value);
        var between = new Trials(new Scenario("", pack, pack.Files[0])).ValuesOf(one.Field).Where(value => low.Ordinal < value.Ordinal && value.Ordinal < high.Ordinal);
        var all = AllPackages.Signatures(pack, one.Field, [low, .. between, high]);
        return all.Distinct().Count() == 1;
    }

    private static List<Position> Crossed(NaiveEvaluation found) => [.. found.Statuses.Where(pair => pair.Value == FindingStatus.Crossed).Select(pair => pair.Key)];

    private static bool Has(ImmutableArray<Term> package, LiveOption option) => package.FirstOrDefault(term => term.Field == option.Field) is { } term && (option.Field.Type.Kind == FieldKind.Set
        ? (term.Value.Members & option.Range.Low.GetValueOrDefault().Members) != 0
        : Trials.Covers(new ScenarioEngine.Evaluating.Change(option.Field, option.Range, FindingStatus.Open), term.Value));

    private static List<HashSet<Position>> Minimal(List<HashSet<Position>> sets) =>
        [.. sets.Where(set => !sets.Exists(other => other.IsProperSubsetOf(set)))];

    private static string? Differ(string what, BigInteger found, BigInteger expected) => found == expected ? null : $"{what}: {expected} by brute force, {found} by the diagram";

    private static string? DifferSets<T>(string what, IEnumerable<IEnumerable<T>> found, IEnumerable<IEnumerable<T>> expected)
    {
        var (one, other) = (Print(found), Print(expected));
        return one == other ? null : $"{what}: {other} by brute force, {one} by the search";

        static string Print(IEnumerable<IEnumerable<T>> sets) =>
            string.Join(" | ", sets.Select(set => string.Join('+', set.Select(item => item?.ToString()).Order(StringComparer.Ordinal))).Distinct().Order(StringComparer.Ordinal));
    }
}
