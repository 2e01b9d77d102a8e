using System.Collections.Immutable;

namespace ScenarioEngine.Diagnostics;

/// <summary>Collects diagnostics while a stage goes on after a mistake.</summary>
/// <remarks>
/// The same code at the same place is kept once: what is read for each instance of an issue is one mistake of the user.
/// No more than <see cref="Most"/> are kept.
/// </remarks>
internal sealed class DiagnosticBag
{
    /// <summary>More than anybody reads; a file that is all mistakes would otherwise fill the memory with them.</summary>
    public const int Most = 1_000;

    private readonly List<Diagnostic> _diagnostics = [];
    private readonly HashSet<Diagnostic> _seen = new(new ByPlace());

    public int ErrorCount { get; private set; }

    public bool HasErrors => ErrorCount > 0;

    /// <summary>Whether so much is wrong that no more is kept.</summary>
    public bool IsFull => _diagnostics.Count >= Most;

    public void Add(Diagnostic diagnostic)
    {
        if (IsFull || !_seen.Add(diagnostic))
        {
            return;
        }

        _diagnostics.Add(diagnostic);
        if (diagnostic.Severity == Severity.Error)
        {
            ErrorCount++;
        }
    }

    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Add(diagnostic);
        }
    }

    /// <summary>All diagnostics by file (in the order in which files were first reported), place and code.</summary>
    public ImmutableArray<Diagnostic> ToSorted() =>
        _diagnostics.Count == 0
            ? []
            :
            [
                .. from diagnostic in _diagnostics
                group diagnostic by diagnostic.Location.File into file
                from diagnostic in file.OrderBy(d => d.Location.Span.Start).ThenBy(d => d.Code, StringComparer.Ordinal)
                select diagnostic,
            ];

    /// <summary>Files are told apart by reference: words of a call are files that share the name of their option.</summary>
    private sealed class ByPlace : IEqualityComparer<Diagnostic>
    {
        public bool Equals(Diagnostic? x, Diagnostic? y) => x?.Code == y?.Code && x?.Location == y?.Location;

        public int GetHashCode(Diagnostic obj) => HashCode.Combine(obj.Code, obj.Location.Span.Start);
    }
}
