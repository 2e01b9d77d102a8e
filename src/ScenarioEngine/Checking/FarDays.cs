using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Checking;

/// <summary>
/// Finds days that a generation parts from all others of a pack: most likely a slip in the year, which switches a rule off without a word.
/// </summary>
/// <remarks>
/// The days of a pack are compared with each other, since there is no clock: what is true of a file does not change overnight.
/// </remarks>
internal static class FarDays
{
    private const int Years = 20;

    /// <summary>The statements on the smaller side of such a gap, each with the nearest day on the other side.</summary>
    public static ImmutableArray<(Statement Statement, DateOnly Nearest)> Find(IEnumerable<Statement> statements)
    {
        List<(Statement Statement, DateOnly Day)> days =
        [
            .. statements
                .Where(statement => statement.Date is not null)
                .Select(statement => (statement, statement.Date.GetValueOrDefault()))
                .OrderBy(pair => pair.Item2),
        ];
        var gap = Enumerable.Range(1, Math.Max(0, days.Count - 1)).FirstOrDefault(index => IsFar(days[index - 1].Day, days[index].Day));
        return gap == 0 ? []
            : gap < days.Count - gap ? [.. days.Take(gap).Select(pair => (pair.Statement, days[gap].Day))]
            : [.. days.Skip(gap).Select(pair => (pair.Statement, days[gap - 1].Day))];
    }

    /// <summary>Whether more than a generation lies between two days.</summary>
    private static bool IsFar(DateOnly earlier, DateOnly later) => later.Year - earlier.Year > Years;
}
