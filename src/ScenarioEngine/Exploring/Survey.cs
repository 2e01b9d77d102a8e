using System.Collections.Immutable;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>Finds out about an area what was asked for.</summary>
internal sealed class Survey(Area area, ExploreOptions options)
{
    private readonly Space _space = area.Space;
    private readonly Zones _zones = area.Zones;

    public Exploration Run()
    {
        var tally = area.Tally(_space.Universe, _zones.Possible, _zones.Zone, _zones.Strict);
        var impasse = Asks(ExploreParts.Conflicts) ? FindImpasse() : Impasse.None;
        var (best, isBestCut) = Asks(ExploreParts.Best) ? new BestPackages(area).Find() : ([], false);
        return new Exploration
        {
            Scenario = area.Scenario,
            Assumed = [.. area.Standing.Assumed],
            All = tally.Of(_space.Universe),
            Possible = tally.Of(_zones.Possible),
            Zone = tally.Of(_zones.Zone),
            StrictZone = tally.Of(_zones.Strict),
            Rooms = Asks(ExploreParts.Rooms) ? FindRooms() : [],
            Options = Asks(ExploreParts.Options) ? [.. area.Scenario.Pack.Fields.SelectMany(area.Options.Of)] : [],
            Prices = Asks(ExploreParts.Prices) ? FindPrices() : [],
            Decisive = FindDecisive(),
            Deadlocks = impasse.Deadlocks,
            Concessions = impasse.Concessions,
            Best = best,
            IsCut = impasse.IsCut || isBestCut,
            First = [.. area.Packages.First(tally, _zones.Zone, options.First)],
            Samples = [.. area.Packages.Sample(tally, _zones.Zone, options.Samples, options.Seed)],
            Map = options.Map is var (down, across) ? area.Options.Cross(down, across) : null,
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

    private ImmutableArray<Room> FindRooms()
    {
        var tally = area.Tally([.. _zones.Coalitions.Select(coalition => coalition.Set)]);
        return [.. _zones.Coalitions.Select(coalition => new Room(coalition.Parties, tally.Of(coalition.Set)))];
    }

    private ImmutableArray<Price> FindPrices()
    {
        var crossing = _zones.Positions.RedLines.Select((_, line) => _space.Diagram.And(_zones.Possible, Diagram.Not(_zones.Respecting(line)))).ToList();
        var tally = area.Tally([.. crossing, .. _zones.Alone]);
        return [.. _zones.Positions.RedLines.Select((line, number) => new Price(line, tally.Of(crossing[number]), tally.Of(_zones.Alone[number])))];
    }

    private ImmutableArray<Field> FindDecisive()
    {
        var reach = new Reach(area.Evaluator.Compiled);
        return [.. _zones.Positions.RedLines.SelectMany(line => reach.SlotsOf(_space.Violated(line))).Select(slot => slot.Field).Distinct().OrderBy(field => field.Index)];
    }
}
