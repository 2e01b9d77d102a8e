using System.Collections.Immutable;
using System.CommandLine;
using ScenarioEngine.Cli.Output;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Documents;
using ScenarioEngine.Reporting.Writers;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario sources</c>: what packs rest on, and how close that is to whoever spoke.</summary>
internal sealed class SourcesCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string?> _pack = new("pack")
    {
        Description = "A pack's name or its folder; without it, all that can be found.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<bool> _weak = new("--weak")
    {
        Description = "Only newsrooms' reports, copies and summaries of what others published.",
    };
    private readonly Option<string[]> _rules = SharedOptions.Rules();
    private readonly WordOption<SourcesFormat> _format = new(
        "--format",
        "How to write the result; text where nothing is said. csl (CSL-JSON) and bibtex are for reference managers."
    );

    private SourcesCommand(Terminal terminal) => _terminal = terminal;

    private enum SourcesFormat
    {
        Text,
        Json,
        Csv,
        Csl,
        Bibtex,
    }

    public static Command Create(Terminal terminal)
    {
        var sources = new SourcesCommand(terminal);
        var command = new Command(
            "sources",
            "Lists the sources of rule packs, how close each is to whoever spoke, and what rests on it; also as citations."
        )
        {
            sources._pack,
            sources._weak,
            sources._rules,
            sources._format,
        };
        command.SetAction(sources.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (Packs(parsed) is not { } packs)
        {
            return ExitCode.WrongInput;
        }

        var isWeakOnly = parsed.GetValue(_weak);
        Write(
            parsed,
            [.. packs.Select(pack => (pack, SourceUse.Of(pack).Where(use => !isWeakOnly || use.Source.IsWeak).ToImmutableArray()))]
        );
        return ExitCode.Done;
    }

    /// <summary>The packs that are asked for, or null after a complaint or diagnostics.</summary>
    private List<RulePack>? Packs(ParseResult parsed)
    {
        var library = SharedOptions.LibraryFor(parsed, _rules);
        if (parsed.GetValue(_pack) is { } name)
        {
            return SharedOptions.LoadPack(_terminal, library, name) is { } pack ? [pack] : null;
        }

        var diagnosing = new Diagnosing(_terminal);
        var packs = new List<RulePack>();
        foreach (var folder in library.FindAll().Values)
        {
            var result = library.Load(folder);
            diagnosing.Show(result.Diagnostics);
            if (result.Value is { } pack)
            {
                packs.Add(pack);
            }
        }

        return diagnosing.HasErrors ? null : packs;
    }

    private void Write(ParseResult parsed, List<(RulePack Pack, ImmutableArray<SourceUse> Uses)> packs)
    {
        var uses = packs.SelectMany(found => found.Uses);
        switch (_format.In(parsed))
        {
            case SourcesFormat.Json:
                _terminal.WriteUtf8(stream => SourceTables.WriteJson(stream, uses));
                break;
            case SourcesFormat.Csv:
                SourceTables.WriteCsv(_terminal.Output, uses);
                break;
            case SourcesFormat.Csl:
                _terminal.WriteUtf8(stream => Citations.WriteCsl(stream, uses));
                break;
            case SourcesFormat.Bibtex:
                Citations.WriteBibTex(_terminal.Output, uses);
                break;
            default:
                WriteText(packs);
                break;
        }
    }

    private void WriteText(List<(RulePack Pack, ImmutableArray<SourceUse> Uses)> packs)
    {
        var page = Page.On(_terminal);
        foreach (var (number, (pack, uses)) in packs.Index())
        {
            if (number > 0)
            {
                page.Blank();
            }

            DocumentPage.Write(page, SourcesDocument.Of(pack, uses));
        }
    }
}
