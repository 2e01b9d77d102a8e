using System.Numerics;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Repairing;

/// <summary>
/// Finds all smallest repairs where no diagram of the zone ends: with a growing allowance, it changes the terms of a rule that is broken,
/// and looks again.
/// </summary>
/// <remarks>
/// Iterative deepening (Korf, 1985) with a lower bound: broken rules that share no term need a change each. Every rule is a small diagram
/// of its own. What the scenario does
/// not state is settled last, by backtracking. The terms of a broken rule are changed one after the other, each with those before it
/// frozen, so that nothing is found twice.
/// </remarks>
internal sealed class RepairSearch
{
    private const int MaximumFound = 100_000;

    private readonly RepairTask _task;
    private readonly RuleChecker _rules;
    private readonly Budget _budget;
    private readonly int[][] _levelsOf;
    private readonly bool[] _isFrozen;
    private readonly List<(int[] Choices, int[] Completion)> _found = [];

    private RepairSearch(RepairTask task, IEnumerable<int> rules, Budget budget)
    {
        _task = task;
        _budget = budget;
        _rules = new RuleChecker(task.Space, rules, task.Kept, budget);
        _levelsOf = [.. task.Space.Pack.Fields.Select(task.Space.LevelsOf).Where(levels => task.Kept[levels[0]] >= 0)];
        _isFrozen = [.. _levelsOf.Select(levels => task.IsLocked[levels[0]])];
    }

    public static RepairResult Repair(
        Evaluator evaluator,
        Scenario scenario,
        RepairOptions options,
        ExploreOptions limits,
        TooLarge tooLarge,
        CancellationToken cancellation
    )
    {
        var budget = new Budget(limits.MaximumNodes, limits.MaximumTime, cancellation);
        RepairSearch? search = null;
        var cost = 0;
        try
        {
            var positions = new PositionsThatCount(scenario, options.Parties);
            var space = new Space(evaluator.Compiled, scenario, budget);
            var task = new RepairTask(evaluator, scenario, options, space);
            search = new RepairSearch(
                task,
                [.. space.Rules, .. positions.RedLines.Concat(options.Keep).Select(space.Respecting), .. task.Rules],
                budget
            );
            for (var most = search.MostCost(); cost <= most && search._found.Count == 0; cost++)
            {
                search.Search(cost);
            }

            return new RepairResult(search.Plan(cost - 1, isCut: search._found.Count >= MaximumFound), null);
        }
        catch (BudgetExceededException)
        {
            return search is { _found.Count: > 0 }
                ? new RepairResult(search.Plan(cost, isCut: true), null)
                : new RepairResult(null, tooLarge);
        }
    }

    private RepairPlan Plan(int cost, bool isCut) =>
        _found.Count == 0
            ? new RepairPlan(null, BigInteger.Zero, [], IsCut: false)
            : new RepairPlan(
                cost,
                _found.Count,
                [
                    .. _found
                        .OrderBy(found => found.Choices.Index().Any(pair => _task.GivesUp(pair.Index, pair.Item)))
                        .Take(_task.Most)
                        .Select(found => _task.Evaluate(found.Choices, found.Completion)),
                ],
                isCut
            );

    /// <summary>What it costs to change every term as far as can be.</summary>
    private int MostCost() =>
        _levelsOf
            .Where((_, field) => !_isFrozen[field])
            .Sum(levels =>
                levels.Length > 1
                    ? 1
                    : Enumerable.Range(0, _task.Space.Variables[levels[0]].Choices.Length).Max(choice => _task.CostOf(levels[0], choice))
            );

    private void Search(int allowance)
    {
        _budget.Spend(0);
        if (_found.Count >= MaximumFound)
        {
            return;
        }

        var broken = _rules.Broken();
        if (broken.Count == 0)
        {
            if (_rules.Complete() is { } completion)
            {
                _found.Add((_rules.Choices(), completion));
            }
            else if (allowance > 0)
            {
                // No rule is broken alone, and yet they cannot all hold: any term may have to change.
                Change([.. Enumerable.Range(0, _levelsOf.Length).Where(field => !_isFrozen[field])], allowance);
            }

            return;
        }

        var changeable = broken.ConvertAll(rule =>
            Enumerable
                .Range(0, _levelsOf.Length)
                .Where(field => !_isFrozen[field] && _levelsOf[field].Any(level => _rules.DependsOn(rule, level)))
                .ToArray()
        );
        if (LowerBound(changeable) <= allowance)
        {
            Change(changeable.MinBy(fields => fields.Length) ?? [], allowance);
        }
    }

    /// <summary>
    /// How many changes are needed at least: broken rules that share no term need one each. Too many where one of them has no term to
    /// change.
    /// </summary>
    private static int LowerBound(List<int[]> changeable)
    {
        var used = new HashSet<int>();
        var bound = 0;
        foreach (var fields in changeable.OrderBy(fields => fields.Length))
        {
            if (fields.Length == 0)
            {
                return int.MaxValue;
            }

            if (!used.Overlaps(fields))
            {
                used.UnionWith(fields);
                bound++;
            }
        }

        return bound;
    }

    private void Change(int[] fields, int allowance)
    {
        foreach (var field in fields)
        {
            _isFrozen[field] = true;
            var levels = _levelsOf[field];
            foreach (var choices in CombinationsOf(levels))
            {
                var cost = levels.Length > 1 ? 1 : _task.CostOf(levels[0], choices[0]);
                if (cost <= allowance)
                {
                    _rules.Assign(levels, choices);
                    Search(allowance - cost);
                }
            }

            _rules.Assign(levels, [.. levels.Select(level => _task.Kept[level])]);
        }

        foreach (var field in fields)
        {
            _isFrozen[field] = false;
        }
    }

    /// <summary>Every other value of a field, as choices for its variables.</summary>
    private IEnumerable<int[]> CombinationsOf(int[] levels)
    {
        IEnumerable<int[]> combinations =
        [
            [],
        ];
        foreach (var level in levels)
        {
            var variable = _task.Space.Variables[level];
            var choices = Enumerable.Range(0, variable.Choices.Length).Where(choice => choice != variable.WithoutMeaning).ToArray();
            combinations = combinations.SelectMany(before => choices, (before, choice) => (int[])[.. before, choice]);
        }

        return combinations.Where(choices => levels.Where((level, number) => choices[number] != _task.Kept[level]).Any());
    }
}
