using System.CommandLine;
using ScenarioEngine.Cli.Receipts;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Documents;
using ScenarioEngine.Reporting.Writers;
using ScenarioEngine.Rereading;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario readings</c>: what hangs on how the words of positions are read.</summary>
internal sealed class ReadingsCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _what = new("what")
    {
        Description = "A scenario file, or the name or folder of a rule pack, for its whole space.",
    };
    private readonly Option<string[]> _rules = SharedOptions.Rules();
    private readonly DateOption _asOf = new();
    private readonly WordOption<Silence> _silence = SharedOptions.Silence();
    private readonly NumberOption _seconds = SharedOptions.Seconds();
    private readonly FormatOption _format = new(
        "csv is a row for each result.",
        ReportFormat.Text,
        ReportFormat.Json,
        ReportFormat.Csv,
        ReportFormat.Markdown,
        ReportFormat.Html
    );

    private ReadingsCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var readings = new ReadingsCommand(terminal);
        var command = new Command(
            "readings",
            "Shows which findings and verdicts hold under every declared reading of the positions, and on which readings the others hang. Exact, over all combinations."
        )
        {
            readings._what,
            readings._rules,
            readings._asOf,
            readings._silence,
            readings._seconds,
            readings._format,
            ReceiptRun.NewOption(),
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => readings.Run(parsed, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var loader = new ScenarioLoader(_terminal, SharedOptions.LibraryFor(parsed, _rules), _asOf.In(parsed), _silence.In(parsed));
        if (loader.LoadOrWholeSpace(parsed.GetRequiredValue(_what)) is not var (evaluator, scenario))
        {
            return ExitCode.WrongInput;
        }

        var readings = ScenarioReadings.Of(evaluator.Evaluate(scenario));
        ZoneReadings? zone;
        using (new Waiting(_terminal, "looking at the zone under every reading"))
        {
            zone = readings.Readings.IsEmpty
                ? null
                : ZoneReadings
                    .Find(evaluator, scenario, new ExploreOptions { MaximumTime = SharedOptions.Patience(_seconds, parsed) }, cancellation)
                    .Found;
        }

        switch (_format.In(parsed))
        {
            case ReportFormat.Json:
                _terminal.WriteUtf8(stream => ReadingTables.WriteJson(stream, readings, zone, loader.Diagnosing.All));
                break;
            case ReportFormat.Csv:
                ReadingTables.WriteCsv(_terminal.Output, readings);
                break;
            case var format:
                ReportFormats.Write(_terminal, format, ReadingsDocument.Of(readings, zone));
                break;
        }

        return ExitCode.Done;
    }
}
