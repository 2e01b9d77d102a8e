namespace ScenarioEngine.Compiling;

/// <summary>What an instruction computes.</summary>
internal enum Operation
{
    /// <summary>Settles a field that implications reach: A is the number of the settling.</summary>
    Settle,

    /// <summary>Whether a slot's value is in a list of cells: A is the slot, B and C the start and the end of the list.</summary>
    Test,

    /// <summary>Both of the literals A and B.</summary>
    And,

    /// <summary>Whether the literal A is anything but false; never unknown.</summary>
    NotFalse,

    /// <summary>Whether gate A is open: gates are set from outside and the same for all lanes.</summary>
    Gate,
}

/// <summary>
/// One step of a compiled pack, flat for computing: <c>Lanes</c> alone reads it, all others read <see cref="Node"/>.
/// <see cref="Operation"/> says what A, B and C are.
/// </summary>
/// <param name="Target">The node whose rails it writes; 0 for <see cref="Operation.Settle"/>.</param>
/// <param name="A">The first operand.</param>
/// <param name="B">The second operand.</param>
/// <param name="C">The third operand.</param>
internal readonly record struct Instruction(int Target, int A, int B, int C);

/// <summary>Instructions of the same operation that follow each other.</summary>
internal sealed record Run(Operation Operation, int Start, int End);

/// <summary>How a field is settled that implications reach.</summary>
/// <param name="Field">The number of the field.</param>
/// <param name="Slots">The slots that hold its value.</param>
/// <param name="StatusQuo">For each slot, the cell of the status quo; null where the pack gives none.</param>
/// <param name="Implied">What implications settle it at.</param>
internal sealed record Settling(int Field, int[] Slots, int[]? StatusQuo, ImpliedCells[] Implied);

/// <summary>What one implication settles a field at.</summary>
/// <param name="Implication">The number of the implication.</param>
/// <param name="When">The condition under which it holds.</param>
/// <param name="Cells">For each slot of the field, the cell.</param>
internal sealed record ImpliedCells(int Implication, Literal When, int[] Cells);
