using ScenarioEngine.Checking;
using ScenarioEngine.Exploring;
using ScenarioEngine.Text;

namespace ScenarioEngine.Cli.Commands;

/// <summary>What <c>check --against</c> says of a pack that is no file yet.</summary>
internal static class DraftCheck
{
    /// <summary>Writes what is wrong with a draft, and what it has or lacks beside the source on standard input.</summary>
    /// <param name="terminal">Where to read the source and to write.</param>
    /// <param name="text">The whole pack as YAML.</param>
    /// <param name="hasSource">Whether there is a source.</param>
    /// <param name="sourceId">The source that it is; null in a pack of one.</param>
    public static int Run(Terminal terminal, string text, bool hasSource, string? sourceId)
    {
        var diagnosing = new Diagnosing(terminal);
        var loaded = Engine.LoadPack([new SourceFile("pack.yaml", text)]);
        diagnosing.Show(loaded.Diagnostics);
        if (loaded.Value is not { } pack)
        {
            return ExitCode.WrongInput;
        }

        diagnosing.Show(PackCheck.Lint(Engine.Compile(pack), new ExploreOptions(), CancellationToken.None));
        var word = sourceId is null ? ScenarioFiles.StandardInput : $"{sourceId}={ScenarioFiles.StandardInput}";
        var isHeldAgainst = !hasSource || AgainstSources.Show(terminal, [word], pack, diagnosing);
        if (diagnosing.All.Count == 0 && isHeldAgainst)
        {
            terminal.Output.Write("Nothing was found.\n");
        }

        return isHeldAgainst && !diagnosing.HasErrors ? ExitCode.Done : ExitCode.WrongInput;
    }
}
