using System.Globalization;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Evaluating;

/// <summary>NRules, the built-in evaluator and the naive one against each other; where the first two differ, evaluating fails.</summary>
/// <remarks><c>SCENARIO_TRIALS</c> is the number of random packs for each seed; each has sixteen scenarios, and an edit of each.</remarks>
[Parallelizable(ParallelScope.All)]
public sealed class EvaluatorsTests
{
    private static readonly int Trials = RandomPacks.Trials(usual: 40);

    private static IEnumerable<string> Packs => Directory.GetDirectories(Repository.At("rules")).Select(path => Path.GetFileName(path));

    [TestCase(71UL)]
    [TestCase(72UL)]
    public void RandomScenarios_AreTheSameToAll(ulong seed) => Compare(seed, Trials);

    /// <summary>A hundred thousand cases, which takes minutes.</summary>
    [Test]
    [Explicit]
    [Category("Long")]
    public void HundredThousandScenarios_AreTheSameToAll() => Compare(seed: 73, packs: 3_125);

    private static void Compare(ulong seed, int packs)
    {
        var cases = 0;
        RandomPacks.Check(
            seed,
            packs,
            RandomPacks.Cases(scenarios: 16),
            sketch =>
            {
                var loaded = LoadedCase.Load(sketch);
                var evaluator = NRules.NRulesEngine.Compile(loaded.Pack);
                foreach (var scenario in loaded.Scenarios)
                {
                    var edited = scenario.WhatIfs.Aggregate(scenario, (before, edit) => before.With(edit));
                    cases += 2;
                    if ((FindDifference(evaluator, scenario) ?? FindDifference(evaluator, edited)) is { } difference)
                    {
                        return difference;
                    }
                }

                return null;
            }
        );

        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases} random scenarios, no difference."));
    }

    [TestCaseSource(nameof(Packs))]
    public void ShippedScenarios_AreTheSameToAll(string name)
    {
        var pack = Engine.LoadPack(Repository.At("rules", name)).ValueOrThrow();
        var evaluator = NRules.NRulesEngine.Compile(pack);
        foreach (
            var path in Directory
                .GetFiles(Repository.At("scenarios", name), "*.yaml", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
        )
        {
            var scenario = Engine.LoadScenario(path, pack).ValueOrThrow();
            foreach (
                var variant in scenario
                    .WhatIfs.Select(scenario.With)
                    .Prepend(scenario)
                    .SelectMany(one => new[] { one, one with { Silence = Silence.StatusQuo } })
            )
            {
                Assert.That(FindDifference(evaluator, variant), Is.Null, path);
            }
        }
    }

    private static string? FindDifference(Evaluator evaluator, Scenario scenario)
    {
        try
        {
            var found = evaluator.Evaluate(scenario);
            return NaiveEvaluator.Evaluate(scenario) is { IsTooLarge: false } naive
                ? Printed.Difference(Printed.Of(naive), Printed.Of(found))
                : null;
        }
        catch (EvaluatorsDisagreeException disagreement)
        {
            return disagreement.Message;
        }
    }
}
