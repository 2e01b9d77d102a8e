using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Cli.Commands;

/// <summary>Options that several commands have, so that they mean the same everywhere.</summary>
internal static class SharedOptions
{
    /// <summary>
    /// The folders of packs of a call. One that is not there is a mistake: another pack of the same name would be found without it.
    /// </summary>
    /// <param name="isOther">Which words have another meaning in this call.</param>
    public static Option<string[]> Rules(Func<string, bool>? isOther = null)
    {
        var rules = new Option<string[]>("--rules")
        {
            Description = "A folder of rule packs, looked in before all others.",
            HelpName = "DIR",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };
        rules.Validators.Add(result =>
        {
            foreach (var word in result.Tokens.Select(token => token.Value))
            {
                if (isOther?.Invoke(word) != true && PackLibrary.WhyNothingIn(word) is { } why)
                {
                    result.AddError(why);
                }
            }
        });
        return rules;
    }

    /// <summary>The name of the option for the language of packs.</summary>
    private const string LanguageName = "--language";

    /// <summary>The option for the language of the texts of packs and scenarios.</summary>
    public static Option<string?> Language()
    {
        var language = new Option<string?>(LanguageName)
        {
            Description =
                "The language of the texts of packs and scenarios, such as uk, where they have it; what is not translated stays as it is.",
            HelpName = "TAG",
        };
        language.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var tag }] && !LanguageTag.IsKnown(tag))
            {
                result.AddError(
                    $"`{tag}` is no name of a language.{(LanguageTag.Meant(tag) is { } meant ? $" Did you mean {meant}?" : " It has two or three letters, such as uk for Ukrainian.")}"
                );
            }
        });
        return language;
    }

    /// <summary>The option that has a command say everything; what it is short for without stands in its description.</summary>
    public static Option<bool> All(string description) => new("--all", "--full") { Description = description };

    /// <summary>The argument of a command that looks at one scenario.</summary>
    public static Argument<string> ScenarioPath() => new("scenario") { Description = "A scenario file, or - for standard input." };

    public static WordOption<Silence> Silence() => new("--silence", "How to read silence, in place of the scenario's own.");

    public static WordOption<Engines> Engine() =>
        new(
            "--engine",
            "What evaluates: nrules, with the built-in evaluator as its witness, which is so where nothing is said; or built-in alone."
        );

    /// <summary>What compiles packs for a call that evaluates: NRules with its witness where nothing is said.</summary>
    public static Func<RulePack, Evaluator> Compiler(Terminal terminal, WordOption<Engines> engine, ParseResult parsed) =>
        terminal.Compile ?? (engine.In(parsed) ?? Engines.Nrules).Compiler();

    /// <summary>An argument of paths.</summary>
    public static Argument<string[]> Paths(string name, string description, ArgumentArity? arity = null)
    {
        var paths = new Argument<string[]>(name) { Description = description, Arity = arity ?? ArgumentArity.OneOrMore };
        paths.Validators.Add(RefuseNothing);
        return paths;
    }

    /// <summary>Of several folders and patterns each must give a file: the others would hide that one is misspelt.</summary>
    private static void RefuseNothing(ArgumentResult result)
    {
        foreach (var word in result.Tokens.Count > 1 ? result.Tokens.Select(token => token.Value) : [])
        {
            if (!ScenarioFiles.Expand([word]).Any())
            {
                result.AddError($"There are no YAML files in `{word}`.");
            }
        }
    }

    public static Option<bool> Watch() =>
        new(Watching.Option) { Description = "Do it again at every save of a scenario or a pack, on one screen, until Ctrl-C." };

    public static Option<string[]> Parties() =>
        new("--party")
        {
            Description = "Look at the red lines of this party only; may be given several times.",
            HelpName = "PARTY",
            DefaultValueFactory = _ => [],
        };

    public static Option<string[]> WithoutOptions() =>
        new("--without-option")
        {
            Description = "Take an option away, as if nobody could choose it; may be given several times.",
            HelpName = "PATH=OPTION",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
            DefaultValueFactory = _ => [],
        };

    /// <summary>The option that reads positions otherwise than they are encoded.</summary>
    public static Option<string[]> Readings() =>
        new("--reading")
        {
            Description = "Read a position in another of its readings, with all that share its question; may be given several times.",
            HelpName = "POSITION=READING",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
            DefaultValueFactory = _ => [],
        };

    /// <summary>A scenario without the options that a call takes away, or null after diagnostics.</summary>
    public static Scenario? TakeAway(ScenarioLoader loader, Scenario scenario, string[]? options)
    {
        var edit = ScenarioEngine.Engine.ReadEdit(new EditText { WithoutOptions = [.. options ?? []] }, scenario.Pack);
        loader.Diagnosing.Show(edit.Diagnostics);
        return edit.Value is { } known ? scenario.With(known) : null;
    }

    /// <summary>The parties of a pack by their names, or null after a complaint.</summary>
    public static ImmutableArray<Party>? FindParties(Terminal terminal, RulePack pack, string[]? names) =>
        FindAll(
            names,
            pack.Parties,
            party => party.Id,
            (name, nearest) =>
                Complaint.Write(
                    terminal,
                    $"There is no party `{name}`.",
                    nearest ?? $"The parties are: {string.Join(", ", pack.Parties.Select(party => party.Id))}."
                )
        );

    /// <summary>The fields of a pack by their paths, or null after a complaint.</summary>
    public static ImmutableArray<Field>? FindFields(Terminal terminal, RulePack pack, string[]? paths) =>
        FindAll(
            paths,
            pack.Fields,
            field => field.Path,
            (path, nearest) =>
                Complaint.Write(terminal, $"There is no term `{path}`.", nearest ?? $"`scenario rules show {pack.Id}` lists the issues.")
        );

    /// <summary>
    /// What some names stand for, in their order; or null after a complaint about the first that stands for nothing, which is told the
    /// nearest name, if any.
    /// </summary>
    public static ImmutableArray<T>? FindAll<T>(
        string[]? names,
        ImmutableArray<T> things,
        Func<T, string> nameOf,
        Action<string, string?> complain
    )
        where T : class
    {
        var found = ImmutableArray.CreateBuilder<T>();
        foreach (var name in names ?? [])
        {
            if (things.FirstOrDefault(thing => nameOf(thing) == name) is not { } thing)
            {
                complain(name, Suggestion.For(name, things.Select(nameOf)));
                return null;
            }

            found.Add(thing);
        }

        return found.ToImmutable();
    }

    /// <summary>How long a diagram may take.</summary>
    public static NumberOption Seconds() =>
        new("--seconds", "How long exploring may take before it is given up; 10 where nothing is said.", 1, 3600, "number of seconds");

    /// <summary>What <see cref="Seconds"/> says in a call.</summary>
    public static TimeSpan Patience(NumberOption seconds, ParseResult parsed) => TimeSpan.FromSeconds(seconds.In(parsed) ?? 10);

    /// <summary>The library in which a call looks for packs.</summary>
    /// <param name="parsed">The call.</param>
    /// <param name="rules">Its option for folders of packs.</param>
    /// <param name="engine">What evaluates; null for the built-in evaluator alone.</param>
    /// <param name="usual">The pack of scenarios that name none; null where each must name its own.</param>
    /// <param name="watching">What is watching, where this call is one of many that are the same; else null.</param>
    public static PackLibrary LibraryFor(
        ParseResult parsed,
        Option<string[]> rules,
        Func<RulePack, Evaluator>? engine = null,
        RulePack? usual = null,
        Watching? watching = null
    )
    {
        if (watching?.Packs is { } known)
        {
            known.ForgetChanged();
            return known;
        }

        var library = LibraryOf(
            [.. parsed.GetValue(rules)?.Where(Directory.Exists) ?? []],
            engine,
            usual,
            isReused: watching is not null,
            LanguageIn(parsed)
        );
        watching?.Packs = library;
        return library;
    }

    /// <summary>The language that a call asks for; null where it asks for none, or its command has no such option.</summary>
    private static string? LanguageIn(ParseResult parsed) =>
        parsed.CommandResult.Command.Options.OfType<Option<string?>>().FirstOrDefault(option => option.Name == LanguageName) is { } language
            ? parsed.GetValue(language)
            : null;

    /// <summary>The library that looks in some folders first, and last among the packs that ship with the tool.</summary>
    public static PackLibrary LibraryOf(
        string[] folders,
        Func<RulePack, Evaluator>? engine = null,
        RulePack? usual = null,
        bool isReused = false,
        string? language = null
    ) =>
        new(folders, [Shipped.Rules])
        {
            Language = language,
            Default = usual,
            Compile = engine ?? ScenarioEngine.Engine.Compile,
            IsReused = isReused,
        };

    /// <summary>The pack of a name or in a folder, or null after a complaint or diagnostics.</summary>
    public static RulePack? LoadPack(Terminal terminal, PackLibrary library, string name)
    {
        var found = library.FindAll();
        if ((found.GetValueOrDefault(name) ?? (Directory.Exists(name) ? name : null)) is not { } folder)
        {
            Complaint.Write(
                terminal,
                $"There is no rule pack `{name}`.",
                Suggestion.For(name, found.Keys) ?? "`scenario rules list` shows the packs that can be found from here."
            );
            return null;
        }

        var result = library.Load(folder);
        new Diagnosing(terminal).Show(result.Diagnostics);
        return result.Value;
    }
}
