using System.CommandLine;
using ScenarioEngine.Checking;
using ScenarioEngine.Cli.Output;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Explaining;
using ScenarioEngine.Exploring;
using ScenarioEngine.Reporting.Writers;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario check</c>: whether files of scenarios and packs are well written, and say what their answer keys say.</summary>
internal sealed class CheckCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string[]> _paths = SharedOptions.Paths(
        "paths",
        "Scenario files, folders of them, folders of rule packs, patterns, or - for standard input."
    );

    private readonly Option<string[]> _rules = SharedOptions.Rules();
    private readonly Option<bool> _watch = SharedOptions.Watch();
    private readonly FormatOption _format = new(
        "sarif is what editors and code hosts show beside the lines.",
        ReportFormat.Text,
        ReportFormat.Sarif
    );
    private readonly AgainstSources _against = new();
    private readonly WordOption<FailOn> _failOn = new("--fail-on", "From when on the exit code is not 0; error where nothing is said.");

    private CheckCommand(Terminal terminal) => _terminal = terminal;

    private enum FailOn
    {
        Error,
        Warning,
    }

    public static Command Create(Terminal terminal)
    {
        var check = new CheckCommand(terminal);
        var command = new Command(
            "check",
            "Reports every mistake in scenarios and rule packs, and what is probably not meant, with its place and the way out."
        )
        {
            check._paths,
            check._rules,
            check._against.Option,
            check._format,
            check._failOn,
            check._watch,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => check.Run(parsed, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(_watch))
        {
            return Watching.Run(
                _terminal,
                parsed,
                parsed.GetRequiredValue(_paths),
                parsed.GetValue(_rules) ?? [],
                isText: _format.In(parsed) != ReportFormat.Sarif
            );
        }

        var packs = SharedOptions.LibraryFor(parsed, _rules, watching: _terminal.Watching);
        var loader = new ScenarioLoader(_terminal, packs, asOf: null, silence: null);
        var (folders, rest) = Split(parsed.GetRequiredValue(_paths));
        var against = _against.In(parsed);
        if (!against.IsEmpty && folders.Count != 1)
        {
            return Complaint.Write(
                _terminal,
                $"`--against` is for one rule pack, and {(folders.Count == 0 ? "there is none" : Wording.Count(folders.Count, "pack"))} here.",
                "Name the folder of the pack whose positions rest on the source."
            );
        }

        foreach (var folder in folders)
        {
            var loaded = packs.Load(folder);
            loader.Diagnosing.Show(loaded.Diagnostics);
            if (loaded.Value is { } pack)
            {
                loader.Diagnosing.Show(PackCheck.Lint(packs.EvaluatorOf(pack), new ExploreOptions(), cancellation));
                if (!AgainstSources.Show(_terminal, against, pack, loader.Diagnosing))
                {
                    return ExitCode.WrongInput;
                }
            }
        }

        var files = ScenarioFiles.Expand(rest).ToList();
        foreach (var file in files)
        {
            if (loader.Load(file) is var (evaluator, scenario))
            {
                var evaluation = evaluator.Evaluate(scenario);
                loader.Diagnosing.Show(ScenarioCheck.Lint(evaluation));
                loader.Diagnosing.Show(ScenarioCheck.CheckAnswerKey(evaluation));
            }
        }

        if (folders.Count + files.Count == 0)
        {
            return Complaint.Write(
                _terminal,
                "There is nothing to check there.",
                "Name scenario files, or folders of scenarios or rule packs."
            );
        }

        if (_format.In(parsed) == ReportFormat.Sarif)
        {
            _terminal.WriteUtf8(stream => SarifReport.Write(stream, [], loader.Diagnosing.All));
        }
        else
        {
            WriteSummary(folders.Count, files.Count, loader.Diagnosing);
        }

        return ExitCodeOf(loader.Diagnosing.All, _failOn.In(parsed) ?? FailOn.Error);
    }

    private static int ExitCodeOf(IReadOnlyList<Diagnostic> diagnostics, FailOn line)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToList();
        return errors.Exists(error => error.Descriptor != DiagnosticCatalog.AnswerKeyNotMet) ? ExitCode.WrongInput
            : errors.Count > 0 || (line == FailOn.Warning && diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Warning))
                ? ExitCode.Conflict
            : ExitCode.Done;
    }

    /// <summary>A folder with a pack in it is a pack; a folder of such folders is several.</summary>
    private static (List<string> Packs, List<string> Scenarios) Split(IEnumerable<string> paths)
    {
        var (packs, rest) = (new List<string>(), new List<string>());
        foreach (var path in paths)
        {
            var inside = Directory.Exists(path)
                ? Directory.EnumerateDirectories(path).Prepend(path).Where(PackLibrary.IsPack).Order(StringComparer.Ordinal).ToList()
                : [];
            packs.AddRange(inside);
            rest.AddRange(inside.Count == 0 ? [path] : []);
        }

        return (packs, rest);
    }

    private void WriteSummary(int packs, int scenarios, Diagnosing diagnosing)
    {
        var errors = diagnosing.All.Count(diagnostic => diagnostic.Severity == Severity.Error);
        var others = diagnosing.All.Count(diagnostic => diagnostic.Severity == Severity.Warning);
        var read = new[] { (packs, "rule pack"), (scenarios, "scenario") }
            .Where(pair => pair.Item1 > 0)
            .Select(pair => Wording.Count(pair.Item1, pair.Item2, packs, scenarios, errors, others));
        var found =
            others > 0
                ? $"{Wording.Count(errors, "mistake", packs, scenarios, others)} and {Wording.Count(others, "warning", packs, scenarios, errors)}"
                : Wording.Count(errors, "mistake", packs, scenarios);
        var page = Page.On(_terminal);
        page.Paragraph(Listing.Sentence($"{Listing.And(read)} read: {found}."));
        if (diagnosing.All.FirstOrDefault(diagnostic => diagnostic.Severity == Severity.Warning) is { Code: var code })
        {
            page.Paragraph(
                $"`scenario codes {code}` explains a warning; `# allow {code}: why`, on the line above or at its end, allows one that is meant."
            );
        }
    }
}
