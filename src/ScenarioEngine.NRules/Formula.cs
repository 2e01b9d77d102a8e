using System.Linq.Expressions;
using ScenarioEngine.Compiling;

namespace ScenarioEngine.NRules;

/// <summary>The conditions of one rule: the nodes of the compiled pack that they come to, and the facts that they read.</summary>
/// <remarks>Fields and gates are read as facts; what settles a field is the business of other rules.</remarks>
internal sealed class Formula
{
    private readonly CompiledPack _pack;
    private readonly SortedSet<int> _nodes = [];
    private readonly SortedSet<int> _fields = [];
    private readonly SortedSet<int> _gates = [];
    private readonly Literal _whole;

    /// <summary>A formula.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="whole">What the rule is about.</param>
    /// <param name="others">What explanations ask for besides.</param>
    public Formula(CompiledPack pack, Literal whole, IEnumerable<Literal> others)
    {
        _pack = pack;
        _whole = whole;
        Collect(whole.Node);
        foreach (var literal in others)
        {
            Collect(literal.Node);
        }
    }

    /// <summary>The numbers of the fields that it reads, in their order.</summary>
    public IReadOnlyCollection<int> Fields => _fields;

    /// <summary>The gates that it reads, in their order.</summary>
    public IReadOnlyCollection<int> Gates => _gates;

    /// <summary>An expression of type <see cref="Truths"/>.</summary>
    /// <param name="terms">For each field, the <see cref="TermFact"/>.</param>
    /// <param name="gates">For each gate, the <see cref="GateFact"/>.</param>
    public Expression ToExpression(Func<int, Expression> terms, Func<int, Expression> gates)
    {
        // A node is numbered after what it reads, and computed once however often it is used.
        var nodes = _nodes.ToDictionary(node => node, node => Expression.Variable(typeof(Truth), $"node{node}"));
        var steps = _nodes.Select(node => (Expression)Expression.Assign(nodes[node], Compute(node)));
        var values = Expression.NewArrayInit(typeof(Truth), nodes.Values);
        var constructor = typeof(Truths).GetConstructors()[0];
        var result = Expression.New(constructor, Expression.Constant(_nodes.ToArray()), values, Read(_whole));
        return Expression.Block(typeof(Truths), nodes.Values, [.. steps, result]);

        Expression Read(Literal literal) => literal switch
        {
            { Node: 0 } => Expression.Constant(literal.IsNegated ? Truth.False : Truth.True),
            { IsNegated: true } => Call(nameof(Kleene.Not), nodes[literal.Node]),
            _ => nodes[literal.Node],
        };

        Expression Compute(int node)
        {
            var step = _pack.Instructions[_pack.Nodes[node].Instruction];
            return _pack.Nodes[node].Operation switch
            {
                Operation.Test => Test(step, terms),
                Operation.And => Call(nameof(Kleene.And), Read(new Literal(step.A)), Read(new Literal(step.B))),
                Operation.NotFalse => Call(nameof(Kleene.NotFalse), Read(new Literal(step.A))),
                Operation.Gate => Expression.Property(gates(step.A), nameof(GateFact.Counts)),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
    }

    private static MethodCallExpression Call(string method, params Expression[] arguments) =>
        Expression.Call(typeof(Kleene), method, typeArguments: null, arguments);

    private MethodCallExpression Test(Instruction step, Func<int, Expression> terms)
    {
        var slot = _pack.Slots[step.A];
        var place = _pack.StatedSlots[slot.Field.Index] == step.A
            ? _pack.ValueSlots[slot.Field.Index].Length
            : Array.IndexOf(_pack.ValueSlots[slot.Field.Index], step.A);
        return Expression.Call(
            terms(slot.Field.Index),
            nameof(TermFact.LiesIn),
            typeArguments: null,
            Expression.Constant(place),
            Expression.Constant(new CellSet(slot, _pack.CellLists[step.B..step.C])));
    }

    private void Collect(int node)
    {
        if (node == 0 || !_nodes.Add(node))
        {
            return;
        }

        var (operation, instruction) = _pack.Nodes[node];
        var step = _pack.Instructions[instruction];
        switch (operation)
        {
            case Operation.Test:
                _fields.Add(_pack.Slots[step.A].Field.Index);
                break;
            case Operation.Gate:
                _gates.Add(step.A);
                break;
            case Operation.And:
                Collect(new Literal(step.A).Node);
                Collect(new Literal(step.B).Node);
                break;
            default:
                Collect(new Literal(step.A).Node);
                break;
        }
    }
}
