using ScenarioEngine.Compiling;
using ScenarioEngine.Model;

namespace ScenarioEngine.Evaluating;

/// <summary>Collects the fields on which formulas depend, through implications too.</summary>
internal sealed class Cone(CompiledPack pack)
{
    private readonly bool[] _hasNode = new bool[pack.Nodes.Length];
    private readonly bool[] _hasField = new bool[pack.Pack.Fields.Length];

    /// <summary>The fields, in the order of the pack.</summary>
    public IEnumerable<Field> Fields => pack.Pack.Fields.Where(candidate => _hasField[candidate.Index]);

    /// <summary>The tests of those fields.</summary>
    public IEnumerable<Node.Test> Tests => pack.Nodes.Where((_, node) => _hasNode[node]).OfType<Node.Test>();

    /// <summary>Adds every field on which a literal depends.</summary>
    public void Add(Literal literal) => Add(literal, _ => true);

    /// <summary>Adds the fields on which it still depends: what is known already is not looked behind.</summary>
    public void AddUnknown(Literal literal, Record record) => Add(literal, inner => record.TruthOf(inner) is null);

    private void Add(Literal literal, Func<Literal, bool> isWanted)
    {
        if (!isWanted(literal) || _hasNode[literal.Node])
        {
            return;
        }

        _hasNode[literal.Node] = true;
        var node = pack.Nodes[literal.Node];
        if (node is Node.Test test)
        {
            AddField(test.Slot, isWanted);
        }

        foreach (var part in node.Parts)
        {
            Add(part, isWanted);
        }
    }

    private void AddField(Slot slot, Func<Literal, bool> isWanted)
    {
        var field = slot.Field.Index;
        if (_hasField[field])
        {
            return;
        }

        _hasField[field] = true;
        if (pack.SettlingOf[field] is >= 0 and var settling)
        {
            foreach (var implied in pack.Settlings[settling].Implied)
            {
                Add(implied.When, isWanted);
            }
        }
    }
}
