namespace ScenarioEngine.Evaluating;

/// <summary>The sets of terms that are each enough for something: none of them contains another.</summary>
/// <remarks>
/// The labels of an assumption-based truth maintenance system (de Kleer, 1986): computed once for each thing that is forced, however often
/// it is needed.
/// Sets are kept in the order in which a search would find them, first choices first. Past as many as are kept the smallest stay, since
/// there can be exponentially many; a set that is found is enough all the same.
/// </remarks>
internal sealed class TermSets
{
    private const int MostOfAll = 64;

    /// <summary>
    /// How many nodes may be worked through with the most of all sets: two such lists take their product times their sum.
    /// </summary>
    private const int FewNodes = 1_000;

    private readonly List<int[]> _sets;

    private TermSets(List<int[]> sets) => _sets = sets;

    /// <summary>How many sets to keep in a program of so many nodes, so that all nodes together take no longer than a few.</summary>
    public static int MostFor(int nodes) => (int)Math.Clamp(MostOfAll * Math.Sqrt((double)FewNodes / nodes), 1, MostOfAll);

    /// <summary>Nothing is enough.</summary>
    public static TermSets None { get; } = new([]);

    /// <summary>No term is needed.</summary>
    public static TermSets Free { get; } =
        new([
            [],
        ]);

    /// <summary>One term is enough, and needed.</summary>
    public static TermSets Of(int field) =>
        new([
            [field],
        ]);

    /// <summary>The first of the smallest sets, in the order of its numbers; null where nothing is enough.</summary>
    public int[]? Smallest => _sets.MinBy(set => set.Length);

    /// <summary>What is enough for one or for the other.</summary>
    public static TermSets Either(TermSets one, TermSets other, int most)
    {
        if (one == None || other == None)
        {
            return one == None ? other : one;
        }

        var sets = new List<int[]>(one._sets);
        foreach (var set in other._sets)
        {
            Add(sets, set);
        }

        Keep(sets, most);
        return new(sets);
    }

    /// <summary>What is enough for both.</summary>
    public static TermSets Both(TermSets one, TermSets other, int most)
    {
        if (one == Free || other == Free || one == other)
        {
            return one == Free ? other : one;
        }

        var sets = new List<int[]>();
        foreach (var first in one._sets)
        {
            foreach (var second in other._sets)
            {
                Add(sets, Union(first, second));
                if (sets.Count >= 2 * most)
                {
                    Keep(sets, most);
                }
            }
        }

        Keep(sets, most);
        return new(sets);
    }

    private static void Keep(List<int[]> sets, int most)
    {
        if (sets.Count > most)
        {
            int[][] smallest = [.. sets.OrderBy(set => set.Length).Take(most)];
            sets.Clear();
            sets.AddRange(smallest);
        }
    }

    /// <summary>Adds a set, unless one that is there is enough; takes out those for which it is.</summary>
    private static void Add(List<int[]> sets, int[] added)
    {
        foreach (var set in sets)
        {
            if (IsWithin(set, added))
            {
                return;
            }
        }

        sets.RemoveAll(set => IsWithin(added, set));
        sets.Add(added);
    }

    private static bool IsWithin(int[] part, int[] whole)
    {
        if (part.Length >= whole.Length)
        {
            return part.Length == whole.Length && part.AsSpan().SequenceEqual(whole);
        }

        var at = 0;
        foreach (var field in part)
        {
            while (at < whole.Length && whole[at] < field)
            {
                at++;
            }

            if (at == whole.Length || whole[at] != field)
            {
                return false;
            }
        }

        return true;
    }

    private static int[] Union(int[] one, int[] other)
    {
        var union = new int[one.Length + other.Length];
        var (count, first, second) = (0, 0, 0);
        while (first < one.Length || second < other.Length)
        {
            var next = second == other.Length || (first < one.Length && one[first] <= other[second]) ? one[first] : other[second];
            first += first < one.Length && one[first] == next ? 1 : 0;
            second += second < other.Length && other[second] == next ? 1 : 0;
            union[count++] = next;
        }

        return union[..count];
    }
}
