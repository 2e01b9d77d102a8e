using System.Collections.Immutable;

namespace ScenarioEngine.Diagnostics;

/// <summary>Collects diagnostics while a stage goes on after a mistake.</summary>
/// <remarks>The same code at the same place is kept once: what is read for each instance of an issue is one mistake of the user.</remarks>
internal sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public int ErrorCount { get; private set; }

    public bool HasErrors => ErrorCount > 0;

    public void Add(Diagnostic diagnostic)
    {
        if (!_seen.Add($"{diagnostic.Code} {diagnostic.Location.File.Path} {diagnostic.Location.Span}"))
        {
            return;
        }

        _diagnostics.Add(diagnostic);
        if (diagnostic.Severity == Severity.Error)
        {
            ErrorCount++;
        }
    }

    /// <summary>All diagnostics by file (in the order in which files were first reported), place and code.</summary>
    public ImmutableArray<Diagnostic> ToSorted() =>
    [
        .. from diagnostic in _diagnostics
           group diagnostic by diagnostic.Location.File into file
           from diagnostic in file.OrderBy(d => d.Location.Span.Start).ThenBy(d => d.Code, StringComparer.Ordinal)
           select diagnostic,
    ];
}
