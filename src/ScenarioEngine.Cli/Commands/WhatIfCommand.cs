using System.CommandLine;
using ScenarioEngine.Checking;
using ScenarioEngine.Cli.Receipts;
using ScenarioEngine.Comparing;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Documents;
using ScenarioEngine.Reporting.Writers;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario what-if</c>: what edits make of a scenario, and which edit turns what.</summary>
internal sealed class WhatIfCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _path = SharedOptions.ScenarioPath();
    private readonly Option<string[]> _set = Several(
        "--set",
        "PATH=VALUE",
        "State a term, such as recognition=none, or leave it open with =open."
    );
    private readonly Option<string[]> _unset = Several("--unset", "PATH", "Fall silent on a term.");
    private readonly Option<string[]> _without = Several("--without", "POSITION", "Evaluate as if a position had not been stated.");
    private readonly Option<string[]> _withoutImplications = Several(
        "--without-implication",
        "ID",
        "Evaluate as if an implication did not hold."
    );
    private readonly Option<string[]> _withoutOptions = SharedOptions.WithoutOptions();
    private readonly Option<string[]> _readings = SharedOptions.Readings();
    private readonly Option<string[]> _edits = Several("--edit", "NAME", "Make an edit that the file names under what-if.");
    private readonly DateOption _asOf = new();
    private readonly Option<string[]> _rules = SharedOptions.Rules();
    private readonly WordOption<Silence> _silence = SharedOptions.Silence();
    private readonly FormatOption _format = FormatOption.ForReaders();
    private readonly Option<bool> _all = SharedOptions.All("Write the whole report of each edited scenario, too.");

    private WhatIfCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var whatIf = new WhatIfCommand(terminal);
        var command = new Command(
            "what-if",
            "Shows what edits make of a scenario: every verdict and finding that turns, and the smallest set of edits that turns it."
        )
        {
            whatIf._path,
            whatIf._set,
            whatIf._unset,
            whatIf._without,
            whatIf._withoutImplications,
            whatIf._withoutOptions,
            whatIf._readings,
            whatIf._edits,
            whatIf._asOf,
            whatIf._silence,
            whatIf._rules,
            SharedOptions.Language(),
            whatIf._format,
            whatIf._all,
            ReceiptRun.NewOption(),
        };
        command.SetAction(whatIf.Run);
        return command;
    }

    private static Option<string[]> Several(string name, string value, string description) =>
        new(name)
        {
            Description = $"{description} May be given several times.",
            HelpName = value,
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
            DefaultValueFactory = _ => [],
        };

    private int Run(ParseResult parsed)
    {
        var packs = SharedOptions.LibraryFor(parsed, _rules);
        // The day of the call is an edit like the others: the scenario itself keeps its own.
        var loader = new ScenarioLoader(_terminal, packs, asOf: null, _silence.In(parsed));
        if (
            loader.Load(parsed.GetRequiredValue(_path)) is not var (evaluator, scenario)
            || FindEdits(parsed, loader, scenario) is not { } edits
        )
        {
            return ExitCode.WrongInput;
        }

        var sideBySide = SideBySide.WhatIf(evaluator, scenario, edits);
        foreach (var evaluation in sideBySide.Evaluations)
        {
            loader.Diagnosing.Show(ScenarioCheck.Check(evaluation));
        }

        if (_format.In(parsed) is var format and not ReportFormat.Json)
        {
            ReportFormats.Write(_terminal, format, WhatIfDocument.Of(sideBySide, parsed.GetValue(_all) ? Detail.Full : Detail.Brief));
            return ExitCode.Done;
        }

        _terminal.WriteUtf8(stream => ComparisonJson.Write(stream, sideBySide, loader.Diagnosing.All));
        return ExitCode.Done;
    }

    /// <summary>The edits of the call in one; without any, those that the file names, each by itself; null after a complaint.</summary>
    private List<WhatIf>? FindEdits(ParseResult parsed, ScenarioLoader loader, Scenario scenario)
    {
        var text = new EditText
        {
            Set = [.. parsed.GetValue(_set) ?? []],
            Unset = [.. parsed.GetValue(_unset) ?? []],
            Without = [.. parsed.GetValue(_without) ?? []],
            WithoutImplications = [.. parsed.GetValue(_withoutImplications) ?? []],
            WithoutOptions = [.. parsed.GetValue(_withoutOptions) ?? []],
            Readings = [.. parsed.GetValue(_readings) ?? []],
            AsOf = _asOf.In(parsed),
        };
        var result = Engine.ReadEdit(text, scenario.Pack);
        loader.Diagnosing.Show(result.Diagnostics);
        if (result.Value is not { } edit || FindNamed(scenario, parsed.GetValue(_edits) ?? []) is not { } named)
        {
            return null;
        }

        switch (named, edit.Parts)
        {
            case ([], []) when scenario.WhatIfs.IsEmpty:
                Complaint.Write(
                    _terminal,
                    "There is nothing to change: the file has no edits under `what-if`.",
                    "Write an edit, such as `--set recognition=none`."
                );
                return null;
            case ([], []):
                return [.. scenario.WhatIfs];
            case ([var only], []):
                return [only];
            default:
                return [WhatIf.Combine(string.Join(", ", named.Select(known => known.Name)), [.. named, edit])];
        }
    }

    private List<WhatIf>? FindNamed(Scenario scenario, string[] names)
    {
        var found = new List<WhatIf>();
        foreach (var name in names)
        {
            if (scenario.WhatIfs.FirstOrDefault(edit => edit.Name == name) is not { } edit)
            {
                var known = scenario.WhatIfs.Select(edit => edit.Name).ToList();
                var all = known.Count == 0 ? "The file names no edits." : $"The edits are: {string.Join("; ", known)}.";
                Complaint.Write(_terminal, $"The file names no edit `{name}`.", Diagnostics.Suggestion.For(name, known) ?? all);
                return null;
            }

            found.Add(edit);
        }

        return found;
    }
}
