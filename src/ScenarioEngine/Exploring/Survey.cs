using System.Collections.Immutable;
using ScenarioEngine.Diagrams;
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
        var impasse = Asks(ExploreParts.Conflicts) ? FindImpasse() : Impasse.None;
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
            Deadlocks = impasse.Deadlocks,
            Concessions = impasse.Concessions,
            Best = best,
            IsCut = impasse.IsCut || isBestCut,
            First = [.. area.Packages.First(_counter, _zones.Zone, options.First)],
            Samples = [.. area.Packages.Sample(_counter, _zones.Zone, options.Samples, options.Seed)],
            Map = options.Map is var (down, across) ? FindMap(down, across) : null,
        };
    }

    private bool Asks(ExploreParts part) => options.Parts.HasFlag(part);

    /// <summary>Deadlocks and concessions, where packages are possible and none is in the zone. Every witness is evaluated, so that nothing is claimed that the evaluator would not find.</summary>
    public Impasse FindImpasse()
    {
        var possible = area.Narrow(_zones.Possible);
        if (possible == Diagram.Empty || area.Narrow(_zones.Zone) != Diagram.Empty)
        {
            return Impasse.None;
        }

        var (deadlocks, concessions, isCut) = new DeadlockFinder(_space, possible, _zones.Positions.RedLines).Find();
        foreach (var concession in concessions)
        {
            Prove(concession.Witness, _zones.Positions.RedLines, concession.RedLines);
        }

        foreach (var deadlock in deadlocks)
        {
            foreach (var (line, witness) in deadlock.RedLines.Zip(deadlock.Witnesses))
            {
                Prove(witness, deadlock.RedLines, [line]);
            }
        }

        return new Impasse([.. deadlocks.Select(deadlock => deadlock with { MissingOptions = new MissingOptions(area, possible, deadlock.RedLines).Find() })], concessions, isCut);
    }

    private void Prove(Package witness, ImmutableArray<Position> among, ImmutableArray<Position> claimed)
    {
        var crossed = area.CrossedBy(witness).ToHashSet();
        if (!among.Where(crossed.Contains).SequenceEqual(claimed))
        {
            throw new InvalidOperationException("A witness has been evaluated and does not show what it should.");
        }
    }

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
