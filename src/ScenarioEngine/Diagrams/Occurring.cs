namespace ScenarioEngine.Diagrams;

/// <summary>The values that each variable has in some package of a set.</summary>
/// <remarks>
/// One walk over the diagram, since every node of it leads to a package: time and room linear in its size, and nothing is added to it.
/// </remarks>
internal sealed class Occurring
{
    private readonly bool[][] _values;

    private Occurring(Diagram diagram) =>
        _values = [.. Enumerable.Range(0, diagram.Depth).Select(level => new bool[diagram.SizeOf(level)])];

    /// <summary>Finds them for a set.</summary>
    /// <exception cref="BudgetExceededException">The budget of the diagram is used up.</exception>
    public static Occurring In(Diagram diagram, int set)
    {
        var occurring = new Occurring(diagram);
        if (set != Diagram.Empty)
        {
            occurring.Walk(diagram, set);
        }

        return occurring;
    }

    /// <summary>Whether a variable has a value in some package of the set.</summary>
    public bool Has(int level, int value) => _values[level][value];

    private void Walk(Diagram diagram, int set)
    {
        var seen = new HashSet<int> { set };
        var waiting = new Stack<int>([set]);
        var isPassed = new bool[diagram.Depth];
        Pass(isPassed, 0, diagram.LevelOf(set));
        while (waiting.TryPop(out var at))
        {
            var level = diagram.LevelOf(at);
            for (var value = 0; level < diagram.Depth && value < diagram.SizeOf(level); value++)
            {
                var child = diagram.ChildOf(at, value);
                if (child == Diagram.Empty)
                {
                    continue;
                }

                diagram.Budget.Spend(0);
                _values[level][value] = true;
                Pass(isPassed, level + 1, diagram.LevelOf(child));
                if (seen.Add(child))
                {
                    waiting.Push(child);
                }
            }
        }

        for (var level = 0; level < isPassed.Length; level++)
        {
            if (isPassed[level])
            {
                Array.Fill(_values[level], true);
            }
        }
    }

    /// <summary>A way that does not ask a variable has all its values.</summary>
    private static void Pass(bool[] isPassed, int from, int to) => isPassed.AsSpan(from..to).Fill(true);
}
