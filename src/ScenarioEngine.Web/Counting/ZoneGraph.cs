using System.Numerics;
using ScenarioEngine.Exploring;

namespace ScenarioEngine.Web.Counting;

/// <summary>A finished set of packages, in which any number of threads may count at once.</summary>
/// <remarks>
/// The nodes of a decision diagram below one root, in plain arrays by level. Counting is one walk up and one down. The walk keeps to the choices that
/// are allowed, and counts for each choice of each variable as though nothing had been said about that variable: the derivatives of Darwiche (2003).
/// </remarks>
internal sealed class ZoneGraph
{
    private const int Whole = -1;
    private const int None = -2;

    private readonly int[] _sizes;
    private readonly int[] _levels;
    private readonly int[][] _children;
    private readonly int _root;

    public ZoneGraph(Diagram diagram, int set)
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

    /// <summary>How many packages have allowed choices only.</summary>
    public BigInteger Count(Allowed allowed)
    {
        var free = Free(allowed);
        return CountBelow(_root, CountUp(allowed, free)) * Between(free, 0, LevelOf(_root));
    }

    /// <summary>For each choice of each variable, how many packages have it, and allowed choices everywhere else.</summary>
    public BigInteger[][] CountEach(Allowed allowed)
    {
        var free = Free(allowed);
        var below = CountUp(allowed, free);
        var above = new BigInteger[_levels.Length];
        var passing = new BigInteger[Depth];
        var counts = Array.ConvertAll(_sizes, size => new BigInteger[size]);
        Skip(0, _root, BigInteger.One);
        if (_root >= 0)
        {
            above[_root] = Between(free, 0, _levels[_root]);
        }

        for (var node = 0; node < _levels.Length; node++)
        {
            var level = _levels[node];
            for (var choice = 0; choice < _sizes[level]; choice++)
            {
                var child = _children[node][choice];
                if (child == None)
                {
                    continue;
                }

                var between = Between(free, level + 1, LevelOf(child));
                counts[level][choice] += above[node] * between * CountBelow(child, below);
                if (allowed.Has(level, choice))
                {
                    Skip(level + 1, child, above[node]);
                    if (child >= 0)
                    {
                        above[child] += above[node] * between;
                    }
                }
            }
        }

        for (var level = 0; level < Depth; level++)
        {
            foreach (ref var count in counts[level].AsSpan())
            {
                count += passing[level];
            }
        }

        return counts;

        // A variable that a path passes over is free there: each of its choices has as many packages.
        void Skip(int from, int child, BigInteger weight)
        {
            var to = LevelOf(child);
            if (from < to && child != None)
            {
                var packages = weight * Between(free, from, to) * CountBelow(child, below);
                for (var level = from; level < to; level++)
                {
                    passing[level] += packages / allowed.Number(level);
                }
            }
        }
    }

    private BigInteger[] CountUp(Allowed allowed, BigInteger[] free)
    {
        var below = new BigInteger[_levels.Length];
        for (var node = _levels.Length - 1; node >= 0; node--)
        {
            var level = _levels[node];
            for (var choice = 0; choice < _sizes[level]; choice++)
            {
                var child = _children[node][choice];
                if (child != None && allowed.Has(level, choice))
                {
                    below[node] += CountBelow(child, below) * Between(free, level + 1, LevelOf(child));
                }
            }
        }

        return below;
    }

    /// <summary>For each level, in how many allowed ways the variables from there on can be chosen.</summary>
    private BigInteger[] Free(Allowed allowed)
    {
        var free = new BigInteger[Depth + 1];
        free[Depth] = BigInteger.One;
        for (var level = Depth - 1; level >= 0; level--)
        {
            free[level] = free[level + 1] * allowed.Number(level);
        }

        return free;
    }

    private int LevelOf(int node) => node < 0 ? Depth : _levels[node];

    private static BigInteger Between(BigInteger[] free, int from, int to) => from >= to ? BigInteger.One : free[from] / free[to];

    private static BigInteger CountBelow(int node, BigInteger[] below) => node switch
    {
        Whole => BigInteger.One,
        None => BigInteger.Zero,
        _ => below[node],
    };
}
