using System.CommandLine;
using ScenarioEngine.Reporting.Documents;
using ScenarioEngine.Reporting.Writers;
using ScenarioEngine.Stability;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario stability</c>: which states that moves lead to are stable for whom, and why.</summary>
internal sealed class StabilityCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _what = new("what")
    {
        Description = "A scenario file, which settles what no party controls, or the name or folder of a rule pack.",
    };
    private readonly Option<string[]> _rules = SharedOptions.Rules();
    private readonly DateOption _asOf = new();
    private readonly Option<string[]> _withoutOptions = SharedOptions.WithoutOptions();
    private readonly FormatOption _format = new(
        "dot is the graph of states and moves for Graphviz.",
        ReportFormat.Text,
        ReportFormat.Json,
        ReportFormat.Markdown,
        ReportFormat.Html,
        ReportFormat.Dot
    );

    private StabilityCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var stability = new StabilityCommand(terminal);
        var command = new Command(
            "stability",
            "Finds the states that parties can move between, and which of them are stable for whom by four notions, with reasons."
        )
        {
            stability._what,
            stability._rules,
            stability._asOf,
            stability._withoutOptions,
            stability._format,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => stability.Run(parsed, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var loader = new ScenarioLoader(_terminal, SharedOptions.LibraryFor(parsed, _rules), _asOf.In(parsed), silence: null);
        if (
            loader.LoadOrWholeSpace(parsed.GetRequiredValue(_what)) is not var (evaluator, loaded)
            || SharedOptions.TakeAway(loader, loaded, parsed.GetValue(_withoutOptions)) is not { } scenario
        )
        {
            return ExitCode.WrongInput;
        }

        var result = ScenarioEngine.Engine.FindMoves(evaluator, scenario, cancellation);
        if (result.Model is not { } model)
        {
            return Complaint.Write(_terminal, result.Problem ?? "", result.Hint ?? "");
        }

        var analysis = new StabilityAnalysis(model);
        switch (_format.In(parsed))
        {
            case ReportFormat.Json:
                _terminal.WriteUtf8(stream => StabilityWriters.WriteJson(stream, analysis, loader.Diagnosing.All));
                break;
            case ReportFormat.Dot:
                StabilityWriters.WriteDot(_terminal.Output, analysis);
                break;
            case var format:
                ReportFormats.Write(_terminal, format, StabilityDocument.Of(analysis));
                break;
        }

        return ExitCode.Done;
    }
}
