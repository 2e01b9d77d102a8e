using ScenarioEngine.Compiling;

namespace ScenarioEngine.Diagrams;

/// <summary>Finds the slots on which a literal depends.</summary>
internal sealed class Reach(CompiledPack pack)
{
    private readonly Dictionary<int, HashSet<Slot>> _known = [];

    /// <summary>The slots; do not change the set.</summary>
    public IReadOnlySet<Slot> SlotsOf(Literal literal) => SlotsOf(literal.Node);

    private HashSet<Slot> SlotsOf(int node)
    {
        if (_known.TryGetValue(node, out var known))
        {
            return known;
        }

        var slots = new HashSet<Slot>();
        var (operation, number) = pack.Nodes[node];
        var instruction = node == 0 ? default : pack.Instructions[number];
        switch (node == 0 ? Operation.Gate : operation)
        {
            case Operation.Test:
                slots.Add(pack.Slots[instruction.A]);
                break;
            case Operation.And:
                slots.UnionWith(SlotsOf(instruction.A >> 1));
                slots.UnionWith(SlotsOf(instruction.B >> 1));
                break;
            case Operation.NotFalse:
                slots.UnionWith(SlotsOf(instruction.A >> 1));
                break;
            default:
                break;
        }

        _known.Add(node, slots);
        return slots;
    }
}
