namespace ScenarioEngine.Exploring;

/// <summary>Orders variables so that those which meet in one rule stay close, on which the size of a diagram depends more than on anything else.</summary>
/// <remarks>FORCE (Aloul, Markov and Sakallah, 2003): rules and variables move in turn to each other's centre of gravity. Some rounds, each n log n.</remarks>
internal static class VariableOrder
{
    private const int MaximumRounds = 200;

    /// <summary>The place of each variable, given the variables of each rule.</summary>
    public static int[] Find(int variables, IReadOnlyList<int[]> rules)
    {
        var best = Improve([.. Enumerable.Range(0, variables)], rules);
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
        var neighbours = Enumerable.Range(0, variables).Select(_ => new SortedSet<int>()).ToArray();
        foreach (var rule in rules)
        {
            foreach (var variable in rule)
            {
                neighbours[variable].UnionWith(rule);
            }
        }

        var last = 0;
        for (var i = 0; i < 3 && variables > 0; i++)
        {
            var place = new int[variables];
            Array.Fill(place, -1);
            var next = 0;
            var queue = new Queue<int>();
            foreach (var root in Enumerable.Range(0, variables).Prepend(last))
            {
                Enqueue(root);
                while (queue.TryDequeue(out var variable))
                {
                    last = variable;
                    foreach (var neighbour in neighbours[variable].OrderBy(neighbour => neighbours[neighbour].Count))
                    {
                        Enqueue(neighbour);
                    }
                }
            }

            yield return place;

            void Enqueue(int variable)
            {
                if (place[variable] < 0)
                {
                    place[variable] = next++;
                    queue.Enqueue(variable);
                }
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
            var centre = rule.Average(variable => (double)place[variable]);
            foreach (var variable in rule)
            {
                sums[variable] += centre;
                counts[variable]++;
            }
        }

        var byCentre = Enumerable.Range(0, place.Length)
            .OrderBy(variable => counts[variable] == 0 ? place[variable] : sums[variable] / counts[variable])
            .ThenBy(variable => place[variable])
            .ToArray();
        var moved = new int[place.Length];
        for (var i = 0; i < byCentre.Length; i++)
        {
            moved[byCentre[i]] = i;
        }

        return moved;
    }

    private static long SpanOf(int[] place, IReadOnlyList<int[]> rules) =>
        rules.Where(rule => rule.Length > 0).Sum(rule => (long)rule.Max(variable => place[variable]) - rule.Min(variable => place[variable]));
}
