using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using ScenarioEngine.Cli.Commands;
using ScenarioEngine.Cli.Files;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting;
using ScenarioEngine.Text;

namespace ScenarioEngine.Cli.Receipts;

/// <summary>A call whose report is handed on with a receipt, or is made again to be compared with one.</summary>
/// <remarks>Any command with the option <see cref="Option"/> has receipts: the report is what the same call writes without it.</remarks>
internal sealed class ReceiptRun
{
    /// <summary>The option that asks for a receipt.</summary>
    public const string Option = "--receipt";

    /// <summary>The commands that have receipts.</summary>
    public static readonly ImmutableArray<string> Commands = ["evaluate", "explain", "what-if", "compare", "explore", "repair"];

    private readonly ImmutableArray<string> _call;
    private readonly ParseResult _parsed;

    private ReceiptRun(ImmutableArray<string> call, ParseResult parsed)
    {
        _call = call;
        _parsed = parsed;
    }

    /// <summary>Declares the option.</summary>
    public static Option<string?> NewOption() =>
        new(Option)
        {
            Description =
                "Write to this file, and into a report that can carry it, what the report rests on: the call, and the files with hashes. `scenario verify` calls again and compares.",
            HelpName = "FILE",
        };

    /// <summary>The file to which a call wants its receipt written; null where it wants none.</summary>
    public static string? PathIn(ParseResult parsed) =>
        parsed.CommandResult.Command.Options.FirstOrDefault(option => option.Name == Option) is Option<string?> option
            ? parsed.GetValue(option)
            : null;

    /// <summary>Runs a call that asks for a receipt: writes the receipt, then the report.</summary>
    public static int Run(IReadOnlyList<string> args, ParseResult parsed, string path, Terminal terminal)
    {
        var run = new ReceiptRun(Without(args), parsed);
        if (run.Format == ReportFormat.Jsonl)
        {
            return Complaint.Write(terminal, "A batch has no receipt.", "Leave out `--receipt`, or write another format than jsonl.");
        }

        if (run.Words.Any(token => token.Value == ScenarioFiles.StandardInput))
        {
            return Complaint.Write(terminal, "What comes from standard input has no receipt.", "Save it to a file, and name the file.");
        }

        if (run._call.Contains(Watching.Option))
        {
            return Complaint.Write(
                terminal,
                "A receipt is of one run, and a run that watches has no end.",
                $"Leave out `--receipt` or `{Watching.Option}`."
            );
        }

        var (exitCode, report) = run.Make(terminal.Error);
        if (report.Length == 0)
        {
            return exitCode;
        }

        var receipt = Receipt.Of(run._call, run.FilesRead(), run.Engines, report);
        var failure = SafeFile.WriteResult(
            path,
            System.Text.Encoding.UTF8.GetBytes(receipt.ToString()),
            receipt.Files.Select(file => file.Path),
            there => Receipt.Read(new StreamReader(there).ReadToEnd()) is not null
        );
        if (failure is not null)
        {
            return failure.Complain(terminal);
        }

        if (run.Format == ReportFormat.Text)
        {
            // On a terminal it is as wide and as coloured as ever; the receipt is of what a pipe would get.
            return CommandLine.Run(run._call, terminal);
        }

        terminal.WriteUtf8(stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(StampedReport.Add(report, run.Format, receipt))));
        return exitCode;
    }

    /// <summary>Makes a report again.</summary>
    /// <param name="receipt">What was called.</param>
    /// <param name="terminal">Where mistakes in the files are said.</param>
    /// <returns>
    /// The text that a file with this receipt would have: the report with a receipt in it, or the receipt alone; null where the call is
    /// none that makes reports, or gives none.
    /// </returns>
    public static (Receipt Receipt, string Report)? Again(Receipt receipt, Terminal terminal)
    {
        if (
            receipt.Call is not [var command, ..]
            || !Commands.Contains(command)
            || receipt.Call.Any(word => word == Watching.Option || word.StartsWith(Option, StringComparison.Ordinal))
        )
        {
            return null;
        }

        var run = new ReceiptRun(receipt.Call, CommandLine.Parse(receipt.Call, terminal));
        if (run._parsed.Errors.Count > 0 || run.Words.Any(token => token.Value == ScenarioFiles.StandardInput))
        {
            return null;
        }

        var (_, report) = run.Make(terminal.Error);
        if (report.Length == 0)
        {
            return null;
        }

        var now = Receipt.Of(receipt.Call, run.FilesRead(), run.Engines, report);
        return (now, StampedReport.Add(report, run.Format, now));
    }

    private ReportFormat Format =>
        _parsed.CommandResult.Command.Options.OfType<FormatOption>().FirstOrDefault()?.In(_parsed) ?? ReportFormat.Text;

    /// <summary>What evaluates: commands without the option ask thousands of questions, which the built-in evaluator answers.</summary>
    private ImmutableArray<string> Engines =>
        _parsed.CommandResult.Command.Options.OfType<WordOption<Cli.Commands.Engines>>().FirstOrDefault() is { } option
        && option.In(_parsed) != Cli.Commands.Engines.BuiltIn
            ? ["NRules", Evaluator.BuiltIn]
            : [Evaluator.BuiltIn];

    private IReadOnlyList<Token> Words => _parsed.CommandResult.Children.OfType<ArgumentResult>().FirstOrDefault()?.Tokens ?? [];

    /// <summary>The call without the receipt, written as into a pipe.</summary>
    private (int ExitCode, string Report) Make(TextWriter error)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var plain = new Terminal(() => Stream.Null, output, error, Terminal.PlainWidth, UsesColor: false, ShowsProgress: false);
        var exitCode = CommandLine.Run(_call, plain);
        return (exitCode, output.ToString());
    }

    private List<SourceFile> FilesRead()
    {
        var rules = _parsed.CommandResult.Command.Options.OfType<Option<string[]>>().First(option => option.Name == "--rules");
        var library = SharedOptions.LibraryFor(_parsed, rules);
        var packs = library.FindAll();
        var files = new List<SourceFile>();
        foreach (var word in Words.Select(token => token.Value))
        {
            var folder = packs.GetValueOrDefault(word) ?? (PackLibrary.IsPack(word) ? word : null);
            RulePack?[] found = folder is null
                ? [.. ScenarioFiles.Expand([word]).Select(path => ReadScenario(path, library, files))]
                : [library.Load(folder).Value];
            files.AddRange(found.OfType<RulePack>().Distinct().SelectMany(pack => pack.Files));
        }

        return files;
    }

    private static RulePack? ReadScenario(string path, PackLibrary library, List<SourceFile> files)
    {
        if (Engine.LoadScenario(path, library).Value is not { } scenario)
        {
            return null;
        }

        files.Add(scenario.File);
        return scenario.Pack;
    }

    private static ImmutableArray<string> Without(IReadOnlyList<string> args)
    {
        var call = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == Option)
            {
                i++;
            }
            else if (
                !args[i].StartsWith($"{Option}=", StringComparison.Ordinal) && !args[i].StartsWith($"{Option}:", StringComparison.Ordinal)
            )
            {
                call.Add(args[i]);
            }
        }

        return call.ToImmutable();
    }
}
