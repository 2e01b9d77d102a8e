using System.Collections.Immutable;

namespace ScenarioEngine.Importing;

/// <summary>A pack that was made from files of another program, or why there is none.</summary>
/// <param name="Pack">The text of its <c>pack.yaml</c>; null where there is none.</param>
/// <param name="LeftOut">What could not be carried over, a sentence each.</param>
/// <param name="Problem">What is wrong, and where; null where nothing is.</param>
/// <param name="Hint">What to do about it; null where nothing is wrong.</param>
internal sealed record Imported(string? Pack, ImmutableArray<string> LeftOut, string? Problem, string? Hint)
{
    internal static Imported Refuse(string problem, string hint) => new(null, [], problem, hint);
}
