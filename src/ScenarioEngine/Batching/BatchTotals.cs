using ScenarioEngine.Model;

namespace ScenarioEngine.Batching;

/// <summary>What a batch adds up to.</summary>
/// <param name="Evaluated">How many scenarios were evaluated.</param>
/// <param name="Mistaken">How many have mistakes, and so no findings.</param>
/// <param name="FirstMistaken">The first of those, such as <c>line 17 of standard input</c>; null where there is none.</param>
/// <param name="Worst">The worst outcome; where nothing was evaluated, <see cref="Outcome.NoPosition"/>.</param>
internal sealed record BatchTotals(long Evaluated, long Mistaken, string? FirstMistaken, Outcome Worst)
{
    internal static BatchTotals None { get; } = new(0, 0, null, Outcome.NoPosition);

    internal BatchTotals With(BatchPart part) =>
        new(
            Evaluated + part.Evaluated,
            Mistaken + part.Mistaken,
            FirstMistaken ?? part.FirstMistaken?.ToString(),
            part.Worst < Worst ? part.Worst : Worst
        );
}
