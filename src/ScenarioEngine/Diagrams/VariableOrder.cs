namespace ScenarioEngine.Diagrams;

/// <summary>
/// Orders variables so that those which meet in one rule stay close, on which the size of a diagram depends more than on anything else.
/// </summary>
/// <remarks>
/// FORCE (Aloul, Markov and Sakallah, 2003): rules and variables move in turn to each other's centre of gravity. Some rounds, each n log n.
/// </remarks>
internal static class VariableOrder
{
    private const int MaximumRounds = 200;

    /// <summary>The place of each variable, given the variables of each rule.</summary>
    public static int[] Find(int variables, IReadOnlyList<int[]> rules)
    {
        var asDeclared = new int[variables];
        for (var variable = 0; variable < variables; variable++)
        {
            asDeclared[variable] = variable;
        }

        var best = Improve(asDeclared, rules);
        var bestSpan = SpanOf(best, rules);
        foreach (var start in Starts(variables, rules))
        {
            var order = Improve(start, rules);
            var span = SpanOf(order, rules);
            if (span < bestSpan)
            {
                (best, bestSpan) = (order, span);
            }
        }

        return best;
    }

    /// <summary>Walks through the rules from a few ends, breadth first; a good start is half of a good order.</summary>
    private static IEnumerable<int[]> Starts(int variables, IReadOnlyList<int[]> rules)
    {
        var neighbours = NeighboursOf(variables, rules);
        var root = 0;
        for (var i = 0; i < 3 && variables > 0; i++)
        {
            var (place, last) = Walk(root, neighbours);
            yield return place;
            root = last;
        }
    }

    /// <summary>For each variable those that it meets, the least tied of them first.</summary>
    private static int[][] NeighboursOf(int variables, IReadOnlyList<int[]> rules)
    {
        var sets = new HashSet<int>[variables];
        for (var variable = 0; variable < variables; variable++)
        {
            sets[variable] = [];
        }

        foreach (var rule in rules)
        {
            foreach (var variable in rule)
            {
                sets[variable].UnionWith(rule);
            }
        }

        var neighbours = new int[variables][];
        for (var variable = 0; variable < variables; variable++)
        {
            neighbours[variable] = [.. sets[variable]];
            Array.Sort(neighbours[variable], (one, other) => (sets[one].Count, one).CompareTo((sets[other].Count, other)));
        }

        return neighbours;
    }

    private static (int[] Place, int Last) Walk(int root, int[][] neighbours)
    {
        var place = new int[neighbours.Length];
        Array.Fill(place, -1);
        var order = new List<int>(neighbours.Length);
        Visit(root);
        for (var next = 0; order.Count < place.Length || next < order.Count; next++)
        {
            if (next == order.Count)
            {
                Visit(Array.IndexOf(place, -1));
            }

            foreach (var neighbour in neighbours[order[next]])
            {
                Visit(neighbour);
            }
        }

        return (place, order[^1]);

        void Visit(int variable)
        {
            if (place[variable] < 0)
            {
                place[variable] = order.Count;
                order.Add(variable);
            }
        }
    }

    private static int[] Improve(int[] place, IReadOnlyList<int[]> rules)
    {
        var span = SpanOf(place, rules);
        for (var round = 0; round < MaximumRounds; round++)
        {
            var moved = Move(place, rules);
            var movedSpan = SpanOf(moved, rules);
            if (movedSpan >= span)
            {
                break;
            }

            (place, span) = (moved, movedSpan);
        }

        return place;
    }

    private static int[] Move(int[] place, IReadOnlyList<int[]> rules)
    {
        var sums = new double[place.Length];
        var counts = new int[place.Length];
        foreach (var rule in rules)
        {
            var centre = 0.0;
            foreach (var variable in rule)
            {
                centre += place[variable];
            }

            foreach (var variable in rule)
            {
                sums[variable] += centre / rule.Length;
                counts[variable]++;
            }
        }

        var centres = new (double Centre, int Place)[place.Length];
        var variables = new int[place.Length];
        for (var variable = 0; variable < place.Length; variable++)
        {
            centres[variable] = (counts[variable] == 0 ? place[variable] : sums[variable] / counts[variable], place[variable]);
            variables[variable] = variable;
        }

        Array.Sort(centres, variables);
        var moved = new int[place.Length];
        for (var i = 0; i < variables.Length; i++)
        {
            moved[variables[i]] = i;
        }

        return moved;
    }

    /// <summary>How far apart the variables of the rules stand, in all: what the search makes small.</summary>
    private static long SpanOf(int[] place, IReadOnlyList<int[]> rules)
    {
        var span = 0L;
        foreach (var rule in rules)
        {
            var (first, last) = (int.MaxValue, int.MinValue);
            foreach (var variable in rule)
            {
                first = Math.Min(first, place[variable]);
                last = Math.Max(last, place[variable]);
            }

            span += Math.Max(0, last - first);
        }

        return span;
    }
}
