using System.Collections.Immutable;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Evaluating;
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
        var before = evaluator.Evaluate(scenario);
        foreach (var state in scenario.Pack.Fields.Select(before.StateOf).Where(state => state.Origin is Origin.Stated or Origin.Assumed))
        {
            foreach (var level in space.LevelsOf(state.Field))
            {
                Kept[level] = space.Variables[level].ChoiceOf(state.Value.GetValueOrDefault());
                IsLocked[level] = options.Locked.Contains(state.Field);
            }
        }
    }

    public Space Space { get; }

    /// <summary>For each variable the choice that the scenario states or assumes, or -1.</summary>
    public int[] Kept { get; }

    /// <summary>For each variable whether its term stays as it is.</summary>
    public bool[] IsLocked { get; }

    /// <summary>How many repairs to list.</summary>
    public int Most => _options.Most;

    /// <summary>What it costs to give a variable another choice.</summary>
    public int CostOf(int level, int choice) =>
        _options.Cost == RepairCost.Steps && Space.Variables[level].Slot.Field.Type.Kind == FieldKind.Scale ? Math.Abs(choice - Kept[level]) : 1;

    /// <summary>Whether giving a variable another choice gives up the purpose of a settlement.</summary>
    public bool GivesUp(int level, int choice) =>
        choice != Kept[level] && choice >= 0 && Space.Variables[level] is var variable && variable.Choices[choice].Range is { } range && variable.Slot.Field.Type.GivesUp(range);

    /// <summary>For each variable what a package may have that agrees with some choices: the choice, or no meaning where it is the one that is kept; null for any.</summary>
    public bool[]?[] ChoicesWith(int[] choices)
    {
        var allowed = new bool[]?[choices.Length];
        for (var level = 0; level < choices.Length; level++)
        {
            if (choices[level] >= 0)
            {
                var variable = Space.Variables[level];
                var some = new bool[variable.Choices.Length];
                some[choices[level]] = true;
                if (choices[level] == Kept[level] && variable.WithoutMeaning >= 0)
                {
                    some[variable.WithoutMeaning] = true;
                }

                allowed[level] = some;
            }
        }

        return allowed;
    }

    /// <summary>The repair that gives the variables some choices; a package that completes it is evaluated.</summary>
    /// <param name="choices">For each variable the choice; -1 for what the scenario does not state.</param>
    /// <param name="completion">For each variable the choice in a package that crosses no red line; without meaning where a kept term has none. Null where there is none.</param>
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

        if (!_evaluator.TryStatuses(_scenario with { Terms = package.ToTerms(), LeftOpen = [] }, _statuses) || !IsKept())
        {
            throw new InvalidOperationException("A repair has been evaluated and does not hold.");
        }

        var set = changes.Select(change => new Term(change.Field, change.Range.Sample(change.Field.Type.Kind), change.Field.Location));
        var edited = _scenario.With(new WhatIf("Repair", _scenario.File.At(0, 0)) { Set = [.. set] });
        return new Repair(changes.ToImmutable(), package, _evaluator, edited);
    }

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
        _options.Keep.Contains(position) || (position.Kind == PositionKind.RedLine && (_options.Parties.IsEmpty || _options.Parties.Contains(position.Party)));
}
