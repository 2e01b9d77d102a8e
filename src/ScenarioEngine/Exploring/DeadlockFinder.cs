using System.Collections.Immutable;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>
/// Finds all deadlocks and all concessions: the smallest sets of red lines that cannot be respected together, and the smallest whose
/// dropping opens the zone.
/// </summary>
/// <remarks>
/// MARCO (Liffiton, Previti, Malik and Marques-Silva, 2016): subsets of red lines that nothing found so far decides are taken one after the
/// other; one that can be
/// respected is grown to a largest, whose complement is a concession; one that cannot is shrunk to a deadlock. What is undecided is kept in
/// a diagram of its own.
/// There may be exponentially many; the search stops at <see cref="MaximumFound"/>.
/// </remarks>
internal sealed class DeadlockFinder
{
    private const int MaximumFound = 1_000;
    private const int Kept = 1;

    private readonly Space _space;
    private readonly Diagram _diagram;
    private readonly PackageReader _packages;
    private readonly ImmutableArray<Position> _redLines;
    private readonly int[] _respecting;
    private readonly int _possible;

    /// <param name="space">The space.</param>
    /// <param name="possible">The packages to look at.</param>
    /// <param name="redLines">The red lines; demands and preconditions are taken likewise.</param>
    public DeadlockFinder(Space space, int possible, ImmutableArray<Position> redLines)
    {
        _space = space;
        _diagram = space.Diagram;
        _packages = new PackageReader(space);
        _redLines = redLines;
        _respecting = [.. redLines.Select(space.Respecting)];
        _possible = possible;
    }

    /// <summary>All of them, and whether the search was cut off.</summary>
    public (ImmutableArray<Deadlock> Deadlocks, ImmutableArray<Concession> Concessions, bool IsCut) Find()
    {
        var deadlocks = new List<Deadlock>();
        var concessions = new List<Concession>();
        var map = new Diagram(_redLines.Select(_ => 2), _diagram.Budget);
        var undecided = Diagram.All;
        while (undecided != Diagram.Empty && deadlocks.Count + concessions.Count < MaximumFound)
        {
            var seed = LargestPath(map, undecided);
            if (Join(seed) is var set && set != Diagram.Empty)
            {
                var (kept, packages) = Grow(seed, set);
                var dropped = Enumerable.Range(0, _redLines.Length).Where(number => !kept[number]).ToList();
                concessions.Add(new Concession(Names(dropped), WitnessOf(packages)));
                undecided = map.And(
                    undecided,
                    dropped.Aggregate(Diagram.Empty, (some, number) => map.Or(some, map.Where(number, value => value == Kept)))
                );
            }
            else
            {
                var core = Shrink(seed);
                deadlocks.Add(
                    new Deadlock(
                        Names(core),
                        [.. core.Select(left => new DeadlockWitness(WitnessOf(Join(Only(core.Where(number => number != left)))), []))]
                    )
                );
                undecided = map.And(
                    undecided,
                    core.Aggregate(Diagram.Empty, (some, number) => map.Or(some, map.Where(number, value => value != Kept)))
                );
            }
        }

        return (
            [.. deadlocks.OrderBy(deadlock => deadlock.RedLines.Length)],
            [.. concessions.OrderBy(concession => concession.RedLines.Length)],
            undecided != Diagram.Empty
        );
    }

    private ImmutableArray<Position> Names(IEnumerable<int> numbers) => [.. numbers.Select(number => _redLines[number])];

    private int Join(bool[] kept) => _space.Join(_respecting.Where((_, number) => kept[number]).Append(_possible));

    private (bool[] Kept, int Packages) Grow(bool[] seed, int packages)
    {
        var kept = (bool[])seed.Clone();
        for (var number = 0; number < kept.Length; number++)
        {
            if (!kept[number] && _diagram.And(packages, _respecting[number]) is var more && more != Diagram.Empty)
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

    private bool[] Only(IEnumerable<int> numbers)
    {
        var kept = new bool[_redLines.Length];
        foreach (var number in numbers)
        {
            kept[number] = true;
        }

        return kept;
    }

    private Package WitnessOf(int packages) =>
        _packages.First(packages) ?? throw new InvalidOperationException("What can be respected has a package.");

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
