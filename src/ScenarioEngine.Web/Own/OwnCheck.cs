using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Web.Own;

/// <summary>What files that are being written would say, beside those that are kept.</summary>
/// <param name="File">The file that is being written.</param>
/// <param name="Reading">What the files would say.</param>
/// <param name="Scenarios">What would become of the scenarios.</param>
public sealed record OwnCheck(string File, OwnReading Reading, ImmutableArray<ScenarioChange> Scenarios)
{
    /// <summary>What is wrong, that of the file first.</summary>
    public IEnumerable<Diagnostic> Problems => Reading.Problems.OrderByDescending(problem => problem.Location.File.Path == File);

    /// <summary>Compares two states of the files.</summary>
    public static OwnCheck Of(string file, OwnReading before, OwnReading after) =>
        new(
            file,
            after,
            [
                .. after
                    .ScenarioFiles.Keys.Select(name => Compare(name, before.Evaluate(name), after.Evaluate(name)))
                    .OfType<ScenarioChange>(),
            ]
        );

    private static ScenarioChange? Compare(string name, Evaluation? before, Evaluation? after)
    {
        if (after is null)
        {
            return null;
        }

        var were = before?.Findings.ToDictionary(finding => finding.Position.FullName, StringComparer.Ordinal);
        var gone = were?.Values.Where(finding => after.Findings.All(other => other.Position.FullName != finding.Position.FullName)) ?? [];
        var changes =
            from finding in after.Findings
            let was = were?.GetValueOrDefault(finding.Position.FullName)?.Status
            where were is not null && was != finding.Status
            select new FindingChange(finding.Position, was, finding.Status);
        return new ScenarioChange(
            name,
            before,
            after,
            [.. changes, .. gone.Select(finding => new FindingChange(finding.Position, finding.Status, null))]
        );
    }
}

/// <summary>What would become of a scenario.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Before">What becomes of it now; null where it is new, or could not be read.</param>
/// <param name="After">What would become of it.</param>
/// <param name="Findings">The findings that would be others.</param>
public sealed record ScenarioChange(string Name, Evaluation? Before, Evaluation After, ImmutableArray<FindingChange> Findings);

/// <summary>A finding that would be another.</summary>
/// <param name="Position">The position.</param>
/// <param name="Before">Its status now; null where there is no such position.</param>
/// <param name="After">Its status then; null where there is no such position any more.</param>
public sealed record FindingChange(Position Position, FindingStatus? Before, FindingStatus? After);
