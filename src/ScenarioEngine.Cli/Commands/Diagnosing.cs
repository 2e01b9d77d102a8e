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
        foreach (var diagnostic in diagnostics.Where(diagnostic => _known.Add(diagnostic.ToString())))
        {
            _shown.Add(diagnostic);
            DiagnosticWriter.Write(terminal.Error, diagnostic);
        }
    }
}
