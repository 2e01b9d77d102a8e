using ScenarioEngine.Compiling;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Model;

namespace ScenarioEngine.Deciding;

/// <summary>
/// The packages in which conditions hold, as sets over what a scenario leaves unsettled. What is known already is not looked at.
/// </summary>
/// <remarks>
/// Sound, since what Kleene's logic knows of a scenario holds in every possible package that agrees with it. A field without meaning may
/// take any choice, because
/// every test of it asks first whether it has one.
/// </remarks>
internal sealed class ConditionSets
{
    private const int FirstCapacity = 1 << 8;
    private const int Unmade = -1;

    private readonly CompiledPack _pack;
    private readonly PackLayout _layout;
    private readonly IKnown _known;
    private readonly int[] _sets;
    private readonly bool[] _hangsOnMeaning;
    private readonly Stack<int> _waiting = [];

    /// <param name="layout">The pack.</param>
    /// <param name="known">What is known of the scenario.</param>
    /// <param name="budget">What may be spent at first.</param>
    public ConditionSets(PackLayout layout, IKnown known, Budget budget)
    {
        _pack = layout.Pack;
        _layout = layout;
        _known = known;
        Diagram = new Diagram(layout.Variables.Select(PackLayout.SizeOf), budget, FirstCapacity);
        _sets = new int[_pack.Nodes.Length];
        Array.Fill(_sets, Unmade);
        _hangsOnMeaning = FindWhatHangsOnMeaning();
    }

    public Diagram Diagram { get; }

    /// <summary>The packages in which a literal holds.</summary>
    public int Of(Literal literal)
    {
        // Formulas can be nested more deeply than a thread has room for.
        _waiting.Push(literal.Node);
        while (_waiting.TryPeek(out var node))
        {
            if (_sets[node] == Unmade)
            {
                _sets[node] = Make(node);
            }

            if (_sets[node] != Unmade)
            {
                _waiting.Pop();
            }
        }

        return literal.IsNegated ? Diagram.Not(_sets[literal.Node]) : _sets[literal.Node];
    }

    /// <summary>The packages in which a slot has a cell.</summary>
    public int At(int slot, int cell)
    {
        var level = _layout.Levels[slot];
        var choices = _layout.Variables[level].Choices;
        return _known.CellOf(slot) is >= 0 and var settled
            ? (settled == cell ? Diagram.All : Diagram.Empty)
            : Diagram.Where(level, choice => choices[choice].Cells.Contains(cell));
    }

    /// <summary>The packages in which a field has some cells, or has no meaning.</summary>
    public int AtOrWithoutMeaning(int field, int[] slots, Func<int, int> cellOf)
    {
        var all = Diagram.All;
        foreach (var slot in slots)
        {
            all = Diagram.And(all, At(slot, cellOf(slot)));
        }

        return Diagram.Or(all, Diagram.Not(Of(_pack.Applicable[field])));
    }

    /// <summary>The packages that do not have an option.</summary>
    public int Without(FieldOption option)
    {
        var (slot, cell) = _pack.CellOf(option);
        return Diagram.Not(Diagram.And(At(Array.IndexOf(_pack.Slots, slot), cell), Of(_pack.Applicable[option.Field.Index])));
    }

    /// <summary>The packages that state nothing that an implication denies.</summary>
    public int Following(Settling settling, ImpliedCells implied) =>
        Of(implied.When) is var when && when == Diagram.Empty
            ? Diagram.All
            : Diagram.Or(
                Diagram.Not(when),
                AtOrWithoutMeaning(settling.Field, settling.Slots, slot => implied.Cells[Array.IndexOf(settling.Slots, slot)])
            );

    /// <summary>The set of a node; unmade where sets that it needs have to be made first, which now wait.</summary>
    private int Make(int node)
    {
        if (!_hangsOnMeaning[node] && _known.TruthOf(Literal.Of(node)) is { } truth)
        {
            return truth ? Diagram.All : Diagram.Empty;
        }

        return _pack.Nodes[node] switch
        {
            Node.And both => MakeAnd(both.A, both.B),
            Node.NotFalse notFalse => MakeAnd(notFalse.Part, notFalse.Part),
            Node.Test test => MakeTest(test),
            _ => throw new System.Diagnostics.UnreachableException("Gates are always known."),
        };
    }

    private int MakeAnd(Literal a, Literal b)
    {
        if (_sets[a.Node] == Unmade || _sets[b.Node] == Unmade)
        {
            Await(a.Node);
            Await(b.Node);
            return Unmade;
        }

        return Diagram.And(Known(a), Known(b));

        int Known(Literal literal) => literal.IsNegated ? Diagram.Not(_sets[literal.Node]) : _sets[literal.Node];
    }

    /// <summary>
    /// Whether a field has meaning is never unknown to <c>stated</c>, and yet a matter of each package: what asks it is known of none.
    /// </summary>
    private bool[] FindWhatHangsOnMeaning()
    {
        var hangs = new bool[_pack.Nodes.Length];
        for (var node = 1; node < hangs.Length; node++)
        {
            hangs[node] = _pack.Nodes[node] switch
            {
                Node.NotFalse notFalse => _known.TruthOf(notFalse.Part) is null || hangs[notFalse.Part.Node],
                Node.And both => hangs[both.A.Node] || hangs[both.B.Node],
                _ => false,
            };
        }

        return hangs;
    }

    private void Await(int node)
    {
        if (_sets[node] == Unmade)
        {
            _waiting.Push(node);
        }
    }

    private int MakeTest(Node.Test test)
    {
        var level = _layout.Levels[test.SlotNumber];
        var choices = _layout.Variables[level].Choices;
        return Diagram.Where(level, choice => test.Cells.Contains(choices[choice].Cells[0]));
    }
}
