using System.Globalization;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>Writes evaluations as comma-separated values (RFC 4180, with lines that end in a line feed).</summary>
/// <remarks>
/// For each scenario a row of its own, whatever came of it; then one for each finding, broken constraint and contradiction, and for each
/// position
/// that is too vague or does not count. <c>kind</c> tells them apart. A cell that a spreadsheet would take for a formula begins with an
/// apostrophe.
/// </remarks>
internal static class CsvReport
{
    private const char ByteOrderMark = '\ufeff';

    private static readonly string[] Head =
    [
        "file",
        "title",
        "as_of",
        "outcome",
        "party",
        "verdict",
        "position",
        "kind",
        "status",
        "weight",
        "standing",
        "position_title",
        "because",
        "rule",
        "rule_at",
        "statement",
        "speaker",
        "stated",
        "source",
        "publisher",
        "url",
    ];

    /// <summary>Writes one table for any number of evaluations.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="evaluations">What was evaluated.</param>
    /// <param name="hasByteOrderMark">Whether the table begins with the mark by which some spreadsheets know UTF-8.</param>
    public static void Write(TextWriter writer, IEnumerable<Evaluation> evaluations, bool hasByteOrderMark = false)
    {
        if (hasByteOrderMark)
        {
            writer.Write(ByteOrderMark);
        }

        WriteRow(writer, Head);
        foreach (var row in evaluations.SelectMany(RowsOf))
        {
            WriteRow(writer, row);
        }
    }

    private static IEnumerable<string?[]> RowsOf(Evaluation evaluation) =>
        [
            Row(evaluation, "scenario", Words.Of(evaluation.Outcome), null, Headline.Of(evaluation), null, null),
            .. evaluation
                .Constraints.Where(finding => finding.IsBroken == true)
                .Select(finding =>
                    finding.Constraint is var constraint
                        ? Row(
                            evaluation,
                            "constraint",
                            "broken",
                            constraint.Id,
                            constraint.Because,
                            finding.Reason,
                            ConditionText.Describe(constraint.ImpossibleWhen)
                        )
                        : []
                ),
            .. evaluation.Contradictions.Select(contradiction =>
                Row(evaluation, "contradiction", "contradicted", contradiction.Field.Path, Sides(contradiction), null, null)
            ),
            .. evaluation.Parties.SelectMany(result => result.Findings.Select(finding => Row(evaluation, result, finding))),
            .. evaluation.Parties.SelectMany(result =>
                result.Vague.Select(position => Row(evaluation, result, position, "too-vague", position.Vague))
            ),
            .. evaluation.LeftOut.Select(leftOut =>
                Row(
                    evaluation,
                    evaluation.Parties.First(result => result.Party == leftOut.Position.Party),
                    leftOut.Position,
                    Words.Of(FindingStatus.LeftOut),
                    Phrases.LeftOut(leftOut)
                )
            ),
        ];

    private static string?[] Row(Evaluation evaluation, PartyResult result, Finding finding) =>
        Row(evaluation, result, finding.Position, Words.Of(finding.Status), Because(finding));

    private static string?[] Row(Evaluation evaluation, PartyResult result, Position position, string status, string? because) =>
        [
            .. Scenario(evaluation),
            result.Party.Id,
            Words.Of(result.Verdict),
            position.FullName,
            Words.Of(position.Kind),
            status,
            position.Weight == 0 ? null : position.Weight.ToString(CultureInfo.InvariantCulture),
            Words.Of(position.Status),
            position.Title,
            because,
            Phrases.Rule(position),
            position.Location.ToString(),
            position.Statement.Text,
            position.Statement.Speaker,
            position.Statement.Stated?.ToString(),
            position.Statement.Source.Title,
            position.Statement.Source.Publisher,
            position.Statement.Source.Url,
        ];

    /// <summary>A row of something that is no position.</summary>
    private static string?[] Row(
        Evaluation evaluation,
        string kind,
        string status,
        string? name,
        string title,
        Reason? reason,
        string? rule
    )
    {
        string?[] row =
        [
            .. Scenario(evaluation),
            null,
            null,
            name,
            kind,
            status,
            null,
            null,
            title,
            reason is null ? null : string.Join("; ", reason.Terms),
            rule,
        ];
        return [.. row, .. new string?[Head.Length - row.Length]];
    }

    private static string?[] Scenario(Evaluation evaluation) =>
        [evaluation.Scenario.File.Path, evaluation.Scenario.Title, Day(evaluation.Scenario.AsOf), Words.Of(evaluation.Outcome)];

    private static string Because(Finding finding) =>
        string.Join(
            "; ",
            finding.Because.Select(term => term.ToString()).Concat(finding.IsWhicheverWay ? ["whichever way what is open is settled"] : [])
        );

    private static string Sides(Contradiction contradiction) =>
        string.Join(
            "; ",
            contradiction
                .Implied.Select(implied => $"implied {implied.Term.Field.Type.Format(implied.Term.Value)} ({implied.Implication.Id})")
                .Prepend(contradiction.Stated is { } stated ? $"stated {stated}" : "not stated")
        );

    private static string? Day(DateOnly? day) => day?.ToIso();

    internal static void WriteRow(TextWriter writer, IEnumerable<string?> cells) =>
        writer.Write($"{string.Join(',', cells.Select(Cell))}\n");

    private static string Cell(string? text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text ?? "";
        safe = safe.ReplaceLineEndings(" ");
        return safe.AsSpan().ContainsAny("\",") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
