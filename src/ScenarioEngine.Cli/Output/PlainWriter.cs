using System.Text;

namespace ScenarioEngine.Cli.Output;

/// <summary>
/// A writer through which nothing reaches a terminal that would act on it: what the tool says of files and calls outside its pages.
/// </summary>
internal sealed class PlainWriter(TextWriter inner) : TextWriter
{
    /// <summary>
    /// The writer behind it, for pages, which make their text fit themselves and put colours into it, and for formats with an escape of
    /// their own.
    /// </summary>
    public TextWriter Inner => inner;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => inner.Write(PlainText.InLines(value.ToString()));

    public override void Write(string? value) => inner.Write(value is null ? null : PlainText.InLines(value));

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Flush() => inner.Flush();
}
