using System.CommandLine;
using ScenarioEngine.Checking;
using ScenarioEngine.Cli.Output;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario evaluate</c>: scenarios against the stated positions of their packs.</summary>
internal sealed class EvaluateCommand
{
    private static readonly string[] Lines = ["conflict", "objection", "open", "never"];

    private readonly Terminal _terminal;
    private readonly Argument<string[]> _paths = new("scenarios")
    {
        Description = "Scenario files, folders of them, patterns such as 'scenarios/**/*.yaml', or - for standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string[]> _rules = SharedOptions.Rules();
    private readonly Option<DateOnly?> _asOf = SharedOptions.AsOf();
    private readonly Option<Silence?> _silence = SharedOptions.Silence();
    private readonly Option<string> _format = SharedOptions.Format("text", "json");
    private readonly Option<bool> _full = new("--full") { Description = "Write the whole report of each scenario, also where there are several." };
    private readonly Option<string> _failOn = new("--fail-on")
    {
        Description = "The outcome from which on the exit code is 1: conflict, objection, open or never.",
        HelpName = string.Join('|', Lines),
        DefaultValueFactory = _ => Lines[0],
    };

    private EvaluateCommand(Terminal terminal)
    {
        _terminal = terminal;
        _failOn.AcceptOnlyFromAmong(Lines);
    }

    public static Command Create(Terminal terminal)
    {
        var evaluate = new EvaluateCommand(terminal);
        var command = new Command("evaluate", "Shows which stated red lines and demands a scenario goes against, whose, why, from which source, and the way out.")
        {
            evaluate._paths, evaluate._rules, evaluate._asOf, evaluate._silence, evaluate._format, evaluate._full, evaluate._failOn,
        };
        command.SetAction(evaluate.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var packs = SharedOptions.LibraryFor(parsed, _rules);
        var loader = new ScenarioLoader(_terminal, packs, parsed.GetValue(_asOf), parsed.GetValue(_silence));
        var paths = ScenarioFiles.Expand(parsed.GetRequiredValue(_paths)).ToList();
        if (paths.Count == 0)
        {
            _terminal.Error.Write("scenario: There are no YAML files there.\n   = hint: Name a scenario file, or a folder that holds some.\n");
            return ExitCode.WrongInput;
        }

        var evaluations = EvaluateAll(paths, loader);
        Write(parsed, paths, loader, evaluations);
        return loader.Diagnosing.HasErrors ? ExitCode.WrongInput
            : evaluations.Exists(evaluation => IsFailure(evaluation.Outcome, parsed.GetRequiredValue(_failOn))) ? ExitCode.Conflict
            : ExitCode.Done;
    }

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
        if (parsed.GetValue(_format) == "json")
        {
            using var buffer = new MemoryStream();
            JsonReport.Write(buffer, evaluations, loader.Diagnosing.All);
            _terminal.Output.Write(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
            return;
        }

        var page = Page.On(_terminal);
        if (paths.Count == 1 || parsed.GetValue(_full))
        {
            foreach (var (number, evaluation) in evaluations.Index())
            {
                if (number > 0)
                {
                    page.Blank();
                    page.Line(new string('-', Math.Min(_terminal.Width, Terminal.PlainWidth)));
                    page.Blank();
                }

                new EvaluationPage(page, evaluation).Write();
            }
        }

        if (paths.Count > 1 && evaluations.Count > 0)
        {
            if (parsed.GetValue(_full))
            {
                page.Blank();
            }

            SummaryPage.Write(page, evaluations, paths.Count - evaluations.Count);
        }
    }

    private static bool IsFailure(Outcome outcome, string line) => line switch
    {
        "never" => false,
        "open" => outcome <= Outcome.Open,
        "objection" => outcome <= Outcome.Objection,
        _ => outcome <= Outcome.Conflict,
    };
}
