using ScenarioEngine.Compiling;

namespace ScenarioEngine.Evaluating;

/// <summary>What the evaluation of one scenario computed: the value of every node and of every slot. All explanations are read off it.</summary>
internal sealed class Record
{
    private const byte IsTrue = 1;
    private const byte IsFalse = 2;

    private readonly byte[] _nodes;
    private readonly int[] _cells;
    private readonly bool[] _contradicted;

    /// <summary>Copies lane 0.</summary>
    public Record(CompiledPack pack, Lanes lanes)
    {
        _nodes = new byte[pack.Nodes.Length];
        for (var node = 0; node < _nodes.Length; node++)
        {
            var literal = Literal.Of(node);
            _nodes[node] = (byte)((lanes.Holds(literal) & IsTrue) | ((lanes.Holds(!literal) & 1) << 1));
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

    /// <summary>Whether a literal holds; null where that cannot be told yet.</summary>
    public bool? TruthOf(Literal literal) => _nodes[literal.Node] switch
    {
        IsTrue => !literal.IsNegated,
        IsFalse => literal.IsNegated,
        _ => null,
    };

    /// <summary>The cell of a slot, or -1 where it is unsettled.</summary>
    public int CellOf(int slot) => _cells[slot];

    /// <summary>Whether a field that implications reach is in contradiction.</summary>
    public bool IsContradicted(int settling) => _contradicted[settling];
}
