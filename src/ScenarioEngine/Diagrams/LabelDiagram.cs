using System.Numerics;
using System.Runtime.InteropServices;

namespace ScenarioEngine.Diagrams;

/// <summary>Which of some sets each package is in, where it is in one alone: a decision diagram whose ends are <em>none</em>, each of the sets, and <em>more</em>.</summary>
/// <remarks>
/// Multi-terminal, over the variables of a <see cref="Diagram"/> (Clarke et al., 1993). How many packages are in one set alone, for all sets together, is then one walk;
/// as sets of their own they would share next to nothing. Not for several threads at once.
/// </remarks>
internal sealed class LabelDiagram(Diagram diagram)
{
    /// <summary>The end of packages that are in none.</summary>
    public const int None = -1;

    /// <summary>The end of packages that are in several, or not to be counted at all.</summary>
    public const int More = -2;

    private const int FirstLabel = -3;

    private readonly List<int> _levels = [];
    private readonly List<int> _starts = [];
    private readonly List<int> _children = [];
    private readonly List<int> _next = [];
    private readonly Dictionary<long, int> _joined = [];
    private int[] _buckets = new int[1 << 12];

    /// <summary>The end of packages that are in one set alone.</summary>
    public static int LabelOf(int number) => FirstLabel - number;

    /// <summary>A set with one end for what is in it and another for the rest.</summary>
    public int Label(int set, int inside, int outside)
    {
        var known = new Dictionary<int, int> { [Diagram.All] = inside, [Diagram.Empty] = outside };
        return Visit(set);

        int Visit(int at)
        {
            if (!known.TryGetValue(at, out var done))
            {
                diagram.Budget.Spend(Weight);
                var children = new int[diagram.SizeOf(diagram.LevelOf(at))];
                for (var value = 0; value < children.Length; value++)
                {
                    children[value] = Visit(diagram.ChildOf(at, value));
                }

                known.Add(at, done = Make(diagram.LevelOf(at), children));
            }

            return done;
        }
    }

    /// <summary>Both: what one has in none is as in the other, and what both have in different sets is in more.</summary>
    /// <exception cref="BudgetExceededException">The budget is used up.</exception>
    public int Join(int a, int b)
    {
        if (a == More || b == More)
        {
            return More;
        }

        if (a == None || a == b)
        {
            return b;
        }

        if (b == None)
        {
            return a;
        }

        if (a < 0 && b < 0)
        {
            return More;
        }

        if (a > b)
        {
            (a, b) = (b, a);
        }

        var key = ((long)a << 32) | (uint)b;
        if (_joined.TryGetValue(key, out var known))
        {
            return known;
        }

        diagram.Budget.Spend(Weight);
        var level = Math.Min(LevelOf(a), LevelOf(b));
        var children = new int[diagram.SizeOf(level)];
        for (var value = 0; value < children.Length; value++)
        {
            children[value] = Join(At(a, level, value), At(b, level, value));
        }

        var result = Make(level, children);
        _joined.Add(key, result);
        return result;
    }

    /// <summary>The finished diagram below a node, in which any number of threads may count at once.</summary>
    /// <param name="root">The node.</param>
    /// <param name="labels">How many sets there are.</param>
    /// <param name="whole">How many packages there are at most.</param>
    public LabelGraph Finish(int root, int labels, BigInteger whole)
    {
        var places = new Dictionary<int, int>();
        var waiting = new Stack<int>([root]);
        while (waiting.TryPop(out var node))
        {
            if (node >= 0 && places.TryAdd(node, 0))
            {
                diagram.Budget.Spend(Weight);
                foreach (var child in ChildrenOf(node))
                {
                    waiting.Push(child);
                }
            }
        }

        var nodes = places.Keys.OrderBy(LevelOf).ToArray();
        foreach (var (place, node) in nodes.Index())
        {
            places[node] = place;
        }

        return new LabelGraph(
            [.. Enumerable.Range(0, diagram.Depth).Select(diagram.SizeOf)],
            Array.ConvertAll(nodes, LevelOf),
            Array.ConvertAll(nodes, node => ChildrenOf(node).ToArray().Select(child => child < 0 ? child : places[child]).ToArray()),
            root < 0 ? root : places[root],
            labels,
            whole);
    }

    private int Weight => Math.Max(_levels.Count, _children.Count >> 2);

    private int LevelOf(int node) => node < 0 ? diagram.Depth : _levels[node];

    private int At(int node, int level, int value) => LevelOf(node) == level ? _children[_starts[node] + value] : node;

    private ReadOnlySpan<int> ChildrenOf(int node) => CollectionsMarshal.AsSpan(_children).Slice(_starts[node], diagram.SizeOf(_levels[node]));

    private int Make(int level, int[] children)
    {
        if (!children.AsSpan().ContainsAnyExcept(children[0]))
        {
            return children[0];
        }

        if (_levels.Count >= _buckets.Length)
        {
            Grow();
        }

        var bucket = HashOf(level, children) & (_buckets.Length - 1);
        for (var node = _buckets[bucket] - 1; node >= 0; node = _next[node] - 1)
        {
            if (_levels[node] == level && ChildrenOf(node).SequenceEqual(children))
            {
                return node;
            }
        }

        _levels.Add(level);
        _starts.Add(_children.Count);
        _children.AddRange(children);
        _next.Add(_buckets[bucket]);
        _buckets[bucket] = _levels.Count;
        return _levels.Count - 1;
    }

    private void Grow()
    {
        _buckets = new int[2 * _buckets.Length];
        for (var node = 0; node < _levels.Count; node++)
        {
            var bucket = HashOf(_levels[node], ChildrenOf(node)) & (_buckets.Length - 1);
            _next[node] = _buckets[bucket];
            _buckets[bucket] = node + 1;
        }
    }

    private static int HashOf(int level, ReadOnlySpan<int> children)
    {
        var hash = (ulong)level;
        foreach (var child in children)
        {
            hash = unchecked(BitOperations.RotateLeft(hash ^ (uint)child, 27) * 0x9E37_79B9_7F4A_7C15);
        }

        return (int)(hash >> 33);
    }
}

/// <summary>A finished <see cref="LabelDiagram"/>.</summary>
/// <param name="sizes">How many values each variable has.</param>
/// <param name="levels">For each node its variable, in order.</param>
/// <param name="children">For each node where it leads; below zero to an end.</param>
/// <param name="root">Where it begins.</param>
/// <param name="labels">How many sets there are.</param>
/// <param name="whole">How many packages there are at most.</param>
internal sealed class LabelGraph(int[] sizes, int[] levels, int[][] children, int root, int labels, BigInteger whole)
{
    /// <summary>For each set how many packages with allowed choices are in it and in no other: one walk from the top, which carries how many reach each node.</summary>
    /// <exception cref="BudgetExceededException">The budget is used up.</exception>
    public BigInteger[] Count(Allowed allowed, Budget budget) =>
        whole < (BigInteger)UInt128.MaxValue ? Count<UInt128>(allowed, budget) : Count<BigInteger>(allowed, budget);

    private BigInteger[] Count<T>(Allowed allowed, Budget budget)
        where T : struct, IBinaryInteger<T>
    {
        var rest = new T[sizes.Length + 1];
        rest[^1] = T.One;
        for (var level = sizes.Length - 1; level >= 0; level--)
        {
            rest[level] = unchecked(rest[level + 1] * T.CreateTruncating(allowed.Number(level)));
        }

        var reaching = new T[levels.Length];
        var ends = new T[labels];
        Reach(root, T.One, 0);
        for (var node = 0; node < levels.Length; node++)
        {
            budget.Spend(0);
            for (var value = 0; value < children[node].Length && !T.IsZero(reaching[node]); value++)
            {
                if (allowed.Has(levels[node], value))
                {
                    Reach(children[node][value], reaching[node], levels[node] + 1);
                }
            }
        }

        return Array.ConvertAll(ends, BigInteger.CreateChecked);

        void Reach(int to, T packages, int from)
        {
            if (to is LabelDiagram.None or LabelDiagram.More)
            {
                return;
            }

            if (to < 0)
            {
                ends[LabelDiagram.LabelOf(0) - to] = unchecked(ends[LabelDiagram.LabelOf(0) - to] + (packages * rest[from]));
                return;
            }

            for (var level = from; level < levels[to]; level++)
            {
                packages = unchecked(packages * T.CreateTruncating(allowed.Number(level)));
            }

            reaching[to] = unchecked(reaching[to] + packages);
        }
    }
}
