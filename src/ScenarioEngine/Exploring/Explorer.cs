using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Compiling;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>Explores all packages of a pack that agree with a scenario.</summary>
internal sealed class Explorer
{
    /// <summary>Coalitions of so many parties are counted one by one; of more, only pairs and all.</summary>
    private const int AllCoalitionsUpTo = 6;

    private const int FirstPackages = 10;

    private readonly CompiledPack _pack;
    private readonly Scenario _scenario;
    private readonly ExploreOptions _options;
    private readonly Space _space;
    private readonly Counter _counter;
    private readonly int _possible;

    private Explorer(CompiledPack pack, Scenario scenario, ExploreOptions options, CancellationToken cancellation)
    {
        _pack = pack;
        _scenario = scenario;
        _options = options;
        _space = new Space(pack, scenario, new Budget(options.MaximumNodes, options.MaximumTime, cancellation));
        _counter = new Counter(_space.Diagram);
        _possible = _space.Join([_space.Possible, .. scenario.Terms.Select(_space.Agreeing)]);
    }

    public static ExploreResult Explore(CompiledPack pack, Scenario scenario, ExploreOptions options, CancellationToken cancellation)
    {
        try
        {
            return new ExploreResult(new Explorer(pack, scenario, options, cancellation).Explore(), null);
        }
        catch (BudgetExceededException exceeded)
        {
            return new ExploreResult(null, new TooLarge(exceeded.Budget, MostTied(pack)));
        }
    }

    private Exploration Explore()
    {
        var redLines = Counting(PositionKind.RedLine).ToList();
        var respecting = redLines.ToDictionary(position => position, position => _space.Respecting(IndexOf(position)));
        var zone = _space.Join([_possible, .. respecting.Values]);
        var asked = Counting(PositionKind.Demand).Concat(Counting(PositionKind.Precondition)).Select(position => _space.Respecting(IndexOf(position)));
        var packages = new PackageReader(_space);
        var conflicts = new ConflictFinder(_space, packages, _possible, respecting);
        var (deadlocks, concessions, isCut) = zone == Diagram.Empty && _possible != Diagram.Empty ? conflicts.Find() : ([], [], false);
        return new Exploration
        {
            Scenario = _scenario,
            All = _counter.Count(_space.Join([_space.Universe, .. _scenario.Terms.Select(_space.Agreeing)])),
            Possible = _counter.Count(_possible),
            Zone = _counter.Count(zone),
            StrictZone = _counter.Count(_space.Join([zone, .. asked])),
            Rooms = FindRooms(respecting),
            Options = FindOptions(zone),
            Prices = FindPrices(redLines, respecting),
            Decisive = FindDecisive(redLines),
            Deadlocks = deadlocks,
            Concessions = concessions,
            IsCut = isCut,
            First = [.. packages.Enumerate(zone).Take(FirstPackages)],
        };
    }

    private IEnumerable<Position> Counting(PositionKind kind) => _pack.Pack.Positions.Where(position =>
        position.Kind == kind
        && position.Vague is null
        && Evaluating.Evaluator.WhyLeftOut(position, _scenario) is null
        && (_options.Parties.IsEmpty || _options.Parties.Contains(position.Party)));

    private int IndexOf(Position position) => _pack.Pack.Positions.IndexOf(position);

    private ImmutableArray<Room> FindRooms(Dictionary<Position, int> respecting)
    {
        var byParty = respecting.GroupBy(pair => pair.Key.Party, pair => pair.Value).ToDictionary(group => group.Key, group => _space.Join([_possible, .. group]));
        var parties = _pack.Pack.Parties.Where(byParty.ContainsKey).ToImmutableArray();
        return
        [
            .. from coalition in CoalitionsOf(parties)
               let set = coalition.Aggregate(_possible, (joined, party) => _space.Diagram.And(joined, byParty[party]))
               select new Room(coalition, _counter.Count(set)),
        ];
    }

    private static IEnumerable<ImmutableArray<Party>> CoalitionsOf(ImmutableArray<Party> parties)
    {
        var masks = parties.Length <= AllCoalitionsUpTo
            ? Enumerable.Range(1, (1 << parties.Length) - 1).OrderBy(mask => BitOperations.PopCount((uint)mask)).Select(mask => (long)mask)
            : from first in Enumerable.Range(0, parties.Length)
              from second in Enumerable.Range(first, parties.Length - first)
              select (1L << first) | (1L << second);
        return masks.Select(mask => parties.Where((_, number) => (mask >> number & 1) == 1).ToImmutableArray());
    }

    private ImmutableArray<LiveOption> FindOptions(int zone)
    {
        var counts = _counter.CountEach(zone);
        var options = ImmutableArray.CreateBuilder<LiveOption>();
        foreach (var field in _pack.Pack.Fields)
        {
            foreach (var level in _space.LevelsOf(field))
            {
                var variable = _space.Variables[level];
                foreach (var (number, choice) in variable.Choices.Index())
                {
                    // Of a set the choices are its options; that one is left out says nothing of its own.
                    var isLeftOut = variable.Slot.Kind == SlotKind.Member && number == 0;
                    if (choice.Range is { } range && !isLeftOut)
                    {
                        options.Add(new LiveOption(field, range, counts[level][number]));
                    }
                }
            }
        }

        return options.ToImmutable();
    }

    /// <summary>For each red line what is respected before and after it is joined, so that "all others" costs one step each.</summary>
    private ImmutableArray<Price> FindPrices(List<Position> redLines, Dictionary<Position, int> respecting)
    {
        var diagram = _space.Diagram;
        var before = new int[redLines.Count + 1];
        before[0] = _possible;
        for (var i = 0; i < redLines.Count; i++)
        {
            before[i + 1] = diagram.And(before[i], respecting[redLines[i]]);
        }

        var prices = new Price[redLines.Count];
        var after = Diagram.All;
        for (var i = redLines.Count - 1; i >= 0; i--)
        {
            var crossed = Diagram.Not(respecting[redLines[i]]);
            var alone = diagram.And(diagram.And(before[i], after), crossed);
            prices[i] = new Price(redLines[i], _counter.Count(diagram.And(_possible, crossed)), _counter.Count(alone));
            after = diagram.And(after, respecting[redLines[i]]);
        }

        return [.. prices];
    }

    private ImmutableArray<Field> FindDecisive(List<Position> redLines)
    {
        var reach = new Reach(_pack);
        return [.. redLines.SelectMany(line => reach.SlotsOf(_pack.Positions[IndexOf(line)].Violated)).Select(slot => slot.Field).Distinct().OrderBy(field => field.Index)];
    }

    /// <summary>The fields that meet the most others in the pack's rules.</summary>
    public static ImmutableArray<Field> MostTied(CompiledPack pack)
    {
        var reach = new Reach(pack);
        var neighbours = pack.Pack.Fields.ToDictionary(field => field, _ => new HashSet<Field>());
        foreach (var literal in pack.Positions.Select(position => position.Violated).Concat(pack.Constraints))
        {
            var fields = reach.SlotsOf(literal).Select(slot => slot.Field).Distinct().ToList();
            fields.ForEach(field => neighbours[field].UnionWith(fields));
        }

        const int worst = 8;
        return [.. neighbours.OrderByDescending(pair => pair.Value.Count).ThenBy(pair => pair.Key.Index).Take(worst).Select(pair => pair.Key)];
    }
}
