using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>
/// The zone of some positions and the sets around it, made once and counted for any terms by any number of people at once.
/// </summary>
/// <remarks>Needs the diagram no more from which it was made.</remarks>
internal sealed class ZoneMap
{
    private readonly Evaluator _evaluator;
    private readonly CountingGraph _graph;
    private readonly CountingGraph _options;
    private readonly LabelGraph _alone;
    private readonly PositionsThatCount _positions;
    private readonly int _universe;
    private readonly int _possible;
    private readonly int _zone;
    private readonly int _strict;
    private readonly ImmutableArray<(Party Party, int Set)> _parties;

    /// <param name="evaluator">The evaluator of the pack.</param>
    /// <param name="space">The space, all of it.</param>
    /// <param name="zones">The zone in it.</param>
    /// <exception cref="BudgetExceededException">The pack is too large to be explored exactly.</exception>
    public ZoneMap(Evaluator evaluator, Space space, Zones zones)
    {
        _evaluator = evaluator;
        _positions = zones.Positions;
        Layout = space.Layout;
        (_universe, _possible, _zone, _strict) = (space.Universe, zones.Possible, zones.Zone, zones.Strict);
        _parties = [.. zones.Parties];
        _graph = CountingGraph.Of(
            space.Diagram,
            space.Whole,
            [_universe, _possible, _zone, _strict, .. _parties.Select(party => party.Set)]
        );
        // What options would leave is counted often, and only the zone is asked for.
        _options = CountingGraph.Of(space.Diagram, space.Whole, [_zone]);
        _alone = zones.Alone;
    }

    /// <summary>The variables of the pack.</summary>
    public Layout Layout { get; }

    /// <summary>How much room a scenario's terms leave, and how much each choice for each field would.</summary>
    public ZoneReading Read(Scenario scenario, Budget budget)
    {
        var standing = Standing.Of(_evaluator, scenario);
        var tally = Tally(standing, budget);
        var options = CounterFor(standing, budget);
        return new ZoneReading(
            Whole: _graph.Tally(Layout.Agreeing([], scenario.Terms), budget).Of(_universe),
            Possible: tally.Of(_possible),
            Zone: tally.Of(_zone),
            Strict: tally.Of(_strict),
            Parties: [.. _parties.Select(party => new PartyRoom(party.Party, tally.Of(party.Set)))],
            Fields: [.. scenario.Pack.Fields.Select(options.RoomOf)],
            Assumed: standing.Assumed.Count()
        );
    }

    /// <summary>How many packages of the zone a scenario's terms leave.</summary>
    public BigInteger ZoneOf(Scenario scenario, Budget budget) => Tally(Standing.Of(_evaluator, scenario), budget).Of(_zone);

    /// <summary>For each red line that counts, how many packages of the terms cross it and no other.</summary>
    public ImmutableArray<RedLineRoom> NearMisses(Scenario scenario, Budget budget)
    {
        var alone = _alone.Count(Standing.Of(_evaluator, scenario).Agreeing(Layout), budget);
        return [.. _positions.RedLines.Zip(alone, (line, packages) => new RedLineRoom(line, packages))];
    }

    /// <summary>For each choice of one field with each choice of another, how many packages the zone has with both.</summary>
    public FieldMap Cross(Scenario scenario, Field down, Field across, Budget budget) =>
        CounterFor(Standing.Of(_evaluator, scenario), budget).Cross(down, across);

    private Tally Tally(Standing standing, Budget budget) => _graph.Tally(standing.Agreeing(Layout), budget);

    private OptionCounter CounterFor(Standing standing, Budget budget) =>
        new(
            _evaluator,
            Layout,
            standing,
            (some, allowed) => (_options.Tally(allowed ?? some.Agreeing(Layout), budget), _zone),
            Layout.OptionsOf,
            isWhole: true
        );
}
