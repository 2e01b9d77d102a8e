using System.Globalization;
using ScenarioEngine.Compiling;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Benchmarks.Counting;

/// <summary>
/// The conditions of a pack as a graph of numbers, for a program that has a diagram of its own (<c>count.c</c>): the same variables in the
/// same order, and nothing built.
/// </summary>
internal sealed class GraphText
{
    private readonly CompiledPack _pack;
    private readonly Layout _layout;
    private readonly bool[] _gates;
    private readonly List<string> _nodes = ["1"];
    private readonly Dictionary<int, Literal> _known = new() { [0] = Literal.True };

    private GraphText(RulePack pack, Scenario whole)
    {
        _pack = Engine.Compile(pack).Compiled;
        _layout = Layout.Of(_pack);
        _gates = Space.GatesFor(_pack, whole);
    }

    /// <summary>
    /// Writes the graph of a pack: the sizes of the fields, the nodes, what has to hold in a possible package, and for each party what
    /// keeps to its red lines.
    /// </summary>
    public static void Write(TextWriter writer, RulePack pack)
    {
        var whole = new Scenario("All packages", pack, pack.Files[0]);
        var graph = new GraphText(pack, whole);
        List<Literal> rules =
        [
            .. graph.Meanings(),
            .. graph._pack.Constraints.Select(constraint => !graph.Of(constraint)),
            .. graph._pack.Settlings.SelectMany(settling => settling.Implied, graph.Follows),
        ];
        var lines = new PositionsThatCount(whole, [])
            .RedLines.GroupBy(line => line.Party)
            .Select(own => own.Select(line => !graph.Of(graph._pack.Positions[pack.Positions.IndexOf(line)].Violated)).ToList())
            .ToList();
        writer.Write(
            $"{Numbers(graph._layout.Sizes.Prepend(graph._layout.Sizes.Length))}\n{Numbers([graph._nodes.Count])}\n{string.Join('\n', graph._nodes.Skip(1))}\n"
        );
        writer.Write($"{Numbers(rules.Select(rule => rule.Index).Prepend(rules.Count))}\n{Numbers([lines.Count])}\n");
        foreach (var own in lines)
        {
            writer.Write($"{Numbers(own.Select(line => line.Index).Prepend(own.Count))}\n");
        }
    }

    private static string Numbers(IEnumerable<int> numbers) =>
        string.Join(' ', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private IEnumerable<Literal> Meanings()
    {
        foreach (var (level, variable) in _layout.Variables.Index())
        {
            if (variable.WithoutMeaning is >= 0 and var without)
            {
                var (isWithout, hasMeaning) = (Test(level, choice => choice == without), Of(_pack.Applicable[variable.Slot.Field.Index]));
                yield return !Both(isWithout, hasMeaning);
                yield return !Both(!isWithout, !hasMeaning);
            }
        }
    }

    private Literal Follows(Settling settling, ImpliedCells implied)
    {
        var agrees = Literal.True;
        foreach (var (slot, cell) in settling.Slots.Zip(implied.Cells))
        {
            var variable = _layout.Variables[_layout.LevelOf(slot)];
            agrees = Both(
                agrees,
                Test(_layout.LevelOf(slot), choice => choice == variable.WithoutMeaning || variable.Choices[choice].Cells.Contains(cell))
            );
        }

        return !Both(Of(implied.When), !agrees);
    }

    private Literal Of(Literal literal)
    {
        if (!_known.TryGetValue(literal.Node, out var own))
        {
            own = _pack.Nodes[literal.Node] switch
            {
                Node.Test test => Test(test),
                Node.And both => Both(Of(both.A), Of(both.B)),
                Node.NotFalse notFalse => Of(notFalse.Part),
                Node.Gate gate => _gates[gate.Number] ? Literal.True : Literal.False,
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            _known.Add(literal.Node, own);
        }

        return literal.IsNegated ? !own : own;
    }

    private Literal Test(Node.Test test)
    {
        var level = _layout.LevelOf(test.SlotNumber);
        return Test(level, choice => _layout.Variables[level].Choices[choice].Cells is [var cell, ..] && test.Cells.Contains(cell));
    }

    private Literal Test(int level, Func<int, bool> has)
    {
        var choices = Enumerable.Range(0, _layout.Sizes[level]).Where(has).ToList();
        return Add(Numbers([0, level, choices.Count, .. choices]));
    }

    private Literal Both(Literal a, Literal b) => Add(Numbers([1, a.Index, b.Index]));

    private Literal Add(string node)
    {
        _nodes.Add(node);
        return Literal.Of(_nodes.Count - 1);
    }
}
