using System.Diagnostics;
using System.Numerics;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Repairing;

/// <summary>Finds all smallest repairs of a scenario: cheapest paths through the zone, on which terms kept cost nothing.</summary>
/// <remarks>
/// What the scenario does not state is free, and is taken out of the zone first (an existential projection). A term that a change leaves
/// without meaning
/// counts as kept. Where silence is read as the status quo, what is assumed counts as stated. A set is one term, however many of its
/// options are put in or taken out. Linear in the size of the projected diagram.
/// Where the zone is too large for a diagram, <see cref="RepairSearch"/> takes over.
/// </remarks>
internal sealed class Repairer
{
    /// <summary>So much of the budget is tried on a diagram.</summary>
    private const int ShareOfDiagram = 5;

    private readonly RepairTask _task;
    private readonly Diagram _diagram;
    private readonly int _zone;

    private Repairer(RepairTask task, int zone)
    {
        _task = task;
        _diagram = task.Space.Diagram;
        _zone = zone;
    }

    public static RepairResult Repair(
        Evaluator evaluator,
        Scenario scenario,
        RepairOptions options,
        ExploreOptions limits,
        CancellationToken cancellation
    )
    {
        // What is locked makes the zone smaller; all other terms may become anything.
        var watch = Stopwatch.StartNew();
        var standing = Standing.Of(evaluator, scenario);
        var fixedOnly = standing with
        {
            Terms = [.. standing.Terms.Where(term => options.Locked.Contains(term.Field))],
            KeepsStated = false,
        };
        var share = limits with
        {
            Parties = options.Parties,
            MaximumNodes = limits.MaximumNodes / ShareOfDiagram,
            MaximumTime = limits.MaximumTime / ShareOfDiagram,
        };
        var (plan, tooLarge) = Explorer
            .Of(evaluator)
            .Look(
                fixedOnly,
                share,
                area =>
                {
                    var task = new RepairTask(evaluator, scenario, options, area.Space);
                    return new Repairer(
                        task,
                        area.Space.Join([area.Zones.Zone, .. options.Keep.Select(area.Space.Respecting), .. task.Rules])
                    ).Repair();
                },
                cancellation
            );
        return tooLarge is null
            ? new RepairResult(plan, null)
            : RepairSearch.Repair(
                evaluator,
                scenario,
                options,
                limits with
                {
                    MaximumTime = limits.MaximumTime - watch.Elapsed,
                },
                tooLarge,
                cancellation
            );
    }

    private RepairPlan Repair()
    {
        var isProjected =
            Array.TrueForAll(_task.Kept, choice => choice >= 0)
            && Array.TrueForAll(_task.Space.Variables, variable => variable.WithoutMeaning < 0);
        var reachable = isProjected ? _zone : Project(_zone, []);
        var paths = new CheapestPaths(_task, reachable);
        return paths.Cost is { } cost
            ? new RepairPlan(
                cost,
                paths.Number,
                [.. paths.First().Select(choices => _task.Evaluate(choices, _diagram.FirstOf(_zone, _task.ChoicesWith(choices))))],
                IsCut: false
            )
            : new RepairPlan(null, BigInteger.Zero, [], IsCut: false);
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

        _diagram.Budget.Spend(_diagram.NodeCount);
        var level = _diagram.LevelOf(set);
        var children = new int[_diagram.SizeOf(level)];
        for (var choice = 0; choice < children.Length; choice++)
        {
            children[choice] = Project(_diagram.ChildOf(set, choice), known);
        }

        var result =
            _task.Kept[level] < 0
                ? children.Aggregate(Diagram.Empty, _diagram.Or)
                : _diagram.Make(level, KeepWithoutMeaning(level, children));
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
}
