using ScenarioEngine.Model;

namespace ScenarioEngine.Compiling;

/// <summary>A pack as a program over numbered slots and three-valued nodes.</summary>
/// <remarks>Never changes once built; shared by any number of threads.</remarks>
internal sealed class CompiledPack
{
    public required RulePack Pack { get; init; }

    /// <summary>For conditions of the pack, told apart by reference, what was compiled in their place.</summary>
    public required IReadOnlyDictionary<Condition, Condition> Substitutes { get; init; }

    public required Slot[] Slots { get; init; }

    /// <summary>For each field, the slots of its value.</summary>
    public required int[][] ValueSlots { get; init; }

    /// <summary>For each field, the slot that holds whether the scenario settles it; -1 where nothing asks.</summary>
    public required int[] StatedSlots { get; init; }

    /// <summary>For each field, the number of its settling; -1 where no implication reaches it.</summary>
    public required int[] SettlingOf { get; init; }

    public required Settling[] Settlings { get; init; }

    public required Instruction[] Instructions { get; init; }

    public required Run[] Runs { get; init; }

    /// <summary>The nodes; node 0 is the constant true.</summary>
    public required Node[] Nodes { get; init; }

    /// <summary>The lists of cells of the instructions that test, as numbers among the cells of all slots.</summary>
    public required int[] CellLists { get; init; }

    public required int CellCount { get; init; }

    /// <summary>For each field, when it has meaning.</summary>
    public required Literal[] Applicable { get; init; }

    /// <summary>For each implication, when it holds and is not taken out.</summary>
    public required Literal[] Implications { get; init; }

    /// <summary>For each constraint, when a package cannot exist.</summary>
    public required Literal[] Constraints { get; init; }

    /// <summary>For each party, the numbers of its positions.</summary>
    public required int[][] PositionsOf { get; init; }

    /// <summary>For each position, its two formulas; both are false for a vague one.</summary>
    public required PositionFormulas[] Positions { get; init; }

    /// <summary>
    /// For each position, the formulas of each of its other readings, in their order; both are false where it is too vague under one.
    /// </summary>
    public required PositionFormulas[][] Readings { get; init; }

    /// <summary>The gates that take implications out, by implication.</summary>
    public required int GateCount { get; init; }

    /// <summary>For each exception of each position, the gate that is open while it counts.</summary>
    public required ExceptionGate[] ExceptionGates { get; init; }

    /// <summary>The literal of every condition of the pack, by index, so that explanations read what the evaluation recorded.</summary>
    public required IReadOnlyDictionary<Condition, int> Conditions { get; init; }

    /// <summary>The slot in which an option lies, and its cell there, from 0.</summary>
    public (Slot Slot, int Cell) CellOf(FieldOption option)
    {
        var isMember = option.Field.Type.IsSet;
        return (Slots[ValueSlots[option.Field.Index][isMember ? option.Index : 0]], isMember ? 1 : option.Index);
    }

    /// <summary>
    /// What tells the values of a slot apart: the cells, from 0, in which a test holds, or which an implication gives it.
    /// </summary>
    public IEnumerable<(int Slot, HashSet<int> Cells)> TellingApart()
    {
        foreach (var test in Nodes.OfType<Node.Test>())
        {
            yield return (test.SlotNumber, [.. test.Cells]);
        }

        foreach (var settling in Settlings)
        {
            foreach (var (number, slot) in settling.Slots.Index())
            {
                foreach (var implied in settling.Implied)
                {
                    yield return (slot, [implied.Cells[number]]);
                }
            }
        }
    }
}

/// <summary>The gate of one exception.</summary>
/// <param name="Gate">The number of the gate, open while the exception counts.</param>
/// <param name="Statement">The statement that makes the exception.</param>
internal sealed record ExceptionGate(int Gate, Statement Statement);

/// <summary>The formulas of a position.</summary>
/// <param name="Kind">The kind of the position.</param>
/// <param name="Applies">Whether the terms are those of which it speaks, and no exception holds.</param>
/// <param name="Violated">Whether it applies and is crossed or unmet. For an openness, false.</param>
internal readonly record struct PositionFormulas(PositionKind Kind, Literal Applies, Literal Violated)
{
    /// <summary>What the kind is and does.</summary>
    public PositionPolicy Policy => PositionPolicy.Of(Kind);

    /// <summary>The formula whose truth is the finding: that it is violated, or of an offer that it applies.</summary>
    public Literal Deciding => Policy.IsOffer ? Applies : Violated;
}
