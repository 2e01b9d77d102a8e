using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>The zone of some positions in a space, and the sets around it. Each is made when it is first asked for, and kept.</summary>
internal sealed class Zones
{
    /// <summary>Coalitions of so many parties are all looked at; of more, only pairs and the whole.</summary>
    private const int AllCoalitionsUpTo = 6;

    private readonly Space _space;
    private readonly int[] _respecting;
    private int? _zone;
    private int? _strict;
    private int[]? _alone;
    private (ImmutableArray<Party> Parties, int Set)[]? _coalitions;

    /// <param name="space">The space.</param>
    /// <param name="possible">The packages to look at.</param>
    /// <param name="positions">The positions that count.</param>
    public Zones(Space space, int possible, PositionsThatCount positions)
    {
        _space = space;
        Possible = possible;
        Positions = positions;
        _respecting = [.. positions.RedLines.Select(space.Respecting)];
    }

    /// <summary>The packages that are looked at.</summary>
    public int Possible { get; }

    /// <summary>The positions that count.</summary>
    public PositionsThatCount Positions { get; }

    /// <summary>How many red lines have been joined.</summary>
    public int Joined { get; private set; }

    /// <summary>The packages that cross no red line.</summary>
    public int Zone => _zone ??= JoinAll();

    /// <summary>The packages of the zone that leave no demand or precondition unmet either.</summary>
    public int Strict => _strict ??= _space.Join([Zone, .. Positions.Asked.Select(_space.Respecting)]);

    /// <summary>For each red line the packages that cross it and no other.</summary>
    public int[] Alone => _alone ??= FindAlone();

    /// <summary>For each party with red lines, and each coalition of them, the packages that cross none of theirs.</summary>
    public (ImmutableArray<Party> Parties, int Set)[] Coalitions => _coalitions ??= FindCoalitions();

    /// <summary>The packages that do not cross a red line, by its number among those that count.</summary>
    public int Respecting(int redLine) => _respecting[redLine];

    private int JoinAll()
    {
        var sets = (int[])[Possible, .. _respecting];
        Array.Sort(Array.ConvertAll(sets, set => -_space.Diagram.LevelOf(set)), sets);
        var zone = Diagram.All;
        Joined = 0;
        foreach (var set in sets)
        {
            zone = _space.Diagram.And(set, zone);
            Joined = Math.Min(Joined + 1, _respecting.Length);
        }

        return zone;
    }

    /// <summary>Joins for each half of the red lines the other half, and so on within it: each of them meets all others in a few steps, most of them small.</summary>
    private int[] FindAlone()
    {
        var alone = new int[_respecting.Length];
        var lines = new int[_respecting.Length];
        for (var line = 0; line < lines.Length; line++)
        {
            lines[line] = line;
        }

        // Red lines on neighbouring variables stay together, so that a half is small.
        Array.Sort(Array.ConvertAll(_respecting, set => -_space.Diagram.LevelOf(set)), lines);
        Split(lines, Possible);
        return alone;

        void Split(ReadOnlySpan<int> some, int others)
        {
            if (some.Length == 1)
            {
                alone[some[0]] = _space.Diagram.And(others, Diagram.Not(_respecting[some[0]]));
            }
            else if (some.Length > 1)
            {
                var left = some[..(some.Length / 2)];
                var right = some[left.Length..];
                Split(left, _space.Diagram.And(others, Join(right)));
                Split(right, _space.Diagram.And(others, Join(left)));
            }
        }

        int Join(ReadOnlySpan<int> some)
        {
            var joined = Diagram.All;
            foreach (var line in some)
            {
                joined = _space.Diagram.And(_respecting[line], joined);
            }

            return joined;
        }
    }

    private (ImmutableArray<Party> Parties, int Set)[] FindCoalitions()
    {
        var parties = Positions.RedLines.Select(line => line.Party).Distinct().OrderBy(Positions.Pack.Parties.IndexOf).ToImmutableArray();
        var own = parties.Select(party => _space.Join([Possible, .. _respecting.Where((_, line) => Positions.RedLines[line].Party == party)])).ToArray();
        if (parties.Length > AllCoalitionsUpTo)
        {
            return [.. PairsOf(parties.Length).Select(pair => (pair.Select(number => parties[number]).ToImmutableArray(), _space.Join(pair.Select(number => own[number])))), (parties, Zone)];
        }

        // sets[mask] without its last party is known already, so each coalition costs one step.
        var sets = new int[1 << parties.Length];
        for (var mask = 1; mask < sets.Length; mask++)
        {
            var last = BitOperations.Log2((uint)mask);
            sets[mask] = mask == sets.Length - 1 ? Zone : _space.Diagram.And(own[last], (mask & ~(1 << last)) == 0 ? Possible : sets[mask & ~(1 << last)]);
        }

        return
        [
            .. Enumerable.Range(1, sets.Length - 1).OrderBy(mask => BitOperations.PopCount((uint)mask))
                .Select(mask => (parties.Where((_, number) => (mask >> number & 1) == 1).ToImmutableArray(), sets[mask])),
        ];
    }

    private static IEnumerable<int[]> PairsOf(int parties) =>
        from first in Enumerable.Range(0, parties)
        from second in Enumerable.Range(first, parties - first)
        select first == second ? (int[])[first] : [first, second];
}
