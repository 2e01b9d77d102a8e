using ScenarioEngine.Diagrams;

namespace ScenarioEngine.Deciding;

/// <summary>Takes away what is not needed for an intersection to be empty.</summary>
internal static class SmallestSet
{
    /// <summary>
    /// The numbers of some of the sets that have no package in common with each other and a fixed one, while any fewer of them have.
    /// </summary>
    /// <remarks>
    /// The sets are joined one by one until nothing is left: the last one is needed, and those after it are not. It becomes part of what is
    /// fixed, and the rest is
    /// joined anew (Chinneck's additive method, 1997). As many rounds as the answer has members.
    /// </remarks>
    /// <param name="diagram">The diagram of the sets.</param>
    /// <param name="hard">What is fixed.</param>
    /// <param name="sets">The sets; together with what is fixed they have nothing in common. Those that come first are taken first.</param>
    /// <exception cref="BudgetExceededException">The budget is used up.</exception>
    public static List<int> Find(Diagram diagram, int hard, IReadOnlyList<int> sets)
    {
        var needed = new List<int>();
        var rest = Enumerable.Range(0, sets.Count).ToArray();
        while (hard != Diagram.Empty)
        {
            var last = 0;
            for (var joined = diagram.And(hard, sets[rest[0]]); joined != Diagram.Empty; joined = diagram.And(sets[rest[last]], joined))
            {
                last++;
            }

            needed.Add(rest[last]);
            hard = diagram.And(hard, sets[rest[last]]);
            rest = rest[..last];
        }

        needed.Sort();
        return needed;
    }
}
