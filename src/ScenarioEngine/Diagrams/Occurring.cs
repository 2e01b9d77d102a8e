namespace ScenarioEngine.Diagrams;

/// <summary>The values that each variable has in some package of a set.</summary>
/// <remarks>
/// One walk over the diagram, since every node of it leads to a package: time and room linear in its size, and nothing is added to it.
/// </remarks>
internal sealed class Occurring
{
    /// <summary>For each variable on which the set depends whether it has a value; null for the others, which have all.</summary>
    private readonly bool[]?[] _values;

    private readonly bool _isEmpty;

    private Occurring(Diagram diagram, int set) =>
        (_values, _isEmpty) = (set == Diagram.Empty ? [] : Walk(diagram, set), set == Diagram.Empty);

    /// <summary>Finds them for a set.</summary>
    /// <exception cref="BudgetExceededException">The budget of the diagram is used up.</exception>
    public static Occurring In(Diagram diagram, int set) => new(diagram, set);

    /// <summary>Whether a variable has a value in some package of the set.</summary>
    public bool Has(int level, int value) => !_isEmpty && (_values[level] is not { } values || values[value]);

    private static bool[]?[] Walk(Diagram diagram, int set)
    {
        var values = new bool[]?[diagram.Depth];
        var isPassed = new bool[diagram.Depth];
        Pass(isPassed, 0, diagram.LevelOf(set));
        foreach (var at in diagram.SetsBelow(set))
        {
            var level = diagram.LevelOf(at);
            var own = values[level] ??= new bool[diagram.SizeOf(level)];
            for (var value = 0; value < own.Length; value++)
            {
                var child = diagram.ChildOf(at, value);
                if (child != Diagram.Empty)
                {
                    diagram.Budget.Spend(0);
                    own[value] = true;
                    Pass(isPassed, level + 1, diagram.LevelOf(child));
                }
            }
        }

        for (var level = 0; level < isPassed.Length; level++)
        {
            values[level] = isPassed[level] ? null : values[level];
        }

        return values;
    }

    /// <summary>A way that does not ask a variable has all its values.</summary>
    private static void Pass(bool[] isPassed, int from, int to) => isPassed.AsSpan(from..to).Fill(true);
}
