using System.Numerics;

namespace ScenarioEngine.Diagrams;

/// <summary>A finished set of packages, in which any number of threads may count at once.</summary>
/// <remarks>
/// The nodes of a decision diagram below one root, in plain arrays by level. Counting is one walk up and one down. The walk keeps to the choices that
/// are allowed, and counts for each choice of each variable as though nothing had been said about that variable: the derivatives of Darwiche (2003).
/// </remarks>
internal abstract class CountingGraph
{
    /// <summary>A set of a diagram, to be counted in the smallest numbers that hold all packages: what overflows on the way does no harm to what is counted in the end.</summary>
    /// <param name="diagram">The diagram.</param>
    /// <param name="set">The set.</param>
    /// <param name="whole">How many packages there are at most in any set that is counted.</param>
    public static CountingGraph Of(Diagram diagram, int set, BigInteger whole) =>
        whole < (BigInteger)UInt128.MaxValue ? new CountingGraph<UInt128>(diagram, set) : new CountingGraph<BigInteger>(diagram, set);

    /// <summary>How many packages have allowed choices only.</summary>
    public abstract BigInteger Count(Allowed allowed);

    /// <summary>For each choice of each variable, how many packages have it, and allowed choices everywhere else.</summary>
    public abstract BigInteger[][] CountEach(Allowed allowed);
}

/// <summary>Counts in numbers of one type.</summary>
internal sealed class CountingGraph<T> : CountingGraph
    where T : struct, IBinaryInteger<T>
{
    private const int Whole = -1;
    private const int None = -2;

    private readonly int[] _sizes;
    private readonly int[] _levels;
    private readonly int[][] _children;
    private readonly int _root;

    public CountingGraph(Diagram diagram, int set)
    {
        _sizes = [.. Enumerable.Range(0, diagram.Depth).Select(diagram.SizeOf)];
        var found = new HashSet<int>();
        Collect(set);
        var nodes = found.OrderBy(diagram.LevelOf).ToArray();
        var places = nodes.Index().ToDictionary(node => node.Item, node => node.Index);
        _levels = [.. nodes.Select(diagram.LevelOf)];
        _children = [.. nodes.Select(node => Enumerable.Range(0, diagram.SizeOf(diagram.LevelOf(node))).Select(choice => PlaceOf(diagram.ChildOf(node, choice))).ToArray())];
        _root = PlaceOf(set);

        int PlaceOf(int node) => node == Diagram.All ? Whole : node == Diagram.Empty ? None : places[node];

        void Collect(int node)
        {
            if (node is not (Diagram.All or Diagram.Empty) && found.Add(node))
            {
                for (var choice = 0; choice < diagram.SizeOf(diagram.LevelOf(node)); choice++)
                {
                    Collect(diagram.ChildOf(node, choice));
                }
            }
        }
    }

    private int Depth => _sizes.Length;

    /// <inheritdoc/>
    public override BigInteger Count(Allowed allowed) => BigInteger.CreateChecked(new Walk(this, allowed).CountBelow(0, _root));

    /// <inheritdoc/>
    public override BigInteger[][] CountEach(Allowed allowed) => new Walk(this, allowed).CountEach();

    private int LevelOf(int node) => node < 0 ? Depth : _levels[node];

    /// <summary>The numbers of one count.</summary>
    private readonly struct Walk
    {
        private readonly CountingGraph<T> _graph;
        private readonly Allowed _allowed;
        private readonly T[] _free;
        private readonly T[] _below;

        /// <summary>The walk up: for each node, in how many ways the variables from its own on can be chosen.</summary>
        public Walk(CountingGraph<T> graph, Allowed allowed)
        {
            (_graph, _allowed) = (graph, allowed);
            _free = new T[graph.Depth + 1];
            _free[^1] = T.One;
            for (var level = graph.Depth - 1; level >= 0; level--)
            {
                _free[level] = unchecked(_free[level + 1] * T.CreateTruncating(allowed.Number(level)));
            }

            _below = new T[graph._levels.Length];
            for (var node = _below.Length - 1; node >= 0; node--)
            {
                var level = graph._levels[node];
                var children = graph._children[node];
                var sum = T.Zero;
                for (var choice = 0; choice < children.Length; choice++)
                {
                    if (children[choice] != None && allowed.Has(level, choice))
                    {
                        sum = unchecked(sum + CountBelow(level + 1, children[choice]));
                    }
                }

                _below[node] = sum;
            }
        }

        /// <summary>In how many ways the variables from a level on can be chosen so that the way leads through a node.</summary>
        public T CountBelow(int from, int node) => node switch
        {
            None => T.Zero,
            Whole => _free[from],
            _ => unchecked(_below[node] * Between(from, _graph._levels[node])),
        };

        /// <summary>The walk down: with how many choices of earlier variables each node is reached.</summary>
        public BigInteger[][] CountEach()
        {
            var above = new T[_below.Length];
            var passing = new T[_graph.Depth];
            var counts = Array.ConvertAll(_graph._sizes, size => new T[size]);
            Reach(0, _graph._root, T.One, above, passing);
            for (var node = 0; node < above.Length; node++)
            {
                var level = _graph._levels[node];
                var children = _graph._children[node];
                for (var choice = 0; choice < children.Length && !T.IsZero(above[node]); choice++)
                {
                    counts[level][choice] = unchecked(counts[level][choice] + (above[node] * CountBelow(level + 1, children[choice])));
                    if (_allowed.Has(level, choice))
                    {
                        Reach(level + 1, children[choice], above[node], above, passing);
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

        /// <summary>A variable that a way passes over is free there: the packages are spread evenly over its choices.</summary>
        private void Reach(int from, int node, T weight, T[] above, T[] passing)
        {
            var to = _graph.LevelOf(node);
            if (from < to && node != None)
            {
                var packages = unchecked(weight * CountBelow(from, node));
                for (var level = from; level < to; level++)
                {
                    passing[level] = unchecked(passing[level] + packages);
                }
            }

            if (node >= 0)
            {
                above[node] = unchecked(above[node] + (weight * Between(from, to)));
            }
        }

        /// <summary>In how many allowed ways the variables between two levels can be chosen.</summary>
        private T Between(int from, int to)
        {
            var product = T.One;
            for (var level = from; level < to; level++)
            {
                product = unchecked(product * T.CreateTruncating(_allowed.Number(level)));
            }

            return product;
        }
    }
}
