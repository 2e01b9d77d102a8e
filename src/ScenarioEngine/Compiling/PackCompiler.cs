using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Compiling;

/// <summary>Compiles a pack into a program.</summary>
/// <remarks>Linear in the number of tests, times the cells of the tested fields.</remarks>
internal sealed class PackCompiler
{
    private readonly RulePack _pack;
    private readonly ProgramBuilder _program = new();
    private readonly Slot[] _slots;
    private readonly int[][] _valueSlots;
    private readonly int[] _statedSlots;
    private readonly ConditionCompiler _conditions;
    private readonly Literal[] _implications;

    private PackCompiler(RulePack pack, IReadOnlyDictionary<Condition, Condition> substitutes)
    {
        _pack = pack;
        (_slots, _valueSlots, _statedSlots) = SlotBuilder.Build(pack, substitutes.Values);
        _conditions = new ConditionCompiler(_program, _slots, _valueSlots, _statedSlots, substitutes);
        _implications = new Literal[pack.Implications.Length];
    }

    public static CompiledPack Compile(RulePack pack) => Compile(pack, ImmutableDictionary<Condition, Condition>.Empty);

    /// <summary>Compiles a pack as if some of its conditions were written otherwise.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="substitutes">For conditions of the pack, told apart by reference, what to compile in their place. It tests no other fields.</param>
    public static CompiledPack Compile(RulePack pack, IReadOnlyDictionary<Condition, Condition> substitutes) => new PackCompiler(pack, substitutes).Compile();

    private CompiledPack Compile()
    {
        CompileFields();
        var constraints = _pack.Constraints.Select(constraint => _conditions.Compile(constraint.ImpossibleWhen)).ToArray();
        var positions = _pack.Positions.Select(CompilePosition).ToArray();
        var (instructions, runs, nodes) = _program.Build();
        var settlings = _program.Settlings;
        var settlingOf = new int[_pack.Fields.Length];
        Array.Fill(settlingOf, -1);
        for (var i = 0; i < settlings.Length; i++)
        {
            settlingOf[settlings[i].Field] = i;
        }

        return new CompiledPack
        {
            Pack = _pack,
            Slots = _slots,
            ValueSlots = _valueSlots,
            StatedSlots = _statedSlots,
            Settlings = settlings,
            SettlingOf = settlingOf,
            Instructions = instructions,
            Runs = runs,
            Nodes = nodes,
            CellLists = _program.CellLists,
            CellCount = _slots.Sum(slot => slot.CellCount),
            Applicable = _conditions.Applicable,
            Implications = _implications,
            Constraints = constraints,
            Positions = [.. positions.Select(position => position.Formulas)],
            PositionsOf = [.. _pack.Parties.Select(PositionsOf)],
            GateCount = _program.GateCount,
            ExceptionGates = [.. positions.SelectMany(position => position.Gates)],
            Conditions = _conditions.Compiled,
        };
    }

    private int[] PositionsOf(Party party) =>
        [.. Enumerable.Range(0, _pack.Positions.Length).Where(number => ReferenceEquals(_pack.Positions[number].Party, party))];

    /// <summary>Fields in order of dependence: first when a field has meaning and what it is settled at, then everything that tests it.</summary>
    private void CompileFields()
    {
        // The first gates are those of the implications, in their order.
        var gates = _pack.Implications.Select(_ => _program.Gate().Literal).ToArray();
        var isCompiled = new bool[_pack.Implications.Length];
        var implied = _pack.Implications
            .SelectMany((implication, number) => implication.Then.Select(term => (Number: number, Term: term)))
            .ToLookup(pair => pair.Term.Field);
        foreach (var field in FieldOrder.Find(_pack.Fields, _pack.Implications).Ordered)
        {
            _conditions.CompileApplicability(field);
            foreach (var (number, _) in implied[field])
            {
                if (!isCompiled[number])
                {
                    _implications[number] = _program.And(gates[number], _conditions.Compile(_pack.Implications[number].When));
                    isCompiled[number] = true;
                }
            }

            if (implied.Contains(field))
            {
                var cells = implied[field].Select(pair => new ImpliedCells(pair.Number, _implications[pair.Number], CellsOf(field, pair.Term.Value)));
                var statusQuo = field.StatusQuo is { } value ? CellsOf(field, value) : null;
                _program.Settle(new Settling(field.Index, _valueSlots[field.Index], statusQuo, [.. cells]));
            }
        }
    }

    private int[] CellsOf(Field field, Value value) => [.. _valueSlots[field.Index].Select(slot => _slots[slot].CellOf(value))];

    private (PositionFormulas Formulas, (int, Statement)[] Gates) CompilePosition(Position position)
    {
        if (position.Vague is not null)
        {
            return (new PositionFormulas(position.Kind, Literal.False, Literal.False), []);
        }

        var applies = position.AppliesWhen is { } appliesWhen ? _conditions.Compile(appliesWhen) : Literal.True;
        var gates = new (int, Statement)[position.Exceptions.Length];
        for (var i = 0; i < gates.Length; i++)
        {
            var (isCounted, gate) = _program.Gate();
            gates[i] = (gate, position.Exceptions[i].Statement);
            applies = _program.And(applies, !_program.And(isCounted, _conditions.Compile(position.Exceptions[i].When)));
        }

        var condition = position.Condition is { } body ? _conditions.Compile(body) : Literal.True;
        var violated = position.Kind == PositionKind.RedLine ? condition : !condition;
        return (new PositionFormulas(position.Kind, applies, _program.And(applies, violated)), gates);
    }
}
