using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ScenarioEngine.Checking.Against;

/// <summary>
/// A number, a length of time or a day that a text names; two are equal that mean the same: <i>40</i> and <i>forty</i>, <i>two months</i>
/// and <i>60 days</i>, <i>26 October</i> and <i>October 26th</i>.
/// </summary>
/// <param name="Number">The number; of a length of time how many days it is, with months of 30 and years of 365; null for a day.</param>
/// <param name="IsTime">Whether it is a length of time.</param>
/// <param name="Day">The day of the month, or null.</param>
/// <param name="Month">The month, or null.</param>
/// <param name="Year">The year, or null where a day is named without one.</param>
internal readonly partial record struct Quantity(decimal? Number, bool IsTime, int? Day, int? Month, int? Year)
{
    /// <summary>Numbers above it are no quantities that anybody negotiates about.</summary>
    private const decimal Largest = 1_000_000_000_000_000;

    private const decimal OfShare = 0.011m;
    private const decimal OfTime = 0.03m;

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly ImmutableDictionary<string, decimal> Numbers = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["zero"] = 0,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["dozen"] = 12,
        ["thirteen"] = 13,
        ["fourteen"] = 14,
        ["fifteen"] = 15,
        ["sixteen"] = 16,
        ["seventeen"] = 17,
        ["eighteen"] = 18,
        ["nineteen"] = 19,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
        ["half"] = 0.5m,
        ["third"] = 0.33m,
        ["quarter"] = 0.25m,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>
    /// The quantities of a text. <i>One</i> and <i>both</i> are none, nor are <i>the two</i> and <i>a third time</i>, which only refer to
    /// what was counted before.
    /// </summary>
    public static ImmutableArray<Quantity> In(string text) => [.. Found(text).Select(found => found.Quantity)];

    /// <summary>The same, each with where it stands.</summary>
    public static IEnumerable<(Quantity Quantity, Match Words)> Found(string text)
    {
        var days = Dates().Matches(text).Where(match => OfDate(match) is not null).ToList();
        var numbers = NumberWords()
            .Matches(text)
            .Where(match => !days.Exists(day => match.Index < day.Index + day.Length && day.Index < match.Index + match.Length))
            .ToList();
        return days.Select(match => (OfDate(match).GetValueOrDefault(), match))
            .Concat(
                from match in numbers
                let quantity = OfNumber(match, UnitOf(match, numbers, text))
                where quantity is not null
                select (quantity.Value, match)
            );
    }

    /// <summary>
    /// Whether one of several is the same, as far as both say: a day without a year is that day of each year, and a share may be written as
    /// a percentage.
    /// </summary>
    public bool IsIn(IEnumerable<Quantity> others)
    {
        var self = this;
        return others.Any(self.IsSame);
    }

    private bool IsSame(Quantity other) =>
        (Number, other.Number) switch
        {
            ({ } number, { } known) => IsTime && other.IsTime
                ? IsClose(number, known, OfTime)
                : IsTime == other.IsTime
                    && (
                        IsClose(number, known, OfShare)
                        || (number < 1 && IsClose(number * 100, known, OfShare))
                        || (known < 1 && IsClose(number, known * 100, OfShare))
                    ),
            ({ } number, null) => !IsTime && number == other.Year,
            (null, { } known) => Day is null && Month is null && known == Year,
            _ => Both(Day, other.Day) && Both(Month, other.Month) && Both(Year, other.Year),
        };

    private static bool Both(int? one, int? other) => one is null || other is null || one == other;

    /// <summary>
    /// Whether two numbers are the same; of shares and lengths of time, nearly the same: <i>a third</i> is 33%, a year twelve months.
    /// </summary>
    private static bool IsClose(decimal one, decimal other, decimal share) =>
        one == other
        || (
            (share == OfTime || one != Math.Floor(one) || other != Math.Floor(other))
            && Math.Abs(one - other) <= share * Math.Max(one, other)
        );

    /// <summary>The unit of a number; in <i>two or three years</i> that of the second.</summary>
    private static string UnitOf(Match match, List<Match> numbers, string text)
    {
        var next = numbers.Find(other => other.Index > match.Index);
        var shares =
            !match.Groups["unit"].Success
            && next is not null
            && text[(match.Index + match.Length)..next.Index].Trim() is "and" or "or" or "to" or "-" or "–";
        return (shares ? next! : match).Groups["unit"].Value;
    }

    private static Quantity? OfDate(Match match)
    {
        if (match.Groups["iso"].Success)
        {
            return DateOnly.TryParseExact(
                match.Groups["iso"].Value,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
                ? new Quantity(null, false, day.Day, day.Month, day.Year)
                : null;
        }

        var month = Array.IndexOf(Months, match.Groups["month"].Value[..3].ToLowerInvariant()) + 1;
        int? Part(string name) => match.Groups[name].Success ? int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : null;
        return Part("day") is null && Part("year") is null ? null : new Quantity(null, false, Part("day"), month, Part("year"));
    }

    private static Quantity? OfNumber(Match match, string unit)
    {
        var word = match.Groups["number"].Value.ToLowerInvariant();
        decimal number;
        if (char.IsAsciiDigit(word[0]))
        {
            if (
                !decimal.TryParse(
                    word.Replace(",", "", StringComparison.Ordinal),
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out number
                )
                || number > Largest
            )
            {
                return null;
            }
        }
        else if (!Numbers.TryGetValue(word, out number))
        {
            var parts = word.Split('-', ' ');
            if (parts.Length != 2 || !Numbers.TryGetValue(parts[0], out var tens) || !Numbers.TryGetValue(parts[1], out var ones))
            {
                return null;
            }

            number = tens + ones;
        }

        number *= match.Groups["scale"].Value.ToLowerInvariant() switch
        {
            "hundred" => 100,
            "thousand" => 1000,
            "million" => 1_000_000,
            "billion" => 1_000_000_000,
            _ => 1,
        };
        return unit.ToLowerInvariant() switch
        {
            "hour" => new Quantity(number / 24, true, null, null, null),
            "day" => new Quantity(number, true, null, null, null),
            "week" => new Quantity(number * 7, true, null, null, null),
            "month" => new Quantity(number * 30, true, null, null, null),
            "year" => new Quantity(number * 365, true, null, null, null),
            _ => new Quantity(number, false, null, null, null),
        };
    }

    private const string MonthWords = @"(?<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:\w{2,6}|\.)?|May)";

    [GeneratedRegex(
        $@"\b(?:(?<iso>\d{{4}}-\d\d-\d\d)|(?<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{MonthWords}(?:,?\s+(?<year>\d{{4}}))?|{MonthWords}\s+(?<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)(?:,?\s+(?<year>\d{{4}}))?|{MonthWords}\s+(?<year>\d{{4}}))\b"
    )]
    private static partial Regex Dates();

    [GeneratedRegex(
        @"(?<![\w.-])(?<!\bthe )(?<number>\d+(?:,\d{3})*(?:\.\d+)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ](?:two|three|four|five|six|seven|eight|nine)|zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|(?<=\b(?:a|one|two) )third|(?<=\b(?:a|one) )quarter)(?:[- ](?<scale>hundred|thousand|million|billion))?(?:[- ](?<unit>hour|day|week|month|year)s?\b)?(?!\w)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex NumberWords();
}
