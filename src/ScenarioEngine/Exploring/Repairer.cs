using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>Finds all smallest repairs of a scenario: cheapest paths through the zone, on which terms kept cost nothing.</summary>
/// <remarks>
/// What the scenario does not state is free, and is taken out of the zone first (an existential projection). A term that a change leaves without meaning
/// counts as kept. Where silence is read as the status quo, what is assumed counts as stated. A set is one term, however many of its options are put in or taken out. Linear in the size of the projected diagram.
/// </remarks>
internal sealed class Repairer
{
    private const int Infinite = int.MaxValue;

    private readonly Evaluator _evaluator;
    private readonly Scenario _scenario;
    private readonly RepairOptions _options;
    private readonly Space _space;
    private readonly int[] _kept;
    private readonly bool[] _isLocked;
    private readonly Dictionary<(int Set, int Level, bool IsChanged), Cheapest> _known = [];

    private Repairer(Evaluator evaluator, Scenario scenario, RepairOptions options, Space space)
    {
        _evaluator = evaluator;
        _scenario = scenario;
        _options = options;
        _space = space;
        _kept = new int[space.Diagram.Depth];
        _isLocked = new bool[space.Diagram.Depth];
        Array.Fill(_kept, -1);
        var before = evaluator.Evaluate(scenario);
        foreach (var state in scenario.Pack.Fields.Select(before.StateOf).Where(state => state.Origin is Origin.Stated or Origin.Assumed))
        {
            foreach (var level in space.LevelsOf(state.Field))
            {
                _kept[level] = space.Variables[level].ChoiceOf(state.Value.GetValueOrDefault());
                _isLocked[level] = options.Locked.Contains(state.Field);
            }
        }
    }

    public static RepairResult Repair(Evaluator evaluator, Scenario scenario, RepairOptions options, ExploreOptions limits, CancellationToken cancellation)
    {
        try
        {
            var space = new Space(evaluator.Compiled, scenario, new Budget(limits.MaximumNodes, limits.MaximumTime, cancellation));
            return new RepairResult(new Repairer(evaluator, scenario, options, space).Repair(), null);
        }
        catch (BudgetExceededException exceeded)
        {
            return new RepairResult(null, new TooLarge(exceeded.Budget, Explorer.MostTied(evaluator.Compiled)));
        }
    }

    private RepairPlan Repair()
    {
        var pack = _scenario.Pack;
        var redLines = Enumerable.Range(0, pack.Positions.Length).Where(number => pack.Positions[number] is { Kind: PositionKind.RedLine, Vague: null } position
            && Evaluator.WhyLeftOut(position, _scenario) is null
            && IsWanted(position));
        var zone = _space.Join([_space.Possible, .. redLines.Select(_space.Respecting)]);
        var reachable = Project(zone, []);
        var cheapest = Find(reachable, 0, isChanged: false);
        if (cheapest.Cost == Infinite)
        {
            return new RepairPlan(null, BigInteger.Zero, []);
        }

        var repairs = Enumerate(reachable, 0, isChanged: false, new int[_space.Diagram.Depth]).Take(_options.Most).Select(choices => Evaluate(choices, zone));
        return new RepairPlan(cheapest.Cost, cheapest.Number, [.. repairs]);
    }

    private bool IsWanted(Position position) => _options.Parties.IsEmpty || _options.Parties.Contains(position.Party);

    /// <summary>The zone without what the scenario does not state, and with every term that loses its meaning counted as kept.</summary>
    private int Project(int set, Dictionary<int, int> known)
    {
        if (set is Diagram.All or Diagram.Empty)
        {
            return set;
        }

        if (known.TryGetValue(set, out var done))
        {
            return done;
        }

        var diagram = _space.Diagram;
        var level = diagram.LevelOf(set);
        var children = new int[diagram.SizeOf(level)];
        for (var choice = 0; choice < children.Length; choice++)
        {
            children[choice] = Project(diagram.ChildOf(set, choice), known);
        }

        var result = _kept[level] < 0 ? children.Aggregate(Diagram.Empty, diagram.Or) : diagram.Make(level, KeepWithoutMeaning(level, children));
        known.Add(set, result);
        return result;
    }

    private int[] KeepWithoutMeaning(int level, int[] children)
    {
        var without = _space.Variables[level].WithoutMeaning;
        if (without >= 0)
        {
            children[_kept[level]] = _space.Diagram.Or(children[_kept[level]], children[without]);
            children[without] = Diagram.Empty;
        }

        return children;
    }

    /// <summary>The least cost of a path from here, and how many paths have it.</summary>
    /// <param name="set">What is left of the zone.</param>
    /// <param name="level">The variable to choose next.</param>
    /// <param name="isChanged">Whether an earlier variable of the same field was changed, so that a further change costs no further term.</param>
    private Cheapest Find(int set, int level, bool isChanged)
    {
        if (set == Diagram.Empty || level == _space.Diagram.Depth)
        {
            return set == Diagram.Empty ? new Cheapest(Infinite, BigInteger.Zero) : new Cheapest(0, BigInteger.One);
        }

        if (_known.TryGetValue((set, level, isChanged), out var known))
        {
            return known;
        }

        var best = new Cheapest(Infinite, BigInteger.Zero);
        foreach (var (_, cost, rest, changes) in Steps(set, level, isChanged))
        {
            var found = Find(rest, level + 1, changes);
            if (found.Cost != Infinite)
            {
                best = best.Or(new Cheapest(found.Cost + cost, found.Number));
            }
        }

        _known.Add((set, level, isChanged), best);
        return best;
    }

    private IEnumerable<int[]> Enumerate(int set, int level, bool isChanged, int[] choices)
    {
        if (level == _space.Diagram.Depth)
        {
            yield return (int[])choices.Clone();
            yield break;
        }

        var best = Find(set, level, isChanged).Cost;
        foreach (var (choice, cost, rest, changes) in Steps(set, level, isChanged))
        {
            if (Find(rest, level + 1, changes) is { Cost: not Infinite } found && found.Cost + cost == best)
            {
                choices[level] = choice;
                foreach (var path in Enumerate(rest, level + 1, changes, choices))
                {
                    yield return path;
                }
            }
        }
    }

    /// <summary>The choices for a variable, each with its cost. What is not stated has one, -1, for all its values.</summary>
    private IEnumerable<(int Choice, int Cost, int Left, bool IsChanged)> Steps(int set, int level, bool isChanged)
    {
        var diagram = _space.Diagram;
        var isSameField = level > 0 && _space.Variables[level - 1].Slot.Field == _space.Variables[level].Slot.Field;
        var wasChanged = isChanged && isSameField;
        if (_kept[level] < 0)
        {
            yield return (-1, 0, set, false);
            yield break;
        }

        for (var choice = 0; choice < diagram.SizeOf(level); choice++)
        {
            if (choice == _kept[level])
            {
                yield return (choice, 0, diagram.At(set, level, choice), wasChanged);
            }
            else if (!_isLocked[level] && choice != _space.Variables[level].WithoutMeaning)
            {
                yield return (choice, wasChanged ? 0 : 1, diagram.At(set, level, choice), true);
            }
        }
    }

    private Repair Evaluate(int[] choices, int zone)
    {
        var changes = ImmutableArray.CreateBuilder<PackageChoice>();
        foreach (var field in _scenario.Pack.Fields)
        {
            var levels = _space.LevelsOf(field).ToList();
            if (levels.Exists(level => choices[level] != _kept[level]))
            {
                changes.Add(new PackageChoice(field, RangeOf(field, levels, choices)));
            }
        }

        var set = changes.Select(change => new Term(change.Field, change.Range.Sample(change.Field.Type.Kind), change.Field.Location));
        var edited = _scenario.With(new WhatIf("Repair", _scenario.File.At(0, 0)) { Set = [.. set] });
        return new Repair(changes.ToImmutable(), _evaluator.Evaluate(edited), Complete(choices, zone));
    }

    /// <summary>A package of the zone with the choices of a path. It is evaluated, so that no repair is shown that does not hold.</summary>
    private Package Complete(int[] choices, int zone)
    {
        var kept = Enumerable.Range(0, choices.Length).Where(level => choices[level] >= 0).Select(level => _space.Diagram.Where(
            level, choice => choice == choices[level] || (choices[level] == _kept[level] && choice == _space.Variables[level].WithoutMeaning)));
        var package = new PackageReader(_space).First(_space.Join([zone, .. kept])) ?? throw new InvalidOperationException("A repair leads into the zone.");
        var terms = package.Choices.Select(choice => new Term(choice.Field, choice.Range.Sample(choice.Field.Type.Kind), choice.Field.Location));
        var complete = _evaluator.Evaluate(_scenario with { Terms = [.. terms], LeftOpen = [] });
        var holds = complete.Outcome is not (Outcome.Impossible or Outcome.Contradictory)
            && !complete.Findings.Any(finding => finding.Status == FindingStatus.Crossed && IsWanted(finding.Position));
        return holds ? package : throw new InvalidOperationException("A repair has been evaluated and does not hold.");
    }

    private ValueRange RangeOf(Field field, List<int> levels, int[] choices)
    {
        var ranges = levels.Select(level => _space.Variables[level].Choices[choices[level]].Range).OfType<ValueRange>().ToList();
        return field.Type.Kind == FieldKind.Set
            ? ValueRange.Of(Value.OfSet(ranges.Aggregate(0UL, (members, range) => members | range.Low.GetValueOrDefault().Members)))
            : ranges[0];
    }

    private sealed record Cheapest(int Cost, BigInteger Number)
    {
        public Cheapest Or(Cheapest other) => Cost < other.Cost ? this : Cost > other.Cost ? other : new Cheapest(Cost, Number + other.Number);
    }
}
