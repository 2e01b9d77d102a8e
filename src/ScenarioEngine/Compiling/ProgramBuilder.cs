using System.Globalization;

namespace ScenarioEngine.Compiling;

/// <summary>
/// Collects the nodes of a program, each formula once, and orders them so that everything is computed after what it reads.
/// </summary>
/// <remarks>
/// A formula is made of tests, <c>and</c> and negation alone (an and-inverter graph; Kuehlmann and Krohm, 1997). Equal nodes are shared.
/// Kleene's logic has no law of the excluded middle, so <c>a and not a</c> is left as it is.
/// </remarks>
internal sealed class ProgramBuilder
{
    private readonly List<Node> _nodes = [new Node.Always()];

    /// <summary>For each node, the level before which it cannot be computed.</summary>
    private readonly List<int> _levels = [0];
    private readonly Dictionary<string, int> _shared = new(StringComparer.Ordinal);
    private readonly List<Settling> _settlings = [];
    private readonly List<int> _settlingLevels = [];
    private readonly Dictionary<int, int> _levelOfField = [];
    private int _gates;

    public Settling[] Settlings => [.. _settlings];

    public int GateCount => _gates;

    /// <summary>A node that is open or shut from outside.</summary>
    public (Literal Literal, int Gate) Gate()
    {
        var gate = _gates++;
        return (Add(new Node.Gate(gate), level: 0), gate);
    }

    /// <summary>Whether the value of a slot lies in one of some cells, which are counted from 0 in the slot, in order.</summary>
    public Literal Test(Slot slot, int slotNumber, List<int> cells)
    {
        _ = _levelOfField.TryGetValue(slot.Field.Index, out var level);
        return Share(
            string.Create(CultureInfo.InvariantCulture, $"{nameof(Node.Test)} {slotNumber}: {string.Join(' ', cells)}"),
            new Node.Test(slotNumber, slot, [.. cells]),
            slot.Kind == SlotKind.Stated ? 0 : level
        );
    }

    public Literal And(Literal a, Literal b)
    {
        if (a.Index > b.Index)
        {
            (a, b) = (b, a);
        }

        return a == Literal.False ? a
            : a == Literal.True || a == b ? b
            : Share(
                string.Create(CultureInfo.InvariantCulture, $"{a.Index} {b.Index}"),
                new Node.And(a, b),
                Math.Max(LevelOf(a), LevelOf(b))
            );
    }

    public Literal Or(Literal a, Literal b) => !And(!a, !b);

    /// <summary>Whether a literal is true or unknown.</summary>
    public Literal NotFalse(Literal a) =>
        a.Node == 0
            ? a
            : Share(string.Create(CultureInfo.InvariantCulture, $"{nameof(Node.NotFalse)} {a.Index}"), new Node.NotFalse(a), LevelOf(a));

    /// <summary>Settles a field by its implications. Tests of the field must be made afterwards.</summary>
    public void Settle(Settling settling)
    {
        var level = 0;
        foreach (var implied in settling.Implied)
        {
            level = Math.Max(level, 1 + LevelOf(implied.When));
        }

        _levelOfField.Add(settling.Field, level);
        _settlingLevels.Add(level);
        _settlings.Add(settling);
    }

    /// <summary>The nodes, and all instructions in an order in which they can be computed, in runs of one operation each.</summary>
    public (Node[] Nodes, Instruction[] Instructions, Run[] Runs, int[] CellLists) Build()
    {
        var cellLists = new List<int>();
        Step[] steps =
        [
            .. _settlingLevels.Select((level, settling) => new Step(Operation.Settle, new Instruction(0, settling, 0, 0), level)),
            .. _nodes.Select((node, number) => StepOf(node, number, cellLists)).Skip(1),
        ];
        Array.Sort(steps, Compare);
        var runs = new List<Run>();
        for (var i = 0; i < steps.Length; i++)
        {
            if (runs.Count > 0 && runs[^1].Operation == steps[i].Operation)
            {
                runs[^1] = runs[^1] with { End = i + 1 };
            }
            else
            {
                runs.Add(new Run(steps[i].Operation, i, i + 1));
            }
        }

        return ([.. _nodes], Array.ConvertAll(steps, step => step.Instruction), [.. runs], [.. cellLists]);
    }

    private Step StepOf(Node node, int number, List<int> cellLists)
    {
        switch (node)
        {
            case Node.Test test:
                var start = cellLists.Count;
                cellLists.AddRange(test.Cells.Select(cell => test.Slot.FirstCell + cell));
                return new Step(Operation.Test, new Instruction(number, test.SlotNumber, start, cellLists.Count), _levels[number]);
            case Node.And both:
                return new Step(Operation.And, new Instruction(number, both.A.Index, both.B.Index, 0), _levels[number]);
            case Node.NotFalse notFalse:
                return new Step(Operation.NotFalse, new Instruction(number, notFalse.Part.Index, 0, 0), _levels[number]);
            case Node.Gate gate:
                return new Step(Operation.Gate, new Instruction(number, gate.Number, 0, 0), _levels[number]);
            default:
                return new Step(default, default, 0);
        }
    }

    /// <summary>Within a level, fields are settled before they are tested; formulas keep the order in which they were made.</summary>
    private static int Compare(Step a, Step b)
    {
        var order = a.Level.CompareTo(b.Level);
        order = order != 0 ? order : Rank(a.Operation).CompareTo(Rank(b.Operation));
        order = order != 0 ? order : a.Instruction.Target.CompareTo(b.Instruction.Target);
        return order != 0 ? order : a.Instruction.A.CompareTo(b.Instruction.A);
    }

    private static int Rank(Operation operation) =>
        operation switch
        {
            Operation.Settle => 0,
            Operation.Gate => 1,
            Operation.Test => 2,
            _ => 3,
        };

    private int LevelOf(Literal literal) => _levels[literal.Node];

    private Literal Share(string key, Node formula, int level)
    {
        if (!_shared.TryGetValue(key, out var node))
        {
            node = Add(formula, level).Node;
            _shared.Add(key, node);
        }

        return Literal.Of(node);
    }

    private Literal Add(Node node, int level)
    {
        _nodes.Add(node);
        _levels.Add(level);
        return Literal.Of(_nodes.Count - 1);
    }

    /// <summary>An instruction, and the level before which it cannot be computed.</summary>
    private sealed record Step(Operation Operation, Instruction Instruction, int Level);
}
