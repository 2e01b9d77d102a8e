using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>Reads packages out of sets, in a stable order: by the variables of the diagram, and for each the first choice first.</summary>
internal sealed class PackageReader(Space space)
{
    /// <summary>The first package of a set, or null where it is empty.</summary>
    public Package? First(int set) => space.Diagram.FirstOf(set) is { } choices ? Read(choices) : null;

    /// <summary>The first packages of a set, in their order.</summary>
    public IEnumerable<Package> First(Counter counter, int set, int most)
    {
        var count = BigInteger.Min(counter.Count(set), most);
        for (var number = BigInteger.Zero; number < count; number++)
        {
            yield return Read(counter.PackageAt(set, number));
        }
    }

    /// <summary>Packages of a set, each drawn from all of them with the same chance; none where it is empty.</summary>
    public IEnumerable<Package> Sample(Counter counter, int set, int count, ulong seed)
    {
        var chance = new Chance(seed);
        var all = counter.Count(set);
        for (var i = 0; i < count && !all.IsZero; i++)
        {
            yield return Read(counter.PackageAt(set, chance.Below(all)));
        }
    }

    /// <summary>The package with a choice for each variable.</summary>
    public Package Read(int[] choices)
    {
        var result = ImmutableArray.CreateBuilder<PackageChoice>();
        foreach (var levels in Enumerable.Range(0, choices.Length).GroupBy(level => space.Variables[level].Slot.Field).OrderBy(group => group.Key.Index))
        {
            var ranges = levels.Select(level => space.Variables[level].Choices[choices[level]].Range).ToList();
            if (ranges[0] is not { } first)
            {
                continue;
            }

            var isSet = levels.Key.Type.Kind == FieldKind.Set;
            var members = ranges.Aggregate(0UL, (set, range) => set | (range?.Low?.Members ?? 0));
            result.Add(new PackageChoice(levels.Key, isSet ? ValueRange.Of(Value.OfSet(members)) : first));
        }

        return new Package(result.ToImmutable());
    }
}
