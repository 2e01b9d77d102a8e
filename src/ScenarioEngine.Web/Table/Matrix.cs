using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Web.Table;

/// <summary>Every party against every topic: where a line is crossed, where something asked for is missing, what is open yet.</summary>
/// <param name="Topics">The topics, in the order of the pack.</param>
/// <param name="Rows">The parties that have stated something that counts.</param>
internal sealed record Matrix(ImmutableArray<string> Topics, ImmutableArray<MatrixRow> Rows)
{
    /// <summary>The matrix of a table.</summary>
    public static Matrix Of(TableView view)
    {
        var topics = view.Pack.Topics;
        var rows =
            from result in view.Evaluation.Parties
            let findings = result.Findings.Where(finding => !finding.Position.Policy.IsOffer).ToList()
            where findings.Count > 0
            let byTopic = (from finding in findings from topic in TopicsOf(finding) select (finding, topic)).ToLookup(
                pair => pair.topic,
                pair => pair.finding
            )
            select new MatrixRow(
                result.Party,
                [.. topics.Select(topic => new MatrixCell(topic.Title, [.. byTopic[topic.Id].OrderBy(Severity)]))]
            );
        return new Matrix([.. topics.Select(topic => topic.Title)], [.. rows]);
    }

    /// <summary>
    /// Of what is gone against the topics of the terms that bring it about; of anything else the topics that the position speaks of.
    /// </summary>
    private static IEnumerable<string> TopicsOf(Finding finding)
    {
        var position = finding.Position;
        var fields =
            finding.Status is FindingStatus.Crossed or FindingStatus.Unmet && !finding.Because.IsEmpty
                ? finding.Because.Select(term => term.Field)
                : new[] { position.AppliesWhen, position.Condition }.OfType<Condition>().SelectMany(FieldOrder.FieldsIn);
        return fields.Select(field => field.Issue.Topic ?? field.Issue.Id).Distinct();
    }

    private static int Severity(Finding finding) =>
        finding.Status switch
        {
            FindingStatus.Crossed => 0,
            FindingStatus.Unmet => 1,
            FindingStatus.Open => 2,
            FindingStatus.NotApplicable => 4,
            _ => 3,
        };
}

/// <summary>One party against every topic.</summary>
/// <param name="Party">The party.</param>
/// <param name="Cells">What became of its positions, topic by topic.</param>
internal sealed record MatrixRow(Party Party, ImmutableArray<MatrixCell> Cells);

/// <summary>One party against one topic.</summary>
/// <param name="Topic">What the topic is called.</param>
/// <param name="Findings">What became of its positions there, the worst first; empty where it has said nothing.</param>
internal sealed record MatrixCell(string Topic, ImmutableArray<Finding> Findings);
