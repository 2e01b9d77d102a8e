using System.Collections.Immutable;
using ScenarioEngine.Text;

namespace ScenarioEngine.Model;

/// <summary>How a party ranks the states that moves lead to.</summary>
/// <param name="Party">The party.</param>
/// <param name="Ranks">The ranks, best first. A state has the first rank of which some terms agree with it.</param>
/// <param name="Location">Where it is written.</param>
internal sealed record Ranking(Party Party, ImmutableArray<ImmutableArray<ImmutableArray<Term>>> Ranks, SourceLocation Location)
{
    /// <summary>The rank of a state, from 0; null where no rank speaks of it.</summary>
    /// <param name="valueOf">The value of a field in the state; null where it has no meaning.</param>
    public int? RankOf(Func<Field, Value?> valueOf)
    {
        for (var rank = 0; rank < Ranks.Length; rank++)
        {
            if (Ranks[rank].Any(terms => terms.All(term => valueOf(term.Field) == term.Value)))
            {
                return rank;
            }
        }

        return null;
    }
}
