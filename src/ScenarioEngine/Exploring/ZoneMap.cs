using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>The room of a pack on one day, made once and read for any terms by any number of people at once.</summary>
internal sealed class ZoneMap
{
    private readonly Space _space;
    private readonly int[] _sizes;
    private readonly CountingGraph _possible;
    private readonly CountingGraph _zone;
    private readonly CountingGraph _strict;
    private readonly ImmutableArray<(Party Party, CountingGraph Respecting)> _parties;
    private readonly ImmutableArray<(Position RedLine, CountingGraph Alone)> _redLines;
    private readonly BigInteger _whole;

    /// <param name="evaluator">The evaluator of the pack.</param>
    /// <param name="scenario">The day and the positions taken out; its terms do not matter.</param>
    /// <param name="limits">What making the diagram may cost.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="BudgetExceededException">The pack is too large to be explored exactly.</exception>
    public ZoneMap(Evaluator evaluator, Scenario scenario, ExploreOptions limits, CancellationToken cancellation)
    {
        _space = new Space(evaluator.Compiled, scenario, new Budget(limits.MaximumNodes, limits.MaximumTime, cancellation));
        var diagram = _space.Diagram;
        _sizes = [.. _space.Variables.Select(variable => variable.Choices.Length)];
        var counting = scenario.Pack.Positions.Index()
            .Where(position => position.Item.Vague is null && Evaluator.WhyLeftOut(position.Item, scenario) is null)
            .ToLookup(position => position.Item.Kind, position => (Position: position.Item, Respecting: _space.Respecting(position.Item)));
        var redLines = counting[PositionKind.RedLine].ToList();
        var zone = _space.Join([_space.Possible, .. redLines.Select(line => line.Respecting)]);
        var asked = counting[PositionKind.Demand].Concat(counting[PositionKind.Precondition]).Select(position => position.Respecting);
        _whole = new CountingGraph<BigInteger>(diagram, _space.Universe).Count(new Allowed(_sizes));
        _possible = GraphOf(_space.Possible);
        _zone = GraphOf(zone);
        _strict = GraphOf(_space.Join([zone, .. asked]));
        _parties =
        [
            .. from party in scenario.Pack.Parties
               join line in redLines on party equals line.Position.Party into own
               where own.Any()
               select (party, GraphOf(_space.Join([_space.Possible, .. own.Select(line => line.Respecting)]))),
        ];
        _redLines =
        [
            .. from line in redLines
               let others = redLines.Where(other => other.Position != line.Position).Select(other => other.Respecting)
               select (line.Position, GraphOf(_space.Join([_space.Possible, .. others, Diagram.Not(line.Respecting)]))),
        ];

        CountingGraph GraphOf(int set) => CountingGraph.Of(diagram, set, _whole);
    }

    /// <summary>How much room a scenario's terms leave, and how much each choice for each field would.</summary>
    public ZoneReading Read(Scenario scenario)
    {
        var allowed = For(scenario);
        var each = _zone.CountEach(allowed);
        return new ZoneReading(
            Whole: _whole,
            Possible: _possible.Count(allowed),
            Zone: _zone.Count(allowed),
            Strict: _strict.Count(allowed),
            Parties: [.. _parties.Select(party => new PartyRoom(party.Party, party.Respecting.Count(allowed)))],
            Fields: [.. scenario.Pack.Fields.Select(field => FieldRoomOf(field, scenario, allowed, each))]);
    }

    /// <summary>For each red line that counts, how many packages of the terms cross it and no other.</summary>
    public ImmutableArray<RedLineRoom> NearMisses(Scenario scenario)
    {
        var allowed = For(scenario);
        return [.. _redLines.Select(line => new RedLineRoom(line.RedLine, line.Alone.Count(allowed)))];
    }

    /// <summary>For each choice of one field with each choice of another, how many packages of the zone the other terms leave.</summary>
    public ZoneTable Cross(Scenario scenario, Field rows, Field columns)
    {
        var allowed = For(scenario);
        foreach (var level in _space.LevelsOf(rows).Concat(_space.LevelsOf(columns)))
        {
            allowed.Free(level);
        }

        var (row, column) = (_space.LevelsOf(rows).First(), _space.LevelsOf(columns).First());
        var cells = ChoicesOf(row).Select(choice =>
        {
            allowed.Keep(row, choice.Number, _space.Variables[row].WithoutMeaning);
            var counts = _zone.CountEach(allowed)[column];
            return ChoicesOf(column).Select(other => counts[other.Number] + Without(column, counts)).ToImmutableArray();
        });
        return new ZoneTable([.. cells], [.. ChoicesOf(row).Select(choice => choice.Range)], [.. ChoicesOf(column).Select(choice => choice.Range)]);
    }

    private Allowed For(Scenario scenario)
    {
        var allowed = new Allowed(_sizes);
        foreach (var term in scenario.Terms)
        {
            Keep(allowed, term.Field, term.Value);
        }

        return allowed;
    }

    private void Keep(Allowed allowed, Field field, Value value)
    {
        foreach (var level in _space.LevelsOf(field))
        {
            var variable = _space.Variables[level];
            allowed.Keep(level, variable.ChoiceOf(value), variable.WithoutMeaning);
        }
    }

    private FieldRoom FieldRoomOf(Field field, Scenario scenario, Allowed allowed, BigInteger[][] each)
    {
        var levels = _space.LevelsOf(field).ToList();
        if (field.Type.Kind != FieldKind.Set)
        {
            var counts = each[levels[0]];
            var silent = counts.Aggregate(BigInteger.Zero, (sum, count) => sum + count);
            return new FieldRoom(silent, [.. ChoicesOf(levels[0]).Select(choice => new OptionRoom(choice.Range, counts[choice.Number] + Without(levels[0], counts)))]);
        }

        // A set that is stated has all its options in or out. One that is not has all of them free until the first is chosen.
        var isStated = scenario.Terms.Any(term => term.Field == field);
        var options = levels.Select((level, member) => new OptionRoom(
            ValueRange.Of(Value.OfSet(1UL << member)),
            isStated ? each[level][1] + Without(level, each[level]) : CountWith(field, Value.OfSet(1UL << member), allowed)));
        return new FieldRoom(CountWithout(field, scenario), [.. options]);
    }

    private BigInteger CountWith(Field field, Value value, Allowed allowed)
    {
        Keep(allowed, field, value);
        var count = _zone.Count(allowed);
        foreach (var level in _space.LevelsOf(field))
        {
            allowed.Free(level);
        }

        return count;
    }

    private BigInteger CountWithout(Field field, Scenario scenario) =>
        _zone.Count(For(scenario with { Terms = [.. scenario.Terms.Where(term => term.Field != field)] }));

    private BigInteger Without(int level, BigInteger[] counts) =>
        _space.Variables[level].WithoutMeaning is >= 0 and var without ? counts[without] : BigInteger.Zero;

    private IEnumerable<(int Number, ValueRange Range)> ChoicesOf(int level) =>
        from choice in _space.Variables[level].Choices.Index()
        where choice.Item.Range is not null
        select (choice.Index, choice.Item.Range);
}
