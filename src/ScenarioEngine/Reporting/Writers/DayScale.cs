using System.Collections.Immutable;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>
/// Days on a line, as far apart as they are. After the last there is a little room, so that what holds from then on can be seen.
/// </summary>
/// <param name="days">The days, in their order; not empty.</param>
/// <param name="start">Where the first stands.</param>
/// <param name="end">Where the line ends.</param>
internal sealed class DayScale(ImmutableArray<DateOnly> days, double start, double end)
{
    private const double Rest = 0.04;
    private const int MonthWidth = 54;

    private readonly double _day = (end - start) * (1 - Rest) / Math.Max(1, days[^1].DayNumber - days[0].DayNumber);

    /// <summary>Where a day stands; the number after the last is the end of the line.</summary>
    public double At(int number) => number < days.Length ? At(days[number]) : end;

    /// <summary>The first days of months, as many as have room to be named.</summary>
    public IEnumerable<(DateOnly Month, double X)> Months()
    {
        var free = start;
        for (var month = days[0]; month <= days[^1]; month = new DateOnly(month.Year, month.Month, 1).AddMonths(1))
        {
            if (At(month) >= free && At(month) + MonthWidth <= end)
            {
                yield return (month, At(month));
                free = At(month) + MonthWidth;
            }
        }
    }

    private double At(DateOnly day) => start + ((day.DayNumber - days[0].DayNumber) * _day);
}
