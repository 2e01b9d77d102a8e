using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Model;

namespace ScenarioEngine.Diagrams;

/// <summary>Reads packages out of sets, in a stable order: by the variables of the diagram, and for each the first choice first.</summary>
internal sealed class PackageReader(Space space)
{
    /// <summary>The first package of a set, or null where it is empty.</summary>
    public Package? First(int set) => space.Diagram.FirstOf(set) is { } choices ? Read(choices) : null;

    /// <summary>The first packages of a set, in their order.</summary>
    public IEnumerable<Package> First(Tally tally, int set, int most)
    {
        var count = BigInteger.Min(tally.Of(set), most);
        for (var number = BigInteger.Zero; number < count; number++)
        {
            yield return Read(tally.PackageAt(set, number));
        }
    }

    /// <summary>Packages of a set, each drawn from all of them with the same chance; none where it is empty.</summary>
    public IEnumerable<Package> Sample(Tally tally, int set, int count, ulong seed)
    {
        var chance = new Chance(seed);
        var all = tally.Of(set);
        for (var i = 0; i < count && !all.IsZero; i++)
        {
            yield return Read(tally.PackageAt(set, chance.Below(all)));
        }
    }

    /// <summary>The package with a choice for each variable.</summary>
    public Package Read(int[] choices)
    {
        var result = ImmutableArray.CreateBuilder<PackageChoice>(space.Pack.Fields.Length);
        foreach (var field in space.Pack.Fields)
        {
            if (RangeOf(field, choices) is { } range)
            {
                result.Add(new PackageChoice(field, range));
            }
        }

        return new Package(result.DrainToImmutable());
    }

    private ValueRange? RangeOf(Field field, int[] choices)
    {
        var levels = space.LevelsOf(field);
        var range = RangeAt(levels[0]);
        if (range is null || !field.Type.IsSet)
        {
            return range;
        }

        var members = 0UL;
        foreach (var level in levels)
        {
            members |= RangeAt(level)?.Low?.Members ?? 0;
        }

        return ValueRange.Of(Value.OfSet(members));

        ValueRange? RangeAt(int level) => space.Variables[level].Choices[choices[level]].Range;
    }
}
