using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Globalization;
using ScenarioEngine.Cli.Commands;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Documents;

namespace ScenarioEngine.Cli;

/// <summary>
/// What a shell offers for the word at the cursor beyond commands and options: the words of an option, and the names of the pack at hand.
/// </summary>
/// <remarks>Added to the commands only when a shell asks, by what the help calls a value, so that no other run pays for it.</remarks>
internal static class Completions
{
    /// <summary>How a call begins that asks for completions.</summary>
    public const string Directive = "[suggest";

    /// <summary>The word that asks, with a place in the line that is a number; any other word as it is.</summary>
    public static string WithinBounds(string word) =>
        word.StartsWith(Directive, StringComparison.Ordinal)
        && word.Split(':', ']') is [_, var place, ..]
        && !int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? Directive + "]"
            : word;

    /// <summary>Adds them to a command and those below it.</summary>
    public static void AddTo(Command command)
    {
        foreach (var option in command.Options)
        {
            Add(option.CompletionSources, SourceOf(option.HelpName ?? ""));
        }

        foreach (var argument in command.Arguments)
        {
            Add(
                argument.CompletionSources,
                (command.Name, argument.Name) switch
                {
                    ("explain", "names") => parsed => Names(parsed, ExplainDocument.NamesOf),
                    ("show", "names") => parsed => Names(parsed, PackDocument.NamesOf),
                    ("explore", "what") or (_, "pack") => parsed => LibraryOf(parsed).FindAll().Keys,
                    _ => null,
                }
            );
        }

        foreach (var below in command.Subcommands)
        {
            AddTo(below);
        }
    }

    private static Func<ParseResult, IEnumerable<string>>? SourceOf(string value) =>
        value switch
        {
            "POSITION" => parsed => Names(parsed, pack => pack.Positions.Select(position => position.FullName)),
            "PARTY" => parsed => Names(parsed, pack => pack.Parties.Select(party => party.Id)),
            "PATH" or "FIELD FIELD" => parsed => Names(parsed, pack => pack.Fields.Select(field => field.Path)),
            "PATH=VALUE" => parsed => Names(parsed, pack => pack.Fields.SelectMany(Terms)),
            "ID" => parsed => Names(parsed, pack => pack.Implications.Select(implication => implication.Id)),
            _ when value.Contains('|', StringComparison.Ordinal) => _ => value.Split('|'),
            _ => null,
        };

    private static void Add(
        List<Func<CompletionContext, IEnumerable<CompletionItem>>> sources,
        Func<ParseResult, IEnumerable<string>>? words
    )
    {
        if (words is not null)
        {
            sources.Add(context =>
                words(context.ParseResult).Where(word => Begins(word, context.WordToComplete)).Select(word => new CompletionItem(word))
            );
        }
    }

    /// <summary>
    /// Of terms first the path, and its values once it stands there: all values of all fields are too many to choose from.
    /// </summary>
    private static bool Begins(string word, string typed) =>
        word.StartsWith(typed, StringComparison.Ordinal)
        && (!word.Contains('=', StringComparison.Ordinal) || word.EndsWith('=') != typed.Contains('=', StringComparison.Ordinal));

    private static IEnumerable<string> Terms(Field field) =>
        field.Type.Options.Select(option => $"{field.Path}={option.Id}").Append($"{field.Path}=open").Prepend($"{field.Path}=");

    private static IEnumerable<string> Names(ParseResult parsed, Func<RulePack, IEnumerable<string>> names) =>
        PackOf(parsed) is { } pack ? names(pack) : [];

    /// <summary>
    /// The pack of the scenario that the call names, or the pack that it names; null where it names none that can be read.
    /// </summary>
    private static RulePack? PackOf(ParseResult parsed)
    {
        var library = LibraryOf(parsed);
        var named = parsed
            .CommandResult.Children.OfType<ArgumentResult>()
            .FirstOrDefault(argument => argument.Argument.Name is "scenario" or "scenarios" or "what" or "pack")
            ?.Tokens;
        return named is not [var first, ..] ? null
            : File.Exists(first.Value) ? Engine.LoadScenario(first.Value, library).Value?.Pack
            : library.FindAll().GetValueOrDefault(first.Value) is { } folder ? library.Load(folder).Value
            : null;
    }

    private static PackLibrary LibraryOf(ParseResult parsed)
    {
        var rules = parsed.CommandResult.Children.OfType<OptionResult>().FirstOrDefault(option => option.Option.Name == "--rules");
        return SharedOptions.LibraryOf([
            .. rules?.Tokens.Select(token => token.Value).Where(folder => PackLibrary.WhyNothingIn(folder) is null) ?? [],
        ]);
    }
}
