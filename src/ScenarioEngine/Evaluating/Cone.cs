using ScenarioEngine.Compiling;
using ScenarioEngine.Model;

namespace ScenarioEngine.Evaluating;

/// <summary>Collects the fields on which formulas depend, through implications too.</summary>
internal sealed class Cone(CompiledPack pack)
{
    private readonly HashSet<int> _nodes = [];
    private readonly SortedSet<int> _fields = [];

    /// <summary>The fields, in the order of the pack.</summary>
    public IEnumerable<Field> Fields => _fields.Select(number => pack.Pack.Fields[number]);

    /// <summary>Adds every field on which a literal depends.</summary>
    public void Add(Literal literal) => Add(literal, _ => true);

    /// <summary>Adds the fields on which it still depends: what is known already is not looked behind.</summary>
    public void AddUnknown(Literal literal, Record record) => Add(literal, inner => record.TruthOf(inner) is null);

    private void Add(Literal literal, Func<Literal, bool> isWanted)
    {
        if (!isWanted(literal) || !_nodes.Add(literal.Node))
        {
            return;
        }

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
        if (_fields.Add(field) && pack.SettlingOf[field] is >= 0 and var settling)
        {
            foreach (var implied in pack.Settlings[settling].Implied)
            {
                Add(implied.When, isWanted);
            }
        }
    }
}
