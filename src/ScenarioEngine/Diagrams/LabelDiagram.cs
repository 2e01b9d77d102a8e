using System.Numerics;
using System.Runtime.InteropServices;

namespace ScenarioEngine.Diagrams;

/// <summary>Which of some sets each package is in, where it is in one alone: a decision diagram whose ends are <em>none</em>, each of the sets, and <em>more</em>.</summary>
/// <remarks>
/// Multi-terminal, over the variables of a <see cref="Diagram"/>. A label is carried by the edge that leads to all packages of a node that have it, as values are in diagrams
/// with edge values (Lai and Sastry, 1992): once a package is in one set, what follows only says whether it is in another, and is shared by all sets. How many packages are
/// in one set alone, for all sets together, is then one walk; as sets of their own they would share next to nothing. Not for several threads at once.
/// </remarks>
internal sealed class LabelDiagram(Diagram diagram)
{
    private const int NoneNode = -1;
    private const int MoreNode = -2;
    private const int FirstCapacity = 1 << 12;
    private const int LargestCache = 1 << 20;
    private const long Unknown = -1;

    private readonly List<int> _levels = [];
    private readonly List<int> _starts = [];
    private readonly List<long> _children = [];
    private readonly List<int> _next = [];
    private readonly List<long> _unlabelled = [];
    private int[] _buckets = new int[FirstCapacity];
    private Joined[] _joined = new Joined[FirstCapacity];

    /// <summary>The end of packages that are in none.</summary>
    public static long None { get; } = Edge(NoneNode, 0);

    /// <summary>The end of packages that are in several, or not to be counted at all.</summary>
    public static long More { get; } = Edge(MoreNode, 0);

    /// <summary>The end of packages that are in one set alone.</summary>
    public static long LabelOf(int number) => Edge(NoneNode, number + 1);

    /// <summary>A set with one end for what is in it and another for the rest.</summary>
    public long Label(int set, long inside, long outside)
    {
        var known = new Dictionary<int, long> { [Diagram.All] = inside, [Diagram.Empty] = outside };
        return Visit(set);

        long Visit(int at)
        {
            if (!known.TryGetValue(at, out var done))
            {
                diagram.Budget.Spend(Weight);
                Span<long> children = stackalloc long[diagram.SizeOf(diagram.LevelOf(at))];
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
    public long Join(long a, long b)
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

        if (LabelIn(a) != 0 || LabelIn(b) != 0)
        {
            return JoinLabelled(a, b);
        }

        if (a > b)
        {
            (a, b) = (b, a);
        }

        // The cache forgets, as that of the diagram does. A result is kept with one more, so that an empty place holds none.
        var place = (int)(unchecked(((ulong)a << 32 ^ (ulong)b) * 0x9E37_79B9_7F4A_7C15) >> 40);
        var known = _joined[place & (_joined.Length - 1)];
        if (known.A == a && known.B == b && known.Result != 0)
        {
            return known.Result - 1;
        }

        diagram.Budget.Spend(Weight);
        var level = Math.Min(LevelOf(a), LevelOf(b));
        Span<long> children = stackalloc long[diagram.SizeOf(level)];
        for (var value = 0; value < children.Length; value++)
        {
            children[value] = Join(At(a, level, value), At(b, level, value));
        }

        var result = Make(level, children);
        _joined[place & (_joined.Length - 1)] = new Joined(a, b, result + 1);
        return result;
    }

    /// <summary>The finished diagram below an edge, in which any number of threads may count at once.</summary>
    /// <param name="root">The edge.</param>
    /// <param name="labels">How many sets there are.</param>
    /// <param name="whole">How many packages there are at most.</param>
    public LabelGraph Finish(long root, int labels, BigInteger whole)
    {
        var places = new Dictionary<int, int>();
        var waiting = new Stack<int>([NodeOf(root)]);
        while (waiting.TryPop(out var node))
        {
            if (node >= 0 && places.TryAdd(node, 0))
            {
                diagram.Budget.Spend(Weight);
                foreach (var child in ChildrenOf(node))
                {
                    waiting.Push(NodeOf(child));
                }
            }
        }

        var nodes = places.Keys.OrderBy(node => _levels[node]).ToArray();
        foreach (var (place, node) in nodes.Index())
        {
            places[node] = place;
        }

        return new LabelGraph(
            [.. Enumerable.Range(0, diagram.Depth).Select(diagram.SizeOf)],
            Array.ConvertAll(nodes, node => _levels[node]),
            Array.ConvertAll(nodes, node => Array.ConvertAll(ChildrenOf(node).ToArray(), Placed)),
            Placed(root),
            labels,
            whole);

        (int Node, int Label) Placed(long edge) => (NodeOf(edge) switch { NoneNode => nodes.Length, MoreNode => -1, var node => places[node] }, LabelIn(edge) - 1);
    }

    /// <summary>What has a label already keeps it only where the other has none.</summary>
    private long JoinLabelled(long a, long b)
    {
        var (one, other) = (LabelIn(a), LabelIn(b));
        if (one != 0 && other != 0 && one != other)
        {
            return More;
        }

        var joined = Join(one == 0 ? WithoutLabels(a) : Edge(NodeOf(a), 0), other == 0 ? WithoutLabels(b) : Edge(NodeOf(b), 0));
        return joined == More ? More : Edge(NodeOf(joined), Math.Max(one, other));
    }

    /// <summary>What is in none, and all else in more.</summary>
    private long WithoutLabels(long edge)
    {
        if (LabelIn(edge) != 0)
        {
            return More;
        }

        if (NodeOf(edge) < 0)
        {
            return edge;
        }

        var node = NodeOf(edge);
        if (_unlabelled[node] == Unknown)
        {
            diagram.Budget.Spend(Weight);
            Span<long> children = stackalloc long[diagram.SizeOf(_levels[node])];
            for (var value = 0; value < children.Length; value++)
            {
                children[value] = WithoutLabels(_children[_starts[node] + value]);
            }

            _unlabelled[node] = Make(_levels[node], children);
        }

        return _unlabelled[node];
    }

    private int Weight => Math.Max(_levels.Count, _children.Count >> 2);

    private static long Edge(int node, int label) => ((long)label << 32) | unchecked((uint)node);

    private static int NodeOf(long edge) => unchecked((int)edge);

    private static int LabelIn(long edge) => (int)(edge >> 32);

    private int LevelOf(long edge) => NodeOf(edge) is >= 0 and var node ? _levels[node] : diagram.Depth;

    private long At(long edge, int level, int value) => LevelOf(edge) == level ? _children[_starts[NodeOf(edge)] + value] : edge;

    private ReadOnlySpan<long> ChildrenOf(int node) => CollectionsMarshal.AsSpan(_children).Slice(_starts[node], diagram.SizeOf(_levels[node]));

    /// <summary>The edge to the node with some children.</summary>
    private long Make(int level, Span<long> children)
    {
        if (!children.ContainsAnyExcept(children[0]))
        {
            return children[0];
        }

        // INVARIANT: a label that all children share stands on the edge to the node. So below a labelled edge there are no labels, and equal diagrams have equal edges.
        var label = -1;
        foreach (var child in children)
        {
            if (child != More)
            {
                label = label < 0 || label == LabelIn(child) ? LabelIn(child) : 0;
            }
        }

        for (var value = 0; value < children.Length && label > 0; value++)
        {
            children[value] = children[value] == More ? More : Edge(NodeOf(children[value]), 0);
        }

        return Edge(Find(level, children), Math.Max(0, label));
    }

    private int Find(int level, ReadOnlySpan<long> children)
    {
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
        _unlabelled.Add(Unknown);
        _next.Add(_buckets[bucket]);
        _buckets[bucket] = _levels.Count;
        return _levels.Count - 1;
    }

    private void Grow()
    {
        _buckets = new int[2 * _buckets.Length];
        if (_buckets.Length <= LargestCache)
        {
            _joined = new Joined[_buckets.Length];
        }

        for (var node = 0; node < _levels.Count; node++)
        {
            var bucket = HashOf(_levels[node], ChildrenOf(node)) & (_buckets.Length - 1);
            _next[node] = _buckets[bucket];
            _buckets[bucket] = node + 1;
        }
    }

    private static int HashOf(int level, ReadOnlySpan<long> children)
    {
        var hash = (ulong)level;
        foreach (var child in children)
        {
            hash = unchecked(BitOperations.RotateLeft(hash ^ (ulong)child, 27) * 0x9E37_79B9_7F4A_7C15);
        }

        return (int)(hash >> 33);
    }

    /// <summary>A join that has been computed.</summary>
    private readonly record struct Joined(long A, long B, long Result);
}
