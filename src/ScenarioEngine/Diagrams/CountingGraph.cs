using System.Numerics;

namespace ScenarioEngine.Diagrams;

/// <summary>Finished sets of packages, in which any number of threads may count at once.</summary>
/// <remarks>
/// The nodes of a decision diagram below some roots, in plain arrays by level; the diagram itself is not needed any more. Counting is one
/// walk up, for all
/// roots together, and one down for each root of which every choice is asked.
/// </remarks>
internal abstract class CountingGraph
{
    /// <summary>
    /// Sets of a diagram, to be counted in the smallest numbers that hold all packages: what overflows on the way does no harm to what is
    /// counted in the end.
    /// </summary>
    /// <param name="diagram">The diagram.</param>
    /// <param name="whole">How many packages there are at most in any set that is counted.</param>
    /// <param name="sets">The sets.</param>
    public static CountingGraph Of(Diagram diagram, BigInteger whole, params IReadOnlyList<int> sets) =>
        whole < (BigInteger)UInt128.MaxValue ? new CountingGraph<UInt128>(diagram, sets) : new CountingGraph<BigInteger>(diagram, sets);

    /// <summary>Counts the packages that have allowed choices only.</summary>
    /// <exception cref="BudgetExceededException">The budget is used up.</exception>
    public abstract Tally Tally(Allowed allowed, Budget budget);
}

/// <summary>The numbers of packages that have allowed choices only, in each set of a graph.</summary>
internal abstract class Tally
{
    /// <summary>How many packages a set has.</summary>
    public abstract BigInteger Of(int set);

    /// <summary>
    /// For each choice of each variable, how many packages of a set have it, and allowed choices everywhere else: the derivatives of
    /// Darwiche (2003).
    /// </summary>
    public abstract BigInteger[][] Each(int set);

    /// <summary>
    /// The package of a set with a number, counted from 0 in a stable order: by the first variable, and for each the first choice first.
    /// </summary>
    /// <param name="set">The set.</param>
    /// <param name="number">The number; less than how many there are.</param>
    /// <returns>For each variable, the choice.</returns>
    public abstract int[] PackageAt(int set, BigInteger number);
}

/// <summary>Counts in numbers of one type.</summary>
internal sealed class CountingGraph<T> : CountingGraph
    where T : struct, IBinaryInteger<T>
{
    private const int None = -1;

    private readonly int[] _sizes;
    private readonly Dictionary<int, int> _roots = [];

    /// <summary>For each node its level, the last being that of all packages; and where its edges start.</summary>
    private readonly int[] _levels;
    private readonly int[] _starts;

    /// <summary>For each edge the node to which it leads, and over which stretch of variables it passes.</summary>
    private readonly int[] _targets;
    private readonly int[] _stretches;
    private readonly List<(int From, int To)> _passed = [(0, 0)];
    private readonly Dictionary<(int From, int To), int> _stretchNumbers = [];

    public CountingGraph(Diagram diagram, IReadOnlyList<int> sets)
    {
        _sizes = [.. Enumerable.Range(0, diagram.Depth).Select(diagram.SizeOf)];
        // For each set below the roots its place, and one more; the last is that of all packages.
        var places = diagram.Marks;
        var nodes = Collect(diagram, sets, places);
        _levels = Array.ConvertAll(nodes, diagram.LevelOf);
        _starts = new int[nodes.Length];
        var edges = 0;
        for (var node = 0; node < nodes.Length - 1; node++)
        {
            _starts[node] = edges;
            edges += _sizes[_levels[node]];
        }

        (_targets, _stretches) = (new int[edges], new int[edges]);
        // The stretches that begin behind one level, by where they end.
        var (stretches, from) = (new int[_sizes.Length + 1], -1);
        for (var node = 0; node < nodes.Length - 1; node++)
        {
            if (_levels[node] != from)
            {
                from = _levels[node];
                Array.Clear(stretches);
            }

            for (var choice = 0; choice < _sizes[from]; choice++)
            {
                var target = places[diagram.ChildOf(nodes[node], choice)] - 1;
                var edge = _starts[node] + choice;
                _targets[edge] = target;
                if (target != None && _levels[target] > from + 1)
                {
                    ref var stretch = ref stretches[_levels[target]];
                    _stretches[edge] = stretch = stretch == 0 ? StretchOf(from + 1, _levels[target]) : stretch;
                }
            }
        }

        foreach (var set in sets)
        {
            var place = places[set] - 1;
            _roots[set] = place;
            _ = place == None ? 0 : StretchOf(0, _levels[place]);
        }

        foreach (var node in nodes)
        {
            places[node] = 0;
        }
    }

    /// <inheritdoc/>
    public override Tally Tally(Allowed allowed, Budget budget) => new Walk(this, allowed, budget);

    /// <summary>All sets below some, and that of all packages, by level; each gets its place, and one more, for its mark.</summary>
    private int[] Collect(Diagram diagram, IReadOnlyList<int> sets, int[] marks)
    {
        var found = new List<int>();
        var perLevel = new int[_sizes.Length + 2];
        Visit(Diagram.All);
        foreach (var set in sets)
        {
            Visit(set);
        }

        try
        {
            for (var next = 0; next < found.Count; next++)
            {
                diagram.Budget.Spend(diagram.NodeCount);
                var level = diagram.LevelOf(found[next]);
                perLevel[level + 1]++;
                for (var choice = 0; level < _sizes.Length && choice < _sizes[level]; choice++)
                {
                    Visit(diagram.ChildOf(found[next], choice));
                }
            }
        }
        catch
        {
            found.ForEach(set => marks[set] = 0);
            throw;
        }

        for (var level = 0; level < _sizes.Length; level++)
        {
            perLevel[level + 1] += perLevel[level];
        }

        var ordered = new int[found.Count];
        foreach (var set in found)
        {
            var place = perLevel[diagram.LevelOf(set)]++;
            ordered[place] = set;
            marks[set] = place + 1;
        }

        return ordered;

        void Visit(int set)
        {
            if (set != Diagram.Empty && marks[set] == 0)
            {
                marks[set] = int.MaxValue;
                found.Add(set);
            }
        }
    }

    /// <summary>The number of the stretch from one level up to, and without, another; 0 where there is nothing between them.</summary>
    private int StretchOf(int from, int to)
    {
        if (from == to)
        {
            return 0;
        }

        if (!_stretchNumbers.TryGetValue((from, to), out var number))
        {
            _stretchNumbers.Add((from, to), number = _passed.Count);
            _passed.Add((from, to));
        }

        return number;
    }

    /// <summary>The numbers of one count.</summary>
    private sealed class Walk : Tally
    {
        private readonly CountingGraph<T> _graph;
        private readonly Allowed _allowed;
        private readonly Budget _budget;

        /// <summary>For each stretch, in how many allowed ways its variables can be chosen.</summary>
        private readonly T[] _ways;

        /// <summary>For each node, in how many ways the variables from its own on can be chosen.</summary>
        private readonly T[] _below;

        public Walk(CountingGraph<T> graph, Allowed allowed, Budget budget)
        {
            (_graph, _allowed, _budget) = (graph, allowed, budget);
            var depth = graph._sizes.Length;
            var (before, after) = (new T[depth + 1], new T[depth + 1]);
            before[0] = after[depth] = T.One;
            for (var level = 0; level < depth; level++)
            {
                before[level + 1] = unchecked(before[level] * T.CreateTruncating(allowed.Number(level)));
                after[depth - level - 1] = unchecked(after[depth - level] * T.CreateTruncating(allowed.Number(depth - level - 1)));
            }

            _ways = new T[graph._passed.Count];
            for (var stretch = 0; stretch < _ways.Length; stretch++)
            {
                var (from, to) = graph._passed[stretch];
                _ways[stretch] =
                    from == 0 ? before[to]
                    : to == depth ? after[from]
                    : Between(from, to);
            }

            _below = new T[graph._levels.Length];
            _below[^1] = T.One;
            for (var node = _below.Length - 2; node >= 0; node--)
            {
                budget.Spend(0);
                var level = graph._levels[node];
                var sum = T.Zero;
                for (var choice = 0; choice < graph._sizes[level]; choice++)
                {
                    if (allowed.Has(level, choice))
                    {
                        sum = unchecked(sum + Through(graph._starts[node] + choice));
                    }
                }

                _below[node] = sum;
            }
        }

        /// <inheritdoc/>
        public override BigInteger Of(int set) => BigInteger.CreateChecked(From(_graph._roots[set]));

        /// <inheritdoc/>
        public override BigInteger[][] Each(int set)
        {
            var above = new T[_below.Length];
            var passing = new T[_graph._sizes.Length];
            var counts = Array.ConvertAll(_graph._sizes, size => new T[size]);
            var root = _graph._roots[set];
            Reach(
                root,
                root == None || _graph._levels[root] == 0 ? 0 : _graph._stretchNumbers[(0, _graph._levels[root])],
                T.One,
                above,
                passing
            );
            for (var node = 0; node < above.Length - 1; node++)
            {
                if (T.IsZero(above[node]))
                {
                    continue;
                }

                _budget.Spend(0);
                var level = _graph._levels[node];
                for (var choice = 0; choice < counts[level].Length; choice++)
                {
                    var edge = _graph._starts[node] + choice;
                    counts[level][choice] = unchecked(counts[level][choice] + (above[node] * Through(edge)));
                    if (_allowed.Has(level, choice))
                    {
                        Reach(_graph._targets[edge], _graph._stretches[edge], above[node], above, passing);
                    }
                }
            }

            for (var level = 0; level < counts.Length; level++)
            {
                var each = passing[level] / T.CreateTruncating(_allowed.Number(level));
                foreach (ref var count in counts[level].AsSpan())
                {
                    count = unchecked(count + each);
                }
            }

            return Array.ConvertAll(counts, level => Array.ConvertAll(level, BigInteger.CreateChecked));
        }

        /// <inheritdoc/>
        public override int[] PackageAt(int set, BigInteger number)
        {
            var left = T.CreateChecked(number);
            var choices = new int[_graph._sizes.Length];
            var node = _graph._roots[set];
            for (var level = 0; level < choices.Length; level++)
            {
                var isPassed = _graph._levels[node] > level;
                var each = isPassed ? FreeFrom(level + 1, node) : T.Zero;
                for (var choice = 0; ; choice++)
                {
                    if (!_allowed.Has(level, choice))
                    {
                        continue;
                    }

                    var count = isPassed ? each : Through(_graph._starts[node] + choice);
                    if (left < count)
                    {
                        choices[level] = choice;
                        break;
                    }

                    left -= count;
                }

                node = isPassed ? node : _graph._targets[_graph._starts[node] + choices[level]];
            }

            return choices;
        }

        private T Between(int from, int to)
        {
            var product = T.One;
            for (var level = from; level < to; level++)
            {
                product = unchecked(product * T.CreateTruncating(_allowed.Number(level)));
            }

            return product;
        }

        private T From(int root) => root == None ? T.Zero : FreeFrom(0, root);

        /// <summary>In how many ways the variables from a level on can be chosen so that the way leads through a node.</summary>
        private T FreeFrom(int from, int node) => unchecked(_below[node] * Between(from, _graph._levels[node]));

        private T Through(int edge) =>
            (_graph._targets[edge], _graph._stretches[edge]) switch
            {
                (None, _) => T.Zero,
                (var target, 0) => _below[target],
                var (target, stretch) => unchecked(_ways[stretch] * _below[target]),
            };

        /// <summary>A variable that a way passes over is free there: the packages are spread evenly over its choices.</summary>
        private void Reach(int node, int stretch, T weight, T[] above, T[] passing)
        {
            if (node == None)
            {
                return;
            }

            var here = unchecked(weight * _ways[stretch]);
            above[node] = unchecked(above[node] + here);
            var (from, to) = _graph._passed[stretch];
            if (from < to)
            {
                var packages = unchecked(here * _below[node]);
                for (var level = from; level < to; level++)
                {
                    passing[level] = unchecked(passing[level] + packages);
                }
            }
        }
    }
}
