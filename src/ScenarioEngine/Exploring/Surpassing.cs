using System.Numerics;

namespace ScenarioEngine.Exploring;

/// <summary>What to keep of packages that are the same from here on.</summary>
internal static class Surpassing
{
    /// <summary>
    /// The packages that no other surpasses: none has as much of every score and more of one. Those with the same scores become one.
    /// </summary>
    /// <param name="scored">The packages.</param>
    /// <param name="most">Where there are more to be kept than this, only one more is.</param>
    public static List<Scored<T>> KeepBest<T>(List<Scored<T>> scored, int most)
        where T : struct, INumber<T>
    {
        Sort(scored);
        var kept = new List<Scored<T>>();
        var stairs = scored.Count > 0 && scored[0].Scores.Length == 3 ? new Stairs<T>() : null;
        foreach (var one in scored)
        {
            if (!Joins(kept, one) && !IsSurpassed(one.Scores))
            {
                kept.Add(one);
                stairs?.Add(one.Scores[1], one.Scores[2]);
                if (kept.Count > most)
                {
                    break;
                }
            }
        }

        return kept;

        // What comes later has less of the first score, or as much and less of those after it: it is never what surpasses.
        bool IsSurpassed(T[] scores) =>
            kept.Count > 0
            && scores.Length switch
            {
                1 => true,
                2 => kept[^1].Scores[1] >= scores[1],
                3 => stairs?.IsBelow(scores[1], scores[2]) == true,
                _ => kept.Exists(better => !scores.Where((score, number) => score > better.Scores[number]).Any()),
            };
    }

    /// <summary>All packages; those with the same scores become one. No score is told apart above a bound.</summary>
    public static List<Scored<T>> KeepUpTo<T>(List<Scored<T>> scored, T[] bounds)
        where T : struct, INumber<T>
    {
        var bounded = scored.ConvertAll(one => one with { Scores = [.. one.Scores.Zip(bounds, T.Min)] });
        Sort(bounded);
        var kept = new List<Scored<T>>();
        foreach (var one in bounded)
        {
            if (!Joins(kept, one))
            {
                kept.Add(one);
            }
        }

        return kept;
    }

    /// <summary>Adds a package to the last one that was kept, where that has the same scores.</summary>
    private static bool Joins<T>(List<Scored<T>> kept, Scored<T> one)
        where T : struct, INumber<T>
    {
        if (kept.Count == 0 || !kept[^1].Scores.AsSpan().SequenceEqual(one.Scores))
        {
            return false;
        }

        kept[^1] = kept[^1] with { Packages = kept[^1].Packages + one.Packages };
        return true;
    }

    /// <summary>
    /// The highest first score first, and so on. The order of equals does not change, so that the package shown for a score is always the
    /// same.
    /// </summary>
    private static void Sort<T>(List<Scored<T>> scored)
        where T : struct, INumber<T>
    {
        var sorted = scored.Order(Comparer<Scored<T>>.Create((a, b) => b.Scores.AsSpan().SequenceCompareTo(a.Scores))).ToList();
        scored.Clear();
        scored.AddRange(sorted);
    }

    /// <summary>The outer corners of an area below points: of two corners, the one with more of the one has less of the other.</summary>
    private sealed class Stairs<T>
        where T : struct, INumber<T>
    {
        private readonly List<(T First, T Second)> _corners = [];

        /// <summary>Whether some point has as much of both.</summary>
        public bool IsBelow(T first, T second) => PlaceOf(first) is var place && place < _corners.Count && _corners[place].Second >= second;

        public void Add(T first, T second)
        {
            var place = PlaceOf(first);
            var end = place < _corners.Count && _corners[place].First == first ? place + 1 : place;
            var start = place;
            while (start > 0 && _corners[start - 1].Second <= second)
            {
                start--;
            }

            _corners.RemoveRange(start, end - start);
            _corners.Insert(start, (first, second));
        }

        /// <summary>
        /// The place of the first corner with as much of the first; corners stand by it from the lowest up, and so by the second from the
        /// highest down.
        /// </summary>
        private int PlaceOf(T first)
        {
            var (below, end) = (0, _corners.Count);
            while (below < end)
            {
                var middle = (below + end) / 2;
                (below, end) = _corners[middle].First < first ? (middle + 1, end) : (below, middle);
            }

            return below;
        }
    }
}
