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

    /// <summary>The tests of those fields, each with the slot and the cells, among those of all slots, in which it holds.</summary>
    public IEnumerable<(int Slot, int[] Cells)> Tests =>
        from node in Enumerable.Range(0, _hasNode.Length)
        where _hasNode[node] && pack.Nodes[node].Operation == Operation.Test
        let test = pack.Instructions[pack.Nodes[node].Instruction]
        select (test.A, pack.CellLists[test.B..test.C]);

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
        var (operation, instruction) = pack.Nodes[literal.Node];
        switch (operation)
        {
            case Operation.Test:
                AddField(pack.Slots[pack.Instructions[instruction].A], isWanted);
                break;
            case Operation.And:
                Add(new Literal(pack.Instructions[instruction].A), isWanted);
                Add(new Literal(pack.Instructions[instruction].B), isWanted);
                break;
            case Operation.NotFalse:
                Add(new Literal(pack.Instructions[instruction].A), isWanted);
                break;
            default:
                break;
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
