using ScenarioEngine.Compiling;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Model;

namespace ScenarioEngine.Deciding;

/// <summary>
/// Which fields what becomes of a position can hang on: those of its conditions, and those that constraints and implications tie to them.
/// </summary>
/// <remarks>May be used by several threads at once.</remarks>
internal sealed class Surroundings
{
    private readonly CompiledPack _pack;
    private readonly Reach _reach;
    private readonly Lock _reaching = new();
    private readonly int[] _groupOf;
    private readonly bool[] _isTied;
    private readonly HashSet<int>?[] _groupsOf;

    public Surroundings(CompiledPack pack)
    {
        _pack = pack;
        _reach = new Reach(pack);
        _isTied = new bool[pack.Pack.Fields.Length];
        _groupOf = FindGroups();
        _groupsOf = new HashSet<int>?[pack.Positions.Length];
    }

    /// <summary>The fields on which it can hang what becomes of a position.</summary>
    public IEnumerable<Field> FieldsAround(int position) => _pack.Pack.Fields.Where(field => Touches(position, field));

    /// <summary>Whether what becomes of a position can hang on a field.</summary>
    public bool Touches(int position, Field field) =>
        (_groupsOf[position] ??= GroupsOf(_pack.Positions[position])).Contains(_groupOf[field.Index]);

    /// <summary>Whether a constraint or an implication has to do with a field.</summary>
    public bool IsTied(Field field) => _isTied[field.Index];

    private HashSet<int> GroupsOf(PositionFormulas formulas)
    {
        // What a formula reaches is remembered for the next one.
        lock (_reaching)
        {
            return
            [
                .. _reach.SlotsOf(formulas.Applies).Concat(_reach.SlotsOf(formulas.Violated)).Select(slot => _groupOf[slot.Field.Index]),
            ];
        }
    }

    /// <summary>For each field a number that it shares with those to which constraints and implications tie it.</summary>
    private int[] FindGroups()
    {
        var groups = new Groups(_isTied.Length);
        foreach (var constraint in _pack.Constraints)
        {
            Tie(FieldsOf(constraint));
        }

        foreach (var settling in _pack.Settlings)
        {
            foreach (var implied in settling.Implied)
            {
                Tie([.. FieldsOf(implied.When), .. FieldsOf(_pack.Applicable[settling.Field]), settling.Field]);
            }
        }

        return [.. Enumerable.Range(0, _isTied.Length).Select(groups.Of)];

        void Tie(int[] fields)
        {
            groups.Tie(fields);
            Array.ForEach(fields, field => _isTied[field] = true);
        }
    }

    private int[] FieldsOf(Literal literal) => [.. _reach.SlotsOf(literal).Select(slot => slot.Field.Index)];
}
