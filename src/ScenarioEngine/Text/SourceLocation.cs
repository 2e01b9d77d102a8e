using System.Globalization;

namespace ScenarioEngine.Text;

/// <summary>A place in a file: what a finding or a diagnostic points at.</summary>
/// <param name="File">The file.</param>
/// <param name="Span">The range in its text.</param>
public sealed record SourceLocation(SourceFile File, SourceSpan Span)
{
    /// <summary>The line on which the place starts, from 1.</summary>
    public int Line => File.PositionOf(Span.Start).Line;

    /// <summary>The column at which the place starts, from 1, in UTF-16 units.</summary>
    public int Column => File.PositionOf(Span.Start).Column;

    /// <summary>The text at the place.</summary>
    public string Text => File.Text.Substring(Span.Start, Span.Length);

    /// <summary>
    /// The place as <c>file(line,column)</c>, which editors and build tools recognise; the file alone where it has no text, or could not be
    /// read.
    /// </summary>
    public override string ToString() =>
        File.Text.Length == 0 ? File.Path : string.Create(CultureInfo.InvariantCulture, $"{File.Path}({Line},{Column})");
}
