using System.Globalization;

namespace ScenarioEngine.Compiling;

/// <summary>Collects the nodes of a program, each formula once, and orders them so that everything is computed after what it reads.</summary>
/// <remarks>
/// A formula is made of tests, <c>and</c> and negation alone (an and-inverter graph; Kuehlmann and Krohm, 1997). Equal nodes are shared.
/// Kleene's logic has no law of the excluded middle, so <c>a and not a</c> is left as it is.
/// </remarks>
internal sealed class ProgramBuilder
{
    private readonly List<Step> _nodes = [new Step(default, default, 0)];
    private readonly Dictionary<string, int> _shared = new(StringComparer.Ordinal);
    private readonly List<int> _cellLists = [];
    private readonly List<Settling> _settlings = [];
    private readonly List<Step> _settlingSteps = [];
    private readonly Dictionary<int, int> _levelOfField = [];
    private int _gates;

    public int[] CellLists => [.. _cellLists];

    public Settling[] Settlings => [.. _settlings];

    public int GateCount => _gates;

    /// <summary>A node that is open or shut from outside.</summary>
    public (Literal Literal, int Gate) Gate()
    {
        var gate = _gates++;
        return (Add(Operation.Gate, gate, 0, 0, level: 0), gate);
    }

    /// <summary>Whether the value of a slot lies in one of some cells, which are numbered among those of all slots, in order.</summary>
    public Literal Test(Slot slot, int slotNumber, List<int> cells)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{nameof(Operation.Test)} {slotNumber}: {string.Join(' ', cells)}");
        if (_shared.TryGetValue(key, out var known))
        {
            return Literal.Of(known);
        }

        var start = _cellLists.Count;
        _cellLists.AddRange(cells);
        _ = _levelOfField.TryGetValue(slot.Field.Index, out var level);
        var literal = Add(Operation.Test, slotNumber, start, _cellLists.Count, slot.Kind == SlotKind.Stated ? 0 : level);
        _shared.Add(key, literal.Node);
        return literal;
    }

    public Literal And(Literal a, Literal b)
    {
        if (a.Index > b.Index)
        {
            (a, b) = (b, a);
        }

        return a == Literal.False ? a
            : a == Literal.True || a == b ? b
            : Share(Operation.And, a.Index, b.Index, Math.Max(LevelOf(a), LevelOf(b)));
    }

    public Literal Or(Literal a, Literal b) => !And(!a, !b);

    /// <summary>Whether a literal is true or unknown.</summary>
    public Literal NotFalse(Literal a) => a.Node == 0 ? a : Share(Operation.NotFalse, a.Index, 0, LevelOf(a));

    /// <summary>Settles a field by its implications. Tests of the field must be made afterwards.</summary>
    public void Settle(Settling settling)
    {
        var level = 0;
        foreach (var implied in settling.Implied)
        {
            level = Math.Max(level, 1 + LevelOf(implied.When));
        }

        _levelOfField.Add(settling.Field, level);
        _settlingSteps.Add(new Step(Operation.Settle, new Instruction(0, _settlings.Count, 0, 0), level));
        _settlings.Add(settling);
    }

    /// <summary>All instructions in an order in which they can be computed, in runs of one operation each.</summary>
    public (Instruction[] Instructions, Run[] Runs, (Operation Operation, int Instruction)[] Nodes) Build()
    {
        Step[] steps = [.. _settlingSteps, .. _nodes.Skip(1)];
        Array.Sort(steps, Compare);
        var instructions = new Instruction[steps.Length];
        var nodes = new (Operation Operation, int Instruction)[_nodes.Count];
        var runs = new List<Run>();
        for (var i = 0; i < steps.Length; i++)
        {
            var (operation, instruction, _) = steps[i];
            instructions[i] = instruction;
            nodes[instruction.Target] = operation == Operation.Settle ? nodes[instruction.Target] : (operation, i);
            if (runs.Count > 0 && runs[^1].Operation == operation)
            {
                runs[^1] = runs[^1] with { End = i + 1 };
            }
            else
            {
                runs.Add(new Run(operation, i, i + 1));
            }
        }

        return (instructions, [.. runs], nodes);
    }

    /// <summary>Within a level, fields are settled before they are tested; formulas keep the order in which they were made.</summary>
    private static int Compare(Step a, Step b)
    {
        var order = a.Level.CompareTo(b.Level);
        order = order != 0 ? order : Rank(a.Operation).CompareTo(Rank(b.Operation));
        order = order != 0 ? order : a.Instruction.Target.CompareTo(b.Instruction.Target);
        return order != 0 ? order : a.Instruction.A.CompareTo(b.Instruction.A);
    }

    private static int Rank(Operation operation) => operation switch
    {
        Operation.Settle => 0,
        Operation.Gate => 1,
        Operation.Test => 2,
        _ => 3,
    };

    private int LevelOf(Literal literal) => _nodes[literal.Node].Level;

    private Literal Share(Operation operation, int a, int b, int level)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{(int)operation} {a} {b}");
        if (!_shared.TryGetValue(key, out var node))
        {
            node = Add(operation, a, b, 0, level).Node;
            _shared.Add(key, node);
        }

        return Literal.Of(node);
    }

    private Literal Add(Operation operation, int a, int b, int c, int level)
    {
        _nodes.Add(new Step(operation, new Instruction(_nodes.Count, a, b, c), level));
        return Literal.Of(_nodes.Count - 1);
    }

    /// <summary>An instruction, and the level before which it cannot be computed.</summary>
    private sealed record Step(Operation Operation, Instruction Instruction, int Level);
}
