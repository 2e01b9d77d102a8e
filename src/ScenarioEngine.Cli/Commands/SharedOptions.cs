using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ScenarioEngine.Diagnostics;
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
        CustomParser = result => ParseDate(result, result.Tokens[0].Value),
    };

    public static Option<DateOnly[]> Days() => new("--as-of")
    {
        Description = "Count only positions stated by this day and in force on it, such as 2026-01-31; with one scenario, two to eight days to compare.",
        HelpName = "DATE",
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => [],
        CustomParser = result => [.. result.Tokens.Select(token => ParseDate(result, token.Value)).OfType<DateOnly>()],
    };

    public static Option<TextOrJson?> Format() => Word<TextOrJson>("--format", "How to write the result; text where nothing is said.");

    /// <summary>The argument of a command that looks at one scenario.</summary>
    public static Argument<string> ScenarioPath() => new("scenario") { Description = "A scenario file, or - for standard input." };

    public static Option<Silence?> Silence() => Word<Silence>("--silence", "How to read silence, in place of the scenario's own.");

    public static Option<Engines?> Engine() => new("--engine")
    {
        Description = "What evaluates; the findings are the same. The built-in evaluator where nothing is said.",
        HelpName = string.Join('|', Words.All<Engines>()),
        CustomParser = result => ParseEngine(result),
    };

    /// <summary>An option that takes one of the words of an enumeration; null where it is not given.</summary>
    public static Option<T?> Word<T>(string name, string description)
        where T : struct, Enum
        => new(name)
        {
            Description = description,
            HelpName = string.Join('|', Words.All<T>()),
            CustomParser = result => ParseWord<T>(result),
        };

    /// <summary>An argument of paths. What looks like an option and is none would otherwise be taken for a file of that name.</summary>
    public static Argument<string[]> Paths(string name, string description, ArgumentArity? arity = null)
    {
        var paths = new Argument<string[]>(name) { Description = description, Arity = arity ?? ArgumentArity.OneOrMore };
        paths.Validators.Add(RefuseOptions);
        return paths;
    }

    private static void RefuseOptions(ArgumentResult result)
    {
        var option = result.Tokens.Select(token => token.Value).FirstOrDefault(value => value.StartsWith('-') && value != ScenarioFiles.StandardInput);
        if (option is not null && result.Parent is CommandResult { Command: var command })
        {
            var known = command.Options.Select(known => known.Name);
            result.AddError($"`{option}` is not an option of `{command.Name}`. {Suggestion.For(option, known) ?? $"The options are: {string.Join(", ", known)}."}");
        }
    }

    public static Option<string[]> Parties() => new("--party")
    {
        Description = "Look at the red lines of this party only; may be given several times.",
        HelpName = "PARTY",
        DefaultValueFactory = _ => [],
    };

    /// <summary>The parties of a pack by their names, or null after a complaint.</summary>
    public static ImmutableArray<Party>? FindParties(Terminal terminal, RulePack pack, string[]? names)
    {
        var parties = (names ?? []).Select(name => pack.Parties.FirstOrDefault(party => party.Id == name)).ToList();
        var unknown = parties.IndexOf(null);
        if (unknown < 0)
        {
            return [.. parties.OfType<Party>()];
        }

        var known = pack.Parties.Select(party => party.Id).ToList();
        Complaint.Write(terminal, $"There is no party `{names?[unknown]}`.", Suggestion.For(names?[unknown] ?? "", known) ?? $"The parties are: {string.Join(", ", known)}.");
        return null;
    }

    /// <summary>How long a diagram may take.</summary>
    public static Option<int> Seconds()
    {
        var seconds = new Option<int>("--seconds") { Description = "How long exploring may take before it is given up; 10 where nothing is said.", HelpName = "N", DefaultValueFactory = _ => 10 };
        seconds.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var number) || number is < 1 or > 3600))
            {
                result.AddError($"`{token.Value}` is not a number of seconds from 1 to 3600.");
            }
        });
        return seconds;
    }

    /// <summary>The fields of a pack by their paths, or null after a complaint.</summary>
    public static ImmutableArray<Field>? FindFields(Terminal terminal, RulePack pack, string[]? paths)
    {
        var fields = (paths ?? []).Select(path => pack.Fields.FirstOrDefault(field => field.Path == path)).ToList();
        var unknown = fields.IndexOf(null);
        if (unknown < 0)
        {
            return [.. fields.OfType<Field>()];
        }

        var written = paths?[unknown] ?? "";
        Complaint.Write(terminal, $"There is no term `{written}`.", Suggestion.For(written, pack.Fields.Select(field => field.Path)) ?? $"`scenario rules show {pack.Id}` lists the issues.");
        return null;
    }

    /// <summary>The library in which a call looks for packs.</summary>
    public static PackLibrary LibraryFor(ParseResult parsed, Option<string[]> rules, Option<Engines?>? engine = null) =>
        LibraryOf(parsed.GetValue(rules) ?? [], engine is null ? null : parsed.GetValue(engine));

    /// <summary>The library that looks in some folders first, and last among the packs that ship with the tool.</summary>
    public static PackLibrary LibraryOf(string[] folders, Engines? engine = null) => new(folders, [Path.Combine(AppContext.BaseDirectory, "rules")])
    {
        Compile = engine?.Compiler() ?? ScenarioEngine.Engine.Compile,
    };

    private static DateOnly? ParseDate(ArgumentResult result, string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        result.AddError($"`{text}` is not a date; write year, month and day, such as 2026-01-31.");
        return null;
    }

    private static Engines? ParseEngine(ArgumentResult result)
    {
        var engine = ParseWord<Engines>(result);
        if (engine is { } known && known.Compiler() is null)
        {
            result.AddError("This build has no NRules: build it with `-p:NRules=true`, from a package source that has NRules.Runtime.");
        }

        return engine;
    }

    /// <summary>The pack of a name or in a folder, or null after a complaint or diagnostics.</summary>
    public static RulePack? LoadPack(Terminal terminal, PackLibrary library, string name)
    {
        var found = library.FindAll();
        if ((found.GetValueOrDefault(name) ?? (Directory.Exists(name) ? name : null)) is not { } folder)
        {
            Complaint.Write(terminal, $"There is no rule pack `{name}`.", Suggestion.For(name, found.Keys) ?? "`scenario rules list` shows the packs that can be found from here.");
            return null;
        }

        var result = library.Load(folder);
        new Diagnosing(terminal).Show(result.Diagnostics);
        return result.Value;
    }

    /// <summary>The value that a word of a call stands for, or null after a mistake has been noted.</summary>
    public static T? ParseWord<T>(ArgumentResult result)
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

/// <summary>How the commands that have no other report write their result.</summary>
internal enum TextOrJson
{
    Text,
    Json,
}
