using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ScenarioEngine.Cli.Commands;

/// <summary>
/// An option that takes a whole number within bounds. To the parser it is a text, for the reason that <see cref="WordOption{T}"/> gives.
/// </summary>
internal sealed class NumberOption : Option<string?>
{
    private readonly int _least;
    private readonly int _most;
    private readonly string _what;

    /// <summary>An option.</summary>
    /// <param name="name">Its name, with the dashes.</param>
    /// <param name="description">What it is for, and what holds where it is not given.</param>
    /// <param name="least">The least number that it takes.</param>
    /// <param name="most">The largest.</param>
    /// <param name="what">What it is called where another word was given.</param>
    public NumberOption(string name, string description, int least, int most, string what = "number")
        : base(name)
    {
        (_least, _most, _what) = (least, most, what);
        Description = description;
        HelpName = "N";
        Validators.Add(RefuseOtherWords);
    }

    /// <summary>What the call says; null where it does not say.</summary>
    public int? In(ParseResult parsed) => Read(parsed.GetValue(this));

    private int? Read(string? word) =>
        int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= _least
        && number <= _most
            ? number
            : null;

    private void RefuseOtherWords(OptionResult result)
    {
        if (result.Tokens is [var word] && Read(word.Value) is null)
        {
            result.AddError(
                string.Create(CultureInfo.InvariantCulture, $"`{word.Value}` is not a {_what} from {_least:N0} to {_most:N0}.")
            );
        }
    }
}
