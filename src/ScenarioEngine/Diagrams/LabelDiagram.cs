using System.Numerics;

namespace ScenarioEngine.Diagrams;

/// <summary>
/// Which of some sets each package is in, where it is in one alone: a decision diagram whose ends are <em>none</em>, each of the sets, and
/// <em>more</em>.
/// </summary>
/// <remarks>
/// Multi-terminal, over the variables of a <see cref="Diagram"/>. A label is carried by the edge that leads to all packages that have it,
/// as values are in diagrams with edge values (Lai and Sastry, 1992): once a package is in one set, what follows only says whether it is
/// in another, and is shared by all sets. What follows is a set of the diagram itself, where it has mostly been made before, on the way
/// to what is in none. How many packages are in one set alone, for all sets together, is then one walk; as sets of their own they would
/// share next to nothing. Each set is joined once. Not for several threads at once.
/// </remarks>
internal sealed class LabelDiagram(Diagram diagram)
{
    /// <summary>Stands in place of a label where there are several below.</summary>
    private const int Mixed = -1;

    private const int FirstCapacity = 1 << 10;
    private const int LargestCache = 1 << 20;

    private Node[] _nodes = new Node[FirstCapacity];
    private long[] _children = new long[4 * FirstCapacity];
    private int _count;
    private int _childCount;
    private int[] _buckets = new int[FirstCapacity];
    private Joined[] _joined = new Joined[FirstCapacity];

    /// <summary>All packages are in none.</summary>
    public static long None { get; } = Within(Diagram.All);

    /// <summary>All packages are in several, or not to be counted at all.</summary>
    private static long More { get; } = Within(Diagram.Empty);

    /// <summary>What is in a set of the diagram is in none, and all else in more.</summary>
    public static long Within(int set) => Edge(0, set);

    /// <summary>What is in a set of the diagram is in the set with a number, and all else in none.</summary>
    public long Label(int set, int number)
    {
        var known = new Dictionary<int, long> { [Diagram.All] = Edge(number + 1, Diagram.All), [Diagram.Empty] = None };
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

        var (one, other) = (LabelIn(a), LabelIn(b));
        if (one > 0 || other > 0 || (one == 0 && other == 0))
        {
            // What has a label already keeps it only where the other has none.
            return one > 0 && other > 0 && one != other
                ? More
                : Labelled(
                    Math.Max(one, other),
                    diagram.And(one > 0 ? TargetOf(a) : WithoutLabels(a), other > 0 ? TargetOf(b) : WithoutLabels(b))
                );
        }

        if (a > b)
        {
            (a, b) = (b, a);
        }

        // The cache forgets, as that of the diagram does.
        var (keyOfA, keyOfB) = (KeyOf(a), KeyOf(b));
        var place = PlaceOf(keyOfA, keyOfB);
        ref readonly var known = ref _joined[place & (uint)(_joined.Length - 1)];
        if (known.A == keyOfA && known.B == keyOfB)
        {
            return known.Result;
        }

        diagram.Budget.Spend(Weight);
        var level = Math.Min(LevelOf(a), LevelOf(b));
        Span<long> children = stackalloc long[diagram.SizeOf(level)];
        Span<long> others = stackalloc long[children.Length];
        CopyChildren(a, level, children);
        CopyChildren(b, level, others);
        for (var value = 0; value < children.Length; value++)
        {
            children[value] = Join(children[value], others[value]);
        }

        var result = Make(level, children);
        _joined[place & (uint)(_joined.Length - 1)] = new Joined(keyOfA, keyOfB, result);
        return result;
    }

    /// <summary>The finished diagram below an edge, in which any number of threads may count at once.</summary>
    /// <param name="root">The edge.</param>
    /// <param name="labels">How many sets there are.</param>
    /// <param name="whole">How many packages there are at most.</param>
    public LabelGraph Finish(long root, int labels, BigInteger whole)
    {
        // For each node, and each set of the diagram, its place among those below the root, and one more; 0 for the others.
        var (places, marks) = (new int[_count], diagram.Marks);
        var below = new List<long>();
        try
        {
            var nodes = Collect();
            var levels = Array.ConvertAll(nodes, LevelOf);
            var starts = new int[nodes.Length + 1];
            for (var node = 0; node < nodes.Length; node++)
            {
                starts[node + 1] = starts[node] + diagram.SizeOf(levels[node]);
            }

            var children = new long[starts[^1]];
            for (var node = 0; node < nodes.Length; node++)
            {
                CopyChildren(nodes[node], levels[node], children.AsSpan(starts[node]..starts[node + 1]));
            }

            return new LabelGraph(
                [.. Enumerable.Range(0, diagram.Depth).Select(diagram.SizeOf)],
                levels,
                starts,
                Array.ConvertAll(children, Placed),
                Placed(root),
                labels,
                whole
            );
        }
        finally
        {
            foreach (var edge in below)
            {
                PlaceIn(edge) = 0;
            }
        }

        // By level, each with its place.
        long[] Collect()
        {
            var perLevel = new int[diagram.Depth + 1];
            var buffer = new long[Enumerable.Range(0, diagram.Depth).Select(diagram.SizeOf).DefaultIfEmpty().Max()];
            Visit(root);
            for (var next = 0; next < below.Count; next++)
            {
                diagram.Budget.Spend(Weight);
                var level = LevelOf(below[next]);
                perLevel[level + 1]++;
                var children = buffer.AsSpan(0, diagram.SizeOf(level));
                CopyChildren(below[next], level, children);
                foreach (var child in children)
                {
                    Visit(child);
                }
            }

            for (var level = 0; level < diagram.Depth; level++)
            {
                perLevel[level + 1] += perLevel[level];
            }

            var ordered = new long[below.Count];
            foreach (var edge in below)
            {
                var place = perLevel[LevelOf(edge)]++;
                ordered[place] = edge;
                PlaceIn(edge) = place + 1;
            }

            return ordered;
        }

        void Visit(long edge)
        {
            if (LevelOf(edge) < diagram.Depth && PlaceIn(edge) == 0)
            {
                PlaceIn(edge) = int.MaxValue;
                below.Add(LabelIn(edge) == Mixed ? edge : Within(TargetOf(edge)));
            }
        }

        ref int PlaceIn(long edge) => ref (LabelIn(edge) == Mixed ? ref places[TargetOf(edge)] : ref marks[TargetOf(edge)]);

        LabelEdge Placed(long edge) =>
            new(
                LevelOf(edge) < diagram.Depth ? PlaceIn(edge) - 1
                    : edge == More ? LabelGraph.More
                    : below.Count,
                Math.Max(LabelIn(edge), 0) - 1
            );
    }

    /// <summary>What is in none, as a set of the diagram.</summary>
    private int WithoutLabels(long edge)
    {
        if (LabelIn(edge) != Mixed)
        {
            return LabelIn(edge) == 0 ? TargetOf(edge) : Diagram.Empty;
        }

        var node = TargetOf(edge);
        if (_nodes[node].Unlabelled < 0)
        {
            diagram.Budget.Spend(Weight);
            var (level, start) = (_nodes[node].Level, _nodes[node].Start);
            Span<int> children = stackalloc int[diagram.SizeOf(level)];
            for (var value = 0; value < children.Length; value++)
            {
                children[value] = WithoutLabels(_children[start + value]);
            }

            _nodes[node].Unlabelled = diagram.Make(level, children);
        }

        return _nodes[node].Unlabelled;
    }

    /// <summary>How much room its own nodes take, beside those of the diagram.</summary>
    private int Weight => diagram.Weight + Math.Max(_count, _childCount >> 2);

    /// <summary>An edge to a set of the diagram with a label, 0 for none; or to a node, which is <see cref="Mixed"/>.</summary>
    private static long Edge(int label, int target) => ((long)label << 32) | unchecked((uint)target);

    private static long Labelled(int label, int set) => set == Diagram.Empty ? More : Edge(label, set);

    private static int TargetOf(long edge) => unchecked((int)edge);

    private static int LabelIn(long edge) => (int)(edge >> 32);

    /// <summary>A number for an edge without a label: below 0 for a node, and 0 for none.</summary>
    private static int KeyOf(long edge) => LabelIn(edge) == Mixed ? ~TargetOf(edge) : TargetOf(edge);

    private int LevelOf(long edge) => LabelIn(edge) == Mixed ? _nodes[TargetOf(edge)].Level : diagram.LevelOf(TargetOf(edge));

    /// <summary>What an edge leads to for each value of a variable; itself, where it passes over the variable.</summary>
    private void CopyChildren(long edge, int level, Span<long> children)
    {
        if (LevelOf(edge) != level)
        {
            children.Fill(edge);
        }
        else if (LabelIn(edge) == Mixed)
        {
            _children.AsSpan(_nodes[TargetOf(edge)].Start, children.Length).CopyTo(children);
        }
        else
        {
            for (var value = 0; value < children.Length; value++)
            {
                children[value] = Labelled(LabelIn(edge), diagram.ChildOf(TargetOf(edge), value));
            }
        }
    }

    /// <summary>The edge to what has some children.</summary>
    private long Make(int level, ReadOnlySpan<long> children)
    {
        if (Diagram.AreSame(children))
        {
            return children[0];
        }

        // INVARIANT: a label that all children share stands on the edge, which leads to a set of the diagram. So there is no such node, and
        // equal diagrams have equal edges.
        var first = children[0] == More ? children.IndexOfAnyExcept(More) : 0;
        var label = LabelIn(children[first]);
        foreach (var child in children)
        {
            label = child == More || LabelIn(child) == label ? label : Mixed;
        }

        if (label == Mixed)
        {
            return Edge(Mixed, Find(level, children));
        }

        Span<int> sets = stackalloc int[children.Length];
        for (var value = 0; value < sets.Length; value++)
        {
            sets[value] = TargetOf(children[value]);
        }

        return Edge(label, diagram.Make(level, sets));
    }

    private int Find(int level, ReadOnlySpan<long> children)
    {
        if (_count == _nodes.Length)
        {
            Grow();
        }

        var hash = HashOf(level, children);
        ref var bucket = ref _buckets[hash & (uint)(_buckets.Length - 1)];
        for (var node = bucket - 1; node >= 0; node = _nodes[node].Next - 1)
        {
            if (
                _nodes[node].Hash == hash
                && _nodes[node].Level == level
                && AreEqual(_children.AsSpan(_nodes[node].Start, children.Length), children)
            )
            {
                return node;
            }
        }

        if (_childCount + children.Length > _children.Length)
        {
            Array.Resize(ref _children, Math.Max(2 * _children.Length, _childCount + children.Length));
        }

        _nodes[_count] = new Node(level, _childCount, bucket, hash, -1);
        children.CopyTo(_children.AsSpan(_childCount));
        _childCount += children.Length;
        bucket = ++_count;
        return _count - 1;
    }

    private void Grow()
    {
        var capacity = 2 * _nodes.Length;
        Array.Resize(ref _nodes, capacity);
        _buckets = new int[capacity];
        if (capacity <= LargestCache)
        {
            var old = _joined;
            _joined = new Joined[capacity];
            foreach (var known in old)
            {
                if (known.A != 0)
                {
                    _joined[PlaceOf(known.A, known.B) & (uint)(capacity - 1)] = known;
                }
            }
        }

        for (var node = 0; node < _count; node++)
        {
            ref var bucket = ref _buckets[_nodes[node].Hash & (uint)(capacity - 1)];
            _nodes[node].Next = bucket;
            bucket = node + 1;
        }
    }

    /// <summary>A loop, because comparing in general is slow to start and there are few.</summary>
    private static bool AreEqual(ReadOnlySpan<long> some, ReadOnlySpan<long> others)
    {
        for (var i = 0; i < some.Length; i++)
        {
            if (some[i] != others[i])
            {
                return false;
            }
        }

        return true;
    }

    private static uint PlaceOf(int a, int b) => unchecked(Diagram.Mix(((ulong)(uint)a << 32) | (uint)b));

    private static uint HashOf(int level, ReadOnlySpan<long> children)
    {
        var hash = (ulong)level;
        foreach (var child in children)
        {
            hash = unchecked(BitOperations.RotateLeft(hash ^ (ulong)child, 27) * 0x9E37_79B9_7F4A_7C15);
        }

        return (uint)(hash >> 32);
    }

    /// <summary>A node, as that of the diagram.</summary>
    /// <param name="Level">Its variable.</param>
    /// <param name="Start">Where its children start.</param>
    /// <param name="Next">The next node of the bucket, and one more; 0 for none.</param>
    /// <param name="Hash">Of the level and the children.</param>
    /// <param name="Unlabelled">What is in none, as a set of the diagram; -1 where that has not been asked.</param>
    private record struct Node(int Level, int Start, int Next, uint Hash, int Unlabelled);

    /// <summary>A join of nodes, or of a node and what is in none, that has been computed; 0 for both where there is none.</summary>
    private readonly record struct Joined(int A, int B, long Result);
}
