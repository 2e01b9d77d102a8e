using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Rereading;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Rereading;

/// <summary>What hangs on readings is what evaluating under each combination of them comes to.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ReadingsOracleTests
{
    /// <summary>Packs with more combinations than these are passed over: twelve choices of two answers are not.</summary>
    private const int MostCombinations = 4_096;

    [TestCase(1648UL)]
    [TestCase(1815UL)]
    [TestCase(1919UL)]
    [TestCase(1975UL)]
    public void Readings_AreWhatEachCombinationGives(ulong seed)
    {
        var tally = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var dice = new Dice(seed);
        RandomPacks.Check(seed, RandomPacks.Trials(250), RandomPacks.Cases(scenarios: 1, testsStated: false), drawn =>
        {
            var sketch = drawn with { Pack = new ReadingGenerator(new Dice((ulong)drawn.ToString().Length)).AddTo(drawn.Pack, more: dice.Chance(2) ? 12 : dice.Between(0, 4)) };
            var loaded = LoadedCase.Load(sketch);
            return FindMistake(loaded.Evaluator, loaded.Scenarios[0], tally) is { } mistake ? $"{mistake}\n{sketch}" : null;
        });

        TestContext.Out.WriteLine(string.Join("\n", tally.Select(pair => FormattableString.Invariant($"{pair.Value,9:N0} {pair.Key}"))));
        Assert.That(tally.Keys, Is.SupersetOf(new[] { "verdict that hangs on several", "finding that hangs", "outcome that hangs" }), "The cases are no longer worth checking.");
    }

    /// <summary>A pack under readings is what a pack with those readings for its encoding is.</summary>
    [TestCase(1356UL)]
    public void PackUnderReadings_IsWhatAnEditedCopyIs(ulong seed) => RandomPacks.Check(seed, RandomPacks.Trials(300), RandomPacks.Cases(scenarios: 2), drawn =>
    {
        var dice = new Dice((ulong)drawn.ToString().Length);
        var sketch = drawn with { Pack = new ReadingGenerator(dice).AddTo(drawn.Pack, more: 3) };
        var loaded = LoadedCase.Load(sketch);
        foreach (var reading in loaded.Pack.Positions.SelectMany(position => position.Readings))
        {
            var choice = ReadingChoice.Of(loaded.Pack, reading.Position, reading);
            var copy = LoadedCase.Load(sketch with { Pack = sketch.Pack with { Positions = [.. sketch.Pack.Positions.Select(position => Edit(position, choice))] } });
            foreach (var (scenario, other) in loaded.Scenarios.Zip(copy.Scenarios))
            {
                var under = loaded.Evaluator.Evaluate(scenario.With(new WhatIf("", Location: null) { Readings = [choice] }));
                if (Printed.Difference(Printed.Of(copy.Evaluator.Evaluate(other)), Printed.Of(under)) is { } difference)
                {
                    return $"{choice}: {difference}\n{sketch}";
                }
            }
        }

        return null;
    });

    private static PositionSketch Edit(PositionSketch position, ReadingChoice choice)
    {
        var id = choice.Takes.Select(taken => taken.Reading).FirstOrDefault(reading => reading?.Position.FullName == position.FullName)?.Id;
        return position.Readings.FirstOrDefault(reading => reading.Id == id) is { } taken ? taken.In(position) : position with { Readings = [] };
    }

    private static string? FindMistake(Evaluator evaluator, Scenario scenario, SortedDictionary<string, int> tally)
    {
        var evaluation = evaluator.Evaluate(scenario);
        var found = ScenarioReadings.Of(evaluation);
        if (found.Combinations > MostCombinations)
        {
            Count("passed over");
            return null;
        }

        var all = Combinations.Of(found).Select(chosen => (Chosen: chosen, Found: evaluator.Evaluate(scenario with { Pack = scenario.Pack.Under(chosen.SelectMany(Combinations.Takes(scenario.Pack))) }))).ToList();
        Count(FormattableString.Invariant($"{found.Choices.Length,2} choices"));
        Tally(found);
        return Combinations.Mistake("the outcome", found.Outcome, all, one => one.Outcome)
            ?? found.Verdicts.Select(one => Combinations.Mistake(one.Party.Id, one.Hanging, all, evaluated => evaluated.Parties.First(result => result.Party == one.Party).Verdict)).FirstOrDefault(mistake => mistake is not null)
            ?? found.Findings.Select(one => Combinations.Mistake(one.Position.FullName, one.Hanging, all, evaluated => ScenarioEngine.Comparing.Comparison.StatusOf(evaluated, one.Position))).FirstOrDefault(mistake => mistake is not null);

        void Tally(ScenarioReadings readings)
        {
            Count($"outcome that {(readings.Outcome.HoldsUnderEvery ? "holds" : "hangs")}");
            readings.Verdicts.ToList().ForEach(verdict => Count($"verdict that {(verdict.Hanging.HangsOn.Length > 1 ? "hangs on several" : verdict.Hanging.HoldsUnderEvery ? "holds" : "hangs on one")}"));
            readings.Findings.ToList().ForEach(finding => Count($"finding that {(finding.Hanging.HoldsUnderEvery ? "holds" : "hangs")}"));
        }

        void Count(string what) => tally[what] = tally.GetValueOrDefault(what) + 1;
    }
}
