using System.Collections.Immutable;
using System.CommandLine;
using ScenarioEngine.Checking.Against;
using ScenarioEngine.Cli.Output;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>--against</c>: the texts of sources that the positions of a pack are held against.</summary>
internal sealed class AgainstSources
{
    private readonly Option<string[]> _option = new("--against")
    {
        Description =
            "Hold each position against the text of the source that it rests on: a file for a pack of one source, SOURCE=FILE for one of several; - is standard input. May be given several times.",
        HelpName = "[SOURCE=]FILE",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>The option, for the command that has it.</summary>
    public Option<string[]> Option => _option;

    /// <summary>The words of a call.</summary>
    public ImmutableArray<string> In(ParseResult parsed) => [.. parsed.GetValue(_option) ?? []];

    /// <summary>Shows what positions of a pack have or lack beside their sources; false after a complaint about the call.</summary>
    public static bool Show(Terminal terminal, ImmutableArray<string> words, RulePack pack, Diagnosing diagnosing)
    {
        var used = pack
            .Positions.Select(position => position.Statement.Source)
            .Where(source => !source.IsAssumption)
            .Select(source => source.Id)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        foreach (var word in words)
        {
            var parts = word.Split('=', 2);
            var (id, path) = parts.Length == 2 && !File.Exists(word) ? (parts[0], parts[1]) : (used is [var only] ? only : null, word);
            if (id is null || !used.Contains(id))
            {
                Complain(terminal, id, pack, used);
                return false;
            }

            var source =
                path == ScenarioFiles.StandardInput ? SourceReader.Read("standard input", terminal.Input()) : SourceReader.Read(path);
            diagnosing.Show(source.Diagnostics);
            if (source.Value is { } text)
            {
                diagnosing.Show(SourceCheck.Run(pack, text, position => position.Statement.Source.Id == id));
            }
        }

        return true;
    }

    private static void Complain(Terminal terminal, string? id, RulePack pack, List<string> used)
    {
        var all = used.Count == 0 ? "No position rests on a source." : $"Its sources are: {Listing.And(used)}.";
        _ = id is null
            ? Complaint.Write(
                terminal,
                $"`{pack.Id}` rests on {Wording.Count(used.Count, "source")}, and `--against` does not say which of them this is.",
                $"Write `--against SOURCE=FILE`. {all}"
            )
            : Complaint.Write(
                terminal,
                $"No position of `{pack.Id}` rests on a source `{id}`.",
                NearestName.Find(id, used) is { } nearest ? $"Did you mean `{nearest}`?" : all
            );
    }
}
