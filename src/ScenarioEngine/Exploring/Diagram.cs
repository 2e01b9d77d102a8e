using System.Runtime.InteropServices;

namespace ScenarioEngine.Exploring;

/// <summary>Sets of packages as a reduced, shared decision diagram over variables with finitely many values.</summary>
/// <remarks>
/// After Bryant (1986) and, for more than two values, Srinivasan et al. (1990); edges carry negation (Brace, Rudell and Bryant, 1990), so that a set and
/// its complement share all nodes. Equal sets have equal references. An intersection costs at most the product of the sizes of its operands.
/// Not for several threads at once.
/// </remarks>
internal sealed class Diagram
{
    /// <summary>The set of all packages.</summary>
    public const int All = 0;

    /// <summary>The empty set.</summary>
    public const int Empty = 1;

    private readonly int[] _sizes;
    private readonly Budget _budget;
    private readonly Dictionary<long, int> _intersections = [];
    private readonly List<int> _levels = [];
    private readonly List<int> _starts = [];
    private readonly List<int> _children = [];
    private int[] _buckets = new int[1 << 12];
    private int[] _next = new int[1 << 12];

    /// <param name="sizes">How many values each variable has, in the order of the diagram.</param>
    /// <param name="budget">What the diagram may cost.</param>
    public Diagram(IEnumerable<int> sizes, Budget budget)
    {
        _sizes = [.. sizes];
        _budget = budget;
        _levels.Add(_sizes.Length);
        _starts.Add(0);
    }

    /// <summary>How many variables there are.</summary>
    public int Depth => _sizes.Length;

    /// <summary>How many nodes have been made.</summary>
    public int NodeCount => _levels.Count;

    /// <summary>How many values a variable has.</summary>
    public int SizeOf(int level) => _sizes[level];

    /// <summary>The variable on which a set depends first; <see cref="Depth"/> for all and for none.</summary>
    public int LevelOf(int set) => _levels[set >> 1];

    /// <summary>What is left of a set where its first variable has a value.</summary>
    public int ChildOf(int set, int value) => _children[_starts[set >> 1] + value] ^ (set & 1);

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

        var key = ((long)a << 32) | (uint)b;
        if (_intersections.TryGetValue(key, out var known))
        {
            return known;
        }

        var level = Math.Min(LevelOf(a), LevelOf(b));
        Span<int> children = stackalloc int[_sizes[level]];
        for (var value = 0; value < children.Length; value++)
        {
            children[value] = And(At(a, level, value), At(b, level, value));
        }

        var result = Make(level, children);
        _intersections.Add(key, result);
        return result;
    }

    /// <summary>The packages that are in either set.</summary>
    public int Or(int a, int b) => Not(And(Not(a), Not(b)));

    /// <summary>What is left of a set where a variable has a value, or the set itself where it depends on no variable so early.</summary>
    public int At(int set, int level, int value) => LevelOf(set) == level ? ChildOf(set, value) : set;

    /// <summary>The set that is a given one for each value of a variable, all of them on later variables only.</summary>
    public int Make(int level, ReadOnlySpan<int> children)
    {
        if (!children.ContainsAnyExcept(children[0]))
        {
            return children[0];
        }

        // INVARIANT: the first edge of a node carries no negation; the edge to the node does instead. So equal sets have equal references.
        var negation = children[0] & 1;
        var bucket = BucketOf(level, children, negation);
        for (var node = _buckets[bucket]; node != 0; node = _next[node])
        {
            if (_levels[node] == level && IsSame(node, children, negation))
            {
                return (node << 1) | negation;
            }
        }

        return (Add(level, children, negation, bucket) << 1) | negation;
    }

    private bool IsSame(int node, ReadOnlySpan<int> children, int negation)
    {
        var start = _starts[node];
        for (var value = 0; value < children.Length; value++)
        {
            if (_children[start + value] != (children[value] ^ negation))
            {
                return false;
            }
        }

        return true;
    }

    private int Add(int level, ReadOnlySpan<int> children, int negation, int bucket)
    {
        _budget.Spend(NodeCount);
        var node = _levels.Count;
        _levels.Add(level);
        _starts.Add(_children.Count);
        foreach (var child in children)
        {
            _children.Add(child ^ negation);
        }

        if (node == _next.Length)
        {
            Grow();
            bucket = BucketOf(level, children, negation);
        }

        _next[node] = _buckets[bucket];
        _buckets[bucket] = node;
        return node;
    }

    private void Grow()
    {
        Array.Resize(ref _next, 2 * _next.Length);
        _buckets = new int[_next.Length];
        var children = CollectionsMarshal.AsSpan(_children);
        for (var node = 1; node < _levels.Count - 1; node++)
        {
            var bucket = BucketOf(_levels[node], children.Slice(_starts[node], _sizes[_levels[node]]), negation: 0);
            _next[node] = _buckets[bucket];
            _buckets[bucket] = node;
        }
    }

    private int BucketOf(int level, ReadOnlySpan<int> children, int negation)
    {
        // Multiplication by the golden ratio spreads neighbouring references over the table.
        var hash = (uint)level;
        foreach (var child in children)
        {
            hash = unchecked((hash ^ (uint)(child ^ negation)) * 0x9E3779B1);
            hash ^= hash >> 15;
        }

        return (int)(hash & (uint)(_buckets.Length - 1));
    }
}
