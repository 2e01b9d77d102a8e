using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>Finds out about an area what was asked for.</summary>
internal sealed class Survey(Area area, ExploreOptions options)
{
    private readonly Space _space = area.Space;
    private readonly Zones _zones = area.Zones;
    private readonly Counter _counter = area.Counter;

    public Exploration Run()
    {
        var zone = _counter.Count(_zones.Zone);
        var possible = _counter.Count(_zones.Possible);
        var hasConflicts = zone.IsZero && !possible.IsZero && Asks(ExploreParts.Conflicts);
        var (deadlocks, concessions, areConflictsCut) = hasConflicts ? new ConflictFinder(area).Find() : ([], [], false);
        var (best, isBestCut) = Asks(ExploreParts.Best) ? new BestPackages(area).Find() : ([], false);
        return new Exploration
        {
            Scenario = area.Scenario,
            All = _counter.Count(_space.Universe),
            Possible = possible,
            Zone = zone,
            StrictZone = _counter.Count(_zones.Strict),
            Rooms = Asks(ExploreParts.Rooms) ? [.. _zones.Coalitions.Select(coalition => new Room(coalition.Parties, _counter.Count(coalition.Set)))] : [],
            Options = Asks(ExploreParts.Options) ? FindOptions() : [],
            Prices = Asks(ExploreParts.Prices) ? FindPrices() : [],
            Decisive = FindDecisive(),
            Deadlocks = deadlocks,
            Concessions = concessions,
            Best = best,
            IsCut = areConflictsCut || isBestCut,
            First = [.. area.Packages.First(_counter, _zones.Zone, options.First)],
            Samples = [.. area.Packages.Sample(_counter, _zones.Zone, options.Samples, options.Seed)],
            Map = options.Map is var (down, across) ? FindMap(down, across) : null,
        };
    }

    private bool Asks(ExploreParts part) => options.Parts.HasFlag(part);

    private ImmutableArray<LiveOption> FindOptions()
    {
        var counts = area.CountOptions();
        return [.. area.Scenario.Pack.Fields.SelectMany(field => _space.OptionsOf(field).Select(option => new LiveOption(field, option.Range, counts[option.Level][option.Choice])))];
    }

    private ImmutableArray<Price> FindPrices()
    {
        var diagram = _space.Diagram;
        return
        [
            .. _zones.Positions.RedLines.Select((line, number) => new Price(
                line,
                _counter.Count(diagram.And(_zones.Possible, Diagram.Not(_zones.Respecting(number)))),
                _counter.Count(_zones.Alone[number]))),
        ];
    }

    private ImmutableArray<Field> FindDecisive()
    {
        var reach = new Reach(area.Evaluator.Compiled);
        return [.. _zones.Positions.RedLines.SelectMany(line => reach.SlotsOf(_space.Violated(line))).Select(slot => slot.Field).Distinct().OrderBy(field => field.Index)];
    }

    /// <summary>For each option of one field, the counts of all options of the other, the terms of other fields as they are.</summary>
    private FieldMap FindMap(Field down, Field across)
    {
        var rows = _space.OptionsOf(down).ToList();
        var columns = _space.OptionsOf(across).ToList();
        var zone = area.ZoneWithout(down, across);
        var counts = rows.ConvertAll(row =>
        {
            var choices = _space.ChoicesFor(area.Scenario.Terms);
            choices[row.Level] = [.. Enumerable.Range(0, _space.Diagram.SizeOf(row.Level)).Select(choice => choice == row.Choice)];
            var each = Counter.For(_space.Diagram, choices).CountEach(zone);
            return columns.Select(column => each[column.Level][column.Choice]).ToImmutableArray();
        });
        return new FieldMap(down, across, [.. rows.Select(row => row.Range)], [.. columns.Select(column => column.Range)], [.. counts]);
    }
}
