namespace ScenarioEngine.Diagnostics;

/// <summary>Finds the name that a user most likely meant.</summary>
internal static class NearestName
{
    /// <summary>The candidate closest to a misspelt name, or null when none is close or two are equally close.</summary>
    /// <remarks>
    /// Distance counts insertions, deletions, replacements and swapped neighbours (optimal string alignment); about one in three
    /// letters may differ. A name that differs by case only is always the nearest. Cost: length × length for each candidate.
    /// </remarks>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var least = Math.Min(name.Length, 40) / 3 + 1;
        var tied = false;
        foreach (var candidate in candidates.Distinct(StringComparer.Ordinal))
        {
            if (string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase))
            {
                return candidate;
            }

            var distance = Distance(name, candidate, least);
            if (distance < least)
            {
                (nearest, least, tied) = (candidate, distance, false);
            }
            else if (distance == least && nearest is not null)
            {
                tied = true;
            }
        }

        return tied ? null : nearest;
    }

    private static int Distance(string a, string b, int bound)
    {
        if (a.Length > 60 || Math.Abs(a.Length - b.Length) > bound)
        {
            return int.MaxValue;
        }

        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                var best = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + (same ? 0 : 1));
                var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                rows[i, j] = swapped ? Math.Min(best, rows[i - 2, j - 2] + 1) : best;
            }
        }

        return rows[a.Length, b.Length];
    }
}
