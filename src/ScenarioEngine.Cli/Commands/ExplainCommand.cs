using System.CommandLine;
using ScenarioEngine.Cli.Output;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario explain</c>: one finding in full, whether it came out or not.</summary>
internal sealed class ExplainCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _path = SharedOptions.ScenarioPath();
    private readonly Argument<string[]> _names = new("positions")
    {
        Description = "Positions such as ukraine/no-recognition, or parties; without any, all positions.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _rules = SharedOptions.Rules();
    private readonly DateOption _asOf = new();
    private readonly WordOption<Silence> _silence = SharedOptions.Silence();
    private readonly WordOption<Engines> _engine = SharedOptions.Engine();

    private ExplainCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var explain = new ExplainCommand(terminal);
        var command = new Command("explain", "Shows findings in full: every test and the value it saw, why or why not, and what single change would turn them.")
        {
            explain._path, explain._names, explain._rules, explain._asOf, explain._silence, explain._engine,
        };
        command.SetAction(explain.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var packs = SharedOptions.LibraryFor(parsed, _rules, SharedOptions.Compiler(_terminal, _engine, parsed));
        var loader = new ScenarioLoader(_terminal, packs, _asOf.In(parsed), _silence.In(parsed));
        if (loader.Load(parsed.GetRequiredValue(_path)) is not var (evaluator, scenario))
        {
            return ExitCode.WrongInput;
        }

        var evaluation = evaluator.Evaluate(scenario);
        var page = Page.On(_terminal);
        var isFirst = true;
        foreach (var name in parsed.GetValue(_names) is { Length: > 0 } names ? names : scenario.Pack.Parties.Select(party => party.Id))
        {
            var positions = scenario.Pack.Positions.Where(position => position.FullName == name || position.Party.Id == name).ToList();
            if (positions.Count == 0 && scenario.Pack.Parties.All(party => party.Id != name))
            {
                return NotFound(scenario.Pack, name);
            }

            foreach (var position in positions)
            {
                if (!isFirst)
                {
                    page.Blank();
                }

                Write(page, evaluation, position);
                isFirst = false;
            }
        }

        page.Blank();
        page.Paragraph(Phrases.Engines(evaluation.Engines), Tone.Quiet);
        return ExitCode.Done;
    }

    private static void Write(Page page, Evaluation evaluation, Position position)
    {
        if (evaluation.Findings.FirstOrDefault(finding => finding.Position == position) is { } finding)
        {
            new FindingPage(page, evaluation).WriteInFull(finding);
        }
        else if (evaluation.LeftOut.FirstOrDefault(leftOut => leftOut.Position == position) is { } leftOut)
        {
            page.Heading("DOES NOT COUNT", $"{position.FullName}: {Phrases.LeftOut(leftOut)}", Tone.Quiet);
        }
        else
        {
            page.Heading("NOT TESTED", $"{position.FullName}: {position.Title}", Tone.Quiet);
            page.Entry("Too vague", position.Vague ?? "");
        }
    }

    private int NotFound(RulePack pack, string name)
    {
        var hint = Diagnostics.Suggestion.For(name, pack.Positions.Select(position => position.FullName).Concat(pack.Parties.Select(party => party.Id)));
        return Complaint.Write(_terminal, $"`{name}` is neither a position nor a party of {pack.Id}.", hint ?? $"`scenario rules show {pack.Id}` lists them.");
    }
}
