using System.CommandLine;
using ScenarioEngine.Checking;
using ScenarioEngine.Cli.Files;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Exploring;
using ScenarioEngine.Lessons;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Documents;
using ScenarioEngine.Reporting.Writers;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario export-table</c>: a negotiation table as one page for the site of a course.</summary>
internal sealed class ExportTableCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _what = new("what")
    {
        Description = "The name or folder of a rule pack, with the scenarios that lie beside it, or one scenario file.",
    };
    private readonly Option<string?> _out = new("--out")
    {
        Description = "The file to write, of which none may be there; standard output where nothing is said.",
        HelpName = "FILE",
    };
    private readonly Option<string[]> _scenarios = new("--scenarios")
    {
        Description = "Scenario files or folders to show with a pack, in place of those beside it; may be given several times.",
        HelpName = "PATH",
        DefaultValueFactory = _ => [],
        AllowMultipleArgumentsPerToken = false,
    };
    private readonly DateOption _asOf = new();
    private readonly Option<string[]> _rules = SharedOptions.Rules();

    private ExportTableCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var export = new ExportTableCommand(terminal);
        var command = new Command(
            "export-table",
            "Writes a negotiation table as one HTML file that needs no server, no script and no other host: pictures, findings, ways out, room, sources. It prints, and a course site can frame it."
        )
        {
            export._what,
            export._out,
            export._scenarios,
            export._asOf,
            export._rules,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => export.Run(parsed, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        // What is handed on is witnessed, as a report is.
        var loader = new ScenarioLoader(
            _terminal,
            SharedOptions.LibraryFor(parsed, _rules, _terminal.Compile ?? Engines.Nrules.Compiler()),
            _asOf.In(parsed),
            silence: null
        );
        if (loader.LoadOrWholeSpace(parsed.GetRequiredValue(_what)) is not var (evaluator, whole))
        {
            return ExitCode.WrongInput;
        }

        var isPack = whole.Terms.IsEmpty && whole.File == whole.Pack.Files[0];
        var evaluations = isPack ? EvaluateAll(parsed, loader, whole.Pack) : [evaluator.Evaluate(whole)];
        if (loader.Diagnosing.HasErrors)
        {
            return ExitCode.WrongInput;
        }

        var room = Engine.Explore(evaluator, whole, new ExploreOptions(), cancellation).Exploration;
        var document = TableDocument.Of(isPack ? whole.Pack.Title : whole.Title, whole.Pack, evaluations, room, loader.Diagnosing.All);
        if (parsed.GetValue(_out) is not { } path)
        {
            DocumentHtml.Write(_terminal.Output, document, isFramed: true);
            return ExitCode.Done;
        }

        using var page = new StringWriter { NewLine = "\n" };
        DocumentHtml.Write(page, document, isFramed: true);
        if (SafeFile.Create(path, page.ToString()) is { } failure)
        {
            return failure.Complain(_terminal);
        }

        _terminal.Output.Write($"{path}: {Quantity.Of(evaluations.Count, "scenario")} written.\n");
        return ExitCode.Done;
    }

    private List<Evaluation> EvaluateAll(ParseResult parsed, ScenarioLoader loader, RulePack pack)
    {
        var evaluations = new List<Evaluation>();
        foreach (var path in ScenarioFiles.Expand(parsed.GetValue(_scenarios) is { Length: > 0 } named ? named : Beside(pack)))
        {
            if (loader.Load(path) is var (evaluator, scenario) && scenario.Pack.Id == pack.Id)
            {
                var evaluation = evaluator.Evaluate(scenario);
                loader.Diagnosing.Show(ScenarioCheck.Check(evaluation));
                evaluations.Add(evaluation);
            }
        }

        return evaluations;
    }

    /// <summary>
    /// The scenarios of a pack: of <c>rules/ID</c> those in <c>scenarios/ID</c>, but not those in folders in it, which are cases for tests.
    /// </summary>
    private static string[] Beside(RulePack pack) =>
        pack.Folder is { } folder && LessonKit.ScenariosOf(folder, pack.Id) is var beside && Directory.Exists(beside)
            ? [.. Directory.EnumerateFiles(beside, "*.yaml").Select(AsTyped).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>A path as somebody would type it here: a page that is handed on does not tell where this machine keeps its files.</summary>
    private static string AsTyped(string path) =>
        Path.GetRelativePath(".", path) is var near && near.StartsWith("..", StringComparison.Ordinal) ? path : near.Replace('\\', '/');
}
