using System.Collections.Immutable;
using ScenarioEngine.Text;

namespace ScenarioEngine.Diagnostics;

/// <summary>One mistake that a user made, where it is, and the way out.</summary>
/// <param name="Descriptor">The kind of mistake.</param>
/// <param name="Location">The smallest text that must change; something missing is reported where it belongs.</param>
/// <param name="Message">One sentence: what is wrong here.</param>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, SourceLocation Location, string Message)
{
    /// <summary>What to do about it, or null where nothing better than the message can be said.</summary>
    public string? Hint { get; init; }

    /// <summary>Other places that belong to the mistake, each with what it is.</summary>
    public ImmutableArray<RelatedLocation> Related { get; init; } = [];

    /// <summary>The code, for example <c>SE2003</c>.</summary>
    public string Code => Descriptor.Code;

    /// <summary>How much it matters.</summary>
    public Severity Severity => Descriptor.Severity;

    /// <summary>The first line of the diagnostic, as compilers print it.</summary>
    public override string ToString() => $"{Location}: {Severity.ToString().ToLowerInvariant()} {Code}: {Message}";
}
