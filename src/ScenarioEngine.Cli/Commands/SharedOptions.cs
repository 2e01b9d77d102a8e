using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Commands;

/// <summary>Options that several commands have, so that they mean the same everywhere.</summary>
internal static class SharedOptions
{
    public static Option<string[]> Rules() => new("--rules")
    {
        Description = "A folder of rule packs, looked in before all others.",
        HelpName = "DIR",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => [],
    };

    public static Option<DateOnly?> AsOf() => new("--as-of")
    {
        Description = "Count only positions stated by this day and in force on it, such as 2026-01-31; in place of the scenario's own.",
        HelpName = "DATE",
        CustomParser = result => ParseDate(result),
    };

    public static Option<Silence?> Silence() => new("--silence")
    {
        Description = "Read silence as open or as status-quo; in place of the scenario's own.",
        HelpName = "open|status-quo",
        CustomParser = result => ParseWord<Silence>(result),
    };

    public static Option<string> Format(params string[] formats)
    {
        var option = new Option<string>("--format")
        {
            Description = $"How to write the result: {string.Join(" or ", formats)}.",
            HelpName = string.Join('|', formats),
            DefaultValueFactory = _ => formats[0],
        };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }

    /// <summary>The library in which a call looks for packs.</summary>
    public static PackLibrary LibraryFor(ParseResult parsed, Option<string[]> rules) =>
        new(parsed.GetValue(rules) ?? [], [Path.Combine(AppContext.BaseDirectory, "rules")]);

    private static DateOnly? ParseDate(ArgumentResult result)
    {
        if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        result.AddError($"`{result.Tokens[0].Value}` is not a date; write year, month and day, such as 2026-01-31.");
        return null;
    }

    private static T? ParseWord<T>(ArgumentResult result)
        where T : struct, Enum
    {
        if (Words.Parse<T>(result.Tokens[0].Value) is { } value)
        {
            return value;
        }

        result.AddError($"`{result.Tokens[0].Value}` is not one of {string.Join(", ", Words.All<T>())}.");
        return null;
    }
}
