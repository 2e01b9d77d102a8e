using System.Net;
using ScenarioEngine.Reporting;

namespace ScenarioEngine.Cli.Receipts;

/// <summary>A report with its receipt in it: as a property of JSON, as a section at the end of HTML and Markdown.</summary>
internal static class StampedReport
{
    private const string Explanation =
        "This call of the same version, on files with these hashes, gives this report to the letter. `scenario verify`, given this file, calls again and compares.";
    private const string JsonStart = ",\n  \"receipt\": ";
    private const string JsonEnd = "\n}\n";
    private const string HtmlStart = "\n<h2>Receipt</h2>\n<p>" + Explanation + "</p>\n<pre>";
    private const string HtmlEnd = "</pre>\n</main>\n</body>\n</html>\n";
    private const string MarkdownStart = "\n## Receipt\n\n" + Explanation + "\n\n```json\n";
    private const string MarkdownEnd = "```\n";

    /// <summary>The report with the receipt in it; as it is where its format has no room for one.</summary>
    public static string Add(string report, ReportFormat format, Receipt receipt) =>
        format switch
        {
            ReportFormat.Json when report.EndsWith(JsonEnd, StringComparison.Ordinal) => report[..^JsonEnd.Length]
                + JsonStart
                + receipt.ToString().TrimEnd().Replace("\n", "\n  ", StringComparison.Ordinal)
                + JsonEnd,
            ReportFormat.Html when report.LastIndexOf("</main>", StringComparison.Ordinal) is >= 0 and var end => report[..end]
                + HtmlStart
                + WebUtility.HtmlEncode(receipt.ToString())
                + HtmlEnd,
            ReportFormat.Markdown => report + MarkdownStart + receipt + MarkdownEnd,
            _ => report,
        };

    /// <summary>The receipt that a report carries, or that a text is; null where there is none.</summary>
    public static Receipt? Find(string text) =>
        Receipt.Read(text)
        ?? Between(text, JsonStart, JsonEnd, json => json)
        ?? Between(text, HtmlStart, HtmlEnd, WebUtility.HtmlDecode)
        ?? Between(text, MarkdownStart, MarkdownEnd, markdown => markdown);

    /// <summary>The receipt between the last place at which one begins and the end of the text.</summary>
    private static Receipt? Between(string text, string start, string end, Func<string, string> decode) =>
        text.EndsWith(end, StringComparison.Ordinal)
        && text.LastIndexOf(start, StringComparison.Ordinal) is >= 0 and var at
        && at + start.Length <= text.Length - end.Length
            ? Receipt.Read(decode(text[(at + start.Length)..^end.Length]))
            : null;
}
