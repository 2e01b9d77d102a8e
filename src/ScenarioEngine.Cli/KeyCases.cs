using ScenarioEngine.Reporting.Writers;

namespace ScenarioEngine.Cli;

/// <summary>Answer keys as cases of a JUnit report.</summary>
internal static class KeyCases
{
    public static JUnitCase Of(KeyResult result) =>
        new(result.Path, result.Title)
        {
            Details = string.Join(
                '\n',
                result.Mismatches.Select(mismatch =>
                    $"{mismatch.Location}: expected {mismatch.What} to be {mismatch.Expected}, and it is {mismatch.Found}"
                )
            ),
            Outcome = result.Outcome switch
            {
                KeyOutcome.Passed => JUnitOutcome.Passed,
                KeyOutcome.Failed => JUnitOutcome.Failed,
                KeyOutcome.Unreadable => JUnitOutcome.Error,
                _ => JUnitOutcome.Skipped,
            },
            Message = result.Outcome switch
            {
                KeyOutcome.Failed => "the answer key is not met",
                KeyOutcome.Todo => $"todo: {result.Todo}",
                KeyOutcome.NoKey => "no answer key",
                KeyOutcome.Unreadable => "the scenario has mistakes",
                _ => "",
            },
        };
}
