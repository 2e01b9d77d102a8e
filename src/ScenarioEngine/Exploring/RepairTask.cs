using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>A scenario to be repaired: which terms there are to change, at what cost, and what a changed scenario comes to.</summary>
internal sealed class RepairTask
{
    private readonly Evaluator _evaluator;
    private readonly Scenario _scenario;
    private readonly RepairOptions _options;
    private readonly PackageReader _packages;

    public RepairTask(Evaluator evaluator, Scenario scenario, RepairOptions options, Space space)
    {
        _evaluator = evaluator;
        _scenario = scenario;
        _options = options;
        _packages = new PackageReader(space);
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

    /// <summary>The repair that gives the variables some choices; both the scenario as it then is and a package that completes it are evaluated.</summary>
    /// <param name="choices">For each variable the choice; -1 for what the scenario does not state.</param>
    /// <param name="completion">For each variable the choice in a package that crosses no red line; without meaning where a kept term has none.</param>
    /// <exception cref="InvalidOperationException">The evaluator finds that the repair does not hold.</exception>
    public Repair Evaluate(int[] choices, int[] completion)
    {
        var changes = ImmutableArray.CreateBuilder<PackageChoice>();
        foreach (var field in _scenario.Pack.Fields)
        {
            var levels = Space.LevelsOf(field).ToList();
            if (levels.Exists(level => choices[level] != Kept[level]))
            {
                changes.Add(new PackageChoice(field, RangeOf(field, levels, choices)));
            }
        }

        var set = changes.Select(change => new Term(change.Field, change.Range.Sample(change.Field.Type.Kind), change.Field.Location));
        var edited = _scenario.With(new WhatIf("Repair", _scenario.File.At(0, 0)) { Set = [.. set] });
        var package = _packages.Read(completion);
        var complete = _evaluator.Evaluate(_scenario with { Terms = package.ToTerms(), LeftOpen = [] });
        var holds = complete.Outcome is not (Outcome.Impossible or Outcome.Contradictory)
            && complete.Findings.All(finding => finding.Status is not (FindingStatus.Crossed or FindingStatus.Unmet) || !IsWanted(finding.Position));
        return holds ? new Repair(changes.ToImmutable(), _evaluator.Evaluate(edited), package) : throw new InvalidOperationException("A repair has been evaluated and does not hold.");
    }

    private bool IsWanted(Position position) =>
        _options.Keep.Contains(position) || (position.Kind == PositionKind.RedLine && (_options.Parties.IsEmpty || _options.Parties.Contains(position.Party)));

    private ValueRange RangeOf(Field field, List<int> levels, int[] choices)
    {
        var ranges = levels.Select(level => Space.Variables[level].Choices[choices[level]].Range).OfType<ValueRange>().ToList();
        return field.Type.Kind == FieldKind.Set
            ? ValueRange.Of(Value.OfSet(ranges.Aggregate(0UL, (members, range) => members | range.Low.GetValueOrDefault().Members)))
            : ranges[0];
    }
}
