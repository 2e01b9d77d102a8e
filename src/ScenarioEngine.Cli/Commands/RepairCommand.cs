using System.CommandLine;
using ScenarioEngine.Cli.Output;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario repair</c>: the fewest terms to change so that no red line is crossed.</summary>
internal sealed class RepairCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _path = new("scenario") { Description = "A scenario file, or - for standard input." };
    private readonly Option<string[]> _rules = SharedOptions.Rules();
    private readonly WordOption<DateOnly> _asOf = SharedOptions.AsOf();
    private readonly Option<string[]> _parties = SharedOptions.Parties();
    private readonly Option<string[]> _lock = new("--lock") { Description = "A term that stays as it is, such as ceasefire.line; may be given several times.", HelpName = "PATH", DefaultValueFactory = _ => [] };
    private readonly Option<int> _most = new("--most") { Description = "How many repairs to list.", HelpName = "N", DefaultValueFactory = _ => 20 };

    private RepairCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var repair = new RepairCommand(terminal);
        var command = new Command("repair", "Finds all smallest sets of changed terms after which no stated red line is crossed.")
        {
            repair._path, repair._rules, repair._asOf, repair._parties, repair._lock, repair._most,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(repair.Run(parsed, cancellation)));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var packs = SharedOptions.LibraryFor(parsed, _rules);
        var loader = new ScenarioLoader(_terminal, packs, _asOf.In(parsed), silence: null);
        if (loader.Load(parsed.GetRequiredValue(_path)) is not var (evaluator, scenario)
            || SharedOptions.FindParties(_terminal, scenario.Pack, parsed.GetValue(_parties)) is not { } parties
            || FindLocked(scenario.Pack, parsed.GetValue(_lock) ?? []) is not { } locked)
        {
            return ExitCode.WrongInput;
        }

        var options = new RepairOptions { Parties = parties, Locked = [.. locked], Most = parsed.GetValue(_most) };
        var result = Engine.Repair(evaluator, scenario, options, new ExploreOptions(), cancellation);
        var page = Page.On(_terminal);
        if (result.Plan is { } plan)
        {
            ExplorePage.Write(page, scenario, plan);
            return plan.Cost is null ? ExitCode.Conflict : ExitCode.Done;
        }

        ExplorePage.Write(page, result.TooLarge ?? throw new InvalidOperationException("A repair has a result or a reason."));
        return ExitCode.WrongInput;
    }

    private List<Field>? FindLocked(RulePack pack, string[] paths)
    {
        var locked = new List<Field>();
        foreach (var path in paths)
        {
            if (pack.Fields.FirstOrDefault(field => field.Path == path) is not { } found)
            {
                Complaint.Write(_terminal, $"There is no term `{path}`.", Diagnostics.Suggestion.For(path, pack.Fields.Select(field => field.Path)) ?? $"`scenario rules show {pack.Id}` lists the issues.");
                return null;
            }

            locked.Add(found);
        }

        return locked;
    }
}
