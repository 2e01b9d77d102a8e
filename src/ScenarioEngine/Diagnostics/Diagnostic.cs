using System.Collections.Immutable;
using ScenarioEngine.Text;

namespace ScenarioEngine.Diagnostics;

/// <summary>One mistake that a user made, where it is, and the way out.</summary>
public sealed record Diagnostic
{
    internal Diagnostic(DiagnosticDescriptor descriptor, SourceLocation location, string message) =>
        (Descriptor, Location, Message) = (descriptor, location, message);

    /// <summary>The kind of mistake.</summary>
    internal DiagnosticDescriptor Descriptor { get; }

    /// <summary>The smallest text that must change; something missing is reported where it belongs.</summary>
    public SourceLocation Location { get; internal init; }

    /// <summary>One sentence: what is wrong here.</summary>
    public string Message { get; internal init; }

    /// <summary>The way out, or null where nothing better than the message can be said.</summary>
    public string? Hint { get; init; }

    /// <summary>What to write in place of the text at the location, where the hint says no less and no more; or null.</summary>
    internal string? Replacement { get; init; }

    /// <summary>Other places that belong to the mistake, each with what it is.</summary>
    public ImmutableArray<RelatedLocation> Related { get; init; } = [];

    /// <summary>The code, for example <c>SE2003</c>.</summary>
    public string Code => Descriptor.Code;

    /// <summary>The weight of it: whether it keeps a file from being read.</summary>
    public Severity Severity => Descriptor.Severity;

    /// <summary>The same with the hint to write something in place of the text at the location.</summary>
    /// <param name="replacement">What to write.</param>
    /// <param name="why">What the hint says behind it.</param>
    internal Diagnostic Write(string replacement, string why = "") =>
        this with
        {
            Hint = $"Write `{replacement}`{why}.",
            Replacement = replacement,
        };

    /// <summary>The same with the question whether another name was meant.</summary>
    /// <param name="nearest">The name; null where none is close.</param>
    /// <param name="otherwise">What the hint says then.</param>
    internal Diagnostic Meant(string? nearest, string otherwise) =>
        this with
        {
            Hint = nearest is null ? otherwise : Suggestion.Of(nearest),
            Replacement = nearest,
        };

    /// <summary>The first line of the diagnostic, as compilers print it.</summary>
    public override string ToString() => $"{Location}: {Severity.ToString().ToLowerInvariant()} {Code}: {Message}";
}
