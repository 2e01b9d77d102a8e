using System.Globalization;
using ScenarioEngine.Compiling;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exporting;

/// <summary>
/// The packages of a scenario as a formula in conjunctive normal form, so that anybody can count them with a tool of their own.
/// </summary>
/// <remarks>
/// Written from the compiled conditions and not from a decision diagram, so that a count of it witnesses the diagram's. A variable stands
/// for each choice of each field, of which exactly one
/// is true, for one of the first so many of them, or for a condition; these two are settled by the choices (Tseitin, 1968): each package is
/// one model. A field without meaning has the choice that it has none.
/// </remarks>
internal sealed class Dimacs
{
    /// <summary>Up to so many choices each pair is written down, which needs no variable beside them.</summary>
    private const int MostInPairs = 8;

    private readonly CompiledPack _pack;
    private readonly Layout _layout;
    private readonly bool[] _gates;
    private readonly int[] _firstOf;
    private readonly Dictionary<int, int> _nodes = [];
    private readonly List<int[]> _clauses = [];
    private readonly List<string> _names = [];

    private Dimacs(Evaluator evaluator, Scenario scenario)
    {
        _pack = evaluator.Compiled;
        _layout = Layout.Of(_pack);
        _gates = Space.GatesFor(_pack, scenario);
        _firstOf = new int[_layout.Variables.Length];
        var allowed = Standing.Of(evaluator, scenario).Agreeing(_layout);
        for (var level = 0; level < _firstOf.Length; level++)
        {
            AddVariable(level, allowed);
        }

        Choices = _names.Count;
        AddExclusions();
        AddMeanings();
        AddRules();
        AddAbsences(scenario);
    }

    /// <summary>How many of the variables are choices; those after them are conditions, and settled by them.</summary>
    public int Choices { get; }

    /// <summary>How many variables there are.</summary>
    public int Variables => _names.Count;

    /// <summary>The clauses: numbers of variables from 1, negative where a variable has to be false.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Clauses => _clauses;

    /// <summary>The possible packages that agree with a scenario.</summary>
    public static Dimacs OfPossible(Evaluator evaluator, Scenario scenario) => new(evaluator, scenario);

    /// <summary>Those of them that cross nobody's red line.</summary>
    public static Dimacs OfZone(Evaluator evaluator, Scenario scenario)
    {
        var dimacs = new Dimacs(evaluator, scenario);
        foreach (var line in new PositionsThatCount(scenario, []).RedLines)
        {
            dimacs.Require(!dimacs._pack.Positions[scenario.Pack.Positions.IndexOf(line)].Violated);
        }

        return dimacs;
    }

    /// <summary>Writes the formula, and in comments before it what each variable stands for.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="about">What it is of, in a line.</param>
    public void Write(TextWriter writer, string about)
    {
        writer.Write(
            $"c {about}\nc Each package is one model. Variables up to {Choices.ToString(CultureInfo.InvariantCulture)} are choices; the others are conditions, which these settle.\n"
        );
        for (var variable = 0; variable < Choices; variable++)
        {
            writer.Write(FormattableString.Invariant($"c {variable + 1} {_names[variable]}\n"));
        }

        writer.Write(FormattableString.Invariant($"p cnf {Variables} {_clauses.Count}\n"));
        foreach (var clause in _clauses)
        {
            writer.Write($"{string.Join(' ', clause.Select(literal => literal.ToString(CultureInfo.InvariantCulture)))} 0\n");
        }
    }

    private void AddVariable(int level, Allowed allowed)
    {
        var variable = _layout.Variables[level];
        var field = variable.Slot.Field;
        _firstOf[level] = _names.Count + 1;
        foreach (var choice in variable.Choices)
        {
            _names.Add(
                (variable.Slot.Kind, choice.Range) switch
                {
                    (_, null) => $"{field.Path}: without meaning",
                    (SlotKind.Stated, { Low: { Option: 1 } }) => $"{field.Path}: stated",
                    (SlotKind.Stated, _) => $"{field.Path}: not stated",
                    (SlotKind.Member, { Low: { } members }) =>
                        $"{field.Path}: {(members.Members == 0 ? "without" : "with")} {field.Type.Options[variable.Slot.Member].Id}",
                    (_, { } range) => $"{field.Path}: {range.Describe(field.Type)}",
                }
            );
        }

        int[] choices = [.. Enumerable.Range(_firstOf[level], variable.Choices.Length)];
        _clauses.Add(choices);
        _clauses.AddRange(choices.Where((_, choice) => !allowed.Has(level, choice)).Select(choice => (int[])[-choice]));
    }

    /// <summary>Of the choices of a field no two are true.</summary>
    /// <remarks>
    /// Pairs of 5,000 choices are 12.5 million clauses. A variable for "one of the first so many" needs four clauses a choice (the
    /// sequential counter of Sinz, 2005, with both directions, so
    /// that the choices settle it and no model is counted twice).
    /// </remarks>
    private void AddExclusions()
    {
        for (var level = 0; level < _firstOf.Length; level++)
        {
            int[] choices = [.. Enumerable.Range(_firstOf[level], _layout.Variables[level].Choices.Length)];
            if (choices.Length <= MostInPairs)
            {
                _clauses.AddRange(from first in choices from second in choices where first < second select (int[])[-first, -second]);
                continue;
            }

            var soFar = choices[0];
            foreach (var choice in choices[1..])
            {
                _clauses.Add([-soFar, -choice]);
                soFar = choice == choices[^1] ? soFar : Define([soFar, choice], isAny: true);
            }
        }
    }

    /// <summary>A field has the choice that it has no meaning exactly where it has none.</summary>
    private void AddMeanings()
    {
        for (var level = 0; level < _firstOf.Length; level++)
        {
            var variable = _layout.Variables[level];
            if (variable.WithoutMeaning >= 0)
            {
                var hasMeaning = VariableOf(_pack.Applicable[variable.Slot.Field.Index]);
                var without = _firstOf[level] + variable.WithoutMeaning;
                _clauses.Add([without, hasMeaning]);
                _clauses.Add([-without, -hasMeaning]);
            }
        }
    }

    private void AddRules()
    {
        foreach (var constraint in _pack.Constraints)
        {
            Require(!constraint);
        }

        foreach (var settling in _pack.Settlings)
        {
            foreach (var implied in settling.Implied)
            {
                for (var i = 0; i < settling.Slots.Length; i++)
                {
                    var level = _layout.LevelOf(settling.Slots[i]);
                    var variable = _layout.Variables[level];
                    var agreeing = Enumerable
                        .Range(0, variable.Choices.Length)
                        .Where(choice => choice == variable.WithoutMeaning || variable.Choices[choice].Cells.Contains(implied.Cells[i]));
                    _clauses.Add([-VariableOf(implied.When), .. agreeing.Select(choice => _firstOf[level] + choice)]);
                }
            }
        }
    }

    private void AddAbsences(Scenario scenario)
    {
        foreach (var absent in scenario.AbsentOptions)
        {
            var (slot, cell) = _pack.CellOf(absent.What);
            var level = _layout.LevelOf(Array.IndexOf(_pack.Slots, slot));
            foreach (var (choice, _) in _layout.Variables[level].Choices.Index().Where(choice => choice.Item.Cells.Contains(cell)))
            {
                _clauses.Add([-(_firstOf[level] + choice)]);
            }
        }
    }

    private void Require(Literal literal) => _clauses.Add([VariableOf(literal)]);

    /// <summary>The variable of a literal, negative where it is negated; made with what settles it when it is first asked for.</summary>
    private int VariableOf(Literal literal)
    {
        if (!_nodes.TryGetValue(literal.Node, out var variable))
        {
            variable = literal.Node == Literal.True.Node ? Define([], isAny: false) : Define(literal.Node);
            _nodes.Add(literal.Node, variable);
        }

        return literal.IsNegated ? -variable : variable;
    }

    private int Define(int node)
    {
        switch (_pack.Nodes[node])
        {
            case Node.And both:
                return Define([VariableOf(both.A), VariableOf(both.B)], isAny: false);
            case Node.NotFalse notFalse:
                return VariableOf(notFalse.Part);
            case Node.Gate gate:
                return Define([], isAny: !_gates[gate.Number]);
            case Node.Test test:
                var level = _layout.LevelOf(test.SlotNumber);
                var choices = _layout
                    .Variables[level]
                    .Choices.Index()
                    .Where(choice => choice.Item.Cells is [var cell, ..] && test.Cells.Contains(cell));
                return Define([.. choices.Select(choice => _firstOf[level] + choice.Index)], isAny: true);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>A variable that is true exactly where any of some literals is, or all are. Of none, that is never or always.</summary>
    private int Define(int[] parts, bool isAny)
    {
        _names.Add("");
        var variable = _names.Count;
        var sign = isAny ? 1 : -1;
        _clauses.Add([-sign * variable, .. parts.Select(part => sign * part)]);
        foreach (var part in parts)
        {
            _clauses.Add([sign * variable, -sign * part]);
        }

        return variable;
    }
}
