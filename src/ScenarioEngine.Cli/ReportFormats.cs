using ScenarioEngine.Cli.Output;
using ScenarioEngine.Reporting.Documents;
using ScenarioEngine.Reporting.Writers;

namespace ScenarioEngine.Cli;

/// <summary>How a result may be written. Not every command writes all of them; see <see cref="Commands.FormatOption"/>.</summary>
internal enum ReportFormat
{
    Text,
    Json,
    Jsonl,
    Markdown,
    Html,
    Csv,
    Sarif,
    Junit,
    Dot,
}

/// <summary>Writes what people read: the same document as text on a terminal, as Markdown or as HTML.</summary>
internal static class ReportFormats
{
    public static void Write(Terminal terminal, ReportFormat format, Document document)
    {
        switch (format)
        {
            case ReportFormat.Text:
                DocumentPage.Write(Page.On(terminal), document);
                break;
            case ReportFormat.Markdown:
                DocumentMarkdown.Write(terminal.Output, document);
                break;
            case ReportFormat.Html:
                DocumentHtml.Write(terminal.Output, document);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
