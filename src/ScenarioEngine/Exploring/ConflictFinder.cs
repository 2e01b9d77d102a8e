using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>Finds all deadlocks and all concessions: the smallest sets of red lines that cannot be respected together, and the smallest whose dropping opens the zone.</summary>
/// <remarks>
/// MARCO (Liffiton, Previti, Malik and Marques-Silva, 2016): subsets of red lines that nothing found so far decides are taken one after the other; one that can be
/// respected is grown to a largest, whose complement is a concession; one that cannot is shrunk to a deadlock. What is undecided is kept in a diagram of its own.
/// There may be exponentially many; the search stops at <see cref="MaximumFound"/>.
/// </remarks>
internal sealed class ConflictFinder
{
    private const int MaximumFound = 1_000;
    private const int Kept = 1;

    private readonly Space _space;
    private readonly PackageReader _packages;
    private readonly int _possible;
    private readonly ImmutableArray<Position> _redLines;
    private readonly int[] _respecting;

    public ConflictFinder(Space space, PackageReader packages, int possible, Dictionary<Position, int> respecting)
    {
        _space = space;
        _packages = packages;
        _possible = possible;
        _redLines = [.. respecting.Keys];
        _respecting = [.. _redLines.Select(position => respecting[position])];
    }

    /// <summary>All of them, and whether the search was cut off.</summary>
    public (ImmutableArray<Deadlock> Deadlocks, ImmutableArray<Concession> Concessions, bool IsCut) Find()
    {
        var deadlocks = new List<Deadlock>();
        var concessions = new List<Concession>();
        var map = new Diagram(_redLines.Select(_ => 2), new Budget(1_000_000, TimeSpan.FromSeconds(10), CancellationToken.None));
        var undecided = Diagram.All;
        while (undecided != Diagram.Empty && deadlocks.Count + concessions.Count < MaximumFound)
        {
            var seed = LargestPath(map, undecided);
            if (Join(seed) is var set && set != Diagram.Empty)
            {
                var (kept, packages) = Grow(seed, set);
                var dropped = Enumerable.Range(0, _redLines.Length).Where(number => !kept[number]).ToList();
                concessions.Add(new Concession([.. dropped.Select(number => _redLines[number])], _packages.First(packages) ?? new Package([])));
                undecided = map.And(undecided, dropped.Aggregate(Diagram.Empty, (some, number) => map.Or(some, map.Where(number, value => value == Kept))));
            }
            else
            {
                var core = Shrink(seed);
                deadlocks.Add(new Deadlock([.. core.Select(number => _redLines[number])], [.. core.Select(left => Witness(core, left))]));
                undecided = map.And(undecided, core.Aggregate(Diagram.Empty, (some, number) => map.Or(some, map.Where(number, value => value != Kept))));
            }
        }

        return ([.. deadlocks.OrderBy(deadlock => deadlock.RedLines.Length)], [.. concessions.OrderBy(concession => concession.RedLines.Length)], undecided != Diagram.Empty);
    }

    private int Join(bool[] kept) => _space.Join(_respecting.Where((_, number) => kept[number]).Append(_possible));

    private (bool[] Kept, int Packages) Grow(bool[] seed, int packages)
    {
        var kept = (bool[])seed.Clone();
        for (var number = 0; number < kept.Length; number++)
        {
            if (!kept[number] && _space.Diagram.And(packages, _respecting[number]) is var more && more != Diagram.Empty)
            {
                (kept[number], packages) = (true, more);
            }
        }

        return (kept, packages);
    }

    /// <summary>Takes red lines away one by one, as long as the rest cannot be respected together.</summary>
    private List<int> Shrink(bool[] seed)
    {
        var kept = (bool[])seed.Clone();
        for (var number = 0; number < kept.Length; number++)
        {
            if (kept[number])
            {
                kept[number] = false;
                kept[number] = Join(kept) != Diagram.Empty;
            }
        }

        return [.. Enumerable.Range(0, kept.Length).Where(number => kept[number])];
    }

    private Package Witness(List<int> core, int left)
    {
        var others = new bool[_redLines.Length];
        foreach (var number in core.Where(number => number != left))
        {
            others[number] = true;
        }

        return _packages.First(Join(others)) ?? throw new InvalidOperationException("A deadlock without one of its members can be respected.");
    }

    /// <summary>A subset that is undecided, with as many red lines as the choice of a path leaves free.</summary>
    private static bool[] LargestPath(Diagram map, int undecided)
    {
        var kept = new bool[map.Depth];
        for (var number = 0; number < kept.Length; number++)
        {
            kept[number] = map.At(undecided, number, Kept) != Diagram.Empty;
            undecided = map.At(undecided, number, kept[number] ? Kept : 0);
        }

        return kept;
    }
}
