namespace ScenarioEngine.Compiling;

/// <summary>
/// A node of the program, which has one truth in each lane. All who walk over formulas read these; <see cref="Instruction"/> is the same
/// once more, flat, for computing.
/// </summary>
internal abstract record Node
{
    private Node() { }

    /// <summary>The first node of every program: it always holds.</summary>
    public sealed record Always : Node;

    /// <summary>Whether a slot's value lies in one of some cells.</summary>
    /// <param name="SlotNumber">The number of the slot.</param>
    /// <param name="Slot">The slot.</param>
    /// <param name="Cells">The cells, counted from 0 in the slot, in order; do not change them.</param>
    public sealed record Test(int SlotNumber, Slot Slot, int[] Cells) : Node
    {
        /// <summary>Whether it asks if the scenario itself settles a field, and not at what.</summary>
        public bool AsksWhetherStated => Slot.Kind == SlotKind.Stated;
    }

    /// <summary>Both of two literals.</summary>
    public sealed record And(Literal A, Literal B) : Node;

    /// <summary>Whether a literal is anything but false; never unknown.</summary>
    public sealed record NotFalse(Literal Part) : Node;

    /// <summary>Whether a gate is open: gates are set from outside and the same for all lanes.</summary>
    /// <param name="Number">The number of the gate.</param>
    public sealed record Gate(int Number) : Node;

    /// <summary>The literals that it is computed from.</summary>
    public IEnumerable<Literal> Parts =>
        this switch
        {
            And both => [both.A, both.B],
            NotFalse notFalse => [notFalse.Part],
            _ => [],
        };
}
