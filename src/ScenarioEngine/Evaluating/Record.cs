using ScenarioEngine.Compiling;
using ScenarioEngine.Deciding;
using ScenarioEngine.Model;

namespace ScenarioEngine.Evaluating;

/// <summary>
/// What the evaluation of one scenario computed: the value of every node and of every slot. All explanations are read off it.
/// </summary>
internal sealed class Record : IKnown
{
    private readonly byte[] _rails;
    private readonly int[] _cells;
    private readonly bool[] _contradicted;

    /// <summary>Copies lane 0.</summary>
    public Record(CompiledPack pack, Lanes lanes)
    {
        _rails = new byte[2 * pack.Nodes.Length];
        for (var rail = 0; rail < _rails.Length; rail++)
        {
            _rails[rail] = (byte)(lanes.Holds(new Literal(rail)) & 1);
        }

        _cells = new int[pack.Slots.Length];
        for (var slot = 0; slot < _cells.Length; slot++)
        {
            _cells[slot] = lanes.CellOf(lane: 0, slot);
        }

        _contradicted = new bool[pack.Settlings.Length];
        for (var settling = 0; settling < _contradicted.Length; settling++)
        {
            _contradicted[settling] = (lanes.Contradicted(settling) & 1) == 1;
        }
    }

    /// <summary>Whether a literal is known to hold.</summary>
    public bool IsTrue(Literal literal) => _rails[literal.Index] != 0;

    /// <summary>Whether a literal holds; null where that cannot be told yet.</summary>
    public bool? TruthOf(Literal literal) =>
        IsTrue(literal) ? true
        : IsTrue(!literal) ? false
        : null;

    /// <summary>What became of a position, were it to count.</summary>
    public FindingStatus StatusOf(PositionFormulas formulas) =>
        formulas.Policy.StatusOf(TruthOf(formulas.Applies), TruthOf(formulas.Violated));

    /// <summary>The cell of a slot, or -1 where it is unsettled.</summary>
    public int CellOf(int slot) => _cells[slot];

    /// <summary>Whether a field that implications reach is in contradiction.</summary>
    public bool IsContradicted(int settling) => _contradicted[settling];
}
