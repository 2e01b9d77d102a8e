using System.CommandLine;
using System.Diagnostics;
using ScenarioEngine.Checking;
using ScenarioEngine.Cli.Files;
using ScenarioEngine.Cli.Output;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Mutating;
using ScenarioEngine.Reporting.Writers;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario test</c>: scenarios against their answer keys, and what they have shown of their packs.</summary>
internal sealed class TestCommand
{
    private const string DefaultFolder = "scenarios";
    private const int UsualSeconds = 60;

    private readonly Terminal _terminal;
    private readonly Argument<string[]> _paths = SharedOptions.Paths(
        "scenarios",
        "Scenario files, folders of them, patterns, or - for standard input; the folder scenarios where nothing is named.",
        ArgumentArity.ZeroOrMore
    );
    private readonly Option<string[]> _rules = SharedOptions.Rules();
    private readonly Option<bool> _watch = SharedOptions.Watch();
    private readonly Option<string?> _filter = new("--filter")
    {
        Description = "Only scenarios with this text in their path or title.",
        HelpName = "TEXT",
    };
    private readonly FormatOption _format = new("", ReportFormat.Text, ReportFormat.Markdown, ReportFormat.Html, ReportFormat.Junit);
    private readonly Option<bool> _failOnEmpty = new("--fail-on-empty")
    {
        Description = "Exit with 1 where there was no answer key to test.",
    };
    private readonly Option<bool> _mutate = new("--mutate")
    {
        Description = "Bend every condition of the packs, one at a time, and name those that no answer key notices.",
    };
    private readonly NumberOption _seconds = new(
        "--seconds",
        "How long bending may take for all packs together; 60 where nothing is said. What it does not reach is counted.",
        1,
        3600,
        "number of seconds"
    );

    private readonly Option<bool> _accept = new("--accept")
    {
        Description =
            "Write what is found into the answer keys of the named scenarios, instead of testing them. Read what has changed before you keep it.",
    };

    private TestCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var test = new TestCommand(terminal);
        var command = new Command(
            "test",
            "Compares scenarios with their answer keys, and says which positions and options they have not shown."
        )
        {
            test._paths,
            test._filter,
            test._rules,
            test._format,
            test._failOnEmpty,
            test._mutate,
            test._seconds,
            test._accept,
            test._watch,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => test.Run(parsed, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var isAccepting = parsed.GetValue(_accept);
        var words = parsed.GetValue(_paths) is { Length: > 0 } named ? named : [DefaultFolder];
        if (isAccepting && (parsed.GetValue(_mutate) || parsed.GetValue(_format) is not null))
        {
            return Complaint.Write(
                _terminal,
                "`--accept` writes answer keys and tests none.",
                "Call it without `--mutate` and `--format`, read what has changed, and test then."
            );
        }

        if (parsed.GetValue(_watch))
        {
            return Watching.Run(
                _terminal,
                parsed,
                words,
                parsed.GetValue(_rules) ?? [],
                isText: _format.In(parsed) == ReportFormat.Text && !isAccepting
            );
        }

        if (isAccepting && (parsed.GetValue(_paths) is not { Length: > 0 } || words.Contains(ScenarioFiles.StandardInput)))
        {
            return Complaint.Write(
                _terminal,
                "`--accept` writes into files, and none is named.",
                "Name the scenario files whose answer keys are to be written."
            );
        }

        var paths = ScenarioFiles.Expand(words).ToList();
        var loader = new ScenarioLoader(
            _terminal,
            SharedOptions.LibraryFor(parsed, _rules, watching: _terminal.Watching),
            asOf: null,
            silence: null
        );
        var results = RunAll(new KeyTests(loader), paths, parsed.GetValue(_filter));
        if (results.Count == 0)
        {
            return parsed.GetValue(_filter) is { } filter
                ? Complaint.Write(
                    _terminal,
                    $"No scenario there has `{filter}` in its path or title.",
                    "Leave out `--filter`, or write less of the name."
                )
                : Complaint.Write(_terminal, "There are no scenarios there.", "Name scenario files, or a folder that holds some.");
        }

        if (isAccepting)
        {
            return Accept(results);
        }

        Write(parsed, loader, results, cancellation);
        return results.Exists(result => result.Outcome == KeyOutcome.Unreadable) ? ExitCode.WrongInput
            : results.Exists(result => result.Outcome == KeyOutcome.Failed) ? ExitCode.Conflict
            : parsed.GetValue(_failOnEmpty) && results.TrueForAll(result => result.Outcome == KeyOutcome.NoKey) ? ExitCode.Conflict
            : ExitCode.Done;
    }

    private int Accept(List<KeyResult> results)
    {
        var changed = 0;
        foreach (var evaluation in results.Select(result => result.Evaluation).OfType<Evaluation>())
        {
            var file = evaluation.Scenario.File;
            if (KeyWriter.Write(evaluation) is var text && text != file.Text)
            {
                if (SafeFile.Replace(file.Path, file.Text, text) is { } failure)
                {
                    return failure.Complain(_terminal);
                }

                changed++;
                Page.On(_terminal).Line(file.Path);
            }
        }

        var sentence =
            changed == 0
                ? "no answer key had anything to add"
                : $"{Wording.Count(changed, "answer key")} written. A key says what was found now: read it against the statements before you keep it";
        Page.On(_terminal).Paragraph(Listing.Sentence($"{sentence}."));
        return results.Exists(result => result.Outcome == KeyOutcome.Unreadable) ? ExitCode.WrongInput : ExitCode.Done;
    }

    private List<KeyResult> RunAll(KeyTests tests, List<string> paths, string? filter)
    {
        var results = new List<KeyResult>();
        using var progress = new Progress(_terminal, paths.Count);
        foreach (var path in paths)
        {
            progress.Step();
            if (tests.Run(path, filter) is { } result)
            {
                results.Add(result);
            }
        }

        return results;
    }

    private void Write(ParseResult parsed, ScenarioLoader loader, List<KeyResult> results, CancellationToken cancellation)
    {
        var format = _format.In(parsed);
        var runs = parsed.GetValue(_mutate) ? Mutate(parsed, loader, results, cancellation) : [];
        if (format == ReportFormat.Junit)
        {
            _terminal.WriteUtf8(stream => JUnitReport.Write(stream, "scenario test", results.Select(KeyCases.Of)));
            return;
        }

        // What a filter leaves out would look as if nobody had shown it.
        var evaluations = parsed.GetValue(_filter) is null ? results.Select(result => result.Evaluation).OfType<Evaluation>() : [];
        var coverages = evaluations.GroupBy(evaluation => evaluation.Scenario.Pack).Select(pack => Coverage.Of(pack.Key, [.. pack]));
        var document = TestDocument.Of(results, coverages);
        if (format != ReportFormat.Text)
        {
            ReportFormats.Write(
                _terminal,
                format,
                document with
                {
                    Blocks = [.. document.Blocks, .. runs.SelectMany(run => MutationBlocks.Of(run))],
                }
            );
            return;
        }

        // Mutants take their time: what is known is shown before them.
        ReportFormats.Write(_terminal, format, document);
        foreach (var run in runs)
        {
            DocumentPage.WriteAll(Page.On(_terminal), MutationBlocks.Of(run));
        }
    }

    /// <summary>The runs of all packs, each when it is asked for; together they have the time that the call gives them.</summary>
    private IEnumerable<MutationRun> Mutate(
        ParseResult parsed,
        ScenarioLoader loader,
        List<KeyResult> results,
        CancellationToken cancellation
    )
    {
        var patience = TimeSpan.FromSeconds(_seconds.In(parsed) ?? UsualSeconds);
        var watch = Stopwatch.StartNew();
        foreach (
            var scenarios in results.Select(result => result.Evaluation?.Scenario).OfType<Scenario>().GroupBy(scenario => scenario.Pack)
        )
        {
            using var progress = new Progress(_terminal, total: 0, "mutants");
            var left = patience - watch.Elapsed;
            yield return MutationRun.Of(
                loader.EvaluatorOf(scenarios.First()),
                scenarios,
                left > TimeSpan.Zero ? left : TimeSpan.Zero,
                progress.StepTo,
                cancellation
            );
        }
    }
}
