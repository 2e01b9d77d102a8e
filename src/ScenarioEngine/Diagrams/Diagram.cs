using System.Numerics;
using System.Runtime.CompilerServices;

namespace ScenarioEngine.Diagrams;

/// <summary>Sets of packages as a reduced, shared decision diagram over variables with finitely many values.</summary>
/// <remarks>
/// After Bryant (1986) and, for more than two values, Srinivasan et al. (1990); edges carry negation (Brace, Rudell and Bryant, 1990), so
/// that a set and
/// its complement share all nodes. Equal sets have equal references. An intersection costs at most the product of the sizes of its
/// operands.
/// Not for several threads at once.
/// </remarks>
internal sealed class Diagram
{
    /// <summary>The set of all packages.</summary>
    public const int All = 0;

    /// <summary>The empty set.</summary>
    public const int Empty = 1;

    private const int FirstCapacity = 1 << 10;
    private const int LargestCache = 1 << 22;

    private readonly int[] _sizes;
    private Node[] _nodes;
    private int[] _buckets;
    private int[] _children;
    private int _childCount;
    private int[] _marks = [];
    private Intersection[] _intersections;

    /// <param name="sizes">How many values each variable has, in the order of the diagram.</param>
    /// <param name="budget">What the diagram may cost.</param>
    /// <param name="capacity">For how many nodes there is room at first; a power of two.</param>
    public Diagram(IEnumerable<int> sizes, Budget budget, int capacity = FirstCapacity)
    {
        _sizes = [.. sizes];
        _nodes = new Node[capacity];
        _buckets = new int[capacity];
        _children = new int[4 * capacity];
        _intersections = new Intersection[capacity];
        _nodes[0].Level = _sizes.Length;
        Budget = budget;
    }

    /// <summary>What may be spent from now on.</summary>
    public Budget Budget { get; set; }

    /// <summary>How many variables there are.</summary>
    public int Depth => _sizes.Length;

    /// <summary>How many nodes have been made.</summary>
    public int NodeCount { get; private set; } = 1;

    /// <summary>How much room they take, as a number of nodes of four values: those of more take more.</summary>
    public int Weight => Math.Max(NodeCount, _childCount >> 2);

    /// <summary>
    /// A number for each set that was made, by its reference; whoever writes numbers other than 0 writes 0 again when done.
    /// </summary>
    public int[] Marks => _marks.Length >= 2 * NodeCount ? _marks : _marks = new int[2 * _nodes.Length];

    /// <summary>How many values a variable has.</summary>
    public int SizeOf(int level) => _sizes[level];

    /// <summary>The variable on which a set depends first; <see cref="Depth"/> for all and for none.</summary>
    public int LevelOf(int set) => _nodes[set >> 1].Level;

    /// <summary>What is left of a set where its first variable has a value.</summary>
    public int ChildOf(int set, int value) => _children[_nodes[set >> 1].Start + value] ^ (set & 1);

    /// <summary>The variables on which a set depends.</summary>
    public List<int> LevelsOf(int set)
    {
        var isAsked = new bool[Depth];
        foreach (var below in SetsBelow(set, withComplements: true))
        {
            isAsked[LevelOf(below)] = true;
        }

        var levels = new List<int>();
        for (var level = 0; level < isAsked.Length; level++)
        {
            if (isAsked[level])
            {
                levels.Add(level);
            }
        }

        return levels;
    }

    /// <summary>A set and what is left of it where its first variables have values, each once; neither all nor none.</summary>
    public List<int> SetsBelow(int set) => SetsBelow(set, withComplements: false);

    /// <param name="set">The set.</param>
    /// <param name="withComplements">Whether a set and its complement, which depend on the same, are one.</param>
    private List<int> SetsBelow(int set, bool withComplements)
    {
        var (marks, found) = (Marks, new List<int>());
        var kept = withComplements ? ~1 : ~0;
        Reach(set & kept);
        for (var next = 0; next < found.Count; next++)
        {
            for (var value = 0; value < _sizes[LevelOf(found[next])]; value++)
            {
                Reach(ChildOf(found[next], value) & kept);
            }
        }

        foreach (var below in found)
        {
            marks[below] = 0;
        }

        return found;

        void Reach(int below)
        {
            if (below >> 1 != 0 && marks[below] == 0)
            {
                marks[below] = 1;
                found.Add(below);
            }
        }
    }

    /// <summary>All packages that are not in a set.</summary>
    public static int Not(int set) => set ^ 1;

    /// <summary>The packages in which a variable has one of some values.</summary>
    public int Where(int level, Func<int, bool> has)
    {
        Span<int> children = stackalloc int[_sizes[level]];
        for (var value = 0; value < children.Length; value++)
        {
            children[value] = has(value) ? All : Empty;
        }

        return Make(level, children);
    }

    /// <summary>The packages that are in both sets.</summary>
    /// <exception cref="BudgetExceededException">The budget is used up.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int And(int a, int b)
    {
        if (a == Empty || b == Empty || a == Not(b))
        {
            return Empty;
        }

        if (a == All || a == b)
        {
            return b;
        }

        if (b == All)
        {
            return a;
        }

        if (a > b)
        {
            (a, b) = (b, a);
        }

        // The cache forgets: what falls into the same place takes it, and is computed again where it is asked for again.
        var place = Mix(((ulong)(uint)a << 32) | (uint)b);
        ref readonly var known = ref _intersections[place & (uint)(_intersections.Length - 1)];
        if (known.A == a && known.B == b)
        {
            return known.Result;
        }

        Budget.Spend(Weight);
        var (one, other) = (_nodes[a >> 1], _nodes[b >> 1]);
        var level = Math.Min(one.Level, other.Level);
        Span<int> children = stackalloc int[_sizes[level]];
        for (var value = 0; value < children.Length; value++)
        {
            children[value] = And(
                one.Level == level ? _children[one.Start + value] ^ (a & 1) : a,
                other.Level == level ? _children[other.Start + value] ^ (b & 1) : b
            );
        }

        var result = Make(level, children);
        _intersections[place & (uint)(_intersections.Length - 1)] = new Intersection(a, b, result);
        return result;
    }

    /// <summary>Whether some package is in both sets: found without making the set of all that are.</summary>
    /// <remarks>The first way to one ends the search; that there is none is remembered as an empty intersection.</remarks>
    /// <exception cref="BudgetExceededException">The budget is used up.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Meets(int a, int b)
    {
        if (a == Empty || b == Empty || a == Not(b))
        {
            return false;
        }

        if (a == All || b == All || a == b)
        {
            return true;
        }

        if (a > b)
        {
            (a, b) = (b, a);
        }

        var place = Mix(((ulong)(uint)a << 32) | (uint)b) & (uint)(_intersections.Length - 1);
        if (_intersections[place].A == a && _intersections[place].B == b)
        {
            return _intersections[place].Result != Empty;
        }

        Budget.Spend(Weight);
        var (one, other) = (_nodes[a >> 1], _nodes[b >> 1]);
        var level = Math.Min(one.Level, other.Level);
        for (var value = 0; value < _sizes[level]; value++)
        {
            if (
                Meets(
                    one.Level == level ? _children[one.Start + value] ^ (a & 1) : a,
                    other.Level == level ? _children[other.Start + value] ^ (b & 1) : b
                )
            )
            {
                return true;
            }
        }

        _intersections[place] = new Intersection(a, b, Empty);
        return false;
    }

    /// <summary>The packages that are in either set.</summary>
    public int Or(int a, int b) => Not(And(Not(a), Not(b)));

    /// <summary>What is left of a set where a variable has a value, or the set itself where it depends on no variable so early.</summary>
    public int At(int set, int level, int value) => LevelOf(set) == level ? ChildOf(set, value) : set;

    /// <summary>Whether a package is in a set.</summary>
    public bool Has(int set, int[] values)
    {
        while (LevelOf(set) < Depth)
        {
            set = ChildOf(set, values[LevelOf(set)]);
        }

        return set == All;
    }

    /// <summary>
    /// The values of the first package of a set, in the order of <see cref="Tally.PackageAt"/>; null where there is none.
    /// </summary>
    public int[]? FirstOf(int set)
    {
        if (set == Empty)
        {
            return null;
        }

        // Where all values are allowed, every way but those to the empty set leads to a package.
        var values = new int[Depth];
        while (set != All)
        {
            var level = LevelOf(set);
            while (ChildOf(set, values[level]) == Empty)
            {
                values[level]++;
            }

            set = ChildOf(set, values[level]);
        }

        return values;
    }

    /// <summary>The same, of the packages that have allowed values only.</summary>
    public int[]? FirstOf(int set, Allowed allowed)
    {
        var values = new int[Depth];
        return Descend(0, set, allowed, values, []) ? values : null;
    }

    private bool Descend(int level, int set, Allowed allowed, int[] values, HashSet<int> deadEnds)
    {
        if (set == Empty || (LevelOf(set) == level && deadEnds.Contains(set)))
        {
            return false;
        }

        if (level == Depth)
        {
            return true;
        }

        for (var value = 0; value < _sizes[level]; value++)
        {
            if (allowed.Has(level, value))
            {
                values[level] = value;
                if (Descend(level + 1, At(set, level, value), allowed, values, deadEnds))
                {
                    return true;
                }

                if (LevelOf(set) > level)
                {
                    // Another value of a variable that does not matter would end where this one did.
                    return false;
                }
            }
        }

        deadEnds.Add(set);
        return false;
    }

    /// <summary>What is left of a set where a variable has a value, wherever in the diagram the variable stands.</summary>
    public int With(int set, int level, int value) => With(set, level, value, []);

    private int With(int set, int level, int value, Dictionary<int, int> known)
    {
        if (LevelOf(set) >= level)
        {
            return At(set, level, value);
        }

        if (!known.TryGetValue(set, out var done))
        {
            Budget.Spend(Weight);
            var own = LevelOf(set);
            Span<int> children = stackalloc int[_sizes[own]];
            for (var i = 0; i < children.Length; i++)
            {
                children[i] = With(ChildOf(set, i), level, value, known);
            }

            known.Add(set, done = Make(own, children));
        }

        return done;
    }

    /// <summary>The set that is a given one for each value of a variable, all of them on later variables only.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Make(int level, ReadOnlySpan<int> children)
    {
        if (AreSame(children))
        {
            return children[0];
        }

        // INVARIANT: the first edge of a node carries no negation; the edge to the node does instead. So equal sets have equal references.
        var negation = children[0] & 1;
        var hash = HashOf(level, children, negation);
        for (var node = _buckets[hash & (uint)(_buckets.Length - 1)]; node != 0; node = _nodes[node].Next)
        {
            if (_nodes[node].Hash == hash && _nodes[node].Level == level && IsSame(node, children, negation))
            {
                return (node << 1) | negation;
            }
        }

        return (Add(level, children, negation, hash) << 1) | negation;
    }

    /// <summary>
    /// Whether all of some edges are the same; a loop, because a search for another one is slow to start and there are few.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool AreSame<T>(ReadOnlySpan<T> edges)
        where T : unmanaged, IEquatable<T>
    {
        for (var i = 1; i < edges.Length; i++)
        {
            if (!edges[i].Equals(edges[0]))
            {
                return false;
            }
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool IsSame(int node, ReadOnlySpan<int> children, int negation)
    {
        var own = _children.AsSpan(_nodes[node].Start, children.Length);
        for (var value = 0; value < children.Length; value++)
        {
            if (own[value] != (children[value] ^ negation))
            {
                return false;
            }
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Add(int level, ReadOnlySpan<int> children, int negation, uint hash)
    {
        if (NodeCount == _nodes.Length)
        {
            Grow();
        }

        if (_childCount + children.Length > _children.Length)
        {
            Array.Resize(ref _children, Math.Max(2 * _children.Length, _childCount + children.Length));
        }

        var node = NodeCount++;
        _nodes[node] = new Node(level, _childCount, Next: 0, hash);
        foreach (var child in children)
        {
            _children[_childCount++] = child ^ negation;
        }

        Hang(node);
        return node;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Hang(int node)
    {
        ref var bucket = ref _buckets[_nodes[node].Hash & (uint)(_buckets.Length - 1)];
        _nodes[node].Next = bucket;
        bucket = node;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Grow()
    {
        var capacity = 2 * _nodes.Length;
        Array.Resize(ref _nodes, capacity);
        _buckets = new int[capacity];
        for (var node = 1; node < NodeCount; node++)
        {
            Hang(node);
        }

        if (capacity <= LargestCache)
        {
            var old = _intersections;
            _intersections = new Intersection[capacity];
            foreach (var known in old)
            {
                if (known.B != 0)
                {
                    _intersections[Mix(((ulong)(uint)known.A << 32) | (uint)known.B) & (uint)(capacity - 1)] = known;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint HashOf(int level, ReadOnlySpan<int> children, int negation)
    {
        var hash = (ulong)level;
        foreach (var child in children)
        {
            hash = unchecked(BitOperations.RotateLeft(hash ^ (uint)(child ^ negation), 27) * 0x9E37_79B9_7F4A_7C15);
        }

        return Mix(hash);
    }

    /// <summary>Spreads neighbouring numbers over a table: multiplication by the golden ratio, of which the upper half counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Mix(ulong number) => (uint)(unchecked(number * 0x9E37_79B9_7F4A_7C15) >> 32);

    /// <summary>A node: who asks for one part of it mostly asks for the others, and they come from memory together.</summary>
    /// <param name="Level">Its variable.</param>
    /// <param name="Start">Where its children start.</param>
    /// <param name="Next">The next node of the bucket; 0 for none.</param>
    /// <param name="Hash">Of the level and the children, so that these need not be looked at to tell nodes apart.</param>
    private record struct Node(int Level, int Start, int Next, uint Hash);

    /// <summary>An intersection that has been computed. B is never 0, since that would be the set of all.</summary>
    private readonly record struct Intersection(int A, int B, int Result);
}
