using System.Globalization;
using System.Text;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Writers;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Evaluating;

/// <summary>The evaluators of the build against each other and against the naive one.</summary>
/// <remarks><c>SCENARIO_TRIALS</c> is the number of random packs for each seed; each has sixteen scenarios, and an edit of each.</remarks>
[Parallelizable(ParallelScope.All)]
public sealed class EvaluatorsTests
{
    private static readonly int Trials = RandomPacks.Trials(usual: 40);

    private static IEnumerable<string> Packs => Directory.GetDirectories(Repository.At("rules")).Select(path => Path.GetFileName(path));

    [TestCase(71UL)]
    [TestCase(72UL)]
    public void RandomScenarios_AreTheSameToAll(ulong seed)
    {
        var cases = 0;

        RandomPacks.Check(seed, Trials, RandomPacks.Cases(scenarios: 16), sketch =>
        {
            var loaded = LoadedCase.Load(sketch);
            var other = NRules.NRulesEngine.Compile(loaded.Pack);
            foreach (var (number, scenario) in loaded.Scenarios.Index())
            {
                var edited = scenario.WhatIfs.Aggregate(scenario, (before, edit) => before.With(edit));
                cases += 2;
                // A whole report, changes included, costs as much as hundreds of evaluations.
                var difference = FindDifference(loaded.Evaluator, other, scenario, isWhole: number < 4) ?? FindDifference(loaded.Evaluator, other, edited, isWhole: false);
                if (difference is not null)
                {
                    return difference;
                }
            }

            return null;
        });

        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases} random scenarios, no difference."));
    }

    /// <summary>Scenarios one after the other, so that each is an edit of the one before in the session that NRules keeps.</summary>
    [TestCaseSource(nameof(Packs))]
    public void ShippedScenarios_AreTheSameToAll(string name)
    {
        var pack = Engine.LoadPack(Repository.At("rules", name)).ValueOrThrow();
        var (first, other) = (Engine.Compile(pack), NRules.NRulesEngine.Compile(pack));
        foreach (var path in Directory.GetFiles(Repository.At("scenarios", name), "*.yaml").Order(StringComparer.Ordinal))
        {
            var scenario = Engine.LoadScenario(path, pack).ValueOrThrow();
            foreach (var variant in scenario.WhatIfs.Select(scenario.With).Prepend(scenario).SelectMany(one => new[] { one, one with { Silence = Silence.StatusQuo } }))
            {
                Assert.That(FindDifference(first, other, variant, isWhole: true), Is.Null, path);
            }
        }
    }

    private static string? FindDifference(Evaluator first, Evaluator other, Scenario scenario, bool isWhole)
    {
        var (expected, found) = (first.Evaluate(scenario), other.Evaluate(scenario));
        return Printed.Difference(Printed.Of(expected), Printed.Of(found))
            ?? (NaiveEvaluator.Evaluate(scenario) is { IsTooLarge: false } naive ? Printed.Difference(Printed.Of(naive), Printed.Of(found)) : null)
            ?? Printed.Difference(Printed.ReasonsOf(expected), Printed.ReasonsOf(found))
            ?? (StatusesOf(first, scenario).SequenceEqual(StatusesOf(other, scenario)) ? null : "The statuses alone differ.")
            ?? (isWhole && ReportOf(expected) != ReportOf(found) ? "The reports differ." : null);
    }

    private static FindingStatus[] StatusesOf(Evaluator evaluator, Scenario scenario)
    {
        var statuses = new FindingStatus[scenario.Pack.Positions.Length];
        evaluator.EvaluateStatuses(scenario, statuses);
        return statuses;
    }

    private static string ReportOf(Evaluation evaluation)
    {
        using var buffer = new MemoryStream();
        JsonReport.Write(buffer, [evaluation], []);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
