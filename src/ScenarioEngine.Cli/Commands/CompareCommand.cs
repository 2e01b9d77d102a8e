using System.CommandLine;
using ScenarioEngine.Checking;
using ScenarioEngine.Cli.Receipts;
using ScenarioEngine.Comparing;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Documents;
using ScenarioEngine.Reporting.Writers;
using ScenarioEngine.Text;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario compare</c>: scenarios side by side, or one on several days, and which terms make the difference.</summary>
internal sealed class CompareCommand
{
    private const int Most = 8;

    private readonly Terminal _terminal;
    private readonly Argument<string[]> _paths = SharedOptions.Paths(
        "scenarios",
        "Two to eight scenario files of the same pack; or one, with several days."
    );
    private readonly Option<string[]> _days = new(DateOption.OptionName)
    {
        Description =
            "Count only positions stated by this day and in force on it, such as 2026-01-31; with one scenario, two to eight days to compare.",
        HelpName = "DATE",
        AllowMultipleArgumentsPerToken = false,
        Validators = { DateOption.RefuseOtherWords },
    };

    private readonly Option<string[]> _rules = SharedOptions.Rules();
    private readonly WordOption<Silence> _silence = SharedOptions.Silence();
    private readonly Option<string[]> _readings = SharedOptions.Readings();
    private readonly FormatOption _format = FormatOption.ForReaders();
    private readonly Option<bool> _all = SharedOptions.All(
        "Of several days, write every finding that differs, and every position that came or went."
    );

    private CompareCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var compare = new CompareCommand(terminal);
        var command = new Command(
            "compare",
            "Shows scenarios side by side: which terms make the difference, and every term, verdict and finding that differs. Or one scenario on several days."
        )
        {
            compare._paths,
            compare._days,
            compare._silence,
            compare._readings,
            compare._rules,
            SharedOptions.Language(),
            compare._format,
            compare._all,
            ReceiptRun.NewOption(),
        };
        command.SetAction(compare.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var days = (parsed.GetValue(_days) ?? []).Select(IsoDate.Parse).OfType<DateOnly>().ToList();
        var paths = ScenarioFiles.Expand(parsed.GetRequiredValue(_paths)).ToList();
        if (Complain(paths.Count, days.Count))
        {
            return ExitCode.WrongInput;
        }

        var packs = SharedOptions.LibraryFor(parsed, _rules);
        var loader = new ScenarioLoader(_terminal, packs, days.Count == 1 ? days[0] : null, _silence.In(parsed))
        {
            Readings = parsed.GetValue(_readings) ?? [],
        };
        var loaded = paths.ConvertAll(loader.Load);
        if (loaded.Contains(null))
        {
            return ExitCode.WrongInput;
        }

        var scenarios = loaded.Select(pair => pair.GetValueOrDefault().Scenario).ToList();
        if (scenarios.FirstOrDefault(scenario => scenario.Pack != scenarios[0].Pack) is { } other)
        {
            return Complaint.Write(
                _terminal,
                $"The scenarios are not of the same pack: {scenarios[0].Pack.Id} and {other.Pack.Id}.",
                "Compare scenarios that have the same `rules:`."
            );
        }

        var isByDay = paths.Count == 1;
        var columns = isByDay ? days.Select(day => scenarios[0] with { AsOf = day }).ToList() : scenarios;
        Write(parsed, SideBySide.Of(loader.EvaluatorOf(scenarios[0]), columns), loader, isByDay);
        return ExitCode.Done;
    }

    private void Write(ParseResult parsed, SideBySide sideBySide, ScenarioLoader loader, bool isByDay)
    {
        foreach (var evaluation in sideBySide.Evaluations)
        {
            loader.Diagnosing.Show(ScenarioCheck.Check(evaluation));
        }

        if (_format.In(parsed) is var format and not ReportFormat.Json)
        {
            var detail = parsed.GetValue(_all) || format != ReportFormat.Text ? Detail.Full : Detail.Brief;
            ReportFormats.Write(_terminal, format, isByDay ? DaysDocument.Of(sideBySide, detail) : SideBySideDocument.Of(sideBySide));
            return;
        }

        _terminal.WriteUtf8(stream => ComparisonJson.Write(stream, sideBySide, loader.Diagnosing.All));
    }

    /// <summary>Whether the call has a number of scenarios and days that cannot be put side by side.</summary>
    private bool Complain(int scenarios, int days)
    {
        var sentence = (scenarios, days) switch
        {
            (0, _) => "There are no YAML files there.",
            (1, < 2) => "One scenario alone is nothing to compare.",
            _ when Math.Max(scenarios, days) > Most => FormattableString.Invariant(
                $"At most {Most} fit side by side, and these are {Math.Max(scenarios, days)}."
            ),
            (> 1, > 1) => "Several scenarios on several days are more than a table can show.",
            _ => null,
        };
        if (sentence is not null)
        {
            Complaint.Write(
                _terminal,
                sentence,
                $"Name two to {Most} scenarios; or one, and several days with `--as-of 2026-01-08 --as-of 2026-01-31`."
            );
        }

        return sentence is not null;
    }
}
