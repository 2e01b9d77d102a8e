using ScenarioEngine.Compiling;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>All complete packages of a pack, and which of them can exist, as sets in one diagram.</summary>
/// <remarks>
/// A package settles every field that has meaning in it, and counts once: a field without meaning has one choice, that it has none. What a package
/// settles it states, so it is impossible where an implication says otherwise.
/// </remarks>
internal sealed class Space
{
    private readonly CompiledPack _pack;
    private readonly int[] _levelOf;
    private readonly int[] _sets;
    private readonly bool[] _gates;

    public Space(CompiledPack pack, Scenario scenario, Budget budget)
    {
        _pack = pack;
        var place = VariableOrder.Find(pack.Pack.Fields.Length, [.. FieldsOfRules()]);
        var slots = pack.Pack.Fields.OrderBy(field => place[field.Index]).SelectMany(field => pack.ValueSlots[field.Index]).ToArray();
        var tests = pack.TellingApart().ToLookup(test => test.Slot, test => test.Cells);
        Variables = [.. slots.Select(slot => new Variable(pack.Slots[slot], [.. tests[slot]]))];
        _levelOf = new int[pack.Slots.Length];
        foreach (var (level, slot) in slots.Index())
        {
            _levelOf[slot] = level;
        }

        Diagram = new Diagram(Variables.Select(variable => variable.Choices.Length), budget);
        _sets = new int[pack.Nodes.Length];
        Array.Fill(_sets, -1);
        _sets[0] = Diagram.All;
        _gates = GatesFor(scenario);
        Universe = Join(Meanings());
        Possible = Join([Universe, .. Rules()]);
    }

    public Diagram Diagram { get; }

    /// <summary>The variables in the order of the diagram.</summary>
    public Variable[] Variables { get; }

    /// <summary>All packages.</summary>
    public int Universe { get; }

    /// <summary>The packages that break no constraint and state nothing that an implication denies.</summary>
    public int Possible { get; }

    /// <summary>The levels of the slots that hold a field's value.</summary>
    public IEnumerable<int> LevelsOf(Field field) => _pack.ValueSlots[field.Index].Select(slot => _levelOf[slot]);

    /// <summary>The packages that do not go against a position; among impossible ones, anything.</summary>
    public int Respecting(int position) => Diagram.Not(SetOf(_pack.Positions[position].Violated));

    /// <summary>The packages to which a position applies.</summary>
    public int Applying(int position) => SetOf(_pack.Positions[position].Applies);

    /// <summary>The packages in which a condition of the pack holds.</summary>
    public int Holding(Condition condition) => SetOf(_pack.Conditions[condition]);

    /// <summary>The packages in which a field has a value, or no meaning.</summary>
    public int Agreeing(Term term)
    {
        var set = Diagram.All;
        foreach (var level in LevelsOf(term.Field))
        {
            var variable = Variables[level];
            var choice = variable.ChoiceOf(term.Value);
            set = Diagram.And(set, Diagram.Where(level, value => value == choice || value == variable.WithoutMeaning));
        }

        return set;
    }

    /// <summary>What is in all of some sets. Those that depend on late variables only come first, so that what is built stays small.</summary>
    public int Join(IEnumerable<int> sets) =>
        sets.OrderByDescending(Diagram.LevelOf).Aggregate(Diagram.All, (joined, set) => Diagram.And(set, joined));

    private bool[] GatesFor(Scenario scenario)
    {
        var gates = new bool[_pack.GateCount];
        Array.Fill(gates, true);
        foreach (var implication in scenario.WithoutImplications)
        {
            gates[_pack.Pack.Implications.IndexOf(implication)] = false;
        }

        foreach (var (gate, statement) in _pack.ExceptionGates)
        {
            gates[gate] = statement.WasMadeBy(scenario.AsOf);
        }

        return gates;
    }

    /// <summary>A field has the choice that it has no meaning exactly where it has none.</summary>
    private List<int> Meanings()
    {
        var sets = new List<int>();
        for (var level = 0; level < Variables.Length; level++)
        {
            var without = Variables[level].WithoutMeaning;
            if (without >= 0)
            {
                var hasMeaning = SetOf(_pack.Applicable[Variables[level].Slot.Field.Index]);
                var isWithout = Diagram.Where(level, choice => choice == without);
                sets.Add(Diagram.Not(Diagram.And(isWithout, hasMeaning)));
                sets.Add(Diagram.Or(isWithout, hasMeaning));
            }
        }

        return sets;
    }

    private IEnumerable<int> Rules() =>
        _pack.Constraints.Select(constraint => Diagram.Not(SetOf(constraint)))
            .Concat(_pack.Settlings.SelectMany(settling => settling.Implied.Select(implied => Follows(settling, implied))));

    /// <summary>The packages in which a field has the value that an implication gives it, or the implication does not hold, or the field has no meaning.</summary>
    private int Follows(Settling settling, ImpliedCells implied)
    {
        var agrees = Diagram.All;
        for (var i = 0; i < settling.Slots.Length; i++)
        {
            var variable = Variables[_levelOf[settling.Slots[i]]];
            var cell = implied.Cells[i];
            agrees = Diagram.And(agrees, Diagram.Where(
                _levelOf[settling.Slots[i]], choice => choice == variable.WithoutMeaning || variable.Choices[choice].Cells.Contains(cell)));
        }

        return Diagram.Or(Diagram.Not(SetOf(implied.When)), agrees);
    }

    private int SetOf(Literal literal)
    {
        if (_sets[literal.Node] < 0)
        {
            _sets[literal.Node] = MakeSet(literal.Node);
        }

        return literal.IsNegated ? Diagram.Not(_sets[literal.Node]) : _sets[literal.Node];
    }

    private int MakeSet(int node)
    {
        var (operation, number) = _pack.Nodes[node];
        var instruction = _pack.Instructions[number];
        return operation switch
        {
            Operation.Test => SetOfTest(instruction),
            Operation.And => Diagram.And(SetOf(new Literal(instruction.A)), SetOf(new Literal(instruction.B))),
            Operation.NotFalse => SetOf(new Literal(instruction.A)),
            Operation.Gate => _gates[instruction.A] ? Diagram.All : Diagram.Empty,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private int SetOfTest(Instruction test)
    {
        var slot = _pack.Slots[test.A];
        var cells = _pack.CellLists[test.B..test.C];
        if (slot.Kind == SlotKind.Stated)
        {
            // A complete package states whatever has meaning in it.
            return cells.Contains(slot.FirstCell + 1) ? Diagram.All : Diagram.Empty;
        }

        var level = _levelOf[test.A];
        var choices = Variables[level].Choices;
        return Diagram.Where(level, choice => choices[choice].Cells is [var cell, ..] && cells.Contains(slot.FirstCell + cell));
    }

    /// <summary>For each rule of the pack, the fields that meet in it.</summary>
    private IEnumerable<int[]> FieldsOfRules()
    {
        var reach = new Reach(_pack);
        var rules = _pack.Positions.Select(position => position.Violated).Concat(_pack.Constraints).Select(literal => Fields(literal, []))
            .Concat(_pack.Settlings.SelectMany(settling => settling.Implied.Select(implied => Fields(implied.When, [settling.Field]))))
            .Concat(_pack.Applicable.Select((literal, field) => Fields(literal, [field])));
        return rules.Where(fields => fields.Length > 1);

        int[] Fields(Literal literal, int[] others) => [.. reach.SlotsOf(literal).Select(slot => slot.Field.Index).Concat(others).Distinct()];
    }
}
