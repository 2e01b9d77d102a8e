using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using ScenarioEngine.Cli.Commands;
using ScenarioEngine.Cli.Output;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Reporting;

namespace ScenarioEngine.Cli;

/// <summary>The command line: reads the words, runs a command, and sees to it that no failure reaches a user as a stack trace.</summary>
internal static class CommandLine
{
    /// <summary>The commands by name, in the order of the help.</summary>
    internal static OrderedDictionary<string, Func<Terminal, Command>> Commands { get; } = new(StringComparer.Ordinal)
    {
        ["evaluate"] = EvaluateCommand.Create,
        ["explain"] = ExplainCommand.Create,
        ["what-if"] = WhatIfCommand.Create,
        ["compare"] = CompareCommand.Create,
        ["explore"] = ExploreCommand.Create,
        ["repair"] = RepairCommand.Create,
        ["check"] = CheckCommand.Create,
        ["test"] = TestCommand.Create,
        ["verify"] = VerifyCommand.Create,
        ["completion"] = CompletionCommand.Create,
        ["new"] = NewCommand.Create,
        ["format"] = FormatCommand.Create,
        ["rules"] = RulesCommand.Create,
        ["codes"] = CodesCommand.Create,
        ["schema"] = SchemaCommand.Create,
        ["serve"] = ServeCommand.Create,
    };

    /// <summary>Runs the tool.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        // The output is the same everywhere: English words, invariant numbers and dates.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        try
        {
            return Invoke(args, terminal);
        }
        catch (OperationCanceledException)
        {
            // Who has interrupted the run knows it.
            return ExitCode.Interrupted;
        }
        catch (Exception problem) when (problem is DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return Complaint.Write(terminal, problem.Message, "Name a place that is there, and that you may read or write.");
        }
        catch (IOException problem) when (problem is not FileNotFoundException)
        {
            // Such as a full disk. That the reader at the other end of a pipe has had enough is no failure, and does not get here.
            Complaint.Write(terminal, "A file could not be read or written.", problem.Message);
            return ExitCode.ToolFailed;
        }
#pragma warning disable CA1031 // The top of the tool: whatever gets here is our own mistake, and a stack trace helps no user.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            terminal.Error.Write($"error {DiagnosticCatalog.ToolFailed.Code}: {DiagnosticCatalog.ToolFailed.Title}: {Describe(failure)}\n   = hint: Please report this, with the files and the command that led to it.\n");
            return ExitCode.ToolFailed;
        }
        finally
        {
            Flush(terminal.Output);
            Flush(terminal.Error);
        }
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
        return parsed.Errors.Count > 0 && !args[0].StartsWith(Completions.Directive, StringComparison.Ordinal)
            ? Complain(parsed, terminal)
            : parsed.Invoke(new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false });
    }

    /// <summary>What the words of a call ask for.</summary>
    internal static ParseResult Parse(IReadOnlyList<string> args, Terminal terminal) => RootFor(args, terminal).Parse(args);

    /// <summary>
    /// The command that is called alone, or all of them and the root's own options where none is called or help is asked for: each command costs a start
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

    private static int Complain(ParseResult parsed, Terminal terminal)
    {
        var command = parsed.CommandResult.Command;
        var name = string.Join(' ', command.Parents.OfType<Command>().Append(command).Where(part => part != parsed.RootCommandResult.Command).Select(part => part.Name).Prepend("scenario"));
        var help = $"`{name} --help` shows what can be written here.";
        if (parsed.UnmatchedTokens is [var unknown, ..] && command.Subcommands.Count > 0)
        {
            var nearest = Suggestion.For(unknown, command.Subcommands.Select(subcommand => subcommand.Name));
            return Complaint.Write(terminal, $"There is no command `{name} {unknown}`.", nearest ?? help);
        }

        return Complaint.Write(terminal, parsed.Errors[0].Message, help);
    }

    private static void Flush(TextWriter writer)
    {
        try
        {
            writer.Flush();
        }
        catch (IOException)
        {
            // Nobody is reading any more; there is nothing left to say.
        }
    }
}
