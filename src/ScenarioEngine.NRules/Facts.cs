using ScenarioEngine.Compiling;
using ScenarioEngine.Model;

namespace ScenarioEngine.NRules;

/// <summary>A fact about one field of the pack.</summary>
/// <remarks>Facts are told apart by reference and changed in place, so that a session can be edited by <c>Update</c>.</remarks>
internal abstract class FieldFact
{
    private protected FieldFact(Field field, int slots)
    {
        Field = field;
        Issue = field.Issue.Id;
        Number = field.Index;
        Cells = new int[slots];
        Array.Fill(Cells, Unsettled);
    }

    /// <summary>The cell of what nobody settled.</summary>
    public const int Unsettled = -1;

    /// <summary>The field.</summary>
    public Field Field { get; }

    /// <summary>Its issue: rules look for the issue first, so that a fact is not compared with every field of the pack.</summary>
    public string Issue { get; }

    /// <summary>Its number.</summary>
    public int Number { get; }

    /// <summary>For each slot of its value the cell, or <see cref="Unsettled"/>. Last, where a condition asks for it, whether the scenario states it.</summary>
    public int[] Cells { get; }

    /// <summary>Whether it has a value.</summary>
    public bool IsSettled => Cells[0] != Unsettled;
}

/// <summary>A field and the value that the evaluation gives it. One that nobody settled is a fact too, which says so.</summary>
internal sealed class TermFact(Field field, int slots) : FieldFact(field, slots)
{
    /// <summary>Whether a slot's value lies in some cells.</summary>
    public Truth LiesIn(int slot, CellSet cells) =>
        Cells[slot] == Unsettled ? Truth.Unknown
        : cells.Contains(Cells[slot]) ? Truth.True
        : Truth.False;

    /// <summary>The term.</summary>
    public override string ToString() => IsSettled ? $"{Field.Path}: cells {string.Join(' ', Cells)}" : $"{Field.Path}: unsettled";
}

/// <summary>What the scenario itself says about a field that implications may settle too.</summary>
internal sealed class StatementFact(Field field, int slots) : FieldFact(field, slots)
{
    /// <summary>Whether silence is read as the status quo, unless an implication settles the field or may yet.</summary>
    public bool AssumesStatusQuo { get; set; }

    /// <summary>What is said.</summary>
    public override string ToString() => $"the scenario on {Field.Path}: {(IsSettled ? "states it" : AssumesStatusQuo ? "silent, which means the status quo" : "silent")}";
}

/// <summary>A field that an implication settles, or may yet. Linked to what the implication rests on, and gone with it.</summary>
internal sealed class ImpliedFact(int number, ImpliedCells implied)
{
    /// <summary>The number of the field.</summary>
    public int Number { get; } = number;

    /// <summary>The implication and its cells.</summary>
    public ImpliedCells Implied { get; } = implied;

    /// <summary>Whether the implication holds; unknown where it may hold yet.</summary>
    public Truth Holds { get; set; }

    /// <summary>Whether the implication settles its field.</summary>
    public bool IsCertain => Holds == Truth.True;
}

/// <summary>Whether an implication or an exception counts: an edit or a date may take it out.</summary>
internal sealed class GateFact(int number)
{
    /// <summary>The number of the gate.</summary>
    public int Number { get; } = number;

    /// <summary>Whether it counts.</summary>
    public bool IsOpen { get; set; }

    /// <summary>The same, as the logic of conditions has it.</summary>
    public Truth Counts => IsOpen ? Truth.True : Truth.False;
}

/// <summary>Some of the cells of a slot.</summary>
internal sealed class CellSet(Slot slot, IEnumerable<int> cells)
{
    private readonly bool[] _contains = [.. Enumerable.Range(0, slot.CellCount).Select(cell => cells.Contains(slot.FirstCell + cell))];

    /// <summary>Whether a cell, numbered within the slot, is one of them.</summary>
    public bool Contains(int cell) => _contains[cell];

    /// <summary>The cells in the words of the pack, for NRules' own pictures of its rules.</summary>
    public override string ToString() => $"{{{string.Join(", ", _contains.Index().Where(pair => pair.Item).Select(pair => NameOf(pair.Index)))}}}";

    private string NameOf(int cell) => slot.Kind switch
    {
        SlotKind.Stated => cell == 1 ? "stated" : "not stated",
        SlotKind.Member => $"{(cell == 1 ? "with" : "without")} {slot.Field.Type.Options[slot.Member].Id}",
        _ when !slot.Field.Type.IsContinuous => slot.Field.Type.Format(Value.OfOption(cell)),
        _ => RangeText(cell),
    };

    private string RangeText(int cell)
    {
        var (low, high) = slot.RangeOf(cell);
        var isPoint = cell % 2 == 1;
        return new ValueRange(Value.OfOrdinal(low), Value.OfOrdinal(high), isPoint, isPoint).Describe(slot.Field.Type);
    }
}
