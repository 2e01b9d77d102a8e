namespace ScenarioEngine.Diagnostics;

/// <summary>Finds the name that a user most likely meant.</summary>
internal static class NearestName
{
    private const int LongestName = 60;
    private const int MostCandidates = 2_000;

    /// <summary>The candidate closest to a misspelt name, or null when none is close or two are equally close.</summary>
    /// <remarks>
    /// Distance counts insertions, deletions, replacements and swapped neighbours (optimal string alignment); one in three letters
    /// of the longer name may differ. A name that differs by case only is always the nearest. Where nothing is that close, a
    /// candidate of several words is meant by one of them, as <c>impossible-when</c> is by <c>when</c>.
    /// Cost: length × length for each candidate of about the same length; no more than 2,000 candidates are looked at.
    /// </remarks>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        string? nearest = null;
        string? wordOf = null;
        var least = int.MaxValue;
        var isTied = false;
        var isWordOfSeveral = false;
        foreach (var candidate in candidates.Take(MostCandidates))
        {
            if (string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase))
            {
                return candidate;
            }

            var distance = Distance(name, candidate, Math.Min(least, Math.Max(name.Length, candidate.Length) / 3));
            if (distance < least)
            {
                (nearest, least, isTied) = (candidate, distance, false);
            }
            else if (distance == least && distance != int.MaxValue && candidate != nearest)
            {
                isTied = true;
            }

            if (IsWordOf(name, candidate) && candidate != wordOf)
            {
                isWordOfSeveral = wordOf is not null;
                wordOf = candidate;
            }
        }

        return nearest is null
            ? isWordOfSeveral
                ? null
                : wordOf
            : isTied
                ? null
                : nearest;
    }

    private static bool IsWordOf(string name, string candidate) =>
        name.Length >= 3
        && candidate.Length > name.Length
        && (
            (candidate[name.Length] is '-' or '/' && candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            || (candidate[^(name.Length + 1)] is '-' or '/' && candidate.EndsWith(name, StringComparison.OrdinalIgnoreCase))
        );

    /// <summary>The distance, or the largest number where it is above the bound.</summary>
    private static int Distance(string a, string b, int bound)
    {
        if (a.Length > LongestName || Math.Abs(a.Length - b.Length) > bound)
        {
            return int.MaxValue;
        }

        // Three rows of the table: two above the current one for swapped neighbours.
        Span<int> above = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                var best = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + (same ? 0 : 1));
                var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                row[j] = swapped ? Math.Min(best, above[j - 2] + 1) : best;
            }

            var spare = above;
            above = last;
            last = row;
            row = spare;
        }

        return last[b.Length] <= bound ? last[b.Length] : int.MaxValue;
    }
}
