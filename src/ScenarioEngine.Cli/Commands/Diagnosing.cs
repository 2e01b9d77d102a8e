using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;

namespace ScenarioEngine.Cli.Commands;

/// <summary>Shows diagnostics on standard error, each once however many scenarios share the file that it is about.</summary>
internal sealed class Diagnosing(Terminal terminal)
{
    private readonly List<Diagnostic> _shown = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>All diagnostics so far.</summary>
    public IReadOnlyList<Diagnostic> All => _shown;

    public bool HasErrors => _shown.Exists(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>Shows what has not been shown yet.</summary>
    public void Show(ImmutableArray<Diagnostic> diagnostics)
    {
        var news = diagnostics.Where(diagnostic => _known.Add(diagnostic.ToString())).ToList();
        if (news.Count == 0)
        {
            return;
        }

        // On a terminal both streams are one page: without flushing, the one would break into a line of the other.
        terminal.Output.Flush();
        foreach (var diagnostic in news)
        {
            _shown.Add(diagnostic);
            DiagnosticWriter.Write(terminal.Error, diagnostic);
        }

        terminal.Error.Flush();
    }
}
