using System.Collections.Immutable;
using System.CommandLine;
using ScenarioEngine.Cli.Receipts;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Repairing;
using ScenarioEngine.Reporting.Documents;
using ScenarioEngine.Reporting.Writers;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario repair</c>: the fewest terms to change so that no red line is crossed.</summary>
internal sealed class RepairCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _path = SharedOptions.ScenarioPath();
    private readonly Option<string[]> _rules = SharedOptions.Rules();
    private readonly DateOption _asOf = new();
    private readonly Option<string[]> _withoutOptions = SharedOptions.WithoutOptions();
    private readonly Option<string[]> _readings = SharedOptions.Readings();
    private readonly Option<string[]> _parties = SharedOptions.Parties();
    private readonly Option<string[]> _lock = new("--lock")
    {
        Description = "A term that stays as it is, such as ceasefire.line; may be given several times.",
        HelpName = "PATH",
        DefaultValueFactory = _ => [],
    };
    private readonly Option<string[]> _keep = new("--keep")
    {
        Description = "A demand or another position that has to be met, too; may be given several times.",
        HelpName = "POSITION",
        DefaultValueFactory = _ => [],
    };
    private readonly WordOption<RepairCost> _cost = new(
        "--cost",
        "What counts as small: few changed terms, or few steps on scales; terms where nothing is said."
    );
    private readonly NumberOption _most = new("--most", "How many repairs to list; 20 where nothing is said.", 0, 100_000);
    private readonly NumberOption _seconds = SharedOptions.Seconds();
    private readonly FormatOption _format = FormatOption.ForReaders();

    private RepairCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var repair = new RepairCommand(terminal);
        var command = new Command("repair", "Finds all smallest sets of changed terms after which no stated red line is crossed.")
        {
            repair._path,
            repair._rules,
            SharedOptions.Language(),
            repair._asOf,
            repair._withoutOptions,
            repair._readings,
            repair._parties,
            repair._lock,
            repair._keep,
            repair._cost,
            repair._most,
            repair._seconds,
            repair._format,
            ReceiptRun.NewOption(),
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => repair.Run(parsed, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var packs = SharedOptions.LibraryFor(parsed, _rules);
        var loader = new ScenarioLoader(_terminal, packs, _asOf.In(parsed), silence: null) { Readings = parsed.GetValue(_readings) ?? [] };
        var path = parsed.GetRequiredValue(_path);
        if (!File.Exists(path) && packs.FindAll().ContainsKey(path))
        {
            return Complaint.Write(
                _terminal,
                $"`{path}` is a rule pack, and repairs begin with the terms of a scenario.",
                $"`scenario explore {path}` shows the room that the pack leaves."
            );
        }

        if (
            loader.Load(path) is not var (evaluator, loaded)
            || SharedOptions.TakeAway(loader, loaded, parsed.GetValue(_withoutOptions)) is not { } scenario
            || SharedOptions.FindParties(_terminal, scenario.Pack, parsed.GetValue(_parties)) is not { } parties
            || SharedOptions.FindFields(_terminal, scenario.Pack, parsed.GetValue(_lock)) is not { } locked
            || FindKept(scenario.Pack, parsed.GetValue(_keep)) is not { } kept
        )
        {
            return ExitCode.WrongInput;
        }

        var options = new RepairOptions
        {
            Parties = parties,
            Locked = locked,
            Keep = kept,
            Cost = _cost.In(parsed) ?? RepairCost.Terms,
            Most = _most.In(parsed) ?? 20,
        };
        RepairResult result;
        using (new Waiting(_terminal, "looking for the smallest repairs"))
        {
            result = Engine.Repair(
                evaluator,
                scenario,
                options,
                new ExploreOptions { MaximumTime = SharedOptions.Patience(_seconds, parsed) },
                cancellation
            );
        }

        if (_format.In(parsed) is var format and not ReportFormat.Json)
        {
            ReportFormats.Write(_terminal, format, Describe(evaluator, scenario, options, result));
        }
        else
        {
            _terminal.WriteUtf8(stream => ExplorationJson.Write(stream, scenario, result, loader.Diagnosing.All));
        }

        return result.Plan is null ? ExitCode.WrongInput
            : result.Plan.Cost is null ? ExitCode.Conflict
            : ExitCode.Done;
    }

    private static Document Describe(Evaluator evaluator, Scenario scenario, RepairOptions options, RepairResult result) =>
        result switch
        {
            { Plan: { } plan } => RepairDocument.Of(evaluator.Evaluate(scenario), plan, options),
            { TooLarge: { } tooLarge } => TooLargeDocument.Of(
                scenario,
                tooLarge,
                options.Parties,
                estimate: null,
                ["lock terms with --lock", "look at fewer parties with --party", "give it more time with --seconds"]
            ),
            _ => throw new InvalidOperationException("A repair has a result or a reason."),
        };

    private ImmutableArray<Position>? FindKept(RulePack pack, string[]? names) =>
        SharedOptions.FindAll(
            names,
            [.. pack.Positions.Where(position => position.Vague is null && !position.Policy.IsOffer)],
            position => position.FullName,
            (name, nearest) =>
                Complaint.Write(
                    _terminal,
                    $"There is no position `{name}` that can be kept.",
                    nearest ?? $"`scenario rules show {pack.Id}` lists the positions."
                )
        );
}
