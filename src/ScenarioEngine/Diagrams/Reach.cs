using ScenarioEngine.Compiling;

namespace ScenarioEngine.Diagrams;

/// <summary>Finds the slots on which a literal depends.</summary>
/// <remarks>
/// A walk for each literal over the nodes below it; nothing is kept for a node, of which a count over many instances has many thousands.
/// </remarks>
internal sealed class Reach(CompiledPack pack)
{
    private readonly Dictionary<int, IReadOnlySet<Slot>> _known = [];
    private readonly int[] _seen = new int[pack.Nodes.Length];
    private int _walk;

    /// <summary>The slots; do not change the set.</summary>
    public IReadOnlySet<Slot> SlotsOf(Literal literal)
    {
        if (!_known.TryGetValue(literal.Node, out var slots))
        {
            _known.Add(literal.Node, slots = Walk(literal.Node));
        }

        return slots;
    }

    private HashSet<Slot> Walk(int root)
    {
        var slots = new HashSet<Slot>();
        var waiting = new Stack<int>([root]);
        _walk++;
        while (waiting.TryPop(out var node))
        {
            if (node == 0 || _seen[node] == _walk)
            {
                continue;
            }

            _seen[node] = _walk;
            switch (pack.Nodes[node])
            {
                case Node.Test test:
                    slots.Add(test.Slot);
                    break;
                case Node.And both:
                    waiting.Push(both.A.Node);
                    waiting.Push(both.B.Node);
                    break;
                case Node.NotFalse notFalse:
                    waiting.Push(notFalse.Part.Node);
                    break;
                default:
                    break;
            }
        }

        return slots;
    }
}
