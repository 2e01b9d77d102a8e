using System.Globalization;

namespace ScenarioEngine.Text;

/// <summary>
/// A day, or the month or year to which alone it is known, as files write it: <c>2013-11-24</c>, <c>2013-11</c>, <c>2013</c>.
/// </summary>
public sealed record Period
{
    private const int MonthsOfAYear = 12;

    private Period(DateOnly first, DateOnly last) => (First, Last) = (first, last);

    /// <summary>Its first day.</summary>
    public DateOnly First { get; }

    /// <summary>Its last day: by then it has happened, whatever day it was.</summary>
    public DateOnly Last { get; }

    /// <summary>Whether the day is known.</summary>
    public bool IsDay => First == Last;

    /// <summary>Whether only the year is known.</summary>
    public bool IsYear => First.Month != Last.Month;

    /// <summary>One day.</summary>
    public static Period Of(DateOnly day) => new(day, day);

    /// <summary>Reads a day, a month or a year; null for anything else.</summary>
    public static Period? Parse(string text)
    {
        if (IsoDate.Parse(text) is { } day)
        {
            return Of(day);
        }

        const string january = "-01";
        var isYear = text.Length == "2013".Length;
        return IsoDate.Parse(isYear ? $"{text}{january}-01" : $"{text}-01") is { } first && (isYear || text.Length == "2013-11".Length)
            ? new Period(first, first.AddMonths(isYear ? MonthsOfAYear : 1).AddDays(-1))
            : null;
    }

    /// <summary>The period as files write it.</summary>
    public override string ToString() =>
        First.ToString(
            IsDay ? "yyyy-MM-dd"
                : IsYear ? "yyyy"
                : "yyyy-MM",
            CultureInfo.InvariantCulture
        );
}
