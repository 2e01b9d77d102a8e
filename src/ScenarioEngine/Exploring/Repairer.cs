using System.Numerics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>Finds all smallest repairs of a scenario: cheapest paths through the zone, on which terms kept cost nothing.</summary>
/// <remarks>
/// What the scenario does not state is free, and is taken out of the zone first (an existential projection). A term that a change leaves without meaning
/// counts as kept. Where silence is read as the status quo, what is assumed counts as stated. A set is one term, however many of its options are put in or taken out. Linear in the size of the projected diagram.
/// Where the zone is too large for a diagram, <see cref="RepairSearch"/> takes over.
/// </remarks>
internal sealed class Repairer
{
    private const int Infinite = int.MaxValue;

    /// <summary>So much of the budget is tried on a diagram.</summary>
    private const int ShareOfDiagram = 5;

    private readonly RepairTask _task;
    private readonly Diagram _diagram;
    private readonly int _zone;
    private readonly Dictionary<(int Set, int Level, bool IsChanged), Cheapest> _known = [];

    private Repairer(RepairTask task, int zone)
    {
        _task = task;
        _diagram = task.Space.Diagram;
        _zone = zone;
    }

    public static RepairResult Repair(Evaluator evaluator, Scenario scenario, RepairOptions options, ExploreOptions limits, CancellationToken cancellation)
    {
        // What is locked makes the zone smaller; all other terms may become anything.
        var fixedOnly = scenario with { Terms = [.. scenario.Terms.Where(term => options.Locked.Contains(term.Field))] };
        var share = limits with { Parties = options.Parties, MaximumNodes = limits.MaximumNodes / ShareOfDiagram, MaximumTime = limits.MaximumTime / ShareOfDiagram };
        var (plan, tooLarge) = Explorer.Of(evaluator).Look(
            fixedOnly,
            share,
            area =>
            {
                var zone = area.Space.Join([area.Zones.Zone, .. options.Keep.Select(area.Space.Respecting)]);
                return new Repairer(new RepairTask(evaluator, scenario, options, area.Space), zone).Repair();
            },
            cancellation);
        return tooLarge is null ? new RepairResult(plan, null) : RepairSearch.Repair(evaluator, scenario, options, limits, tooLarge, cancellation);
    }

    private RepairPlan Repair()
    {
        var reachable = Project(_zone, []);
        var cheapest = Find(reachable, 0, isChanged: false);
        if (cheapest.Cost == Infinite)
        {
            return new RepairPlan(null, BigInteger.Zero, [], IsCut: false);
        }

        var repairs = Enumerate(reachable, 0, isChanged: false, new int[_diagram.Depth]).Take(_task.Most).Select(choices => _task.Evaluate(choices, Complete(choices)));
        return new RepairPlan(cheapest.Cost, cheapest.Number, [.. repairs], IsCut: false);
    }

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

        var level = _diagram.LevelOf(set);
        var children = new int[_diagram.SizeOf(level)];
        for (var choice = 0; choice < children.Length; choice++)
        {
            children[choice] = Project(_diagram.ChildOf(set, choice), known);
        }

        var result = _task.Kept[level] < 0 ? children.Aggregate(Diagram.Empty, _diagram.Or) : _diagram.Make(level, KeepWithoutMeaning(level, children));
        known.Add(set, result);
        return result;
    }

    private int[] KeepWithoutMeaning(int level, int[] children)
    {
        var without = _task.Space.Variables[level].WithoutMeaning;
        if (without >= 0)
        {
            children[_task.Kept[level]] = _diagram.Or(children[_task.Kept[level]], children[without]);
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
        if (set == Diagram.Empty || level == _diagram.Depth)
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
        if (level == _diagram.Depth)
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
        var variables = _task.Space.Variables;
        var isSameField = level > 0 && variables[level - 1].Slot.Field == variables[level].Slot.Field;
        var wasChanged = isChanged && isSameField;
        if (_task.Kept[level] < 0)
        {
            yield return (-1, 0, set, false);
            yield break;
        }

        for (var choice = 0; choice < _diagram.SizeOf(level); choice++)
        {
            if (choice == _task.Kept[level])
            {
                yield return (choice, 0, _diagram.At(set, level, choice), wasChanged);
            }
            else if (!_task.IsLocked[level] && choice != variables[level].WithoutMeaning)
            {
                yield return (choice, wasChanged ? 0 : _task.CostOf(level, choice), _diagram.At(set, level, choice), true);
            }
        }
    }

    /// <summary>The choices of a package of the zone on a path.</summary>
    private int[] Complete(int[] choices)
    {
        var kept = Enumerable.Range(0, choices.Length).Where(level => choices[level] >= 0).Select(level => _diagram.Where(
            level, choice => choice == choices[level] || (choices[level] == _task.Kept[level] && choice == _task.Space.Variables[level].WithoutMeaning)));
        return _diagram.FirstOf(_task.Space.Join([_zone, .. kept])) ?? throw new InvalidOperationException("A repair leads into the zone.");
    }

    private sealed record Cheapest(int Cost, BigInteger Number)
    {
        public Cheapest Or(Cheapest other) => Cost < other.Cost ? this : Cost > other.Cost ? other : new Cheapest(Cost, Number + other.Number);
    }
}
