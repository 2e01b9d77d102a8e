using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Repairing;
using ScenarioEngine.Tests.Exploring;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Repairing;

/// <summary>The smallest repairs are those that looking at every package finds, by the diagram and by the search alike.</summary>
public sealed class RepairOracleTests
{
    private static readonly int Packs = RandomPacks.Trials(usual: 150);

    [TestCase(1919u)]
    [TestCase(1975u)]
    public void Repairs_AreTheSmallestThatBruteForceFinds(ulong seed) =>
        Check(
            seed,
            _ => new RepairOptions { Most = 1_000 },
            (loaded, scenario, options) => Engine.Repair(loaded.Evaluator, scenario, options, new ExploreOptions(), CancellationToken.None)
        );

    [TestCase(1555u)]
    public void Repairs_KeepWhatTheyAreToldTo(ulong seed) =>
        Check(
            seed,
            OptionsFor,
            (loaded, scenario, options) => Engine.Repair(loaded.Evaluator, scenario, options, new ExploreOptions(), CancellationToken.None)
        );

    [TestCase(1659u)]
    [TestCase(1856u)]
    public void Search_FindsWhatTheDiagramFinds(ulong seed) =>
        Check(
            seed,
            OptionsFor,
            (loaded, scenario, options) =>
                RepairSearch.Repair(
                    loaded.Evaluator,
                    scenario,
                    options,
                    new ExploreOptions(),
                    new TooLarge("nodes", [], [], []),
                    CancellationToken.None
                )
        );

    /// <summary>By turns: a locked term, a demand to keep, steps for terms, one party.</summary>
    private static RepairOptions OptionsFor(Scenario scenario)
    {
        var keep = scenario.Pack.Positions.Where(position =>
            position.Kind is PositionKind.Demand or PositionKind.Precondition
            && position.Vague is null
            && Evaluator.WhyLeftOut(position, scenario) is null
        );
        return new RepairOptions
        {
            Most = 1_000,
            Locked = scenario.Terms.Length % 3 == 0 ? [.. scenario.Terms.Take(1).Select(term => term.Field)] : [],
            Keep = scenario.Terms.Length % 2 == 0 ? [.. keep.Take(1)] : [],
            Cost = scenario.Terms.Length % 4 > 1 ? RepairCost.Steps : RepairCost.Terms,
            Parties = scenario.Terms.Length % 5 == 0 ? [scenario.Pack.Parties[0]] : [],
        };
    }

    private static void Check(
        ulong seed,
        Func<Scenario, RepairOptions> optionsFor,
        Func<LoadedCase, Scenario, RepairOptions, RepairResult> repair
    )
    {
        var (repaired, hopeless) = (0, 0);
        RandomPacks.Check(
            seed,
            Packs,
            RandomPacks.Cases(scenarios: 2),
            sketch =>
            {
                var loaded = LoadedCase.Load(sketch);
                foreach (var scenario in loaded.Scenarios)
                {
                    if (BruteForce.Of(scenario) is not { } packages)
                    {
                        return null;
                    }

                    var options = optionsFor(scenario);
                    var plan = repair(loaded, scenario, options).Plan;
                    var mistake = plan is null ? "too large" : Compare(plan, options, packages);
                    repaired += plan?.Cost > 0 ? 1 : 0;
                    hopeless += plan?.Cost is null ? 1 : 0;
                    if (mistake is not null)
                    {
                        return $"{mistake}\n{sketch}";
                    }
                }

                return null;
            }
        );

        TestContext.Out.WriteLine(
            FormattableString.Invariant($"{repaired} scenarios repaired, {hopeless} beyond repair, no difference to brute force")
        );
        Assert.That(repaired, Is.GreaterThan(10), "scenarios that need a repair");
        Assert.That(hopeless, Is.GreaterThan(0), "scenarios that no repair helps");
    }

    private static string? Compare(RepairPlan plan, RepairOptions options, BruteForce packages)
    {
        var ways = packages
            .AfterRepairs()
            .Where(package => !package.Found.IsBroken)
            .Where(package =>
                !package.Crossed(options.Parties).Any()
                && options.Keep.All(position => package.Found.Statuses[position] is not (FindingStatus.Unmet or FindingStatus.Crossed))
            )
            .Select(package => (Package: package, Changed: packages.Changed(package).ToList()))
            .Where(way => !way.Changed.Exists(term => options.Locked.Contains(term.Field)))
            .Select(way =>
                (
                    way.Changed,
                    Cost: way.Changed.Sum(term => CostOf(term, way.Package, options.Cost)),
                    Values: way.Changed.ConvertAll(term => way.Package.ValueOf(term.Field))
                )
            )
            .ToList();
        int? least = ways.Count == 0 ? null : ways.Min(way => way.Cost);
        if (least != plan.Cost)
        {
            return $"least cost is {least}, and the plan says {plan.Cost}";
        }

        var smallest = ways.Where(way => way.Cost == least).ToList();
        var broken = plan.Repairs.FirstOrDefault(repair =>
            repair.Evaluation.Findings.Any(finding =>
                finding.Status == FindingStatus.Crossed && (options.Parties.IsEmpty || options.Parties.Contains(finding.Position.Party))
            )
        );
        var isWhole = plan.Number == plan.Repairs.Length && !plan.IsCut;
        return broken is not null ? $"[{string.Join("; ", broken.Changes)}] does not repair: {broken.Evaluation.Outcome}"
            : !isWhole ? "not all repairs are listed"
            : Sets.Differ(
                "repaired fields",
                plan.Repairs.Select(repair => repair.Changes.Select(change => change.Field)),
                smallest.Select(way => way.Changed.Select(term => term.Field))
            )
                ?? (
                    plan.Repairs.Length
                        == smallest
                            .Select(way =>
                                string.Join(
                                    ';',
                                    way.Changed.Zip(
                                        way.Values,
                                        (term, value) => $"{term.Field}={term.Field.Type.Format(value.GetValueOrDefault())}"
                                    )
                                )
                            )
                            .Distinct()
                            .Count()
                    || least is null
                        ? null
                        : $"{plan.Repairs.Length} repairs, of which brute force finds another number"
                );
    }

    private static int CostOf(Term term, LookedAt package, RepairCost cost) =>
        cost == RepairCost.Steps && term.Field.Type.Kind == FieldKind.Scale
            ? (int)Math.Abs(term.Value.Ordinal - package.ValueOf(term.Field).GetValueOrDefault().Ordinal)
            : 1;
}
