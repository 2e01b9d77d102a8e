using System.Collections.Immutable;
using ScenarioEngine.Compiling;
using ScenarioEngine.Model;

namespace ScenarioEngine.Diagrams;

/// <summary>A value of a variable: an option, or a range of a line whose values no rule of the pack tells apart.</summary>
/// <param name="Range">The values; null where the field has no meaning.</param>
/// <param name="Cells">The cells of the slot.</param>
internal sealed record Choice(ValueRange? Range, ImmutableArray<int> Cells);

/// <summary>
/// A slot as a variable of the diagram. The last choice of a field that does not always have meaning is that it has none.
/// </summary>
internal sealed class Variable
{
    /// <param name="slot">The slot.</param>
    /// <param name="tests">For each rule about the slot, the cells in which it holds.</param>
    public Variable(Slot slot, IReadOnlyList<IReadOnlySet<int>> tests)
    {
        Slot = slot;
        var holdsValue = slot.Kind != SlotKind.Stated;
        var choices =
            holdsValue && slot.Field.Type.IsContinuous
                ? Ranges(slot, tests)
                : Enumerable.Range(0, slot.CellCount).Select(cell => new Choice(RangeOf(slot, cell), [cell]));
        Choices = slot.Field.OnlyWhen is null || !holdsValue ? [.. choices] : [.. choices, new Choice(null, [])];
    }

    public Slot Slot { get; }

    public ImmutableArray<Choice> Choices { get; }

    /// <summary>The number of the choice that the field has no meaning, or -1.</summary>
    public int WithoutMeaning => Choices[^1].Range is null ? Choices.Length - 1 : -1;

    /// <summary>The number of the choice in which a value lies.</summary>
    public int ChoiceOf(Value value)
    {
        var cell = Slot.CellOf(value);
        for (var choice = 0; choice < Choices.Length; choice++)
        {
            if (Choices[choice].Cells.Contains(cell))
            {
                return choice;
            }
        }

        throw new InvalidOperationException($"No choice of {Slot.Field.Path} holds cell {cell}.");
    }

    private static ValueRange RangeOf(Slot slot, int cell) =>
        ValueRange.Of(slot.Kind == SlotKind.Member ? Value.OfSet((ulong)cell << slot.Member) : Value.OfOption(cell));

    /// <summary>Neighbouring cells that no rule tells apart, together; cells without values are left out.</summary>
    private static IEnumerable<Choice> Ranges(Slot slot, IReadOnlyList<IReadOnlySet<int>> tests)
    {
        var pending = new List<int>();
        foreach (var cell in Enumerable.Range(0, slot.CellCount).Where(cell => !slot.IsEmpty(cell)))
        {
            if (pending.Count > 0 && tests.Any(test => test.Contains(cell) != test.Contains(pending[^1])))
            {
                yield return Join(slot, pending);
                pending.Clear();
            }

            pending.Add(cell);
        }

        if (pending.Count > 0)
        {
            yield return Join(slot, pending);
        }
    }

    private static Choice Join(Slot slot, List<int> cells)
    {
        var (low, _) = slot.RangeOf(cells[0]);
        var (_, high) = slot.RangeOf(cells[^1]);
        return new Choice(new ValueRange(Value.OfOrdinal(low), Value.OfOrdinal(high), cells[0] % 2 == 1, cells[^1] % 2 == 1), [.. cells]);
    }
}
