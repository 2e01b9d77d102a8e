using System.CommandLine;
using System.CommandLine.Parsing;

namespace ScenarioEngine.Cli.Commands;

/// <summary>An option whose value is read from one word; a word that cannot be read is a mistake of the call.</summary>
/// <remarks>
/// For the command line it is an option of text. One of <typeparamref name="T"/> would mean the same, but its dozen methods would be compiled
/// anew for each <typeparamref name="T"/> whenever the tool starts.
/// </remarks>
internal sealed class WordOption<T> : Option<string?>
    where T : struct
{
    private readonly Func<string, T?> _read;

    /// <summary>An option.</summary>
    /// <param name="name">Its name, with the dashes.</param>
    /// <param name="read">The value of a word; null where it has none.</param>
    /// <param name="complaint">What to say of a word that has none.</param>
    public WordOption(string name, Func<string, T?> read, Func<string, string> complaint)
        : base(name)
    {
        _read = read;
        Validators.Add(result => Validate(result, complaint));
    }

    /// <summary>The value in a call; null where the option is not given.</summary>
    public T? In(ParseResult parsed) => parsed.GetValue(this) is { } word ? _read(word) : null;

    private void Validate(OptionResult result, Func<string, string> complaint)
    {
        if (result.Tokens is [{ Value: var word }] && _read(word) is null)
        {
            result.AddError(complaint(word));
        }
    }
}
