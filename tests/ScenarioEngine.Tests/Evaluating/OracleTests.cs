using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Evaluating;

/// <summary>The engine against the naive evaluator, on random packs and scenarios.</summary>
/// <remarks>Each test draws the same cases in every run. A failure prints the smallest case that it found, as files to try.</remarks>
[Parallelizable(ParallelScope.All)]
public sealed partial class OracleTests
{
    [TestCase(1UL)]
    [TestCase(2UL)]
    [TestCase(3UL)]
    [TestCase(4UL)]
    public void Engine_FindsWhatTheOracleFinds(ulong seed)
    {
        var coverage = new Coverage();

        RandomPacks.Check(
            seed,
            700,
            RandomPacks.Cases(scenarios: 4),
            sketch =>
            {
                var loaded = LoadedCase.Load(sketch);
                coverage.Add(loaded.Pack);
                return FirstMistake(
                    loaded.Scenarios,
                    scenario =>
                    {
                        // Only an edit takes positions and implications out.
                        var edited = scenario.WhatIfs.Aggregate(scenario, (before, edit) => before.With(edit));
                        return FindDifference(loaded, scenario, coverage) ?? FindDifference(loaded, edited, coverage);
                    }
                );
            }
        );

        Assert.That(coverage.Missing, Is.Empty, "The generator no longer draws everything.");
    }

    private static string? FindDifference(LoadedCase loaded, Scenario scenario, Coverage coverage)
    {
        var expected = NaiveEvaluator.Evaluate(scenario);
        coverage.Add(scenario, expected);
        return expected.IsTooLarge
            ? FindForgottenTerm(loaded.Evaluator.Evaluate(scenario), expected)
            : Printed.Difference(Printed.Of(expected), Printed.Of(loaded.Evaluator.Evaluate(scenario)))
                ?? FindStatusMistake(loaded, scenario, expected);
    }

    /// <summary>Where there are too many ways to settle what is open, what the terms decide must be found all the same.</summary>
    private static string? FindForgottenTerm(Evaluation found, NaiveEvaluation expected) =>
        FirstMistake(
            found.Findings,
            finding =>
                expected.Statuses[finding.Position] is var status && status != FindingStatus.Open && status != finding.Status
                    ? $"{finding}, and its terms make it {status}."
                    : null
        );

    /// <summary>The statuses alone are evaluated by another path.</summary>
    private static string? FindStatusMistake(LoadedCase loaded, Scenario scenario, NaiveEvaluation expected)
    {
        var statuses = new FindingStatus[loaded.Pack.Positions.Length];
        loaded.Evaluator.EvaluateStatuses(scenario, statuses);
        var wanted = loaded.Pack.Positions.Select(position => expected.Statuses.GetValueOrDefault(position, FindingStatus.LeftOut));
        return statuses.SequenceEqual(wanted)
            ? null
            : $"The statuses alone are {string.Join(", ", statuses)}, not {string.Join(", ", wanted)}.";
    }

    private static string? FirstMistake<T>(IEnumerable<T> items, Func<T, string?> find) =>
        items.Select(find).FirstOrDefault(mistake => mistake is not null);
}
