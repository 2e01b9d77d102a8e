using ScenarioEngine.Compiling;
using ScenarioEngine.Diagrams;

namespace ScenarioEngine.Deciding;

/// <summary>
/// Finds out why there is no other way: terms, constraints and implications that leave no package, each of which is needed.
/// </summary>
/// <remarks>Of the terms a smallest set, whatever the rules; then of the rules a smallest set that will do with these terms.</remarks>
internal sealed class NecessityFinder
{
    private readonly CompiledPack _pack;
    private readonly ConditionSets _sets;
    private readonly IReadOnlyList<int> _fields;
    private readonly List<int> _parts;

    private NecessityFinder(Completions completions, IReadOnlyList<int> fields)
    {
        var (layout, known) = (completions.Layout, completions.Known);
        _pack = layout.Pack;
        _sets = new ConditionSets(layout, new StatedOnly(_pack, known), new Budget(Completions.StepsOfQuestion));
        _fields = fields;
        _parts =
        [
            .. fields.Select(field => _sets.AtOrWithoutMeaning(field, _pack.ValueSlots[field], known.CellOf)),
            .. _pack.Constraints.Select(constraint => _sets.Of(!constraint)),
            .. _pack.Implications.Select((_, implication) => Following(implication)),
            .. completions.Absent.Select(absent => _sets.Without(absent.What)),
        ];
    }

    /// <summary>What is needed; null where that could not be told.</summary>
    /// <param name="completions">The packages that agree with a scenario.</param>
    /// <param name="fields">The fields that it states, or whose status quo it assumes.</param>
    /// <param name="contrary">What holds in no possible package that agrees with it.</param>
    public static Needed? Find(Completions completions, IReadOnlyList<int> fields, Literal contrary)
    {
        try
        {
            return new NecessityFinder(completions, fields).Find(contrary);
        }
        catch (BudgetExceededException)
        {
            return null;
        }
    }

    private Needed? Find(Literal contrary)
    {
        var hard = _sets.Of(contrary);
        if (hard == Diagram.Empty)
        {
            return new Needed([], [], [], []);
        }

        var ways = Groups(hard).Select(parts => NeededOf(hard, parts)).OfType<List<int>>().ToList();
        if (ways.MinBy(needed => (needed.Count(number => number < _fields.Count), needed.Count)) is { } least)
        {
            return Sort(least);
        }

        // `stated` is known term by term of a field that has no meaning in any package: what follows from it then is more than the rules
        // say of packages.
        return null;
    }

    /// <summary>Parts by what they are, each with its number among its like.</summary>
    private Needed Sort(List<int> needed)
    {
        var constraints = _fields.Count;
        var implications = constraints + _pack.Constraints.Length;
        var absent = implications + _pack.Implications.Length;
        return new Needed(
            [.. From(0, constraints).Select(number => _fields[number])],
            From(constraints, implications),
            From(implications, absent),
            From(absent, _parts.Count)
        );

        List<int> From(int start, int end) => [.. needed.Where(number => number >= start && number < end).Select(number => number - start)];
    }

    /// <summary>
    /// The parts that have to do with what is fixed, and those that leave nothing by themselves; where nothing is fixed, those that have to
    /// do with each other, one group after the other.
    /// </summary>
    private IEnumerable<List<int>> Groups(int hard)
    {
        var diagram = _sets.Diagram;
        var groups = new Groups(diagram.Depth + 1);
        var levels = _parts.ConvertAll(part => diagram.LevelsOf(part));
        foreach (var own in levels.Append(diagram.LevelsOf(hard)))
        {
            groups.Tie(own);
        }

        var byGroup = Enumerable
            .Range(0, _parts.Count)
            .Where(number => _parts[number] != Diagram.All)
            .GroupBy(number => groups.Of(diagram.LevelOf(_parts[number])));
        return byGroup
            .Where(group => hard == Diagram.All || group.Key == groups.Of(diagram.LevelOf(hard)) || group.Key == groups.Of(diagram.Depth))
            .Select(group =>
                group.OrderBy(number => number < _fields.Count).ThenByDescending(number => diagram.LevelOf(_parts[number])).ToList()
            );
    }

    /// <summary>Those of some parts that are needed to leave nothing; null where they leave something.</summary>
    private List<int>? NeededOf(int hard, List<int> parts)
    {
        var joined = hard;
        foreach (var part in parts)
        {
            joined = _sets.Diagram.And(_parts[part], joined);
        }

        return joined != Diagram.Empty
            ? null
            : [.. SmallestSet.Find(_sets.Diagram, hard, parts.ConvertAll(part => _parts[part])).Select(number => parts[number]).Order()];
    }

    private int Following(int implication)
    {
        var set = Diagram.All;
        foreach (var settling in _pack.Settlings)
        {
            foreach (var implied in settling.Implied.Where(implied => implied.Implication == implication))
            {
                set = _sets.Diagram.And(set, _sets.Following(settling, implied));
            }
        }

        return set;
    }
}

/// <summary>What is needed to leave no other way, each by its number.</summary>
/// <param name="Fields">The fields whose terms are needed.</param>
/// <param name="Constraints">The constraints.</param>
/// <param name="Implications">The implications.</param>
/// <param name="Absent">The options that are not there.</param>
internal sealed record Needed(List<int> Fields, List<int> Constraints, List<int> Implications, List<int> Absent);
