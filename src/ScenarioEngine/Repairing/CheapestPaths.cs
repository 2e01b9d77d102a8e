using System.Numerics;
using System.Runtime.CompilerServices;
using ScenarioEngine.Diagrams;

namespace ScenarioEngine.Repairing;

/// <summary>
/// The cheapest paths through a set, on which terms kept cost nothing: what they cost, how many there are, and the first of them.
/// </summary>
/// <remarks>
/// Costs are found first, one number a node, and paths are counted only where they are cheapest, which is a small part of the set.
/// </remarks>
internal sealed class CheapestPaths
{
    private const int Infinite = int.MaxValue;
    private const int Unknown = -1;

    private readonly RepairTask _task;
    private readonly Diagram _diagram;
    private readonly int _set;
    private readonly bool[] _isOfMany;
    private readonly bool[] _goesOn;
    private readonly int[] _without;

    /// <summary>For each set the cost from its first variable on, where a path arrives there unchanged.</summary>
    private readonly int[] _costs;
    private readonly Dictionary<Place, int> _otherCosts = [];
    private readonly Dictionary<Place, BigInteger> _numbers = [];
    private readonly Dictionary<(Place From, bool GivesUp), bool> _leadsOn = [];

    /// <param name="task">What is kept, and what a change costs.</param>
    /// <param name="set">The set, over the variables that have a choice to keep.</param>
    public CheapestPaths(RepairTask task, int set)
    {
        _task = task;
        _diagram = task.Space.Diagram;
        _set = set;
        _costs = new int[2 * _diagram.NodeCount];
        Array.Fill(_costs, Unknown);
        var variables = task.Space.Variables;
        _isOfMany = Array.ConvertAll(variables, variable => variable.Slot.Kind == Compiling.SlotKind.Member);
        _without = Array.ConvertAll(variables, variable => variable.WithoutMeaning);
        _goesOn = new bool[variables.Length];
        for (var level = 1; level < variables.Length; level++)
        {
            _goesOn[level] = variables[level - 1].Slot.Field == variables[level].Slot.Field;
        }
    }

    /// <summary>What each of them costs, or null where there is none.</summary>
    public int? Cost => CostFrom(new Place(_set, 0, IsChanged: false)) is var cost and not Infinite ? cost : null;

    /// <summary>How many there are.</summary>
    public BigInteger Number => NumberFrom(new Place(_set, 0, IsChanged: false));

    /// <summary>
    /// For each of the first of them, as many as are asked for, the choice for each variable. Those that give up the purpose of a
    /// settlement come last.
    /// </summary>
    public List<int[]> First()
    {
        var found = new List<int[]>();
        var start = new Place(_set, 0, IsChanged: false);
        Collect(start, new int[_diagram.Depth], givesUp: false, found);
        Collect(start, new int[_diagram.Depth], givesUp: true, found);
        return found;
    }

    /// <summary>Whether a cheapest path leads on from a place without giving up the purpose of a settlement, or with it.</summary>
    private bool LeadsOn(Place from, bool givesUp)
    {
        var at = Skip(from);
        if (at.Level == _diagram.Depth)
        {
            return !givesUp;
        }

        if (!_leadsOn.TryGetValue((at, givesUp), out var leads))
        {
            var best = CostFrom(at);
            for (var choice = 0; choice < _diagram.SizeOf(at.Level) && !leads; choice++)
            {
                leads = IsCheapest(at, choice, best) && IsOnTheWay(at, choice, givesUp);
            }

            _leadsOn.Add((at, givesUp), leads);
        }

        return leads;
    }

    /// <summary>Whether a choice leads on to a path that gives up the purpose, or to one that does not.</summary>
    private bool IsOnTheWay(Place at, int choice, bool givesUp) =>
        _task.GivesUp(at.Level, choice)
            ? givesUp && (LeadsOn(After(at, choice), givesUp: true) || LeadsOn(After(at, choice), givesUp: false))
            : LeadsOn(After(at, choice), givesUp);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int CostFrom(Place from)
    {
        if (from.Set == Diagram.Empty)
        {
            return Infinite;
        }

        var at = Skip(from);
        if (at.Level == _diagram.Depth)
        {
            return 0;
        }

        var isUsual = !at.IsChanged && at.Level == _diagram.LevelOf(at.Set);
        if (isUsual ? (_costs[at.Set] is var known && known != Unknown) : _otherCosts.TryGetValue(at, out known))
        {
            return known;
        }

        var best = Infinite;
        for (var choice = 0; choice < _diagram.SizeOf(at.Level); choice++)
        {
            if (
                StepCost(at, choice) is var step and not Infinite
                && step < best
                && CostFrom(After(at, choice)) is var rest and not Infinite
            )
            {
                best = Math.Min(best, step + rest);
            }
        }

        if (isUsual)
        {
            _costs[at.Set] = best;
        }
        else
        {
            _otherCosts.Add(at, best);
        }

        return best;
    }

    private BigInteger NumberFrom(Place from)
    {
        var best = CostFrom(from);
        if (best == Infinite)
        {
            return BigInteger.Zero;
        }

        var at = Skip(from);
        if (at.Level == _diagram.Depth)
        {
            return BigInteger.One;
        }

        if (!_numbers.TryGetValue(at, out var number))
        {
            for (var choice = 0; choice < _diagram.SizeOf(at.Level); choice++)
            {
                number += IsCheapest(at, choice, best) ? NumberFrom(After(at, choice)) : BigInteger.Zero;
            }

            _numbers.Add(at, number);
        }

        return number;
    }

    /// <param name="from">Where the paths begin.</param>
    /// <param name="choices">The choices so far.</param>
    /// <param name="givesUp">Whether to collect the paths that give up the purpose from here on, or those that do not; null for
    /// both.</param>
    /// <param name="found">Where they go.</param>
    private void Collect(Place from, int[] choices, bool? givesUp, List<int[]> found)
    {
        var best = CostFrom(from);
        var at = Skip(from);
        Array.Copy(_task.Kept, from.Level, choices, from.Level, at.Level - from.Level);
        if (at.Level == _diagram.Depth)
        {
            if (givesUp != true)
            {
                found.Add((int[])choices.Clone());
            }

            return;
        }

        for (var choice = 0; choice < _diagram.SizeOf(at.Level) && found.Count < _task.Most; choice++)
        {
            if (IsCheapest(at, choice, best) && (givesUp is not { } wanted || IsOnTheWay(at, choice, wanted)))
            {
                choices[at.Level] = choice;
                Collect(After(at, choice), choices, _task.GivesUp(at.Level, choice) ? null : givesUp, found);
            }
        }
    }

    private bool IsCheapest(Place at, int choice, int best) =>
        StepCost(at, choice) is var step and not Infinite
        && CostFrom(After(at, choice)) is var rest and not Infinite
        && step + rest == best;

    /// <summary>
    /// Passes variables at which the cheapest is to change nothing; those of a set are not passed, since one change there makes more of
    /// them free.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Place Skip(Place from)
    {
        var (set, level, isChanged) = from;
        while (true)
        {
            isChanged &= level < _diagram.Depth && _goesOn[level];
            if (level == _diagram.Depth || (_task.Kept[level] >= 0 && (_isOfMany[level] || level == _diagram.LevelOf(set))))
            {
                return new Place(set, level, isChanged);
            }

            level++;
        }
    }

    private Place After(Place at, int choice) =>
        new(_diagram.At(at.Set, at.Level, choice), at.Level + 1, at.IsChanged || choice != _task.Kept[at.Level]);

    /// <summary>What a choice costs, or infinite where it may not be made.</summary>
    private int StepCost(Place at, int choice) =>
        choice == _task.Kept[at.Level] ? 0
        : _task.IsLocked[at.Level] || choice == _without[at.Level] ? Infinite
        : at.IsChanged ? 0
        : _task.CostOf(at.Level, choice);

    /// <summary>A point of a path.</summary>
    /// <param name="Set">What is left of the set.</param>
    /// <param name="Level">The variable to choose next.</param>
    /// <param name="IsChanged">Whether an earlier variable of the same field was changed, so that a further change costs no further
    /// term.</param>
    private readonly record struct Place(int Set, int Level, bool IsChanged);
}
