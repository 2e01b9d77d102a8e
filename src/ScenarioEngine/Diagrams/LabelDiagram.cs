using System.Numerics;

namespace ScenarioEngine.Diagrams;

/// <summary>
/// Which of some sets each package is in, where it is in one alone: a decision diagram whose ends are <em>none</em>, each of the sets, and
/// <em>more</em>.
/// </summary>
/// <remarks>
/// Multi-terminal, over the variables of a <see cref="Diagram"/>. A label is carried by the edge that leads to all packages of a node that
/// have it, as values are in diagrams
/// with edge values (Lai and Sastry, 1992): once a package is in one set, what follows only says whether it is in another, and is shared by
/// all sets. How many packages are
/// in one set alone, for all sets together, is then one walk; as sets of their own they would share next to nothing. Not for several
/// threads at once.
/// </remarks>
internal sealed class LabelDiagram(Diagram diagram)
{
    private const int NoneNode = -1;
    private const int MoreNode = -2;
    private const int FirstCapacity = 1 << 12;
    private const int LargestCache = 1 << 20;
    private const long Unknown = 0;

    private int[] _levels = new int[FirstCapacity];
    private int[] _starts = new int[FirstCapacity];
    private int[] _next = new int[FirstCapacity];
    private long[] _children = new long[4 * FirstCapacity];
    private long[] _unlabelled = new long[FirstCapacity];
    private int _count;
    private int _childCount;
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
        var place = PlaceOf(a, b);
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
        // For each node its place among those below the root, and one more; 0 for the others.
        var places = new int[_count];
        var perLevel = new int[diagram.Depth + 1];
        var below = new List<int>();
        Visit(NodeOf(root));
        for (var next = 0; next < below.Count; next++)
        {
            diagram.Budget.Spend(Weight);
            perLevel[_levels[below[next]] + 1]++;
            foreach (var child in ChildrenOf(below[next]))
            {
                Visit(NodeOf(child));
            }
        }

        for (var level = 0; level < diagram.Depth; level++)
        {
            perLevel[level + 1] += perLevel[level];
        }

        var nodes = new int[below.Count];
        foreach (var node in below)
        {
            var place = perLevel[_levels[node]]++;
            nodes[place] = node;
            places[node] = place + 1;
        }

        var starts = new int[nodes.Length + 1];
        for (var place = 0; place < nodes.Length; place++)
        {
            starts[place + 1] = starts[place] + diagram.SizeOf(_levels[nodes[place]]);
        }

        var edges = new LabelEdge[starts[^1]];
        for (var place = 0; place < nodes.Length; place++)
        {
            var children = ChildrenOf(nodes[place]);
            for (var value = 0; value < children.Length; value++)
            {
                edges[starts[place] + value] = Placed(children[value]);
            }
        }

        return new LabelGraph(
            [.. Enumerable.Range(0, diagram.Depth).Select(diagram.SizeOf)],
            Array.ConvertAll(nodes, node => _levels[node]),
            starts,
            edges,
            Placed(root),
            labels,
            whole
        );

        void Visit(int node)
        {
            if (node >= 0 && places[node] == 0)
            {
                places[node] = -1;
                below.Add(node);
            }
        }

        LabelEdge Placed(long edge) =>
            new(
                NodeOf(edge) switch
                {
                    NoneNode => nodes.Length,
                    MoreNode => LabelGraph.More,
                    var node => places[node] - 1,
                },
                LabelIn(edge) - 1
            );
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
        var known = _unlabelled[node];
        if (known == Unknown)
        {
            diagram.Budget.Spend(Weight);
            Span<long> children = stackalloc long[diagram.SizeOf(_levels[node])];
            for (var value = 0; value < children.Length; value++)
            {
                children[value] = WithoutLabels(_children[_starts[node] + value]);
            }

            // Kept with one more, as there.
            _unlabelled[node] = known = Make(_levels[node], children) + 1;
        }

        return known - 1;
    }

    private int Weight => Math.Max(_count, _childCount >> 2);

    private static long Edge(int node, int label) => ((long)label << 32) | unchecked((uint)node);

    private static int NodeOf(long edge) => unchecked((int)edge);

    private static int LabelIn(long edge) => (int)(edge >> 32);

    private int LevelOf(long edge) => NodeOf(edge) is >= 0 and var node ? _levels[node] : diagram.Depth;

    private long At(long edge, int level, int value) => LevelOf(edge) == level ? _children[_starts[NodeOf(edge)] + value] : edge;

    private ReadOnlySpan<long> ChildrenOf(int node) => _children.AsSpan(_starts[node], diagram.SizeOf(_levels[node]));

    /// <summary>The edge to the node with some children.</summary>
    private long Make(int level, Span<long> children)
    {
        if (Diagram.AreSame<long>(children))
        {
            return children[0];
        }

        // INVARIANT: a label that all children share stands on the edge to the node. So below a labelled edge there are no labels, and
        // equal diagrams have equal edges.
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
        if (_count == _levels.Length)
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

        if (_childCount + children.Length > _children.Length)
        {
            Array.Resize(ref _children, Math.Max(2 * _children.Length, _childCount + children.Length));
        }

        _levels[_count] = level;
        _starts[_count] = _childCount;
        children.CopyTo(_children.AsSpan(_childCount));
        _childCount += children.Length;
        _next[_count] = _buckets[bucket];
        _buckets[bucket] = ++_count;
        return _count - 1;
    }

    private void Grow()
    {
        var capacity = 2 * _levels.Length;
        Array.Resize(ref _levels, capacity);
        Array.Resize(ref _starts, capacity);
        Array.Resize(ref _next, capacity);
        Array.Resize(ref _unlabelled, capacity);
        _buckets = new int[capacity];
        if (capacity <= LargestCache)
        {
            var old = _joined;
            _joined = new Joined[capacity];
            foreach (var known in old)
            {
                if (known.Result != 0)
                {
                    _joined[PlaceOf(known.A, known.B) & (capacity - 1)] = known;
                }
            }
        }

        for (var node = 0; node < _count; node++)
        {
            var bucket = HashOf(_levels[node], ChildrenOf(node)) & (capacity - 1);
            _next[node] = _buckets[bucket];
            _buckets[bucket] = node + 1;
        }
    }

    private static int PlaceOf(long a, long b) => (int)(unchecked((((ulong)a << 32) ^ (ulong)b) * 0x9E37_79B9_7F4A_7C15) >> 40);

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
