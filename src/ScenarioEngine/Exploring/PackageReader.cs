using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>Reads packages out of sets, in a stable order: by the variables of the diagram, and for each the first choice first.</summary>
internal sealed class PackageReader(Space space)
{
    /// <summary>The first package of a set, or null where it is empty.</summary>
    public Package? First(int set) => Enumerate(set).FirstOrDefault();

    /// <summary>All packages of a set.</summary>
    public IEnumerable<Package> Enumerate(int set) => Enumerate(set, 0, new int[space.Diagram.Depth]);

    private IEnumerable<Package> Enumerate(int set, int level, int[] choices)
    {
        if (set == Diagram.Empty)
        {
            yield break;
        }

        if (level == space.Diagram.Depth)
        {
            yield return Read(choices);
            yield break;
        }

        for (var choice = 0; choice < space.Diagram.SizeOf(level); choice++)
        {
            choices[level] = choice;
            foreach (var package in Enumerate(space.Diagram.At(set, level, choice), level + 1, choices))
            {
                yield return package;
            }
        }
    }

    private Package Read(int[] choices)
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
