using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Comparing;

/// <summary>Finds the smallest sets of edits that turn something, by evaluating the scenario with each set in turn.</summary>
/// <remarks>
/// First one edit after the other is left out while the turn stays, which bounds the size; then all sets up to that size are tried, the
/// smaller ones
/// first. At most <see cref="Budget"/> scenarios are evaluated for each turn.
/// </remarks>
internal sealed class CauseFinder(Evaluator evaluator, Scenario before, ImmutableArray<WhatIf> parts)
{
    private const int Budget = 5_000;

    /// <summary>The edits that turn what is read off an evaluation into what it is with all of them.</summary>
    public Cause Find<T>(Func<Evaluation, T> read, T after)
    {
        bool Turns(IReadOnlyList<int> chosen) => EqualityComparer<T>.Default.Equals(read(Evaluate(chosen)), after);

        var needed = LeaveOut(Turns);
        if (Tries(needed.Count) > Budget)
        {
            return new Cause([Parts(needed)], IsSmallest: false);
        }

        for (var size = 1; size < needed.Count; size++)
        {
            var found = Choices(size).Where(Turns).Select(Parts).ToImmutableArray();
            if (!found.IsEmpty)
            {
                return new Cause(found, IsSmallest: true);
            }
        }

        return new Cause([.. Choices(needed.Count).Where(Turns).Select(Parts)], IsSmallest: true);
    }

    private Evaluation Evaluate(IReadOnlyList<int> chosen) =>
        evaluator.Evaluate(before.With(WhatIf.Combine("", [.. chosen.Select(part => parts[part])])));

    private ImmutableArray<WhatIf> Parts(IReadOnlyList<int> chosen) => [.. chosen.Select(part => parts[part])];

    /// <summary>Edits none of which can be left out on its own.</summary>
    private List<int> LeaveOut(Func<IReadOnlyList<int>, bool> turns)
    {
        var needed = Enumerable.Range(0, parts.Length).ToList();
        for (var part = parts.Length - 1; part >= 0; part--)
        {
            var fewer = needed.Where(other => other != part).ToList();
            needed = turns(fewer) ? fewer : needed;
        }

        return needed;
    }

    /// <summary>How many sets there are up to a size; more than the budget where it is more.</summary>
    private int Tries(int size)
    {
        var (sets, all) = (1L, 0L);
        for (var chosen = 1; chosen <= size && all <= Budget; chosen++)
        {
            sets = sets * (parts.Length - chosen + 1) / chosen;
            all += sets;
        }

        return (int)Math.Min(all, Budget + 1);
    }

    /// <summary>All sets of a size, in the order of the edits.</summary>
    private IEnumerable<IReadOnlyList<int>> Choices(int size, int start = 0)
    {
        if (size == 0)
        {
            return
            [
                [],
            ];
        }

        return from first in Enumerable.Range(start, parts.Length - start)
            from rest in Choices(size - 1, first + 1)
            select (IReadOnlyList<int>)[first, .. rest];
    }
}
