using System.CommandLine;
using ScenarioEngine.Cli.Output;
using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario rules</c>: the packs that can be found, and what is in them.</summary>
internal sealed class RulesCommand
{
    private readonly Terminal _terminal;
    private readonly Option<string[]> _rules = SharedOptions.Rules();

    private RulesCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var rules = new RulesCommand(terminal);
        return new Command("rules", "Lists rule packs, shows what is in one, and searches stated positions with their sources.")
        {
            rules.CreateList(), rules.CreateShow(), rules.CreateSearch(),
        };
    }

    private Command CreateList()
    {
        var command = new Command("list", "Lists the rule packs that can be found from here.") { _rules };
        command.SetAction(parsed => Run(parsed, PackPage.WriteList));
        return command;
    }

    private Command CreateShow()
    {
        var name = new Argument<string>("pack") { Description = "A pack's name or its folder." };
        var positions = new Argument<string[]>("names") { Description = "Positions, parties, issues or facts; without any, the whole pack.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("show", "Shows the parties, issues and positions of a pack, or some of them in full.") { name, positions, _rules };
        command.SetAction(parsed => Show(parsed, parsed.GetRequiredValue(name), parsed.GetValue(positions) ?? []));
        return command;
    }

    private Command CreateSearch()
    {
        var words = new Argument<string[]>("words") { Description = "Words that a position or a fact, its statement or its source must all have.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("search", "Searches stated positions and facts in all packs.") { words, _rules };
        command.SetAction(parsed => Run(parsed, (page, packs) => PackPage.WriteMatches(page, packs, parsed.GetRequiredValue(words))));
        return command;
    }

    private int Run(ParseResult parsed, Action<Page, IReadOnlyList<(string Folder, RulePack Pack)>> write)
    {
        var library = SharedOptions.LibraryFor(parsed, _rules);
        var diagnosing = new Diagnosing(_terminal);
        var packs = new List<(string, RulePack)>();
        foreach (var folder in library.FindAll().Values)
        {
            var result = library.Load(folder);
            diagnosing.Show(result.Diagnostics);
            if (result.Value is { } pack)
            {
                packs.Add((folder, pack));
            }
        }

        write(Page.On(_terminal), packs);
        return diagnosing.HasErrors ? ExitCode.WrongInput : ExitCode.Done;
    }

    private int Show(ParseResult parsed, string name, string[] names)
    {
        var library = SharedOptions.LibraryFor(parsed, _rules);
        if (SharedOptions.LoadPack(_terminal, library, name) is not { } pack)
        {
            return ExitCode.WrongInput;
        }

        var page = Page.On(_terminal);
        if (names.Length == 0)
        {
            PackPage.Write(page, pack);
        }

        foreach (var wanted in names)
        {
            if (!PackPage.TryWrite(page, pack, wanted))
            {
                var known = pack.Positions.Select(position => position.FullName)
                    .Concat(pack.Parties.Select(party => party.Id))
                    .Concat(pack.Issues.Select(issue => issue.Id))
                    .Concat(pack.Facts.Select(fact => fact.Id));
                return NotFound($"`{wanted}` is no position, party, issue or fact of {pack.Id}.", wanted, known, $"`scenario rules show {name}` lists them.");
            }
        }

        return ExitCode.Done;
    }

    private int NotFound(string message, string name, IEnumerable<string> known, string otherwise) =>
        Complaint.Write(_terminal, message, Diagnostics.Suggestion.For(name, known) ?? otherwise);
}
