using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>
/// Findings against a scenario that rest on newsrooms' reports or copies alone: what a reader looks up before repeating them.
/// </summary>
internal static class WeakFindings
{
    private const int MostNamed = 3;

    /// <summary>Those among what is crossed and unmet, in the order of the pack; a preference moves no verdict and is left out.</summary>
    public static ImmutableArray<Finding> Among(Evaluation evaluation) =>
        [.. Against(evaluation).Where(finding => finding.Position.Statement.Source.IsWeak)];

    public static IEnumerable<Block> Of(Evaluation evaluation)
    {
        var (weak, all) = (Among(evaluation), Against(evaluation).Count());
        if (weak.IsEmpty)
        {
            yield break;
        }

        var named = weak.Take(MostNamed).Select(finding => Labels.Quoted(finding.Position));
        var rest = weak.Length > MostNamed ? [$"{Quantity.Number(weak.Length - MostNamed)} more"] : (string[])[];
        yield return new Paragraph(
            $"Known from a newsroom's report or a copy alone: {Quantity.Number(weak.Length)} of {Quantity.Number(all)} that {(all == 1 ? "is" : "are")} crossed or unmet ({Listing.And(named.Concat(rest))})."
        );
    }

    private static IEnumerable<Finding> Against(Evaluation evaluation) =>
        evaluation.Findings.Where(finding =>
            finding is { Status: FindingStatus.Crossed } or { Status: FindingStatus.Unmet, Position.Policy.IsAsked: true }
        );
}
