using System.Collections.Immutable;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Repairing;

/// <summary>A scenario to be repaired: which terms there are to change, at what cost, and what a changed scenario comes to.</summary>
internal sealed class RepairTask
{
    private readonly Evaluator _evaluator;
    private readonly Scenario _scenario;
    private readonly RepairOptions _options;
    private readonly PackageReader _packages;
    private readonly FindingStatus[] _statuses;

    public RepairTask(Evaluator evaluator, Scenario scenario, RepairOptions options, Space space)
    {
        _evaluator = evaluator;
        _scenario = scenario;
        _options = options;
        _packages = new PackageReader(space);
        _statuses = new FindingStatus[scenario.Pack.Positions.Length];
        Space = space;
        Kept = new int[space.Diagram.Depth];
        IsLocked = new bool[space.Diagram.Depth];
        Array.Fill(Kept, -1);
        var standing = Standing.Of(evaluator, scenario);
        foreach (var term in standing.Terms)
        {
            foreach (var level in space.LevelsOf(term.Field))
            {
                Kept[level] = space.Variables[level].ChoiceOf(term.Value);
                IsLocked[level] = options.Locked.Contains(term.Field);
            }
        }

        Rules =
        [
            .. scenario.Pack.Fields.Where(field => space.Layout.StatedLevelOf(field) >= 0).Select(RuleOfStated),
            .. scenario.Pack.Fields.Where(MayBeAssumed).Select(RuleOfAssumed),
        ];
    }

    public Space Space { get; }

    /// <summary>For each variable the choice that the scenario states or assumes, or -1.</summary>
    public int[] Kept { get; }

    /// <summary>For each variable whether its term stays as it is.</summary>
    public bool[] IsLocked { get; }

    /// <summary>
    /// What binds a repaired scenario beside the rules of the pack. A field is stated where the scenario states it, and where a repair
    /// changes what was assumed. Where silence
    /// is the status quo, and a repair takes away what an implication derived or gives a field its meaning, the status quo comes back.
    /// </summary>
    public ImmutableArray<int> Rules { get; }

    /// <summary>The number of repairs to list.</summary>
    public int Most => _options.Most;

    /// <summary>What it costs to give a variable another choice.</summary>
    public int CostOf(int level, int choice) =>
        _options.Cost == RepairCost.Steps && Space.Variables[level].Slot.Field.Type is { HasOptions: true, IsOrdered: true }
            ? Math.Abs(choice - Kept[level])
            : 1;

    /// <summary>Whether giving a variable another choice gives up the purpose of a settlement.</summary>
    public bool GivesUp(int level, int choice) =>
        choice != Kept[level]
        && choice >= 0
        && Space.Variables[level] is var variable
        && variable.Choices[choice].Range is { } range
        && variable.Slot.Field.Type.GivesUp(range);

    /// <summary>
    /// For each variable what a package may have that agrees with some choices: the choice, or no meaning where it is the one that is kept.
    /// </summary>
    public Allowed ChoicesWith(int[] choices)
    {
        var allowed = new Allowed(Space.Layout.Sizes);
        for (var level = 0; level < choices.Length; level++)
        {
            if (choices[level] >= 0)
            {
                allowed.Keep(level, choices[level], choices[level] == Kept[level] ? Space.Variables[level].WithoutMeaning : -1);
            }
        }

        return allowed;
    }

    /// <summary>The repair that gives the variables some choices; a package that completes it is evaluated.</summary>
    /// <param name="choices">For each variable the choice; -1 for what the scenario does not state.</param>
    /// <param name="completion">For each variable the choice in a package that crosses no red line; without meaning where a kept term has
    /// none. Null where there is none.</param>
    /// <exception cref="InvalidOperationException">The evaluator finds that the repair does not hold.</exception>
    public Repair Evaluate(int[] choices, int[]? completion)
    {
        var package = _packages.Read(completion ?? throw new InvalidOperationException("A repair leads into the zone."));
        var changes = ImmutableArray.CreateBuilder<PackageChoice>();
        foreach (var choice in package.Choices)
        {
            if (Array.Exists(Space.LevelsOf(choice.Field), level => choices[level] != Kept[level]))
            {
                changes.Add(choice);
            }
        }

        var set = changes.Select(change => new Term(change.Field, change.Range.Sample(change.Field.Type), change.Field.Location));
        var edited = _scenario.With(new WhatIf("Repair", _scenario.File.At(0, 0)) { Set = [.. set] });
        if (!_evaluator.TryPackage(edited, package.ToTerms(), _statuses) || !IsKept())
        {
            throw new InvalidOperationException("A repair has been evaluated and does not hold.");
        }

        return new Repair(changes.ToImmutable(), package, _evaluator, edited);
    }

    private int RuleOfStated(Field field)
    {
        var isStated = Space.Diagram.Where(Space.Layout.StatedLevelOf(field), choice => choice == 1);
        if (_scenario.Terms.Any(term => term.Field == field))
        {
            return isStated;
        }

        var kept = Space
            .LevelsOf(field)
            .Aggregate(
                Diagram.All,
                (set, level) =>
                    Space.Diagram.And(
                        set,
                        Space.Diagram.Where(
                            level,
                            choice => Kept[level] < 0 || choice == Kept[level] || choice == Space.Variables[level].WithoutMeaning
                        )
                    )
            );
        return Space.Diagram.And(Space.Diagram.Or(isStated, kept), Diagram.Not(Space.Diagram.And(isStated, kept)));
    }

    /// <summary>Whether a repair may lead to the status quo of a field that is not assumed now.</summary>
    private bool MayBeAssumed(Field field) =>
        _scenario.Silence == Silence.StatusQuo
        && field.StatusQuo is not null
        && Kept[Space.LevelsOf(field)[0]] < 0
        && !_scenario.LeftOpen.Any(open => open.Field == field);

    private int RuleOfAssumed(Field field)
    {
        var assumed = Space
            .LevelsOf(field)
            .Aggregate(
                Diagram.All,
                (set, level) =>
                    Space.Diagram.And(
                        set,
                        Space.Diagram.Where(
                            level,
                            choice =>
                                choice == Space.Variables[level].ChoiceOf(field.StatusQuo.GetValueOrDefault())
                                || choice == Space.Variables[level].WithoutMeaning
                        )
                    )
            );
        return Space.Diagram.Or(assumed, WhateverIsFree(Space.Deriving(field)));
    }

    /// <summary>What a set asks of the terms to be kept or changed: the status quo waits for what an implication may yet say.</summary>
    private int WhateverIsFree(int set) =>
        Space
            .Diagram.LevelsOf(set)
            .Where(level => Kept[level] < 0)
            .Aggregate(
                set,
                (wider, level) =>
                    Enumerable
                        .Range(0, Space.Diagram.SizeOf(level))
                        .Aggregate(Diagram.Empty, (any, choice) => Space.Diagram.Or(any, Space.Diagram.With(wider, level, choice)))
            );

    private bool IsKept()
    {
        for (var number = 0; number < _statuses.Length; number++)
        {
            if (_statuses[number] is FindingStatus.Crossed or FindingStatus.Unmet && IsWanted(_scenario.Pack.Positions[number]))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsWanted(Position position) =>
        _options.Keep.Contains(position)
        || (position.Policy.IsLine && (_options.Parties.IsEmpty || _options.Parties.Contains(position.Party)));
}
