using ScenarioEngine.Text;

namespace ScenarioEngine.Formatting;

/// <summary>A file and the text that it should have.</summary>
/// <param name="File">The file as it was read.</param>
/// <param name="Text">The same in canonical order and spacing.</param>
internal sealed record FormattedFile(SourceFile File, string Text)
{
    /// <summary>Whether it is written so already.</summary>
    public bool IsSame => Text == File.Text;
}
