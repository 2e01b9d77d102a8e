using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ScenarioEngine.Diagrams;

/// <summary>Counts the packages in sets of a diagram, exactly, over all values of the variables or some of them.</summary>
/// <remarks>Where a term is fixed, nothing is built: its variable is counted over the one value. So every change of terms costs a walk over what is there.</remarks>
internal abstract class Counter
{
    /// <summary>A counter in the smallest numbers that hold all packages of a diagram.</summary>
    /// <param name="diagram">The diagram.</param>
    /// <param name="allowed">For each variable, the values to count; null for all. None is without any.</param>
    public static Counter For(Diagram diagram, bool[]?[] allowed)
    {
        var bits = 0.0;
        for (var level = 0; level < diagram.Depth; level++)
        {
            bits += Math.Log2(diagram.SizeOf(level));
        }

        const int safe = 120;
        return bits < safe ? new Counter<UInt128>(diagram, allowed) : new Counter<BigInteger>(diagram, allowed);
    }

    /// <summary>How many packages are in a set.</summary>
    public abstract BigInteger Count(int set);

    /// <summary>
    /// For each value of each variable, how many packages of a set have it, were all values of that variable allowed: what a change of one term to it would leave.
    /// One walk down and one up, linear in the size of the diagram.
    /// </summary>
    public abstract BigInteger[][] CountEach(int set);

    /// <summary>The package of a set with a number, counted from 0 in a stable order: by the first variable, and for each the first value first.</summary>
    /// <param name="set">The set.</param>
    /// <param name="number">The number; less than <see cref="Count"/>.</param>
    /// <returns>For each variable, the value.</returns>
    public abstract int[] PackageAt(int set, BigInteger number);
}

/// <summary>Counts in numbers of one type.</summary>
internal sealed class Counter<T> : Counter
    where T : struct, IBinaryInteger<T>
{
    private readonly Diagram _diagram;
    private readonly bool[]?[] _allowed;
    private readonly T[] _sizes;
    private readonly T[][] _products;
    private T[] _below = [];
    private bool[] _isKnown = [];

    public Counter(Diagram diagram, bool[]?[] allowed)
    {
        _diagram = diagram;
        _allowed = allowed;
        _sizes = new T[diagram.Depth];
        for (var level = 0; level < diagram.Depth; level++)
        {
            _sizes[level] = T.CreateChecked(allowed[level] is { } some ? some.AsSpan().Count(value: true) : diagram.SizeOf(level));
        }

        // _products[from][to - from]: in how many ways the variables from one level up to another can be chosen.
        _products = new T[diagram.Depth + 1][];
        for (var level = 0; level <= diagram.Depth; level++)
        {
            _products[level] = Products(level);
        }
    }

    public override BigInteger Count(int set)
    {
        Prepare();
        return BigInteger.CreateChecked(unchecked(Below(set) * Between(0, _diagram.LevelOf(set))));
    }

    public override BigInteger[][] CountEach(int set)
    {
        Prepare();
        return new Walk(this, set).Run();
    }

    public override int[] PackageAt(int set, BigInteger number)
    {
        Prepare();
        var left = T.CreateChecked(number);
        var values = new int[_diagram.Depth];
        for (var level = 0; level < values.Length; level++)
        {
            var value = 0;
            for (; ; value++)
            {
                var count = IsAllowed(level, value) ? BelowFrom(level + 1, _diagram.At(set, level, value)) : T.Zero;
                if (left < count)
                {
                    break;
                }

                left -= count;
            }

            values[level] = value;
            set = _diagram.At(set, level, value);
        }

        return values;
    }

    private T[] Products(int from)
    {
        var products = new T[_diagram.Depth + 1 - from];
        products[0] = T.One;
        for (var i = 1; i < products.Length; i++)
        {
            products[i] = unchecked(products[i - 1] * _sizes[from + i - 1]);
        }

        return products;
    }

    private T Between(int from, int to) => _products[from][to - from];

    private bool IsAllowed(int level, int value) => _allowed[level] is not { } allowed || allowed[value];

    /// <summary>Makes room for the nodes that have come since the last count.</summary>
    private void Prepare()
    {
        if (_below.Length < _diagram.NodeCount)
        {
            var capacity = Math.Max(_diagram.NodeCount, 2 * _below.Length);
            Array.Resize(ref _below, capacity);
            Array.Resize(ref _isKnown, capacity);
        }
    }

    /// <summary>In how many ways the variables from a set's own level on can be chosen so that the package is in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private T Below(int set)
    {
        var count = BelowNode(set >> 1);
        // INVARIANT: a negated edge leads to all packages that its node does not have.
        return (set & 1) == 0 ? count : unchecked(Between(_diagram.LevelOf(set), _diagram.Depth) - count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private T BelowNode(int node)
    {
        if (node == 0)
        {
            return T.One;
        }

        if (!_isKnown[node])
        {
            var level = _diagram.LevelOf(node << 1);
            var count = T.Zero;
            for (var value = 0; value < _diagram.SizeOf(level); value++)
            {
                if (IsAllowed(level, value))
                {
                    count = unchecked(count + BelowFrom(level + 1, _diagram.ChildOf(node << 1, value)));
                }
            }

            _below[node] = count;
            _isKnown[node] = true;
        }

        return _below[node];
    }

    private T BelowFrom(int level, int set) => set == Diagram.Empty ? T.Zero : unchecked(Below(set) * Between(level, _diagram.LevelOf(set)));

    /// <summary>The walk down: with how many choices of earlier variables each set is reached.</summary>
    private sealed class Walk
    {
        private readonly Counter<T> _counter;
        private readonly Diagram _diagram;
        private readonly Dictionary<int, T> _above = [];
        private readonly List<int>[] _reached;
        private readonly T[][] _counts;
        private readonly T[] _passing;

        public Walk(Counter<T> counter, int set)
        {
            _counter = counter;
            _diagram = counter._diagram;
            _reached = new List<int>[_diagram.Depth + 1];
            _counts = new T[_diagram.Depth][];
            _passing = new T[_diagram.Depth];
            for (var level = 0; level < _diagram.Depth; level++)
            {
                _reached[level] = [];
                _counts[level] = new T[_diagram.SizeOf(level)];
            }

            _reached[^1] = [];
            Reach(0, set, T.One);
        }

        public BigInteger[][] Run()
        {
            for (var level = 0; level < _diagram.Depth; level++)
            {
                foreach (var set in _reached[level])
                {
                    Leave(set, level);
                }

                var passing = _passing[level] / _counter._sizes[level];
                foreach (ref var count in _counts[level].AsSpan())
                {
                    count += passing;
                }
            }

            return Array.ConvertAll(_counts, counts => Array.ConvertAll(counts, BigInteger.CreateChecked));
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Leave(int set, int level)
        {
            var above = _above[set];
            var counts = _counts[level];
            for (var value = 0; value < counts.Length; value++)
            {
                var child = _diagram.ChildOf(set, value);
                counts[value] = unchecked(counts[value] + (above * _counter.BelowFrom(level + 1, child)));
                if (_counter.IsAllowed(level, value))
                {
                    Reach(level + 1, child, above);
                }
            }
        }

        /// <summary>The variables between two nodes of a path are free: all packages on the path pass them, spread evenly over their values.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Reach(int from, int set, T above)
        {
            if (set == Diagram.Empty)
            {
                return;
            }

            var level = _diagram.LevelOf(set);
            var here = unchecked(above * _counter.Between(from, level));
            if (from < level)
            {
                var packages = unchecked(here * _counter.Below(set));
                for (var passed = from; passed < level; passed++)
                {
                    _passing[passed] = unchecked(_passing[passed] + packages);
                }
            }

            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_above, set, out var isKnown);
            sum = unchecked(sum + here);
            if (!isKnown)
            {
                _reached[level].Add(set);
            }
        }
    }
}
