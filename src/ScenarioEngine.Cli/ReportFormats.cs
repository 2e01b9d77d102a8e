using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Reporting;
using ScenarioEngine.Reporting.Writers;

namespace ScenarioEngine.Cli;

/// <summary>How a report may be written.</summary>
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
}

/// <summary>Writes the reports that are made for other programs than a terminal.</summary>
internal static class ReportFormats
{
    public static void Write(Terminal terminal, ReportFormat format, IReadOnlyList<Evaluation> evaluations, IReadOnlyList<Diagnostic> diagnostics, Receipt? receipt)
    {
        switch (format)
        {
            case ReportFormat.Json:
                terminal.WriteUtf8(stream => JsonReport.Write(stream, evaluations, diagnostics, receipt));
                break;
            case ReportFormat.Markdown:
                MarkdownReport.Write(terminal.Output, evaluations, diagnostics, receipt);
                break;
            case ReportFormat.Html:
                HtmlReport.Write(terminal.Output, evaluations, diagnostics, receipt);
                break;
            case ReportFormat.Csv:
                CsvReport.Write(terminal.Output, evaluations);
                break;
            case ReportFormat.Sarif:
                terminal.WriteUtf8(stream => SarifReport.Write(stream, evaluations, diagnostics));
                break;
            case ReportFormat.Junit:
                terminal.WriteUtf8(stream => JUnitReport.Write(stream, "scenario evaluate", JUnitReport.CasesOf(evaluations, diagnostics)));
                break;
            case ReportFormat.Text or ReportFormat.Jsonl:
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
