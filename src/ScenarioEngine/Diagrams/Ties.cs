using ScenarioEngine.Compiling;
using ScenarioEngine.Model;

namespace ScenarioEngine.Diagrams;

/// <summary>A rule of a pack and the fields that meet in it; the more of them and the further apart, the larger the diagram.</summary>
/// <param name="Position">The position whose rule it is; null for the rules of the pack itself.</param>
/// <param name="Fields">The numbers of the fields, two or more.</param>
internal sealed record Tie(Position? Position, int[] Fields);

/// <summary>Finds what ties the fields of a pack together.</summary>
internal static class Ties
{
    /// <summary>All rules in which several fields meet.</summary>
    public static IEnumerable<Tie> Of(CompiledPack pack)
    {
        var reach = new Reach(pack);
        for (var number = 0; number < pack.Positions.Length; number++)
        {
            if (Tied(pack.Positions[number].Violated, -1) is { Length: > 1 } fields)
            {
                yield return new Tie(pack.Pack.Positions[number], fields);
            }
        }

        var others = pack
            .Constraints.Select(constraint => Tied(constraint, -1))
            .Concat(pack.Settlings.SelectMany(settling => settling.Implied.Select(implied => Tied(implied.When, settling.Field))))
            .Concat(pack.Applicable.Select(Tied));
        foreach (var fields in others.Where(fields => fields.Length > 1))
        {
            yield return new Tie(null, fields);
        }

        int[] Tied(Literal literal, int other)
        {
            var fields = new SortedSet<int>(reach.SlotsOf(literal).Select(slot => slot.Field.Index));
            if (other >= 0)
            {
                fields.Add(other);
            }

            return [.. fields];
        }
    }
}
