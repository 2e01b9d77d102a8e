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
    private readonly bool[] _isOfMany;
    private readonly Dictionary<(int Set, int Level, bool IsChanged), Cheapest> _known = [];

    private Repairer(RepairTask task, int zone)
    {
        _task = task;
        _diagram = task.Space.Diagram;
        _zone = zone;
        _isOfMany = [.. task.Space.Variables.Select(variable => variable.Slot.Kind == Compiling.SlotKind.Member)];
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
        var isProjected = Array.TrueForAll(_task.Kept, choice => choice >= 0) && Array.TrueForAll(_task.Space.Variables, variable => variable.WithoutMeaning < 0);
        var reachable = isProjected ? _zone : Project(_zone, []);
        var cheapest = Find(reachable, 0, isChanged: false);
        if (cheapest.Cost == Infinite)
        {
            return new RepairPlan(null, BigInteger.Zero, [], IsCut: false);
        }

        var found = new List<int[]>();
        Collect(reachable, 0, isChanged: false, new int[_diagram.Depth], found);
        return new RepairPlan(cheapest.Cost, cheapest.Number, [.. found.Select(choices => _task.Evaluate(choices, _diagram.FirstOf(_zone, _task.ChoicesWith(choices))))], IsCut: false);
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
        if (set == Diagram.Empty)
        {
            return new Cheapest(Infinite, BigInteger.Zero);
        }

        (level, isChanged) = Skip(set, level, isChanged);
        if (level == _diagram.Depth)
        {
            return new Cheapest(0, BigInteger.One);
        }

        if (_known.TryGetValue((set, level, isChanged), out var known))
        {
            return known;
        }

        var best = new Cheapest(Infinite, BigInteger.Zero);
        for (var choice = 0; choice < _diagram.SizeOf(level); choice++)
        {
            if (CostOf(level, choice, isChanged) is { } cost)
            {
                best = best.Or(Find(_diagram.At(set, level, choice), level + 1, isChanged || choice != _task.Kept[level]), cost);
            }
        }

        _known.Add((set, level, isChanged), best);
        return best;
    }

    /// <summary>Passes variables at which the cheapest is to change nothing; those of a set are not passed, since one change there makes more of them free.</summary>
    private (int Level, bool IsChanged) Skip(int set, int level, bool isChanged)
    {
        while (true)
        {
            isChanged &= level > 0 && level < _diagram.Depth && _task.Space.Variables[level - 1].Slot.Field == _task.Space.Variables[level].Slot.Field;
            if (level == _diagram.Depth || (level == _diagram.LevelOf(set) && _task.Kept[level] >= 0) || (_isOfMany[level] && _task.Kept[level] >= 0))
            {
                return (level, isChanged);
            }

            level++;
        }
    }

    /// <summary>What a choice costs, or null where it may not be made.</summary>
    private int? CostOf(int level, int choice, bool isChanged) =>
        choice == _task.Kept[level] ? 0
        : _task.IsLocked[level] || choice == _task.Space.Variables[level].WithoutMeaning ? null
        : isChanged ? 0
        : _task.CostOf(level, choice);

    /// <summary>Collects the choices of the cheapest paths, as many as are asked for.</summary>
    private void Collect(int set, int level, bool isChanged, int[] choices, List<int[]> found)
    {
        var from = level;
        (level, isChanged) = Skip(set, level, isChanged);
        Array.Copy(_task.Kept, from, choices, from, level - from);
        if (level == _diagram.Depth)
        {
            found.Add((int[])choices.Clone());
            return;
        }

        var best = Find(set, level, isChanged).Cost;
        for (var choice = 0; choice < _diagram.SizeOf(level) && found.Count < _task.Most; choice++)
        {
            var rest = _diagram.At(set, level, choice);
            var changes = isChanged || choice != _task.Kept[level];
            if (CostOf(level, choice, isChanged) is { } cost && Find(rest, level + 1, changes) is { Cost: not Infinite } cheapest && cheapest.Cost + cost == best)
            {
                choices[level] = choice;
                Collect(rest, level + 1, changes, choices, found);
            }
        }
    }

    private readonly record struct Cheapest(int Cost, BigInteger Number)
    {
        /// <summary>The cheaper of this and another with a step before it; where they cost the same, both.</summary>
        public Cheapest Or(Cheapest other, int step)
        {
            var cost = other.Cost == Infinite ? Infinite : other.Cost + step;
            return Cost < cost ? this : new Cheapest(cost, cost < Cost ? other.Number : Number + other.Number);
        }
    }
}
