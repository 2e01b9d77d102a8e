using System.CommandLine;
using System.CommandLine.Parsing;
using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Commands;

/// <summary>An option that takes one of the words of an enumeration.</summary>
/// <remarks>
/// To the parser it is a text: an option of each enumeration's own type would be compiled anew whenever the tool starts (decision 6).
/// </remarks>
internal sealed class WordOption<T> : Option<string?>
    where T : struct, Enum
{
    public WordOption(string name, string description)
        : base(name)
    {
        Description = description;
        HelpName = string.Join('|', Words.All<T>());
        Validators.Add(RefuseOtherWords);
    }

    /// <summary>What the call says; null where it does not say.</summary>
    public T? In(ParseResult parsed) => parsed.GetValue(this) is { } word ? Words.Parse<T>(word) : null;

    private static void RefuseOtherWords(OptionResult result)
    {
        if (result.Tokens is [var word] && Words.Parse<T>(word.Value) is null)
        {
            result.AddError($"`{word.Value}` is not one of {string.Join(", ", Words.All<T>())}.");
        }
    }
}
