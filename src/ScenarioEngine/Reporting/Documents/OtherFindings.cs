using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>Positions that need no more than a line: preferences, what is respected and met, what does not apply.</summary>
internal static class OtherFindings
{
    private static readonly (string Heading, Func<Finding, bool> IsWanted)[] Groups =
    [
        (
            "Preferences not met, or not at their best",
            finding => finding is { Status: FindingStatus.Unmet, Position.Policy.IsWeighed: true }
        ),
        ("Preferences and openness left open", finding => finding is { Status: FindingStatus.Open, Position.Policy.MovesVerdict: false }),
        ("Stated flexibility that the terms take up", finding => finding.Status == FindingStatus.Offered),
        ("Respected and met", finding => finding.Status is FindingStatus.Respected or FindingStatus.Met),
        ("Not applicable", finding => finding.Status == FindingStatus.NotApplicable),
    ];

    public static IEnumerable<Block> Of(Evaluation evaluation)
    {
        foreach (var (heading, isWanted) in Groups)
        {
            var findings = evaluation.Findings.Where(isWanted).ToList();
            if (findings.Count > 0)
            {
                yield return new Table($"{heading}:", ["Position", "Because"], [.. findings.Select(Row)], "");
            }
        }
    }

    private static ImmutableArray<Cell> Row(Finding finding) =>
        [
            new Cell(
                $"{Labels.Of(finding.Position)} ({finding.Position.FullName}, {Phrases.Sort(finding.Position)}){(finding.Position.Worth is null ? "" : $", {Phrases.Worth(finding)}")}"
            ),
            new Cell(string.Join("; ", finding.Because.Select(term => term.ToString()).DefaultIfEmpty("-"))),
        ];
}
