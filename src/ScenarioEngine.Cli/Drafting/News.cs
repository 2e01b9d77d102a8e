using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Drafting;

/// <summary>
/// What one answer changes: verdicts that turn, what crosses a line or leaves a demand unmet, and what makes the package impossible.
/// </summary>
internal static class News
{
    public static IEnumerable<string> Between(Evaluation before, Evaluation after)
    {
        foreach (var constraint in after.Constraints.Where(finding => finding.IsBroken == true && !IsBroken(before, finding.Constraint)))
        {
            yield return $"Impossible: {constraint.Constraint.Because}";
        }

        foreach (
            var field in after
                .Contradictions.Select(contradiction => contradiction.Field)
                .Except(before.Contradictions.Select(contradiction => contradiction.Field))
        )
        {
            yield return $"Contradiction: {field.Path} is stated one way and follows another way.";
        }

        foreach (var (was, result) in before.Parties.Zip(after.Parties))
        {
            if (was.Verdict != result.Verdict)
            {
                yield return $"{result.Party.Title}: {Phrases.Verdict(result)} (was {Phrases.Verdict(was)})";
            }

            foreach (var finding in result.Findings.Where(finding => !finding.Position.Policy.IsWeighed))
            {
                if (finding.IsViolated && !was.Findings.Any(other => other.Position == finding.Position && other.IsViolated))
                {
                    yield return $"This {Phrases.Claim(finding)}: {finding.Position.Title} ({finding.Position.FullName}).";
                }
            }
        }
    }

    private static bool IsBroken(Evaluation evaluation, Constraint constraint) =>
        evaluation.Constraints.Any(finding => finding.Constraint == constraint && finding.IsBroken == true);
}
