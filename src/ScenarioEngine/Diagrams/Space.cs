using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Compiling;
using ScenarioEngine.Model;

namespace ScenarioEngine.Diagrams;

/// <summary>All complete packages of a pack, and which of them can exist, as sets in one diagram.</summary>
/// <remarks>
/// A package settles every field that has meaning in it, and counts once: a field without meaning has one choice, that it has none. What a
/// package
/// settles it states, so it is impossible where an implication says otherwise. Whether something is <c>stated</c> is asked of the scenario,
/// never of a package: it is
/// a variable of its own, which what agrees with a scenario keeps to what that scenario states.
/// </remarks>
internal sealed class Space
{
    private readonly CompiledPack _pack;
    private readonly int[] _sets;
    private readonly bool[] _gates;
    private readonly ImmutableArray<AbsentOption> _absent;
    private readonly Dictionary<Position, int> _numbers = [];
    private BigInteger? _whole;

    /// <param name="pack">The pack.</param>
    /// <param name="scenario">The day, and the implications that are taken out; its terms do not matter.</param>
    /// <param name="budget">What may be spent at first.</param>
    public Space(CompiledPack pack, Scenario scenario, Budget budget)
    {
        _pack = pack;
        _gates = GatesFor(pack, scenario);
        _absent = scenario.AbsentOptions;
        Layout = Layout.Of(pack);
        Diagram = new Diagram(Layout.Sizes, budget);
        _sets = new int[pack.Nodes.Length];
        Array.Fill(_sets, -1);
        _sets[0] = Diagram.All;
        foreach (var (number, position) in pack.Pack.Positions.Index())
        {
            _numbers.Add(position, number);
        }

        // What is not there is in no package, possible or not.
        List<int> packages = [.. Meanings(), .. _absent.Select(absent => Diagram.Not(Having(absent.What)))];
        Universe = Join(packages);
        Rules = [.. packages, .. FindRules()];
        Possible = Join(Rules);
    }

    /// <summary>Which implications and exceptions count, and which options are there: all that a space takes from a scenario.</summary>
    public static bool[] GatesFor(CompiledPack pack, Scenario scenario)
    {
        // Behind the gates, one for each cell: whether it is that of an option that is there.
        var gates = new bool[pack.GateCount + pack.CellCount];
        Array.Fill(gates, true);
        foreach (var (option, _) in scenario.AbsentOptions)
        {
            var (slot, cell) = pack.CellOf(option);
            gates[pack.GateCount + slot.FirstCell + cell] = false;
        }

        foreach (var implication in scenario.WithoutImplications)
        {
            gates[pack.Pack.Implications.IndexOf(implication)] = false;
        }

        foreach (var (gate, statement) in pack.ExceptionGates)
        {
            gates[gate] = statement.WasMadeBy(scenario.AsOf);
        }

        return gates;
    }

    public RulePack Pack => _pack.Pack;

    public Diagram Diagram { get; }

    public Layout Layout { get; }

    /// <summary>The variables in the order of the diagram.</summary>
    public Variable[] Variables => Layout.Variables;

    /// <summary>How many packages there are, and so at most in any set.</summary>
    public BigInteger Whole =>
        _whole ??= new CountingGraph<BigInteger>(Diagram, [Universe]).Tally(new Allowed(Layout.Sizes), Diagram.Budget).Of(Universe);

    /// <summary>All packages.</summary>
    public int Universe { get; }

    /// <summary>The packages that break no constraint and state nothing that an implication denies.</summary>
    public int Possible { get; }

    /// <summary>The sets whose intersection is <see cref="Possible"/>, one for each rule of the pack.</summary>
    public int[] Rules { get; }

    /// <summary>The levels of the slots that hold a field's value; do not change the list.</summary>
    public int[] LevelsOf(Field field) => Layout.LevelsOf(field);

    /// <summary>
    /// The options of a field that are there, ranges of a line that no rule tells apart, or the options that a set may include.
    /// </summary>
    public IEnumerable<(int Level, int Choice, ValueRange Range)> OptionsOf(Field field) =>
        Layout.OptionsOf(field).Where(option => IsThere(Variables[option.Level].Slot, Variables[option.Level].Choices[option.Choice]));

    private bool IsThere(Slot slot, Choice choice) => choice.Cells.All(cell => _gates[_pack.GateCount + slot.FirstCell + cell]);

    /// <summary>The packages that have an option.</summary>
    private int Having(FieldOption option)
    {
        var (slot, cell) = _pack.CellOf(option);
        var level = Layout.LevelOf(Array.IndexOf(_pack.Slots, slot));
        return Diagram.Where(level, choice => Variables[level].Choices[choice].Cells.Contains(cell));
    }

    /// <summary>The packages that do not go against a position; among impossible ones, anything.</summary>
    public int Respecting(Position position) => Diagram.Not(SetOf(Violated(position)));

    /// <summary>When a position is gone against.</summary>
    public Literal Violated(Position position) => _pack.Positions[_numbers[position]].Violated;

    /// <summary>The packages to which a position applies; among impossible ones, anything.</summary>
    public int Applying(Position position) => SetOf(_pack.Positions[_numbers[position]].Applies);

    /// <summary>The packages in which an implication says what a field is.</summary>
    public int Deriving(Field field) =>
        _pack
            .Settlings.Where(settling => settling.Field == field.Index)
            .SelectMany(settling => settling.Implied)
            .Aggregate(Diagram.Empty, (set, implied) => Diagram.Or(set, SetOf(implied.When)));

    /// <summary>The packages in which a condition of the pack holds.</summary>
    public int Holding(Condition condition) => SetOf(new Literal(_pack.Conditions[condition]));

    /// <summary>The packages that have allowed choices only.</summary>
    public int Keeping(Allowed allowed) =>
        Join(
            Enumerable
                .Range(0, Diagram.Depth)
                .Where(allowed.Restricts)
                .Select(level => Diagram.Where(level, choice => allowed.Has(level, choice)))
        );

    /// <summary>
    /// What is in all of some sets. Those that depend on late variables only come first, so that what is built stays small; and those that
    /// begin at the same variable are joined to each other before they are to the rest, which is much larger.
    /// </summary>
    /// <param name="sets">The sets.</param>
    /// <param name="joined">Told of each that has been joined.</param>
    public int Join(IEnumerable<int> sets, Action? joined = null)
    {
        var late = sets.ToArray();
        Array.Sort(Array.ConvertAll(late, set => -Diagram.LevelOf(set)), late);
        var all = Diagram.All;
        for (var next = 0; next < late.Length; )
        {
            var (level, together) = (Diagram.LevelOf(late[next]), Diagram.All);
            for (; next < late.Length && Diagram.LevelOf(late[next]) == level; next++)
            {
                together = Diagram.And(late[next], together);
                joined?.Invoke();
            }

            all = Diagram.And(together, all);
        }

        return all;
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

    /// <summary>What each constraint and each term of an implication leaves of all packages.</summary>
    public IEnumerable<(Constraint? Constraint, Implication? Implication, int Set)> RulesByName() =>
        _pack
            .Constraints.Select(
                (literal, number) => ((Constraint?)Pack.Constraints[number], (Implication?)null, Diagram.Not(SetOf(literal)))
            )
            .Concat(
                from settling in _pack.Settlings
                from implied in settling.Implied
                select ((Constraint?)null, (Implication?)Pack.Implications[implied.Implication], Follows(settling, implied))
            );

    private IEnumerable<int> FindRules() =>
        _pack
            .Constraints.Select(constraint => Diagram.Not(SetOf(constraint)))
            .Concat(_pack.Settlings.SelectMany(settling => settling.Implied.Select(implied => Follows(settling, implied))));

    /// <summary>
    /// The packages in which a field has the value that an implication gives it, or the implication does not hold, or the field has no
    /// meaning.
    /// </summary>
    private int Follows(Settling settling, ImpliedCells implied)
    {
        var agrees = Diagram.All;
        for (var i = 0; i < settling.Slots.Length; i++)
        {
            var variable = Variables[Layout.LevelOf(settling.Slots[i])];
            var cell = implied.Cells[i];
            agrees = Diagram.And(
                agrees,
                Diagram.Where(
                    Layout.LevelOf(settling.Slots[i]),
                    choice => choice == variable.WithoutMeaning || variable.Choices[choice].Cells.Contains(cell)
                )
            );
        }

        return Diagram.Or(Diagram.Not(SetOf(implied.When)), agrees);
    }

    /// <summary>The packages in which a literal holds; among impossible ones, anything.</summary>
    public int Of(Literal literal) => SetOf(literal);

    private int SetOf(Literal literal)
    {
        if (_sets[literal.Node] < 0)
        {
            _sets[literal.Node] = MakeSet(literal.Node);
        }

        return literal.IsNegated ? Diagram.Not(_sets[literal.Node]) : _sets[literal.Node];
    }

    private int MakeSet(int node) =>
        _pack.Nodes[node] switch
        {
            Node.Test test => SetOfTest(test),
            Node.And both => Diagram.And(SetOf(both.A), SetOf(both.B)),
            Node.NotFalse notFalse => SetOf(notFalse.Part),
            Node.Gate gate => _gates[gate.Number] ? Diagram.All : Diagram.Empty,
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private int SetOfTest(Node.Test test)
    {
        var level = Layout.LevelOf(test.SlotNumber);
        var choices = Variables[level].Choices;
        return Diagram.Where(level, choice => choices[choice].Cells is [var cell, ..] && test.Cells.Contains(cell));
    }
}
