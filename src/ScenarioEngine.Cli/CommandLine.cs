using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using ScenarioEngine.Cli.Commands;
using ScenarioEngine.Cli.Output;
using ScenarioEngine.Cli.Receipts;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Reporting;

namespace ScenarioEngine.Cli;

/// <summary>The command line: reads the words, runs a command, and sees to it that no failure reaches a user as a stack trace.</summary>
internal static class CommandLine
{
    /// <summary>The commands by name, in the order of the help.</summary>
    internal static OrderedDictionary<string, Func<Terminal, Command>> Commands { get; } =
        new(StringComparer.Ordinal)
        {
            ["evaluate"] = EvaluateCommand.Create,
            ["merge"] = MergeCommand.Create,
            ["explain"] = ExplainCommand.Create,
            ["what-if"] = WhatIfCommand.Create,
            ["compare"] = CompareCommand.Create,
            ["explore"] = ExploreCommand.Create,
            ["repair"] = RepairCommand.Create,
            ["stability"] = StabilityCommand.Create,
            ["export"] = ExportCommand.Create,
            ["export-table"] = ExportTableCommand.Create,
            ["import"] = ImportCommand.Create,
            ["readings"] = ReadingsCommand.Create,
            ["check"] = CheckCommand.Create,
            ["test"] = TestCommand.Create,
            ["verify"] = VerifyCommand.Create,
            ["completion"] = CompletionCommand.Create,
            ["new"] = NewCommand.Create,
            ["format"] = FormatCommand.Create,
            ["rules"] = RulesCommand.Create,
            ["sources"] = SourcesCommand.Create,
            ["lesson"] = LessonCommand.Create,
            ["codes"] = CodesCommand.Create,
            ["schema"] = SchemaCommand.Create,
            ["serve"] = ServeCommand.Create,
            ["lsp"] = LspCommand.Create,
            ["mcp"] = McpCommand.Create,
        };

    /// <summary>Runs the tool.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        // The output is the same everywhere: English words, invariant numbers and dates.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        // Nothing that a file or a call says may act on the terminal, whoever writes it.
        terminal = terminal with
        {
            Output = Plain(terminal.Output),
            Error = Plain(terminal.Error),
        };
        var exitCode = Attempt(() => Invoke(args, terminal), terminal);
        // What could not be written is lost, and a run that has lost its result has failed.
        var flushed = Attempt(() => Flush(terminal.Output), terminal);
        Attempt(() => Flush(terminal.Error), terminal);
        return flushed == ExitCode.Done ? exitCode : flushed;
    }

    private static PlainWriter Plain(TextWriter writer) => writer as PlainWriter ?? new PlainWriter(writer);

    private static int Flush(TextWriter writer)
    {
        writer.Flush();
        return ExitCode.Done;
    }

    private static int Attempt(Func<int> run, Terminal terminal)
    {
        try
        {
            return run();
        }
        catch (LostOutputException lost)
        {
            return Say(terminal, "The result could not be written to standard output, and is lost.", lost.Message);
        }
        catch (OperationCanceledException)
        {
            // Who has interrupted the run knows it.
            return ExitCode.Interrupted;
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return Complaint.Write(terminal, problem.Message, "Name a place that is there, and that you may read or write.");
        }
        catch (IOException problem)
        {
            // Such as a full disk. That the reader at the other end of a pipe has had enough is no failure, and does not get here.
            return Say(terminal, "A file could not be read or written.", problem.Message);
        }
#pragma warning disable CA1031 // The top of the tool: whatever gets here is our own mistake, and a stack trace helps no user.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            terminal.Error.Write(
                $"error {DiagnosticCatalog.ToolFailed.Code}: {DiagnosticCatalog.ToolFailed.Title}: {Describe(failure)}\n   = hint: Please report this, with the files and the command that led to it.\n"
            );
            return ExitCode.ToolFailed;
        }
    }

    private static int Say(Terminal terminal, string sentence, string hint)
    {
        try
        {
            Complaint.Write(terminal, sentence, hint);
        }
        catch (LostOutputException)
        {
            // There is nowhere left to say it but in the exit code.
        }

        return ExitCode.ToolFailed;
    }

    /// <summary>Our own mistakes speak for themselves; of others the name says more than the message.</summary>
    private static string Describe(Exception failure) =>
        failure is EvaluatorsDisagreeException ? failure.Message : $"{failure.GetType().Name}: {failure.Message}";

    private static int Invoke(IReadOnlyList<string> args, Terminal terminal)
    {
        if (args is ["--version"])
        {
            // Scripts and completions ask for it again and again; without the parser it costs them little more than an empty program.
            terminal.Output.Write($"{Receipt.ToolVersion}\n");
            return ExitCode.Done;
        }

        // Without a command there is nothing to do but to show which there are.
        var parsed = Parse(args.Count == 0 ? ["--help"] : args, terminal);
        // A shell asks for completions of a line that is not finished, and so has mistakes.
        var isSuggesting = args.Count > 0 && args[0].StartsWith(Completions.Directive, StringComparison.Ordinal);
        return !isSuggesting && parsed.Errors.Count > 0 ? Complain(parsed, terminal)
            : !isSuggesting && UnknownOption(args, parsed) is { } option ? ComplainOfOption(option, parsed, terminal)
            : !isSuggesting && ReceiptRun.PathIn(parsed) is { } receipt ? ReceiptRun.Run(args, parsed, receipt, terminal)
            : parsed.Invoke(
                new InvocationConfiguration
                {
                    Output = terminal.Output,
                    Error = terminal.Error,
                    EnableDefaultExceptionHandler = false,
                }
            );
    }

    /// <summary>What the words of a call ask for.</summary>
    internal static ParseResult Parse(IReadOnlyList<string> args, Terminal terminal) =>
        RootFor(args, terminal)
            .Parse([.. args.Select(Completions.WithinBounds)], new ParserConfiguration { ResponseFileTokenReplacer = null });

    /// <summary>
    /// A word before <c>--</c> that looks like an option and is none: it would be taken for a file of that name. Null where there is none.
    /// </summary>
    private static string? UnknownOption(IReadOnlyList<string> args, ParseResult parsed)
    {
        var takesPaths =
            parsed.CommandResult.Command.Arguments is [{ Name: "scenarios" or "scenario" or "paths" or "what" or "summaries" }, ..];
        var taken = parsed
            .CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens)
            .Select(token => token.Value)
            .ToHashSet(StringComparer.Ordinal);
        return takesPaths
            ? args.TakeWhile(word => word != "--").FirstOrDefault(word => word is ['-', _, ..] && taken.Contains(word))
            : null;
    }

    private static int ComplainOfOption(string option, ParseResult parsed, Terminal terminal)
    {
        var command = parsed.CommandResult.Command;
        var known = command.Options.Select(known => known.Name).ToList();
        var nearest =
            Suggestion.For(option, known) ?? $"The options are: {string.Join(", ", known)}. Of a file of that name, write `-- {option}`.";
        return Complaint.Write(terminal, $"`{option}` is not an option of `{command.Name}`.", nearest);
    }

    /// <summary>
    /// The command that is called alone, or all of them and the root's own options where none is called or help is asked for: each command
    /// costs a start
    /// a millisecond, and the texts of the root's options five.
    /// </summary>
    private static Command RootFor(IReadOnlyList<string> args, Terminal terminal)
    {
        const string description = "Evaluates negotiation scenarios against what the parties have publicly stated, and says why.";
        var called = args.Count > 0 ? Commands.GetValueOrDefault(args[0]) : null;
        Command root = called is not null && !args.Any(AsksForHelp) ? new Command("scenario", description) : new RootCommand(description);
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpPage(terminal);
        }

        foreach (var create in called is not null ? [called] : Commands.Values.ToArray())
        {
            root.Add(create(terminal));
        }

        if (args.Count > 0 && args[0].StartsWith(Completions.Directive, StringComparison.Ordinal))
        {
            Completions.AddTo(root);
        }

        return root;
    }

    private static bool AsksForHelp(string word) => word is "--help" or "-h" or "-?" or "/h" or "/?";

    /// <summary>The first argument of the command that is needed and not there, where that is what is wrong; else null.</summary>
    private static Argument? Missing(ParseResult parsed) =>
        parsed.Errors[0].SymbolResult is ArgumentResult { Tokens.Count: 0, Argument: { Arity.MinimumNumberOfValues: > 0 } argument }
            ? argument
            : null;

    private static int Complain(ParseResult parsed, Terminal terminal)
    {
        var command = parsed.CommandResult.Command;
        var named = command.Parents.OfType<Command>().Append(command).Where(part => part != parsed.RootCommandResult.Command);
        var name = string.Join(' ', named.Select(part => part.Name).Prepend("scenario"));
        var help = $"`{name} --help` shows what can be written here.";
        if (parsed.UnmatchedTokens is [var unknown, ..] && command.Subcommands.Count > 0)
        {
            var nearest = Suggestion.For(unknown, command.Subcommands.Select(subcommand => subcommand.Name));
            return Complaint.Write(terminal, $"There is no command `{name} {unknown}`.", nearest ?? help);
        }

        if (command.Subcommands.Count > 0)
        {
            return Complaint.Write(
                terminal,
                $"`{name}` needs one of its commands: {Listing.Or(command.Subcommands.Select(subcommand => $"`{subcommand.Name}`"))}.",
                help
            );
        }

        if (parsed.UnmatchedTokens.FirstOrDefault(token => token is ['-', not (>= '0' and <= '9'), ..]) is { } option)
        {
            return ComplainOfOption(option.Split('=')[0], parsed, terminal);
        }

        if (parsed.Errors[0].SymbolResult is OptionResult { Tokens.Count: 0, IdentifierToken: { } bare, Option: var asked })
        {
            return Complaint.Write(
                terminal,
                $"`{bare.Value}` needs {(asked.HelpName is { } value ? $"a value behind it: `{bare.Value} {value}`" : "a value behind it")}.",
                help
            );
        }

        if (Missing(parsed) is { } missing)
        {
            var example = Examples.Of(name) is [var first, ..] ? $"Such as `{first.Call}`. {help}" : help;
            var what = missing.Description is { Length: > 0 } description
                ? char.ToLowerInvariant(description[0]) + description[1..]
                : $"{missing.Name}.";
            return Complaint.Write(terminal, $"`{name}` needs {what}", example);
        }

        // What the parser says over several lines is one sentence.
        return Complaint.Write(
            terminal,
            Listing.Stop(
                string.Join(
                    ' ',
                    parsed
                        .Errors[0]
                        .Message.Split(['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                )
            ),
            help
        );
    }
}
