using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Exploring;

/// <summary>What the packages of a zone have in common, by looking at each of them.</summary>
internal static class StructureOracle
{
    public static string? Compare(Structure structure, List<LookedAt> zone, Scenario scenario)
    {
        var choices = structure.Commonality.Select(common => common.Choice).ToList();
        var having = choices.ConvertAll(choice => zone.Where(package => Has(package, choice)).ToHashSet());
        var counts = structure.Commonality.Zip(having).FirstOrDefault(pair => pair.First.Packages != pair.Second.Count);
        var core = choices.Where((_, number) => zone.Count > 0 && having[number].Count == zone.Count);
        var dead = choices.Where((_, number) => having[number].Count == 0);
        var some = Enumerable
            .Range(0, choices.Count)
            .Where(number => having[number].Count > 0 && having[number].Count < zone.Count)
            .ToList();
        var together = some.GroupBy(number => some.First(other => having[other].SetEquals(having[number])), number => choices[number])
            .Where(group => group.Count() > 1);
        return (
                counts.First is null
                    ? null
                    : $"{counts.First.Choice}: {counts.Second.Count} by brute force, {counts.First.Packages} by the diagram"
            )
            ?? Sets.Differ("core", [structure.Core], [core])
            ?? Sets.Differ("dead", [structure.Dead], [dead])
            ?? Sets.Differ("together", structure.Together.Select(set => set.AsEnumerable()), together)
            ?? ComparePairs(structure, choices, having, zone, scenario);
    }

    private static string? ComparePairs(
        Structure structure,
        List<PackageChoice> choices,
        List<HashSet<LookedAt>> having,
        List<LookedAt> zone,
        Scenario scenario
    )
    {
        var shown = structure.Pairs.Select(package => zone.Find(looked => looked.Is(package))).ToList();
        if (shown.Contains(null))
        {
            return $"a package for pairs is not in the zone of {scenario.Title}";
        }

        var pairs =
            from first in Enumerable.Range(0, choices.Count)
            from second in Enumerable.Range(first + 1, choices.Count - first - 1)
            where choices[first].Field != choices[second].Field || choices[first].Field.Type.Kind == FieldKind.Set
            where having[first].Overlaps(having[second])
            select (first, second);
        var all = pairs.ToList();
        var missing = all.Find(pair =>
            !shown.Exists(package => package is not null && having[pair.first].Contains(package) && having[pair.second].Contains(package))
        );
        return all.Count != structure.PairCount ? $"{all.Count} pairs by brute force, {structure.PairCount} by the diagram"
            : all.Count > 0 && missing != default ? $"no package has {choices[missing.first]} and {choices[missing.second]}"
            : null;
    }

    private static bool Has(LookedAt package, PackageChoice choice) =>
        package.ValueOf(choice.Field) is { } value
        && (
            choice.Field.Type.Kind == FieldKind.Set
                ? (value.Members & choice.Range.Low.GetValueOrDefault().Members) != 0
                : Trials.Covers(new Change(choice.Field, choice.Range, FindingStatus.Open), value)
        );
}
