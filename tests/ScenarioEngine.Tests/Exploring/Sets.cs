namespace ScenarioEngine.Tests.Exploring;

/// <summary>Compares sets of sets by what they print.</summary>
internal static class Sets
{
    /// <summary>How two sets of sets differ, or null.</summary>
    /// <param name="what">What is in them.</param>
    /// <param name="found">What was found.</param>
    /// <param name="expected">What brute force finds.</param>
    /// <param name="isOrdered">Whether the order within each of them matters.</param>
    public static string? Differ<T>(
        string what,
        IEnumerable<IEnumerable<T>> found,
        IEnumerable<IEnumerable<T>> expected,
        bool isOrdered = false
    )
    {
        var (one, other) = (Print(found), Print(expected));
        return one == other ? null : $"{what}: {other} by brute force, {one} by the search";

        string Print(IEnumerable<IEnumerable<T>> sets) =>
            string.Join(" | ", sets.Select(PrintOne).Distinct().Order(StringComparer.Ordinal));

        string PrintOne(IEnumerable<T> set)
        {
            var items = set.Select(item => FormattableString.Invariant($"{item}"));
            return string.Join('+', isOrdered ? items : items.Order(StringComparer.Ordinal));
        }
    }
}
