using System.CommandLine;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.NRules;
using ScenarioEngine.Reporting.Documents;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario rules</c>: the packs that can be found, and what is in them.</summary>
internal sealed class RulesCommand
{
    private readonly Terminal _terminal;
    private readonly Option<string[]> _rules = SharedOptions.Rules();
    private readonly FormatOption _format = new("", ReportFormat.Text, ReportFormat.Markdown, ReportFormat.Html);

    private RulesCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var rules = new RulesCommand(terminal);
        return new Command("rules", "Lists rule packs, shows what is in one, and searches stated positions with their sources.")
        {
            rules.CreateList(),
            rules.CreateShow(),
            rules.CreateSearch(),
            RulesCompareCommand.Create(terminal),
            rules.CreateCompiled(),
            rules.CreateGraph(),
        };
    }

    private Command CreateList()
    {
        var command = new Command("list", "Lists the rule packs that can be found from here.")
        {
            _rules,
            SharedOptions.Language(),
            _format,
        };
        command.SetAction(parsed => Run(parsed, PackListDocument.Of));
        return command;
    }

    private Command CreateShow()
    {
        var name = new Argument<string>("pack") { Description = "A pack's name or its folder." };
        var names = new Argument<string[]>("names")
        {
            Description = "Positions, parties, issues, facts, implications or constraints; without any, the whole pack.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("show", "Shows the parties, issues and positions of a pack, or some of them in full.")
        {
            name,
            names,
            _rules,
            SharedOptions.Language(),
            _format,
        };
        command.SetAction(parsed => Show(parsed, parsed.GetRequiredValue(name), parsed.GetValue(names) ?? []));
        return command;
    }

    private Command CreateSearch()
    {
        var words = new Argument<string[]>("words")
        {
            Description = "Words that a position or a fact, its statement or its source must all have.",
            Arity = ArgumentArity.OneOrMore,
        };
        words.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
            {
                result.AddError("An empty word is in everything; write what to search for.");
            }
        });
        var command = new Command("search", "Searches stated positions and facts in all packs.")
        {
            words,
            _rules,
            SharedOptions.Language(),
            _format,
        };
        command.SetAction(parsed =>
            Run(parsed, packs => PackListDocument.Matching([.. packs.Select(found => found.Pack)], parsed.GetRequiredValue(words)))
        );
        return command;
    }

    private Command CreateCompiled()
    {
        var name = new Argument<string>("pack") { Description = "A pack's name or its folder." };
        var command = new Command(
            "compiled",
            "Prints a pack as it is evaluated: fields cut into cells, conditions as a graph of numbered steps."
        )
        {
            name,
            _rules,
        };
        command.SetAction(parsed => PrintCompiled(parsed, parsed.GetRequiredValue(name)));
        return command;
    }

    private Command CreateGraph()
    {
        var name = new Argument<string>("pack") { Description = "A pack's name or its folder." };
        var command = new Command(
            "graph",
            "Writes the network that NRules makes of a pack, as DOT: `scenario rules graph PACK | dot -Tsvg`."
        )
        {
            name,
            _rules,
        };
        command.SetAction(parsed => WriteGraph(parsed, parsed.GetRequiredValue(name)));
        return command;
    }

    private int WriteGraph(ParseResult parsed, string name)
    {
        if (SharedOptions.LoadPack(_terminal, SharedOptions.LibraryFor(parsed, _rules), name) is not { } pack)
        {
            return ExitCode.WrongInput;
        }

        _terminal.Output.Write(RuleGraph.Print(pack));
        return ExitCode.Done;
    }

    private int Run(ParseResult parsed, Func<IReadOnlyList<(string Folder, RulePack Pack)>, Document> describe)
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

        ReportFormats.Write(_terminal, _format.In(parsed), describe(packs));
        return diagnosing.HasErrors ? ExitCode.WrongInput : ExitCode.Done;
    }

    private int Show(ParseResult parsed, string name, string[] names)
    {
        if (SharedOptions.LoadPack(_terminal, SharedOptions.LibraryFor(parsed, _rules), name) is not { } pack)
        {
            return ExitCode.WrongInput;
        }

        if (names.FirstOrDefault(wanted => PackDocument.Find(pack, wanted).IsEmpty) is { } unknown)
        {
            return Complaint.Write(
                _terminal,
                $"`{unknown}` is no position, party, issue, fact, implication or constraint of {pack.Id}.",
                Suggestion.For(unknown, PackDocument.NamesOf(pack)) ?? $"`scenario rules show {name}` lists them."
            );
        }

        var whole = PackDocument.Of(pack);
        ReportFormats.Write(
            _terminal,
            _format.In(parsed),
            names.Length == 0 ? whole : whole with { Blocks = [.. names.SelectMany(wanted => PackDocument.Find(pack, wanted))] }
        );
        return ExitCode.Done;
    }

    private int PrintCompiled(ParseResult parsed, string name)
    {
        if (SharedOptions.LoadPack(_terminal, SharedOptions.LibraryFor(parsed, _rules), name) is not { } pack)
        {
            return ExitCode.WrongInput;
        }

        _terminal.Output.Write(Engine.PrintCompiled(pack));
        return ExitCode.Done;
    }
}
