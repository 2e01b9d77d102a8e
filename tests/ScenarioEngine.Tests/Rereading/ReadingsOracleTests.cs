using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
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

    [Slow]
    [TestCase(1648UL)]
    [TestCase(1815UL)]
    [TestCase(1919UL)]
    [TestCase(1975UL)]
    public void Readings_AreWhatEachCombinationGives(ulong seed)
    {
        var tally = new SortedDictionary<string, int>(StringComparer.Ordinal);
        RandomPacks.Check(
            seed,
            RandomPacks.Trials(250),
            RandomPacks.Cases(scenarios: 1, testsStated: false),
            drawn =>
            {
                var dice = new Dice((ulong)drawn.ToString().Length);
                var sketch = drawn with
                {
                    Pack = new ReadingGenerator(dice).AddTo(drawn.Pack, more: dice.Chance(2) ? 12 : dice.Between(0, 4)),
                };
                var loaded = LoadedCase.Load(sketch);
                return FindMistake(loaded.Evaluator, loaded.Scenarios[0], tally) is { } mistake ? $"{mistake}\n{sketch}" : null;
            }
        );

        TestContext.Out.WriteLine(string.Join("\n", tally.Select(pair => FormattableString.Invariant($"{pair.Value, 9:N0} {pair.Key}"))));
        Assert.That(
            tally.Keys,
            Is.SupersetOf(new[] { "verdict that hangs on several", "finding that hangs", "outcome that hangs" }),
            "The cases are no longer worth checking."
        );
    }

    /// <summary>A pack under readings is what a pack with those readings for its encoding is.</summary>
    [TestCase(1356UL)]
    public void PackUnderReadings_IsWhatAnEditedCopyIs(ulong seed) =>
        RandomPacks.Check(
            seed,
            RandomPacks.Trials(300),
            RandomPacks.Cases(scenarios: 2),
            drawn =>
            {
                var dice = new Dice((ulong)drawn.ToString().Length);
                var sketch = drawn with { Pack = new ReadingGenerator(dice).AddTo(drawn.Pack, more: 3) };
                var loaded = LoadedCase.Load(sketch);
                foreach (var reading in loaded.Pack.Positions.SelectMany(position => position.Readings))
                {
                    var choice = ReadingChoice.Of(loaded.Pack.Positions, reading.Position, reading);
                    var copy = LoadedCase.Load(
                        sketch with
                        {
                            Pack = sketch.Pack with { Positions = [.. sketch.Pack.Positions.Select(position => Edit(position, choice))] },
                        }
                    );
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
            }
        );

    [TestCase(1945UL)]
    [TestCase(1953UL)]
    public void Zone_IsWhatExploringEachCombinationGives(ulong seed)
    {
        var tally = new SortedDictionary<string, int>(StringComparer.Ordinal);
        RandomPacks.Check(
            seed,
            RandomPacks.Trials(150),
            RandomPacks.Cases(scenarios: 1, testsStated: false),
            drawn =>
            {
                var dice = new Dice((ulong)drawn.ToString().Length);
                var sketch = drawn with { Pack = new ReadingGenerator(dice).AddTo(drawn.Pack, more: dice.Between(0, 4)) };
                var loaded = LoadedCase.Load(sketch);
                return ZoneMistake(loaded.Evaluator, loaded.Scenarios[0], tally) is { } mistake ? $"{mistake}\n{sketch}" : null;
            }
        );

        TestContext.Out.WriteLine(string.Join("\n", tally.Select(pair => FormattableString.Invariant($"{pair.Value, 9:N0} {pair.Key}"))));
        Assert.That(
            tally.Keys,
            Is.SupersetOf(new[] { "zone that hangs", "price that hangs", "zone that a reading widens" }),
            "The cases are no longer worth checking."
        );
    }

    private static string? ZoneMistake(Evaluator evaluator, Scenario scenario, SortedDictionary<string, int> tally)
    {
        var readings = ScenarioReadings.Of(evaluator.Evaluate(scenario));
        var limits = new ExploreOptions { First = 0, Parts = ExploreParts.Prices };
        if (readings.Combinations > 100 || ZoneReadings.Find(evaluator, scenario, limits, CancellationToken.None).Found is not { } found)
        {
            return null;
        }

        var all = Combinations
            .Of(readings)
            .Select(chosen =>
            {
                var read = scenario with { Pack = scenario.Pack.Under(chosen.SelectMany(Combinations.Takes(scenario.Pack))) };
                return (
                    Chosen: chosen,
                    Found: Engine.Explore(evaluator, read, limits, CancellationToken.None).Exploration
                        ?? throw new AssertionException("Too large.")
                );
            })
            .ToList();
        Count($"zone that {(found.IsOpen.HoldsUnderEvery ? "holds" : "hangs")}");
        Count(found.Prices.IsEmpty ? "prices that hold" : "price that hangs");
        Count(found.Alone.Any(under => under.Packages > found.Zone) ? "zone that a reading widens" : "other");
        var least = all.Min(one => one.Found.Zone);
        var most = all.Max(one => one.Found.Zone);
        return found.Zone != all.First(one => one.Chosen.All(answer => answer.IsOwn)).Found.Zone ? "The zone is another one as encoded."
            : found.Smallest is { } smallest && smallest.Packages != least
                ? $"The smallest zone has {least} packages, and is said to have {smallest.Packages}."
            : found.Largest is { } largest && largest.Packages != most
                ? $"The largest zone has {most} packages, and is said to have {largest.Packages}."
            : all.Select(one => one.Found.Zone.IsZero).Distinct().Count() == 1 != found.IsOpen.HoldsUnderEvery
                ? "Whether there is a zone is told wrongly."
            : all.FirstOrDefault(one => DecidedAt(found.IsOpen, one.Chosen) != !one.Found.Zone.IsZero) is { Found: not null } wrong
                ? $"There is {(wrong.Found.Zone.IsZero ? "no" : "a")} zone under {string.Join(", ", wrong.Chosen)}."
            : all.Where(one => one.Chosen.Count(answer => !answer.IsOwn) == 1)
                .FirstOrDefault(one => AloneAt(one.Chosen.First(answer => !answer.IsOwn)) != one.Found.Zone)
                is { Found: not null } alone
                ? $"Alone, {string.Join(", ", alone.Chosen)} makes {alone.Found.Zone}."
            : all.SelectMany(one => PriceMistakes(one.Chosen, one.Found)).FirstOrDefault();

        System.Numerics.BigInteger AloneAt(ReadingAnswer answer) =>
            found.Alone.FirstOrDefault(under => under.Choices[0] == Known(answer))?.Packages ?? found.Zone;

        // A choice is named by its first position that counts; here only red lines do.
        ReadingAnswer Known(ReadingAnswer answer) =>
            found.Alone.Select(under => under.Choices[0]).FirstOrDefault(known => known.Of.Name == answer.Of.Name && known.Id == answer.Id)
            ?? answer;

        T DecidedAt<T>(Hanging<T> hanging, IEnumerable<ReadingAnswer> chosen) =>
            hanging
                .Results.First(result =>
                    result.Deciding.Any(set =>
                        set.All(one =>
                            chosen.FirstOrDefault(answer => answer.Of.Name == one.Of.Name) is { } answer
                            && (answer.Id == one.Id || (one.IsOwn && !IsAnswer(one.Of, answer.Id)))
                        )
                    )
                )
                .Value;

        // To red lines an answer that only other positions have is their own encoding.
        bool IsAnswer(ReadingQuestion of, string id) =>
            scenario.Pack.Positions.Any(position =>
                position.Readings.Any(reading =>
                    reading.Id == id && (of.Question is { } question ? reading.Question == question : reading.Position == of.Position)
                )
                && position
                    .Readings.Select(reading => reading.As)
                    .Prepend(position)
                    .Any(read => read is { Kind: PositionKind.RedLine, Vague: null })
                && Evaluator.WhyLeftOut(position, scenario) is null
            );

        IEnumerable<string> PriceMistakes(IEnumerable<ReadingAnswer> chosen, Exploration exploration) =>
            from price in found.Prices
            let alone = exploration.Prices.FirstOrDefault(other => other.Position == price.RedLine)
            let expected = alone is { ExcludesAlone.IsZero: false } ? PriceOf.Room
            : exploration.Zone.IsZero ? PriceOf.NoZone
            : PriceOf.Nothing
            where DecidedAt(price.Hanging, chosen) != expected
            select $"{price.RedLine} takes {expected} under {string.Join(", ", chosen)}.";

        void Count(string what) => tally[what] = tally.GetValueOrDefault(what) + 1;
    }

    private static PositionSketch Edit(PositionSketch position, ReadingChoice choice)
    {
        var id = choice.Takes.Select(taken => taken.Reading).FirstOrDefault(reading => reading?.Position.FullName == position.FullName)?.Id;
        return position.Readings.FirstOrDefault(reading => reading.Id == id) is { } taken
            ? taken.In(position)
            : position with
            {
                Readings = [],
            };
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

        var all = Combinations
            .Of(found)
            .Select(chosen =>
                (
                    Chosen: chosen,
                    Found: evaluator.Evaluate(
                        scenario with
                        {
                            Pack = scenario.Pack.Under(chosen.SelectMany(Combinations.Takes(scenario.Pack))),
                        }
                    )
                )
            )
            .ToList();
        Count(FormattableString.Invariant($"{found.Choices.Length, 2} choices"));
        Tally(found);
        return Combinations.Mistake("the outcome", found.Outcome, all, one => one.Outcome)
            ?? found
                .Verdicts.Select(one =>
                    Combinations.Mistake(
                        one.Party.Id,
                        one.Hanging,
                        all,
                        evaluated => evaluated.Parties.First(result => result.Party == one.Party).Verdict
                    )
                )
                .FirstOrDefault(mistake => mistake is not null)
            ?? found
                .Findings.Select(one =>
                    Combinations.Mistake(
                        one.Position.FullName,
                        one.Hanging,
                        all,
                        evaluated => ScenarioEngine.Comparing.Comparison.StatusOf(evaluated, one.Position)
                    )
                )
                .FirstOrDefault(mistake => mistake is not null);

        void Tally(ScenarioReadings readings)
        {
            Count($"outcome that {(readings.Outcome.HoldsUnderEvery ? "holds" : "hangs")}");
            readings
                .Verdicts.ToList()
                .ForEach(verdict =>
                    Count(
                        $"verdict that {(verdict.Hanging.HangsOn.Length > 1 ? "hangs on several" : verdict.Hanging.HoldsUnderEvery ? "holds" : "hangs on one")}"
                    )
                );
            readings.Findings.ToList().ForEach(finding => Count($"finding that {(finding.Hanging.HoldsUnderEvery ? "holds" : "hangs")}"));
        }

        void Count(string what) => tally[what] = tally.GetValueOrDefault(what) + 1;
    }
}
