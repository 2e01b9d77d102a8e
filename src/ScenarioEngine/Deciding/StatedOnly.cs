using ScenarioEngine.Compiling;

namespace ScenarioEngine.Deciding;

/// <summary>Of a scenario only what no package changes: which gates are open, and what it states at all. Every term is unsettled.</summary>
/// <remarks>In what this leaves unknown, terms can be taken away one by one.</remarks>
internal sealed class StatedOnly(CompiledPack pack, IKnown known) : IKnown
{
    public bool? TruthOf(Literal literal) => IsFixed(literal.Node) ? known.TruthOf(literal) : null;

    public int CellOf(int slot) => pack.Slots[slot].Kind == SlotKind.Stated ? known.CellOf(slot) : -1;

    private bool IsFixed(int node) => pack.Nodes[node] is Node.Always or Node.Gate or Node.Test { AsksWhetherStated: true };
}
