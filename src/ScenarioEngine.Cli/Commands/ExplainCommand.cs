using System.CommandLine;
using ScenarioEngine.Cli.Receipts;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Documents;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario explain</c>: findings in full, whether they came out or not, and constraints, implications and terms.</summary>
internal sealed class ExplainCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _path = SharedOptions.ScenarioPath();
    private readonly Argument<string[]> _names = new("names")
    {
        Description =
            "Positions such as ukraine/no-recognition, parties, constraints, implications or terms; without any, what decides the outcome.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _rules = SharedOptions.Rules();
    private readonly DateOption _asOf = new();
    private readonly WordOption<Silence> _silence = SharedOptions.Silence();
    private readonly WordOption<Engines> _engine = SharedOptions.Engine();
    private readonly Option<string[]> _readings = SharedOptions.Readings();
    private readonly FormatOption _format = new("", ReportFormat.Text, ReportFormat.Markdown, ReportFormat.Html);

    private ExplainCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var explain = new ExplainCommand(terminal);
        var command = new Command(
            "explain",
            "Shows findings in full: every test and the value it saw, why or why not, and what single change would turn them."
        )
        {
            explain._path,
            explain._names,
            explain._rules,
            SharedOptions.Language(),
            explain._asOf,
            explain._silence,
            explain._readings,
            explain._engine,
            explain._format,
            ReceiptRun.NewOption(),
        };
        command.SetAction(explain.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var packs = SharedOptions.LibraryFor(parsed, _rules, SharedOptions.Compiler(_terminal, _engine, parsed));
        var loader = new ScenarioLoader(_terminal, packs, _asOf.In(parsed), _silence.In(parsed))
        {
            Readings = parsed.GetValue(_readings) ?? [],
        };
        if (loader.Load(parsed.GetRequiredValue(_path)) is not var (evaluator, scenario))
        {
            return ExitCode.WrongInput;
        }

        var evaluation = evaluator.Evaluate(scenario);
        var names = parsed.GetValue(_names) ?? [];
        if (names.FirstOrDefault(name => !ExplainDocument.CanExplain(evaluation, name)) is { } unknown)
        {
            return NotFound(scenario.Pack, unknown);
        }

        ReportFormats.Write(_terminal, _format.In(parsed), ExplainDocument.Of(evaluation, names));
        return ExitCode.Done;
    }

    private int NotFound(RulePack pack, string name) =>
        Complaint.Write(
            _terminal,
            $"`{name}` is no position, party, constraint, implication or term of {pack.Id}.",
            Diagnostics.Suggestion.For(name, ExplainDocument.NamesOf(pack)) ?? $"`scenario rules show {pack.Id}` lists them."
        );
}
