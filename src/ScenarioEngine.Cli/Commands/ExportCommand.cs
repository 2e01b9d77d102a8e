using System.CommandLine;
using ScenarioEngine.Explaining;
using ScenarioEngine.Exporting;
using ScenarioEngine.Importing;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario export</c>: what other programs can check or go on with.</summary>
internal sealed class ExportCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _what = new("what")
    {
        Description = "A scenario file, whose terms are fixed, or the name or folder of a rule pack, for its whole space.",
    };
    private readonly Option<string[]> _rules = SharedOptions.Rules();
    private readonly DateOption _asOf = new();
    private readonly Option<string[]> _withoutOptions = SharedOptions.WithoutOptions();
    private readonly WordOption<ExportKind> _as = new(
        "--as",
        "What to write: dimacs is the zone, dimacs-possible all possible packages, as a formula with one model a package; positions is a table of the pack's positions (CSV), which `import` reads. dimacs where nothing is said."
    );

    private ExportCommand(Terminal terminal) => _terminal = terminal;

    private enum ExportKind
    {
        Dimacs,
        DimacsPossible,
        Positions,
    }

    public static Command Create(Terminal terminal)
    {
        var export = new ExportCommand(terminal);
        var command = new Command(
            "export",
            "Writes what other programs go on with: the packages as a formula (DIMACS) that anybody can count with a tool of their own, or positions as a table."
        )
        {
            export._what,
            export._rules,
            export._asOf,
            export._withoutOptions,
            export._as,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => export.Run(parsed), cancellation));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var loader = new ScenarioLoader(_terminal, SharedOptions.LibraryFor(parsed, _rules), _asOf.In(parsed), silence: null);
        if (
            loader.LoadOrWholeSpace(parsed.GetRequiredValue(_what)) is not var (evaluator, loaded)
            || SharedOptions.TakeAway(loader, loaded, parsed.GetValue(_withoutOptions)) is not { } scenario
        )
        {
            return ExitCode.WrongInput;
        }

        if (_as.In(parsed) == ExportKind.Positions)
        {
            PositionTable.Write(_terminal.Output, scenario.Pack);
            return ExitCode.Done;
        }

        var isPossible = _as.In(parsed) == ExportKind.DimacsPossible;
        var formula = isPossible ? Dimacs.OfPossible(evaluator, scenario) : Dimacs.OfZone(evaluator, scenario);
        formula.Write(
            _terminal.Output,
            $"{(isPossible ? "The possible packages" : "The packages that cross no stated red line")}: {scenario.Title}, {Phrases.Against(scenario)}"
        );
        return ExitCode.Done;
    }
}
