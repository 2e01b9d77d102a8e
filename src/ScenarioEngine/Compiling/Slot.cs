using ScenarioEngine.Model;

namespace ScenarioEngine.Compiling;

/// <summary>What a slot holds about its field.</summary>
internal enum SlotKind
{
    /// <summary>The value, of a field that is not a set.</summary>
    Value,

    /// <summary>Whether one option is in the set.</summary>
    Member,

    /// <summary>Whether the scenario itself settles the field.</summary>
    Stated,
}

/// <summary>A variable with finitely many values, called cells. Every field has one slot, or one for each option of a set.</summary>
/// <remarks>
/// Options are cells as they are. The line of numbers and days is cut at each value that the pack mentions: with <c>n</c> cuts there are
/// <c>n + 1</c> open ranges (even cells) and <c>n</c> single values between them (odd cells), so that no two values in a cell can be told
/// apart.
/// </remarks>
internal sealed class Slot
{
    private readonly bool _isContinuous;

    public Slot(Field field, SlotKind kind, int member, decimal[] cuts, int firstCell)
    {
        Field = field;
        Kind = kind;
        Member = member;
        Cuts = cuts;
        FirstCell = firstCell;
        _isContinuous = field.Type.IsContinuous;
        CellCount =
            kind != SlotKind.Value ? 2
            : _isContinuous ? (2 * cuts.Length) + 1
            : Math.Max(1, field.Type.Options.Length);
    }

    public Field Field { get; }

    public SlotKind Kind { get; }

    /// <summary>The index of the option whose membership the slot holds; 0 for other kinds.</summary>
    public int Member { get; }

    /// <summary>The values at which the line is cut, in order; empty where values are options.</summary>
    public decimal[] Cuts { get; }

    /// <summary>The number of its first cell among the cells of all slots.</summary>
    public int FirstCell { get; }

    public int CellCount { get; }

    /// <summary>The cell in which a value of the field lies, from 0.</summary>
    public int CellOf(Value value)
    {
        if (Kind == SlotKind.Member)
        {
            return (int)(value.Members >> Member & 1);
        }

        if (!_isContinuous)
        {
            return (int)value.Ordinal;
        }

        var (below, end) = (0, Cuts.Length);
        while (below < end)
        {
            var middle = (below + end) / 2;
            (below, end) = Cuts[middle] < value.Ordinal ? (middle + 1, end) : (below, middle);
        }

        return below < Cuts.Length && Cuts[below] == value.Ordinal ? (2 * below) + 1 : 2 * below;
    }

    /// <summary>
    /// Whether no value lies in a cell of a line: outside the field's range or the calendar, or between two days or steps that follow each
    /// other.
    /// </summary>
    public bool IsEmpty(int cell)
    {
        var (low, high) = RangeOf(cell);
        var (lowest, highest) = (Field.Type.Lowest, Field.Type.Highest);
        return cell % 2 == 1
            ? low < lowest || low > highest
            : Field.Type.Step is not null || low >= highest || high <= lowest || (Field.Type.IsDay && high - low <= 1);
    }

    /// <summary>
    /// The lowest and the highest value in a cell of a line, each with whether it belongs to the cell; null where there is no end.
    /// </summary>
    public (decimal? Low, decimal? High) RangeOf(int cell) =>
        cell % 2 == 1
            ? (Cuts[cell / 2], Cuts[cell / 2])
            : (cell == 0 ? null : Cuts[(cell / 2) - 1], cell / 2 == Cuts.Length ? null : Cuts[cell / 2]);
}
