using System.Numerics;

namespace ScenarioEngine.Diagrams;

/// <summary>A finished <see cref="LabelDiagram"/>.</summary>
/// <param name="sizes">How many values each variable has.</param>
/// <param name="levels">For each node its variable, in order.</param>
/// <param name="starts">For each node where its edges start, and at last where they end.</param>
/// <param name="edges">For each node and each value of its variable where that leads.</param>
/// <param name="root">Where it begins.</param>
/// <param name="labels">How many sets there are.</param>
/// <param name="whole">How many packages there are at most.</param>
internal sealed class LabelGraph(int[] sizes, int[] levels, int[] starts, LabelEdge[] edges, LabelEdge root, int labels, BigInteger whole)
{
    /// <summary>Where the packages end that are in several sets.</summary>
    public const int More = -1;

    /// <summary>For each set how many packages with allowed choices are in it and in no other.</summary>
    /// <remarks>
    /// One walk up, for how many from each node are in none, and one down to the labelled edges, with how many come there.
    /// </remarks>
    /// <exception cref="BudgetExceededException">The budget is used up.</exception>
    public BigInteger[] Count(Allowed allowed, Budget budget) =>
        whole < (BigInteger)UInt128.MaxValue ? Count<UInt128>(allowed, budget) : Count<BigInteger>(allowed, budget);

    private BigInteger[] Count<T>(Allowed allowed, Budget budget)
        where T : struct, IBinaryInteger<T>
    {
        var rest = new T[sizes.Length + 1];
        rest[^1] = T.One;
        for (var level = sizes.Length - 1; level >= 0; level--)
        {
            rest[level] = unchecked(rest[level + 1] * T.CreateTruncating(allowed.Number(level)));
        }

        var below = new T[levels.Length];
        for (var node = levels.Length - 1; node >= 0; node--)
        {
            budget.Spend(0);
            var (start, level, sum) = (starts[node], levels[node], T.Zero);
            for (var edge = start; edge < starts[node + 1]; edge++)
            {
                if (edges[edge] is { Label: < 0, Node: >= 0 and var child } && allowed.Has(level, edge - start))
                {
                    sum = unchecked(sum + Below(child, level + 1));
                }
            }

            below[node] = sum;
        }

        var reaching = new T[levels.Length];
        var ends = new T[labels];
        Reach(root, T.One, 0);
        for (var node = 0; node < levels.Length; node++)
        {
            budget.Spend(0);
            var (start, level, packages) = (starts[node], levels[node], reaching[node]);
            for (var edge = start; edge < starts[node + 1] && !T.IsZero(packages); edge++)
            {
                if (allowed.Has(level, edge - start))
                {
                    Reach(edges[edge], packages, level + 1);
                }
            }
        }

        return Array.ConvertAll(ends, BigInteger.CreateChecked);

        void Reach(LabelEdge to, T packages, int from)
        {
            if (to.Node < 0)
            {
                return;
            }

            if (to.Label >= 0)
            {
                ends[to.Label] = unchecked(ends[to.Label] + (packages * Below(to.Node, from)));
            }
            else if (to.Node < levels.Length)
            {
                reaching[to.Node] = unchecked(reaching[to.Node] + (packages * Between(from, levels[to.Node])));
            }
        }

        T Below(int node, int from) => node == levels.Length ? rest[from] : unchecked(below[node] * Between(from, levels[node]));

        T Between(int from, int to)
        {
            var product = T.One;
            for (var level = from; level < to; level++)
            {
                product = unchecked(product * T.CreateTruncating(allowed.Number(level)));
            }

            return product;
        }
    }
}

/// <summary>Where a node leads.</summary>
/// <param name="Node">The place of the node below; one past the last for the end of packages that are in none, or have the label;
/// <see cref="LabelGraph.More"/> for those in several.</param>
/// <param name="Label">The set that all of them are in; -1 for none.</param>
internal readonly record struct LabelEdge(int Node, int Label);
