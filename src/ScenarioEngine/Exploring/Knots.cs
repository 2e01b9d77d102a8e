using System.Collections.Immutable;
using ScenarioEngine.Compiling;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>Finds the fields of a pack that are tied together most, and which of them to settle so that it comes apart.</summary>
internal static class Knots
{
    /// <summary>So many fields that all meet each other are still little: 4^8 combinations.</summary>
    private const int SmallKnot = 8;

    private const int Worst = 8;

    /// <summary>The fields that most rules tie to each other, the worst first.</summary>
    public static ImmutableArray<Field> MostTied(CompiledPack pack) => [.. FieldsByTies([.. Ties.Of(pack)]).Take(Worst).Select(number => pack.Pack.Fields[number])];

    /// <summary>Why a space is too large.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="settled">The fields that are settled already, and tie nothing.</param>
    /// <param name="counts">Which positions count.</param>
    /// <param name="budget">The budget that was used up: nodes or time.</param>
    /// <param name="reached">How far the diagram had come.</param>
    public static TooLarge Explain(CompiledPack pack, IEnumerable<Field> settled, Func<Position, bool> counts, string budget, Reached reached)
    {
        var fixedFields = settled.Select(field => field.Index).ToHashSet();
        var ties = Ties.Of(pack)
            .Where(tie => tie.Position is null || counts(tie.Position))
            .Select(tie => tie with { Fields = [.. tie.Fields.Where(field => !fixedFields.Contains(field))] })
            .Where(tie => tie.Fields.Length > 1)
            .ToList();
        var fields = FieldsByTies(ties);
        var positions = ties.Where(tie => tie.Position is not null).OrderByDescending(tie => tie.Fields.Sum(field => NeighboursOf(field, ties).Count)).Select(tie => tie.Position).OfType<Position>();
        return new TooLarge(budget, reached, Names(fields.Take(Worst)), [.. positions.Take(Worst)], Names(FieldsToSettle(ties)));

        ImmutableArray<Field> Names(IEnumerable<int> numbers) => [.. numbers.Select(number => pack.Pack.Fields[number])];
    }

    private static HashSet<int> NeighboursOf(int field, List<Tie> ties) => [.. ties.Where(tie => tie.Fields.Contains(field)).SelectMany(tie => tie.Fields)];

    private static IEnumerable<int> FieldsByTies(List<Tie> ties) =>
        ties.SelectMany(tie => tie.Fields).Distinct().OrderByDescending(field => NeighboursOf(field, ties).Count).ThenByDescending(field => ties.Count(tie => tie.Fields.Contains(field))).ThenBy(field => field);

    /// <summary>Takes out the most tied field until what is left comes apart.</summary>
    private static List<int> FieldsToSettle(List<Tie> ties)
    {
        var settled = new List<int>();
        while (KnotOf(ties) > SmallKnot)
        {
            var worst = FieldsByTies(ties).First();
            settled.Add(worst);
            ties = [.. ties.Select(tie => tie with { Fields = [.. tie.Fields.Where(field => field != worst)] }).Where(tie => tie.Fields.Length > 1)];
        }

        return settled;
    }

    /// <summary>How many fields have to be looked at together, when those with the fewest neighbours are dealt with first: the induced width of that order.</summary>
    private static int KnotOf(List<Tie> ties)
    {
        var neighbours = ties.SelectMany(tie => tie.Fields).Distinct().ToDictionary(field => field, field => NeighboursOf(field, ties));
        var knot = 0;
        while (neighbours.Count > 0)
        {
            var (field, others) = neighbours.MinBy(pair => (pair.Value.Count, pair.Key));
            knot = Math.Max(knot, others.Count);
            neighbours.Remove(field);
            others.Remove(field);
            foreach (var other in others)
            {
                neighbours[other].UnionWith(others);
                neighbours[other].Remove(field);
            }
        }

        return knot;
    }
}
