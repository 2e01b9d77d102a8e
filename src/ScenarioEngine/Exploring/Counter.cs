using System.Numerics;

namespace ScenarioEngine.Exploring;

/// <summary>Counts the packages in sets of a diagram, exactly.</summary>
internal sealed class Counter
{
    private readonly Diagram _diagram;
    private readonly BigInteger[] _products;
    private readonly Dictionary<int, BigInteger> _counts = [];

    public Counter(Diagram diagram)
    {
        _diagram = diagram;
        // _products[n]: in how many ways the variables from level n on can be chosen.
        _products = new BigInteger[diagram.Depth + 1];
        _products[diagram.Depth] = BigInteger.One;
        for (var level = diagram.Depth - 1; level >= 0; level--)
        {
            _products[level] = _products[level + 1] * diagram.SizeOf(level);
        }
    }

    /// <summary>How many packages are in a set.</summary>
    public BigInteger Count(int set) => CountBelow(set) * Between(0, _diagram.LevelOf(set));

    /// <summary>For each value of each variable, how many packages of a set have it. One walk down and one up: linear in the size of the diagram.</summary>
    public BigInteger[][] CountEach(int set)
    {
        var counts = Enumerable.Range(0, _diagram.Depth).Select(level => new BigInteger[_diagram.SizeOf(level)]).ToArray();
        var passing = new BigInteger[_diagram.Depth + 1];
        var weights = new Dictionary<int, BigInteger> { [set] = Between(0, _diagram.LevelOf(set)) };
        var byLevel = Enumerable.Range(0, _diagram.Depth + 1).Select(_ => new List<int>()).ToArray();
        byLevel[_diagram.LevelOf(set)].Add(set);
        Skip(0, _diagram.LevelOf(set), BigInteger.One, CountBelow(set));
        for (var level = 0; level < _diagram.Depth; level++)
        {
            foreach (var node in byLevel[level])
            {
                for (var value = 0; value < _diagram.SizeOf(level); value++)
                {
                    Follow(node, level, value);
                }
            }

            foreach (ref var count in counts[level].AsSpan())
            {
                count += passing[level] / _diagram.SizeOf(level);
            }
        }

        return counts;

        void Follow(int node, int level, int value)
        {
            var child = _diagram.ChildOf(node, value);
            if (child == Diagram.Empty)
            {
                return;
            }

            var childLevel = _diagram.LevelOf(child);
            counts[level][value] += weights[node] * Between(level + 1, childLevel) * CountBelow(child);
            Skip(level + 1, childLevel, weights[node], CountBelow(child));
            var weight = weights[node] * Between(level + 1, childLevel);
            if (!weights.TryAdd(child, weight))
            {
                weights[child] += weight;
            }
            else
            {
                byLevel[childLevel].Add(child);
            }
        }

        // The variables between two nodes of a path are free: all packages on the path pass them, spread evenly over their values.
        void Skip(int from, int to, BigInteger above, BigInteger below)
        {
            if (from < to)
            {
                var packages = above * Between(from, to) * below;
                for (var level = from; level < to; level++)
                {
                    passing[level] += packages;
                }
            }
        }
    }

    private BigInteger Between(int from, int to) => from == to ? BigInteger.One : _products[from] / _products[to];

    /// <summary>How many choices of the variables from a set's own level on are in it.</summary>
    private BigInteger CountBelow(int set)
    {
        if (set is Diagram.All or Diagram.Empty)
        {
            return set == Diagram.All ? BigInteger.One : BigInteger.Zero;
        }

        if (_counts.TryGetValue(set, out var known))
        {
            return known;
        }

        var level = _diagram.LevelOf(set);
        var count = BigInteger.Zero;
        for (var value = 0; value < _diagram.SizeOf(level); value++)
        {
            var child = _diagram.ChildOf(set, value);
            count += CountBelow(child) * Between(level + 1, _diagram.LevelOf(child));
        }

        _counts.Add(set, count);
        return count;
    }
}
