using ScenarioEngine.Model;

namespace ScenarioEngine.Compiling;

/// <summary>Compiles a pack into a program.</summary>
/// <remarks>
/// Linear in the number of tests, times the cells of the tested fields. Written with arrays and classes rather than with collections of
/// small
/// structs: the runtime has to compile each of those anew whenever the tool starts (decision 6).
/// </remarks>
internal sealed class PackCompiler
{
    private static readonly Dictionary<Condition, Condition> NoSubstitutes = new(ReferenceEqualityComparer.Instance);

    private readonly RulePack _pack;
    private readonly ProgramBuilder _program = new();
    private readonly Slot[] _slots;
    private readonly int[][] _valueSlots;
    private readonly int[] _statedSlots;
    private readonly ConditionCompiler _conditions;
    private readonly Literal[] _implications;
    private readonly IReadOnlyDictionary<Condition, Condition> _substitutes;
    private readonly List<ExceptionGate> _exceptionGates = [];

    private PackCompiler(RulePack pack, IReadOnlyDictionary<Condition, Condition> substitutes)
    {
        _pack = pack;
        _substitutes = substitutes;
        (_slots, _valueSlots, _statedSlots) = SlotBuilder.Build(pack, substitutes.Values);
        _conditions = new ConditionCompiler(_program, _slots, _valueSlots, _statedSlots, substitutes);
        _implications = new Literal[pack.Implications.Length];
    }

    public static CompiledPack Compile(RulePack pack) => Compile(pack, NoSubstitutes);

    /// <summary>Compiles a pack as if some of its conditions were written otherwise.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="substitutes">For conditions of the pack, told apart by reference, what to compile in their place. It tests no other
    /// fields.</param>
    public static CompiledPack Compile(RulePack pack, IReadOnlyDictionary<Condition, Condition> substitutes) =>
        new PackCompiler(pack, substitutes).Compile();

    private CompiledPack Compile()
    {
        CompileFields();
        var constraints = new Literal[_pack.Constraints.Length];
        for (var i = 0; i < constraints.Length; i++)
        {
            constraints[i] = _conditions.Compile(_pack.Constraints[i].ImpossibleWhen);
        }

        var positions = new PositionFormulas[_pack.Positions.Length];
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = CompilePosition(_pack.Positions[i]);
        }

        // All readings are compiled, whichever hold here, so that what they tell apart is the same under each of them.
        var readings = Array.ConvertAll(
            _pack.Positions.ToArray(),
            position => Array.ConvertAll(position.Readings.ToArray(), reading => CompilePosition(reading.As))
        );
        foreach (var position in _pack.Positions.Where(position => position.ReadAs is not null))
        {
            CompilePosition(position.Own);
        }

        var program = _program.Build();
        var settlings = _program.Settlings;
        return new CompiledPack
        {
            Pack = _pack,
            Substitutes = _substitutes,
            Slots = _slots,
            ValueSlots = _valueSlots,
            StatedSlots = _statedSlots,
            Settlings = settlings,
            SettlingOf = SettlingOf(settlings),
            Instructions = program.Instructions,
            Runs = program.Runs,
            Nodes = program.Nodes,
            CellLists = program.CellLists,
            CellCount = CountCells(),
            Applicable = _conditions.Applicable,
            Implications = _implications,
            Constraints = constraints,
            Positions = positions,
            Readings = readings,
            PositionsOf = [.. _pack.Parties.Select(PositionsOf)],
            GateCount = _program.GateCount,
            ExceptionGates = [.. _exceptionGates],
            Conditions = _conditions.Compiled,
        };
    }

    private int[] SettlingOf(Settling[] settlings)
    {
        var settlingOf = new int[_pack.Fields.Length];
        for (var field = 0; field < settlingOf.Length; field++)
        {
            settlingOf[field] = -1;
        }

        for (var i = 0; i < settlings.Length; i++)
        {
            settlingOf[settlings[i].Field] = i;
        }

        return settlingOf;
    }

    private int[] PositionsOf(Party party)
    {
        var numbers = new List<int>();
        for (var number = 0; number < _pack.Positions.Length; number++)
        {
            if (ReferenceEquals(_pack.Positions[number].Party, party))
            {
                numbers.Add(number);
            }
        }

        return numbers.ToArray();
    }

    private int CountCells()
    {
        var count = 0;
        foreach (var slot in _slots)
        {
            count += slot.CellCount;
        }

        return count;
    }

    /// <summary>
    /// Fields in order of dependence: first when a field has meaning and what it is settled at, then everything that tests it.
    /// </summary>
    private void CompileFields()
    {
        // The first gates are those of the implications, in their order.
        var gates = new Literal[_pack.Implications.Length];
        for (var i = 0; i < gates.Length; i++)
        {
            gates[i] = _program.Gate().Literal;
        }

        var isCompiled = new bool[_pack.Implications.Length];
        var implied = _pack
            .Implications.SelectMany((implication, number) => implication.Then.Select(term => new Conclusion(number, term)))
            .ToLookup(conclusion => conclusion.Term.Field);
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
                var cells = implied[field]
                    .Select(conclusion => new ImpliedCells(
                        conclusion.Implication,
                        _implications[conclusion.Implication],
                        CellsOf(field, conclusion.Term.Value)
                    ));
                var statusQuo = field.StatusQuo is { } value ? CellsOf(field, value) : null;
                _program.Settle(new Settling(field.Index, _valueSlots[field.Index], statusQuo, [.. cells]));
            }
        }
    }

    private int[] CellsOf(Field field, Value value) => Array.ConvertAll(_valueSlots[field.Index], slot => _slots[slot].CellOf(value));

    private PositionFormulas CompilePosition(Position position)
    {
        if (position.Vague is not null)
        {
            return new PositionFormulas(position.Kind, Literal.False, Literal.False);
        }

        var applies = position.AppliesWhen is { } appliesWhen ? _conditions.Compile(appliesWhen) : Literal.True;
        foreach (var exception in position.Exceptions)
        {
            var (isCounted, gate) = _program.Gate();
            _exceptionGates.Add(new ExceptionGate(gate, exception.Statement));
            applies = _program.And(applies, !_program.And(isCounted, _conditions.Compile(exception.When)));
        }

        var condition = position.Condition is { } body ? _conditions.Compile(body) : Literal.True;
        foreach (var term in position.Worth?.Terms ?? [])
        {
            _conditions.Compile(term.When);
        }

        var violated = position.Policy.IsViolatedByCondition ? condition : !condition;
        return new PositionFormulas(position.Kind, applies, _program.And(applies, violated));
    }

    /// <summary>One term that an implication settles.</summary>
    private sealed record Conclusion(int Implication, ImpliedTerm Term);
}
