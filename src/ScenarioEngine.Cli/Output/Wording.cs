using System.Globalization;
using System.Numerics;
using Humanizer;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Output;

/// <summary>Numbers and lists in words.</summary>
/// <remarks>
/// Humanizer spells numbers and joins lists. Its plurals are left alone: they compile some fifty regular expressions at first use,
/// which takes three times as long as all the rest of a run.
/// </remarks>
internal static class Wording
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>A number with what it counts: <c>no red lines</c>, <c>one red line</c>, <c>1,204 scenarios</c>.</summary>
    public static string Count(int number, string singular)
    {
        var words = number switch
        {
            0 => "no",
            < 13 => number.ToWords(English),
            _ => number.ToString("N0", CultureInfo.InvariantCulture),
        };
        return $"{words} {(number == 1 ? singular : Plural(singular))}";
    }

    /// <summary>A large number as a class reads it from the back row, and exactly: <c>4.1 million (4,096,000)</c>; past 10^15 as a power of ten.</summary>
    public static string Number(BigInteger number)
    {
        var exact = number.ToString("N0", CultureInfo.InvariantCulture);
        var digits = exact.Count(char.IsAsciiDigit);
        string[] names = ["", "thousand", "million", "billion", "trillion"];
        var rank = (digits - 1) / 3;
        if (rank < 2)
        {
            return exact;
        }

        if (rank >= names.Length)
        {
            var leading = number / BigInteger.Pow(10, digits - 2);
            return string.Create(CultureInfo.InvariantCulture, $"about {(decimal)leading / 10:0.0} × 10^{digits - 1}");
        }

        var tenths = number / BigInteger.Pow(10, (3 * rank) - 1);
        return string.Create(CultureInfo.InvariantCulture, $"{(decimal)tenths / 10:0.#} {names[rank]} ({exact})");
    }

    /// <summary>A large number where there is little room: <c>4,096</c>, <c>4.1 million</c>, <c>1.9 × 10^16</c>.</summary>
    public static string ShortNumber(BigInteger number)
    {
        var words = Number(number);
        var end = words.IndexOf(" (", StringComparison.Ordinal);
        return (end < 0 ? words : words[..end]).Replace("about ", "", StringComparison.Ordinal);
    }

    /// <summary>A sentence's first letter made large.</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : $"{char.ToUpperInvariant(text[0])}{text[1..]}";

    /// <summary>The pack of a scenario, the day and how silence is read: <c>against office-lease 0.1.0 as of 31 March 2026</c>.</summary>
    public static string Against(Scenario scenario)
    {
        var when = scenario.AsOf is { } day ? $"as of {Phrases.Day(day)}" : "with all positions in force";
        var silence = scenario.Silence == Silence.StatusQuo ? ", silence read as the status quo" : "";
        return $"against {scenario.Pack.Id} {scenario.Pack.Version} {when}{silence}";
    }

    /// <summary>What became of a position in a word or two; where it does not count, why.</summary>
    public static string StatusOf(Evaluation evaluation, Position position)
    {
        var finding = evaluation.Findings.FirstOrDefault(finding => finding.Position == position);
        var leftOut = evaluation.LeftOut.FirstOrDefault(leftOut => leftOut.Position == position);
        return finding is not null ? Phrases.Status(finding.Status)
            : leftOut is not null ? Words.Of(leftOut.Reason).Replace('-', ' ')
            : "too vague";
    }

    /// <summary>Whether a constraint is broken.</summary>
    public static string Broken(bool? isBroken) => isBroken switch { true => "broken", false => "kept", null => "open" };

    /// <summary>Whether a term contradicts another.</summary>
    public static string Contradicted(bool isContradicted) => isContradicted ? "contradicted" : "consistent";

    /// <summary>Things of which one is meant: <c>a, b or c</c>.</summary>
    public static string Either(IEnumerable<string> items) => Listing.Join([.. items], " or ");

    /// <summary>Things in a list: <c>a, b and c</c>.</summary>
    public static string List(IEnumerable<string> items) => Listing.Join([.. items], " and ");

    public static Tone ToneOf(Outcome outcome) => outcome switch
    {
        Outcome.Impossible or Outcome.Contradictory or Outcome.Conflict => Tone.Bad,
        Outcome.Objection or Outcome.Open or Outcome.NoPosition => Tone.Doubtful,
        _ => Tone.Good,
    };

    private static string Plural(string singular) => singular[^1] is 'y' && singular[^2] is not ('a' or 'e' or 'o') ? $"{singular[..^1]}ies"
        : singular[^1] is 's' ? $"{singular}es"
        : $"{singular}s";
}
