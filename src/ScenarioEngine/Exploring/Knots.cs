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

    /// <summary>So many fields are named at most that would take a knot apart; more are no advice.</summary>
    private const int MostToSettle = 12;

    /// <summary>The fields that most rules tie to each other, the worst first.</summary>
    public static ImmutableArray<Field> MostTied(CompiledPack pack) =>
        [.. new Web([.. Ties.Of(pack)]).WorstFirst().Take(Worst).Select(number => pack.Pack.Fields[number])];

    /// <summary>Why a space is too large.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="settled">The fields that are settled already, and tie nothing.</param>
    /// <param name="counts">Which positions count.</param>
    /// <param name="budget">The budget that was used up: nodes or time.</param>
    /// <param name="reached">How far the diagram had come.</param>
    public static TooLarge Explain(
        CompiledPack pack,
        IEnumerable<Field> settled,
        Func<Position, bool> counts,
        string budget,
        Reached reached
    )
    {
        var fixedFields = settled.Select(field => field.Index).ToHashSet();
        var ties = Ties.Of(pack)
            .Where(tie => tie.Position is null || counts(tie.Position))
            .Select(tie => tie with { Fields = [.. tie.Fields.Where(field => !fixedFields.Contains(field))] })
            .Where(tie => tie.Fields.Length > 1)
            .ToList();
        var web = new Web(ties);
        var fields = web.WorstFirst().Take(Worst).ToList();
        var positions = ties.Where(tie => tie.Position is not null)
            .OrderByDescending(tie => tie.Fields.Sum(web.NeighboursOf))
            .Select(tie => tie.Position)
            .OfType<Position>()
            .Take(Worst)
            .ToList();
        var worth = web.ToSettle();
        // Where nothing is tied, or loosely, what has the most options is worth the most.
        var largest = pack
            .Pack.Fields.Where(field => !fixedFields.Contains(field.Index))
            .OrderByDescending(field => pack.ValueSlots[field.Index].Sum(slot => pack.Slots[slot].CellCount));
        return new TooLarge(
            budget,
            Names(fields),
            [.. positions],
            worth.Count > 0 ? Names(worth)
                : fields.Count > 0 ? Names(fields)
                : [.. largest.Take(Worst)]
        )
        {
            Reached = reached,
        };

        ImmutableArray<Field> Names(IEnumerable<int> numbers) => [.. numbers.Select(number => pack.Pack.Fields[number])];
    }

    /// <summary>Fields and the neighbours that rules give them.</summary>
    private sealed class Web
    {
        private readonly Dictionary<int, HashSet<int>> _neighbours = [];
        private readonly Dictionary<int, int> _ties = [];

        public Web(List<Tie> ties)
        {
            foreach (var tie in ties)
            {
                foreach (var field in tie.Fields)
                {
                    _neighbours.TryAdd(field, []);
                    _neighbours[field].UnionWith(tie.Fields);
                    _ties[field] = _ties.GetValueOrDefault(field) + 1;
                }
            }
        }

        public int NeighboursOf(int field) => _neighbours[field].Count;

        public IEnumerable<int> WorstFirst() =>
            _neighbours.Keys.OrderByDescending(NeighboursOf).ThenByDescending(field => _ties[field]).ThenBy(field => field);

        /// <summary>Takes out the most tied field until what is left comes apart, or there are too many to be named.</summary>
        public List<int> ToSettle()
        {
            var settled = new List<int>();
            while (settled.Count < MostToSettle && IsKnot())
            {
                var worst = WorstFirst().First();
                settled.Add(worst);
                foreach (var other in _neighbours[worst])
                {
                    _neighbours[other].Remove(worst);
                }

                _neighbours.Remove(worst);
            }

            return settled;
        }

        /// <summary>
        /// Whether many fields have to be looked at together, even where those with the fewest neighbours are dealt with first: the induced
        /// width of that order.
        /// </summary>
        private bool IsKnot()
        {
            var left = _neighbours.ToDictionary(pair => pair.Key, pair => pair.Value.ToHashSet());
            while (left.Count > 0)
            {
                var (field, others) = left.MinBy(pair => (pair.Value.Count, pair.Key));
                if (others.Count > SmallKnot)
                {
                    return true;
                }

                left.Remove(field);
                others.Remove(field);
                foreach (var other in others)
                {
                    left[other].UnionWith(others);
                    left[other].Remove(field);
                }
            }

            return false;
        }
    }
}
