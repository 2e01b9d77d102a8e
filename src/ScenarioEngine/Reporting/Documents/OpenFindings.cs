using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>What a scenario leaves open of what moves a verdict, for those who report it.</summary>
internal static class OpenFindings
{
    /// <summary>With more than these, what is open is listed in short: a package of a few terms leaves most of a large pack open.</summary>
    public const int MostInFull = 12;

    /// <summary>The open red lines, demands and preconditions, in the order of the pack.</summary>
    public static ImmutableArray<Finding> Of(Evaluation evaluation) =>
        [.. evaluation.Findings.Where(finding => finding.Status == FindingStatus.Open && finding.Position.Policy.MovesVerdict)];

    /// <summary>
    /// The paths of the fields that settle a finding alone, or of those that do so only together where none does; with the words why
    /// silence, read as the status quo, does not.
    /// </summary>
    public static IEnumerable<string> FieldsOf(Evaluation evaluation, Finding finding)
    {
        var alone = finding.WouldSettle.Where(change => change.Status != FindingStatus.Open).ToList();
        return (alone.Count > 0 ? alone : [.. finding.WouldSettle])
            .Select(change => change.Field)
            .Distinct()
            .Select(field => Phrases.HasNoStatusQuo(evaluation, field) ? $"{field.Path} (which has no status quo)" : field.Path);
    }
}
