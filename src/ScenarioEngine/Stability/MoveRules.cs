using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Stability;

/// <summary>What a pack says of moves.</summary>
/// <param name="Rankings">How parties rank states.</param>
/// <param name="Steps">For each field that says so, to which options each option can be changed; a field that is not named can be changed
/// to each.</param>
internal sealed record MoveRules(ImmutableArray<Ranking> Rankings, ImmutableDictionary<Field, ImmutableArray<ImmutableArray<int>>> Steps)
{
    /// <summary>The rules that a pack has.</summary>
    public static MoveRules Of(RulePack pack) =>
        new(
            pack.Rankings,
            pack.Fields.Where(field => field.Moves is not null)
                .ToImmutableDictionary(field => field, field => field.Moves.GetValueOrDefault())
        );

    /// <summary>Whether a step of a field can be taken.</summary>
    public bool Allow(Field field, int from, int to) => !Steps.TryGetValue(field, out var steps) || steps[from].Contains(to);
}
