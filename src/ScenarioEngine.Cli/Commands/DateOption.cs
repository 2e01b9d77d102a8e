using System.CommandLine;
using System.CommandLine.Parsing;
using ScenarioEngine.Text;

namespace ScenarioEngine.Cli.Commands;

/// <summary>
/// <c>--as-of</c>: a day in place of the scenario's own. To the parser it is a text, for the reason that <see cref="WordOption{T}"/> gives.
/// </summary>
internal sealed class DateOption : Option<string?>
{
    public const string OptionName = "--as-of";

    public DateOption()
        : base(OptionName)
    {
        Description = "Count only positions stated by this day and in force on it, such as 2026-01-31; in place of the scenario's own.";
        HelpName = "DATE";
        Validators.Add(RefuseOtherWords);
    }

    /// <summary>What the call says; null where it does not say.</summary>
    public DateOnly? In(ParseResult parsed) => parsed.GetValue(this) is { } day ? IsoDate.Parse(day) : null;

    /// <summary>Notes which words are no days.</summary>
    public static void RefuseOtherWords(OptionResult result)
    {
        foreach (var word in result.Tokens.Where(word => IsoDate.Parse(word.Value) is null))
        {
            result.AddError($"`{word.Value}` is not a date; write year, month and day, such as 2026-01-31.");
        }
    }
}
