using System.CommandLine;
using System.CommandLine.Parsing;
using ScenarioEngine.Batching;
using ScenarioEngine.Checking;
using ScenarioEngine.Cli.Receipts;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting;
using ScenarioEngine.Reporting.Documents;
using ScenarioEngine.Reporting.Writers;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario evaluate</c>: scenarios against the stated positions of their packs.</summary>
internal sealed class EvaluateCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string[]> _paths = SharedOptions.Paths(
        "scenarios",
        "Scenario files, folders of them, patterns such as 'scenarios/**/*.yaml', or - for standard input."
    );

    private readonly Option<string[]> _rules = SharedOptions.Rules(isOther: IsPackName);
    private readonly Option<bool> _watch = SharedOptions.Watch();
    private readonly DateOption _asOf = new();
    private readonly WordOption<Silence> _silence = SharedOptions.Silence();
    private readonly WordOption<Engines> _engine = SharedOptions.Engine();
    private readonly Option<string[]> _readings = SharedOptions.Readings();
    private readonly FormatOption _format = new(
        "jsonl is a line for each scenario.",
        [.. Enum.GetValues<ReportFormat>().Where(format => format != ReportFormat.Dot)]
    );
    private readonly Option<string?> _receipt = ReceiptRun.NewOption();
    private readonly Option<bool> _all = SharedOptions.All(
        "Write everything that was found, of each scenario. Markdown and HTML always do."
    );
    private readonly Option<bool> _bom = new("--bom")
    {
        Description = "Begin a CSV file with a byte order mark, by which some spreadsheets know that it is UTF-8.",
    };
    private readonly Option<bool> _everyReading = new("--readings")
    {
        Description = "With jsonl: have each line say whether its verdicts hold under every reading that the pack declares.",
    };
    private readonly Option<string?> _summary = new("--summary")
    {
        Description = "With jsonl: write to this file what everything adds up to, for `scenario merge`.",
        HelpName = "FILE",
    };
    private readonly Option<string?> _part = new("--part")
    {
        Description = "With --summary: which part of a batch this is, so that `scenario merge` can tell that one is missing.",
        HelpName = "I/N",
        Validators = { RefuseOtherThanPart },
    };

    private readonly WordOption<FailOn> _failOn = new(
        "--fail-on",
        "The outcome from which on the exit code is 1; conflict where nothing is said."
    );

    private EvaluateCommand(Terminal terminal) => _terminal = terminal;

    private enum FailOn
    {
        Conflict,
        Objection,
        Open,
        Never,
    }

    public static Command Create(Terminal terminal)
    {
        var evaluate = new EvaluateCommand(terminal);
        var command = new Command(
            "evaluate",
            "Shows which stated red lines and demands a scenario goes against, whose, why, from which source, and the way out."
        )
        {
            evaluate._paths,
            evaluate._rules,
            SharedOptions.Language(),
            evaluate._asOf,
            evaluate._silence,
            evaluate._readings,
            evaluate._engine,
            evaluate._format,
            evaluate._receipt,
            evaluate._all,
            evaluate._bom,
            evaluate._everyReading,
            evaluate._summary,
            evaluate._part,
            evaluate._failOn,
            evaluate._watch,
        };
        command.SetAction(evaluate.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (parsed.GetValue(_watch))
        {
            return Watching.Run(
                _terminal,
                parsed,
                parsed.GetRequiredValue(_paths),
                parsed.GetValue(_rules) ?? [],
                isText: _format.In(parsed) == ReportFormat.Text
            );
        }

        if (_format.In(parsed) != ReportFormat.Jsonl && (parsed.GetValue(_everyReading) || parsed.GetValue(_summary) is not null))
        {
            return Complaint.Write(
                _terminal,
                "`--readings` and `--summary` are for batches.",
                "Add `--format jsonl`; a report of one scenario says by itself what hangs on readings."
            );
        }

        if (parsed.GetValue(_part) is not null && parsed.GetValue(_summary) is null)
        {
            return Complaint.Write(_terminal, "Which part of a batch this is, is said in its summary.", "Add `--summary FILE`.");
        }

        if (_format.In(parsed) == ReportFormat.Jsonl && _engine.In(parsed) == Engines.Nrules)
        {
            return Complaint.Write(
                _terminal,
                "A batch runs on the built-in evaluator.",
                "Leave out `--engine nrules`, or write another format than jsonl."
            );
        }

        if (_format.In(parsed) == ReportFormat.Jsonl && parsed.GetValue(_readings) is [_, ..])
        {
            return Complaint.Write(
                _terminal,
                "A batch reads positions as they are encoded.",
                "Leave out `--reading`, or write another format than jsonl."
            );
        }

        var engine = _format.In(parsed) == ReportFormat.Jsonl ? null : SharedOptions.Compiler(_terminal, _engine, parsed);
        var packs = SharedOptions.LibraryFor(parsed, _rules, engine, watching: _terminal.Watching);
        var paths = ScenarioFiles.Expand(parsed.GetRequiredValue(_paths)).ToList();
        if (paths.Count == 0)
        {
            return Complaint.Write(_terminal, "There are no YAML files there.", "Name a scenario file, or a folder that holds some.");
        }

        if (_format.In(parsed) == ReportFormat.Jsonl)
        {
            return RunBatch(parsed, packs, paths);
        }

        if (parsed.GetValue(_rules)?.FirstOrDefault(IsPackName) is { } name)
        {
            return Complaint.Write(
                _terminal,
                PackLibrary.WhyNothingIn(name) ?? "",
                $"Here `--rules` takes folders. `rules: {name}` in a scenario names its pack; only the lines of a batch (`--format jsonl`) may leave that to the call."
            );
        }

        var loader = new ScenarioLoader(_terminal, packs, _asOf.In(parsed), _silence.In(parsed))
        {
            Readings = parsed.GetValue(_readings) ?? [],
        };
        var evaluations = EvaluateAll(paths, loader);
        Write(parsed, paths, loader, evaluations);
        return ExitCodeOf(
            parsed,
            loader.Diagnosing.HasErrors,
            evaluations.Count == 0 ? Outcome.NoPosition : evaluations.Min(evaluation => evaluation.Outcome)
        );
    }

    /// <summary>
    /// Whether a word of <c>--rules</c> is the pack of the lines of a batch that name none, in place of a folder of packs.
    /// </summary>
    private static bool IsPackName(string word) => !Directory.Exists(word) && SharedOptions.LibraryOf([]).FindAll().ContainsKey(word);

    private int RunBatch(ParseResult parsed, PackLibrary packs, List<string> paths)
    {
        if (parsed.GetValue(_rules) is [.., var last] && (IsPackName(last) || PackLibrary.IsPack(last)))
        {
            if (SharedOptions.LoadPack(_terminal, packs, last) is not { } usual)
            {
                return ExitCode.WrongInput;
            }

            packs = SharedOptions.LibraryFor(parsed, _rules, usual: usual);
        }

        var summary = parsed.GetValue(_summary);
        var batch = new Batch(packs)
        {
            AsOf = _asOf.In(parsed),
            Silence = _silence.In(parsed),
            HasReadings = parsed.GetValue(_everyReading),
            IsSummed = summary is not null,
        };
        if (BatchRun.Run(_terminal, batch, paths) is not { } totals)
        {
            return ExitCode.Done;
        }

        var part = parsed.GetValue(_part) is { } word ? BatchParts.Parse(word) : null;
        return (summary is null ? null : BatchRun.WriteSummary(summary, batch.Sum(Receipt.ToolVersion, part), paths)) is { } failure
            ? failure.Complain(_terminal)
            : ExitCodeOf(parsed, totals.Mistaken > 0, totals.Worst);
    }

    private static void RefuseOtherThanPart(OptionResult result)
    {
        if (result.Tokens is [var word] && BatchParts.Parse(word.Value) is null)
        {
            result.AddError($"`{word.Value}` is no part of a batch; write `--part 3/100` for the third of a hundred.");
        }
    }

    private int ExitCodeOf(ParseResult parsed, bool hasErrors, Outcome worst) =>
        hasErrors ? ExitCode.WrongInput
        : IsFailure(worst, _failOn.In(parsed) ?? FailOn.Conflict) ? ExitCode.Conflict
        : ExitCode.Done;

    private List<Evaluation> EvaluateAll(List<string> paths, ScenarioLoader loader)
    {
        var evaluations = new List<Evaluation>();
        using var progress = new Progress(_terminal, paths.Count);
        foreach (var path in paths)
        {
            progress.Step();
            if (loader.Load(path) is var (evaluator, scenario))
            {
                var evaluation = evaluator.Evaluate(scenario);
                loader.Diagnosing.Show(ScenarioCheck.Check(evaluation));
                evaluations.Add(evaluation);
            }
        }

        return evaluations;
    }

    private void Write(ParseResult parsed, List<string> paths, ScenarioLoader loader, List<Evaluation> evaluations)
    {
        var diagnostics = loader.Diagnosing.All;
        switch (_format.In(parsed))
        {
            case ReportFormat.Json:
                _terminal.WriteUtf8(stream => JsonReport.Write(stream, evaluations, diagnostics));
                break;
            case ReportFormat.Csv:
                CsvReport.Write(_terminal.Output, evaluations, parsed.GetValue(_bom));
                break;
            case ReportFormat.Sarif:
                _terminal.WriteUtf8(stream => SarifReport.Write(stream, evaluations, diagnostics));
                break;
            case ReportFormat.Junit:
                _terminal.WriteUtf8(stream =>
                    JUnitReport.Write(stream, "scenario evaluate", JUnitReport.CasesOf(evaluations, diagnostics))
                );
                break;
            case ReportFormat.Text when evaluations.Count > 0:
                var detail = parsed.GetValue(_all) ? Detail.Full : Detail.Brief;
                ReportFormats.Write(
                    _terminal,
                    ReportFormat.Text,
                    ReportDocument.ForScreen(evaluations, detail, paths.Count - evaluations.Count)
                );
                break;
            case ReportFormat.Markdown or ReportFormat.Html:
                ReportFormats.Write(_terminal, _format.In(parsed), ReportDocument.ForFile(evaluations, diagnostics));
                break;
            default:
                // Of files that could not be read the diagnostics have said all there is.
                break;
        }
    }

    private static bool IsFailure(Outcome outcome, FailOn line) =>
        line switch
        {
            FailOn.Never => false,
            FailOn.Open => outcome <= Outcome.Open,
            FailOn.Objection => outcome <= Outcome.Objection,
            _ => outcome <= Outcome.Conflict,
        };
}
