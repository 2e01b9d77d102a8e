using System.Globalization;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>Writes evaluations as comma-separated values: a row for each finding (RFC 4180, with lines that end in a line feed).</summary>
/// <remarks>A cell that a spreadsheet would take for a formula begins with an apostrophe.</remarks>
public static class CsvReport
{
    private static readonly string[] Head =
    [
        "file", "title", "as_of", "outcome", "party", "verdict", "position", "kind", "status", "weight", "standing", "position_title", "because",
        "rule", "rule_at", "statement", "speaker", "stated", "source", "publisher", "url",
    ];

    /// <summary>Writes one table for any number of evaluations.</summary>
    public static void Write(TextWriter writer, IEnumerable<Evaluation> evaluations)
    {
        WriteRow(writer, Head);
        foreach (var evaluation in evaluations)
        {
            foreach (var result in evaluation.Parties)
            {
                foreach (var finding in result.Findings)
                {
                    WriteRow(writer, Row(evaluation, result, finding));
                }
            }
        }
    }

    private static IEnumerable<string?> Row(Evaluation evaluation, PartyResult result, Finding finding)
    {
        var (scenario, position) = (evaluation.Scenario, finding.Position);
        return
        [
            scenario.File.Path, scenario.Title, Day(scenario.AsOf), Words.Of(evaluation.Outcome), result.Party.Id, Words.Of(result.Verdict),
            position.FullName, Words.Of(position.Kind), Words.Of(finding.Status),
            position.Weight == 0 ? null : position.Weight.ToString(CultureInfo.InvariantCulture), Words.Of(position.Status), position.Title,
            string.Join("; ", finding.Because), Phrases.Rule(finding), position.Location.ToString(), position.Statement.Text,
            position.Statement.Speaker, Day(position.Statement.Date), position.Statement.Source.Title, position.Statement.Source.Publisher, position.Statement.Source.Url,
        ];
    }

    private static string? Day(DateOnly? day) => day?.ToIso();

    internal static void WriteRow(TextWriter writer, IEnumerable<string?> cells) => writer.Write($"{string.Join(',', cells.Select(Cell))}\n");

    private static string Cell(string? text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text ?? "";
        return safe.AsSpan().ContainsAny("\",\n\r") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
