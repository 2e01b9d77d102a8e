using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>
/// Every party and every issue: where what a party has stated is crossed, unmet, open or kept, and where it has said nothing.
/// </summary>
internal static class PartyIssueMatrix
{
    /// <summary>Of more issues than these a picture shows the topics instead.</summary>
    private const int MostIssues = 24;

    private static readonly Mark Crossed = new("✕", Mood.Bad, "red line crossed");
    private static readonly Mark Unmet = new("△", Mood.Doubtful, "demand or precondition unmet");
    private static readonly Mark Open = new("·", null, "left open");
    private static readonly Mark Kept = new("✓", Mood.Good, "respected or met");

    public static IEnumerable<Block> Of(Evaluation evaluation)
    {
        var columns = ColumnsOf(evaluation.Scenario.Pack);
        var rows = evaluation.Parties.Where(result => !result.Findings.IsEmpty).Select(result => Row(result, columns)).ToImmutableArray();
        if (rows.IsEmpty || columns.Count < 2)
        {
            return [];
        }

        return
        [
            new MatrixPicture(
                "Every party, every issue",
                "✕ red line crossed · △ demand or precondition unmet · dot: left open · ✓ respected or met · blank: said nothing, and silence is no consent",
                TwinOf(evaluation),
                [.. columns.Select(column => column.Title)],
                rows
            ),
        ];
    }

    private static MarkRow Row(PartyResult result, List<Column> columns) =>
        new(
            result.Party.Title,
            [
                .. columns.Select(column =>
                    result.Findings.Where(finding => IssuesOf(finding).Any(column.Issues.Contains)).Select(MarkOf).MinBy(RankOf)
                ),
            ]
        );

    /// <summary>The issues that decide a finding; where no term does, those of which its rule speaks.</summary>
    private static IEnumerable<Issue> IssuesOf(Finding finding) =>
        finding is { IsViolated: true, Because.IsEmpty: false }
            ? finding.Because.Select(term => term.Field.Issue)
            : finding.Position.Conditions.SelectMany(condition => condition.Tests).Select(test => test.Field.Issue);

    private static Mark? MarkOf(Finding finding) =>
        (finding.Status, finding.Position.Policy.MovesVerdict) switch
        {
            (FindingStatus.Crossed, _) => Crossed,
            (FindingStatus.Unmet, false) => null,
            (FindingStatus.Unmet, _) => Unmet,
            (FindingStatus.Open, _) => Open,
            (FindingStatus.NotApplicable, _) => null,
            _ => Kept,
        };

    private static int RankOf(Mark? mark) =>
        mark == Crossed ? 0
        : mark == Unmet ? 1
        : mark == Open ? 2
        : mark == Kept ? 3
        : 4;

    private static List<Column> ColumnsOf(RulePack pack)
    {
        var spoken = pack
            .Positions.SelectMany(position => position.Conditions)
            .SelectMany(condition => condition.Tests)
            .Select(test => test.Field.Issue)
            .ToHashSet();
        var topics = pack
            .Topics.Select(topic => new Column(topic.Title, [.. topic.Issues.Where(spoken.Contains)]))
            .Where(topic => !topic.Issues.IsEmpty)
            .ToList();
        return topics.Sum(topic => topic.Issues.Length) <= MostIssues
            ? [.. topics.SelectMany(topic => topic.Issues).Select(issue => new Column(issue.Title, [issue]))]
            : topics;
    }

    private static Table TwinOf(Evaluation evaluation)
    {
        var rows =
            from result in evaluation.Parties
            from finding in result.Findings
            where finding.Position.Policy.MovesVerdict
            where finding.Status != FindingStatus.NotApplicable
            select (ImmutableArray<Cell>)
                [
                    new Cell(result.Party.Title),
                    new Cell(Listing.And(IssuesOf(finding).Distinct().Select(issue => issue.Title))),
                    new Cell(Phrases.Status(finding.Status), CellKind.Text, FindingBlocks.MoodOf(finding)),
                    new Cell(finding.Position.Title),
                ];
        return new Table("", ["Party", "Issues", "Status", "Position"], [.. rows], "");
    }

    private sealed record Column(string Title, ImmutableArray<Issue> Issues);
}
