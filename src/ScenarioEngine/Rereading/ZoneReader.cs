using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Compiling;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Rereading;

/// <summary>Finds out, in the diagram of a space, what the zone would be under every combination of readings.</summary>
internal sealed class ZoneReader
{
    private const int Own = -1;

    /// <summary>So many combinations are counted where readings cannot be ordered from strict to mild.</summary>
    private const int MostCounted = 64;

    private readonly Area _area;
    private readonly Space _space;
    private readonly CompiledPack _compiled;
    private readonly Choices _choices;
    private readonly ImmutableArray<Position> _positions;
    private readonly Dictionary<Position, int> _numbers;
    private readonly int _base;
    private readonly int _fixed;

    public ZoneReader(Area area)
    {
        _area = area;
        _space = area.Space;
        _compiled = area.Evaluator.Compiled;
        var counting = area.Zones.Positions;
        _positions =
        [
            .. counting
                .Pack.Positions.Where(position => counting.All.Contains(position) || counting.Vague.Contains(position))
                .Where(MayBeRedLine),
        ];
        _numbers = counting.Pack.NumbersOfPositions();
        _choices = new Choices(_positions);
        _base = area.Narrow(area.Zones.Possible);
        _fixed = _space.Join([_base, .. _positions.Where(position => position.Readings.IsEmpty).Select(_space.Respecting)]);
    }

    private Diagram Diagram => _space.Diagram;

    public ZoneReadings Read()
    {
        var zone = ZoneOf(_ => 0);
        var open = new Keeping(_choices, new SpacePackages(_space, _fixed), LineOf);
        var closed = open.Unkeepable([.. _positions.Where(position => !position.Readings.IsEmpty)], Diagram.All);
        return new ZoneReadings
        {
            Possible = Count(_base),
            Zone = Count(zone),
            IsOpen = Partition.Of(_choices, [(true, Diagram.Not(closed)), (false, closed)], _positions),
            Alone = [.. AnswersAlone(zone)],
            Smallest = Extreme(isLargest: false),
            Largest = Extreme(isLargest: true),
            Prices = [.. Prices(closed).Where(price => price.Hanging.Results.Count(result => result.Value != PriceOf.NoZone) > 1)],
        };
    }

    private static bool MayBeRedLine(Position position) =>
        position.Readings.Select(reading => reading.As).Prepend(position.Own).Any(read => read.Policy.IsLine && read.Vague is null);

    private BigInteger Count(int set) => _area.Tally(set).Of(set);

    /// <summary>When a position is crossed under a reading; null where it is then no red line, or too vague to test.</summary>
    private Literal? LineOf(Position position, int reading)
    {
        var read = reading == Own ? position.Own : position.Readings[reading].As;
        var number = _numbers[position];
        return !read.Policy.IsLine || read.Vague is not null
            ? null
            : (reading == Own ? _compiled.Positions[number] : _compiled.Readings[number][reading]).Violated;
    }

    private int ZoneOf(Func<int, int> answerOf) =>
        _space.Join([_fixed, .. Enumerable.Range(0, _choices.All.Length).Select(level => KeptAt(level, answerOf(level)))]);

    /// <summary>The packages that keep to all red lines of a choice at an answer.</summary>
    private int KeptAt(int level, int answer) =>
        _space.Join(
            _positions
                .Where(position => _choices.LevelOf(position) == level)
                .Select(position => LineOf(position, _choices.ReadingAt(position, answer)))
                .OfType<Literal>()
                .Select(line => Diagram.Not(_space.Of(line)))
        );

    private IEnumerable<ZoneUnder> AnswersAlone(int own)
    {
        for (var level = 0; level < _choices.All.Length; level++)
        {
            for (var answer = 1; answer < _choices.AnswersOf(level).Count; answer++)
            {
                var zone = ZoneOf(other => other == level ? answer : 0);
                if (zone != own)
                {
                    yield return new ZoneUnder([AnswerAt(level, answer)], Count(zone));
                }
            }
        }
    }

    private ReadingAnswer AnswerAt(int level, int answer) => new(_choices.All[level], _choices.AnswersOf(level)[answer]);

    /// <summary>The smallest or the largest zone: of each choice only the strictest, or the mildest, answers can give it.</summary>
    private ZoneUnder? Extreme(bool isLargest)
    {
        List<int[]> combinations = [new int[_choices.All.Length]];
        for (var level = 0; level < _choices.All.Length; level++)
        {
            var candidates = CandidatesAt(level, isLargest);
            combinations = [.. from before in combinations from answer in candidates select Answer(before, level, answer)];
            if (combinations.Count > MostCounted)
            {
                return null;
            }
        }

        var zones = combinations.ConvertAll(combination =>
            (Combination: combination, Packages: Count(ZoneOf(level => combination[level])))
        );
        var (found, packages) = isLargest ? zones.MaxBy(zone => zone.Packages) : zones.MinBy(zone => zone.Packages);
        return new ZoneUnder(
            [.. found.Index().Where(answer => answer.Item > 0).Select(answer => AnswerAt(answer.Index, answer.Item))],
            packages
        );
    }

    private static int[] Answer(int[] combination, int level, int answer)
    {
        var answered = (int[])combination.Clone();
        answered[level] = answer;
        return answered;
    }

    /// <summary>
    /// The answers of a choice that no other one makes superfluous: none keeps the same packages and more, or the same and fewer. Of equal
    /// ones the first.
    /// </summary>
    private List<int> CandidatesAt(int level, bool isLargest)
    {
        var kept = Enumerable
            .Range(0, _choices.AnswersOf(level).Count)
            .Select(answer => Diagram.And(_fixed, KeptAt(level, answer)))
            .ToList();
        return [.. Enumerable.Range(0, kept.Count).Where(answer => !Enumerable.Range(0, kept.Count).Any(other => IsBeaten(answer, other)))];

        bool IsBeaten(int answer, int other) =>
            answer != other
            && (
                kept[answer] == kept[other] ? other < answer
                : isLargest ? IsWithin(kept[answer], kept[other])
                : IsWithin(kept[other], kept[answer])
            );
    }

    private bool IsWithin(int inner, int outer) => Diagram.And(inner, Diagram.Not(outer)) == Diagram.Empty;

    private IEnumerable<PriceReadings> Prices(int closed)
    {
        var lines = _positions.Where(position => LineOf(position, Own) is not null).ToList();
        foreach (var line in lines)
        {
            var others = line.Readings.IsEmpty
                ? _space.Join([
                    _base,
                    .. _positions.Where(position => position.Readings.IsEmpty && position != line).Select(_space.Respecting),
                    Diagram.Not(_space.Respecting(line)),
                ])
                : _fixed;
            // Where it is no red line under some reading, nothing would be gained by dropping it.
            Literal? LiteralOf(Position position, int reading) =>
                position != line ? LineOf(position, reading)
                : LineOf(position, reading) is { } own ? !own
                : Literal.True;
            var takesNone = new Keeping(_choices, new SpacePackages(_space, others), LiteralOf).Unkeepable(
                [.. _positions.Where(position => !position.Readings.IsEmpty)],
                Diagram.All
            );
            var none = _choices.Diagram.And(takesNone, Diagram.Not(closed));
            yield return new PriceReadings(
                line,
                Partition.Of(
                    _choices,
                    [
                        (PriceOf.Room, Diagram.Not(takesNone)),
                        (PriceOf.Nothing, none),
                        (PriceOf.NoZone, _choices.Diagram.And(takesNone, closed)),
                    ],
                    _positions
                )
            );
        }
    }
}

/// <summary>Some packages of a space, to be asked in its diagram.</summary>
internal sealed class SpacePackages(Space space, int packages) : IPackages
{
    public bool? CanAvoid(IReadOnlyList<Literal> literals) => Avoid(literals) != Diagram.Empty;

    public int[]? Avoiding(IReadOnlyList<Literal> literals) => space.Diagram.FirstOf(Avoid(literals));

    public bool Holds(Literal literal, int[] package) => space.Diagram.Has(space.Of(literal), package);

    public List<int>? Unavoidable(IReadOnlyList<Literal> literals) =>
        Deciding.SmallestSet.Find(space.Diagram, packages, [.. literals.Select(literal => Diagram.Not(space.Of(literal)))]);

    private int Avoid(IReadOnlyList<Literal> literals) =>
        space.Join([packages, .. literals.Select(literal => Diagram.Not(space.Of(literal)))]);
}
