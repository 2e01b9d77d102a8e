using System.CommandLine;
using ScenarioEngine.Cli.Output;
using ScenarioEngine.Exploring;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario explore</c>: how many packages there are, and for whom there is room.</summary>
internal sealed class ExploreCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _what = new("what") { Description = "A scenario file, whose terms are fixed, or the name or folder of a rule pack, for its whole space." };
    private readonly Option<string[]> _rules = SharedOptions.Rules();
    private readonly WordOption<DateOnly> _asOf = SharedOptions.AsOf();
    private readonly Option<string[]> _parties = SharedOptions.Parties();

    private ExploreCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var explore = new ExploreCommand(terminal);
        var command = new Command("explore", "Counts, exactly, the packages that cross no stated red line of each party and of all, and shows what closes the zone.")
        {
            explore._what, explore._rules, explore._asOf, explore._parties,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(explore.Run(parsed, cancellation)));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var packs = SharedOptions.LibraryFor(parsed, _rules);
        var loader = new ScenarioLoader(_terminal, packs, _asOf.In(parsed), silence: null);
        if (loader.LoadOrWholeSpace(parsed.GetRequiredValue(_what)) is not var (evaluator, scenario))
        {
            return ExitCode.WrongInput;
        }

        if (SharedOptions.FindParties(_terminal, scenario.Pack, parsed.GetValue(_parties)) is not { } parties)
        {
            return ExitCode.WrongInput;
        }

        var result = Engine.Explore(evaluator, scenario, new ExploreOptions { Parties = parties }, cancellation);
        var page = Page.On(_terminal);
        if (result.Exploration is { } exploration)
        {
            ExplorePage.Write(page, exploration);
            return ExitCode.Done;
        }

        ExplorePage.Write(page, result.TooLarge ?? throw new InvalidOperationException("An exploration has a result or a reason."));
        return ExitCode.WrongInput;
    }
}
