using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>Draws which terms touch which red lines. Everything in it stands in the tables too.</summary>
internal sealed class HtmlDrawing(HtmlText html, Evaluation evaluation, string prefix)
{
    private const int RowHeight = 26;
    private const int LeftEdge = 360;
    private const int RightEdge = 470;
    private const int Width = 860;
    private const int LongestLabel = 48;

    public void Write()
    {
        var redLines = evaluation.Findings.Where(finding => finding.Position.Kind == PositionKind.RedLine && finding.Status != FindingStatus.NotApplicable).ToList();
        if (redLines.Count == 0)
        {
            return;
        }

        var touched = redLines.ConvertAll(finding => FieldsOf(finding).ToList());
        var fields = touched.SelectMany(field => field).DistinctBy(field => field.Index).OrderBy(field => field.Index).ToList();
        var height = (Math.Max(fields.Count, redLines.Count) * RowHeight) + RowHeight;
        html.Element("h2", "Which term touches which red line");
        html.Element("svg", FormattableString.Invariant($"class=\"drawing\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-labelledby=\"{prefix}drawing\""), () =>
        {
            html.Element("title", $"id=\"{prefix}drawing\"", Describe(redLines));
            for (var line = 0; line < redLines.Count; line++)
            {
                var dashes = redLines[line].Status == FindingStatus.Crossed ? "" : " stroke-dasharray=\"4 4\"";
                foreach (var field in touched[line])
                {
                    html.Own(FormattableString.Invariant($"<path d=\"M{LeftEdge} {Middle(fields.IndexOf(field))} C{LeftEdge + 60} {Middle(fields.IndexOf(field))} {RightEdge - 60} {Middle(line)} {RightEdge} {Middle(line)}\" class=\"{HtmlEvaluation.ToneOf(redLines[line])}\" stroke-width=\"2\"{dashes}></path>"));
                }
            }

            for (var row = 0; row < fields.Count; row++)
            {
                Label(LeftEdge - 8, row, "end", "", Name(fields[row]));
            }

            for (var row = 0; row < redLines.Count; row++)
            {
                Label(RightEdge + 8, row, "start", HtmlEvaluation.ToneOf(redLines[row]), $"{redLines[row].Position.FullName}: {Phrases.Status(redLines[row].Status)}");
            }
        });
        WriteList(redLines, touched);
    }

    /// <summary>The same in lines, for a page that is too narrow for a drawing.</summary>
    private void WriteList(List<Finding> redLines, List<List<Field>> touched) => html.Element("ul", "class=\"narrow\"", () =>
    {
        foreach (var (redLine, fields) in redLines.Zip(touched))
        {
            html.Element("li", () =>
            {
                html.Element("strong", $"class=\"{HtmlEvaluation.ToneOf(redLine)}\"", $"{redLine.Position.FullName}: {Phrases.Status(redLine.Status)}");
                html.Text($" ({string.Join("; ", fields.Select(Name))})");
            });
        }
    });

    private string Name(Field field) => evaluation.StateOf(field) is { IsSettled: true } state ? state.ToString() : $"{field.Path}: open";

    /// <summary>The terms that force the status; for an open red line, those that would settle it.</summary>
    private IEnumerable<Field> FieldsOf(Finding finding) => finding.Because.IsEmpty
        ? Observation.Of(evaluation, finding.Position).Select(observation => observation.Test.Field).Distinct()
        : finding.Because.Select(state => state.Field);

    private static string Describe(List<Finding> redLines) =>
        string.Join("; ", redLines.Select(finding => $"{finding.Position.FullName} {Phrases.Status(finding.Status)}{(finding.Because.IsEmpty ? "" : $" because of {string.Join(" and ", finding.Because)}")}"));

    private void Label(int x, int row, string anchor, string tone, string text) => html.Element(
        "text",
        FormattableString.Invariant($"x=\"{x}\" y=\"{Middle(row) + 4}\" text-anchor=\"{anchor}\" class=\"{tone}\""),
        text.Length <= LongestLabel ? text : $"{text[..UserText.Whole(text, LongestLabel)]}…");

    private static int Middle(int row) => (row * RowHeight) + RowHeight;
}
