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
    private LabelGraph? _alone;
    private (ImmutableArray<Party> Parties, int Set)[]? _coalitions;
    private (Party Party, int Set)[]? _parties;

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
    public LabelGraph Alone => _alone ??= FindAlone();

    /// <summary>For each party with red lines, the packages that cross none of its own.</summary>
    public (Party Party, int Set)[] Parties =>
        _parties ??= [
            .. from party in Positions.Pack.Parties
            let own = _respecting.Where((_, line) => Positions.RedLines[line].Party == party).ToList()
            where own.Count > 0
            select (party, _space.Join([Possible, .. own])),
        ];

    /// <summary>For each party with red lines, and each coalition of them, the packages that cross none of theirs.</summary>
    public (ImmutableArray<Party> Parties, int Set)[] Coalitions => _coalitions ??= FindCoalitions();

    /// <summary>The packages that do not cross a red line, by its number among those that count.</summary>
    public int Respecting(int redLine) => _respecting[redLine];

    private int JoinAll()
    {
        Joined = 0;
        return _space.Join([Possible, .. _respecting], () => Joined = Math.Min(Joined + 1, _respecting.Length));
    }

    /// <summary>In the order of <see cref="Space.Join"/>, and for its reasons.</summary>
    private LabelGraph FindAlone()
    {
        var labels = new LabelDiagram(_space.Diagram);
        var sets = _respecting
            .Select((set, line) => (Set: set, Edge: labels.Label(Diagram.Not(set), line)))
            .Prepend((Set: Possible, Edge: LabelDiagram.Within(Possible)));
        var joined = sets.GroupBy(set => _space.Diagram.LevelOf(set.Set), set => set.Edge)
            .OrderByDescending(together => together.Key)
            .Select(together => together.Aggregate(LabelDiagram.None, (all, edge) => labels.Join(edge, all)))
            .Aggregate(LabelDiagram.None, (all, together) => labels.Join(together, all));
        return labels.Finish(joined, _respecting.Length, _space.Whole);
    }

    private (ImmutableArray<Party> Parties, int Set)[] FindCoalitions()
    {
        var parties = Parties.Select(party => party.Party).ToImmutableArray();
        var own = Array.ConvertAll(Parties, party => party.Set);
        if (parties.Length > AllCoalitionsUpTo)
        {
            return
            [
                .. PairsOf(parties.Length)
                    .Select(pair =>
                        (pair.Select(number => parties[number]).ToImmutableArray(), _space.Join(pair.Select(number => own[number])))
                    ),
                (parties, Zone),
            ];
        }

        // sets[mask] without its last party is known already, so each coalition costs one step.
        var sets = new int[1 << parties.Length];
        for (var mask = 1; mask < sets.Length; mask++)
        {
            var last = BitOperations.Log2((uint)mask);
            sets[mask] =
                mask == sets.Length - 1
                    ? Zone
                    : _space.Diagram.And(own[last], (mask & ~(1 << last)) == 0 ? Possible : sets[mask & ~(1 << last)]);
        }

        return
        [
            .. Enumerable
                .Range(1, sets.Length - 1)
                .OrderBy(mask => BitOperations.PopCount((uint)mask))
                .Select(mask => (parties.Where((_, number) => (mask >> number & 1) == 1).ToImmutableArray(), sets[mask])),
        ];
    }

    private static IEnumerable<int[]> PairsOf(int parties) =>
        from first in Enumerable.Range(0, parties)
        from second in Enumerable.Range(first, parties - first)
        select first == second ? (int[])[first] : [first, second];
}
