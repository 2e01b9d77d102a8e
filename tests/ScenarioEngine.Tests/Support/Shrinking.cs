using System.Collections.Immutable;

namespace ScenarioEngine.Tests.Support;

/// <summary>Ways to make a list smaller.</summary>
internal static class Shrinking
{
    /// <summary>The list without its first or second half, without each item, and with each item made smaller.</summary>
    public static IEnumerable<ImmutableArray<T>> Items<T>(ImmutableArray<T> items, Func<T, IEnumerable<T>> shrink)
    {
        if (items.Length > 3)
        {
            yield return items[(items.Length / 2)..];
            yield return items[..(items.Length / 2)];
        }

        for (var index = 0; index < items.Length; index++)
        {
            yield return items.RemoveAt(index);
        }

        for (var index = 0; index < items.Length; index++)
        {
            foreach (var smaller in shrink(items[index]))
            {
                yield return items.SetItem(index, smaller);
            }
        }
    }

    /// <summary>Nothing in place of something, or the something made smaller.</summary>
    public static IEnumerable<ConditionSketch?> Optional(ConditionSketch? condition) =>
        condition is null ? [] : [null, .. condition.Shrink()];
}
