using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Repairing;
using ScenarioEngine.Tests.Exploring;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Repairing;

/// <summary>The examples of what works are in the zone, and as near and as good as looking at every package finds any.</summary>
public sealed class ExampleOracleTests
{
    private static readonly int Packs = RandomPacks.Trials(usual: 120);

    [TestCase(1648u)]
    [TestCase(1918u)]
    public void Examples_AreWhatBruteForceFinds(ulong seed)
    {
        var (kept, changed, none, best) = (0, 0, 0, 0);
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

                    var examples = Engine.FindExamples(
                        loaded.Evaluator,
                        scenario,
                        scenario.Pack.Parties,
                        new ExploreOptions(),
                        CancellationToken.None
                    );
                    if (Compare(examples, scenario, packages) is { } mistake)
                    {
                        return $"{mistake}\n{sketch}";
                    }

                    kept += examples.KeepsTerms ? 1 : 0;
                    changed += !examples.KeepsTerms && !examples.Found.IsEmpty ? 1 : 0;
                    none += examples.Closest is not null ? 1 : 0;
                    best += examples.Found.Sum(example => example.BestFor.Length);
                }

                return null;
            }
        );

        TestContext.Out.WriteLine(
            FormattableString.Invariant($"{kept} tables with room, {changed} changed, {none} without any package; {best} times best")
        );
        Assert.That(new[] { kept, changed, best }, Has.All.GreaterThan(10));
        Assert.That(none, Is.GreaterThan(0), "tables from which no package works");
    }

    private static string? Compare(Examples examples, Scenario scenario, BruteForce packages)
    {
        var keeping = packages.Zone([]).ToList();
        if (examples.KeepsTerms != keeping.Count > 0)
        {
            return $"{keeping.Count} packages keep the terms";
        }

        var zone = examples.KeepsTerms
            ? keeping
            : [.. packages.AfterRepairs().Where(package => !package.Found.IsBroken && !package.Crossed([]).Any())];
        if (zone.Count > 0 && examples.Found.IsEmpty)
        {
            return "there are packages that work, and none is shown";
        }

        if (
            examples.Closest is { } closest
            && packages.With([]).Possible.Min(package => package.Crossed([]).Count()) != closest.RedLines.Length
        )
        {
            return $"the closest is said to cross {closest.RedLines.Length}";
        }

        foreach (var example in examples.Found)
        {
            if (zone.Find(package => package.Is(example.Package)) is not { } shown)
            {
                return $"no package of the zone is {string.Join(", ", example.Package.Choices)}";
            }

            var least = zone.Min(package => packages.Changed(package).Count());
            if (packages.Changed(shown).Count() != example.Changes.Length || example.IsNearest != (example.Changes.Length == least))
            {
                return $"{example.Changes.Length} changes, of at least {least}";
            }

            if (example.BestFor.FirstOrDefault(party => Met(shown, party) != zone.Max(package => Met(package, party))) is { } surpassed)
            {
                return $"there is a better one for {surpassed}";
            }
        }

        return examples.Found.Select(example => string.Join(", ", example.Package.Choices)).Distinct().Count() == examples.Found.Length
            ? null
            : "two are alike";
    }

    private static int Met(LookedAt package, Party party) =>
        -package.Found.Statuses.Count(pair => pair.Key.Party == party && pair.Value == FindingStatus.Unmet);
}
