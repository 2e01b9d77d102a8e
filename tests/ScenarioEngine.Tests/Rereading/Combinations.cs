using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Rereading;

namespace ScenarioEngine.Tests.Rereading;

/// <summary>All combinations of readings one by one, and what is wrong with an answer about them.</summary>
internal static class Combinations
{
    /// <summary>Every combination, each with an answer to every choice.</summary>
    public static IEnumerable<ImmutableArray<ReadingAnswer>> Of(ScenarioReadings readings)
    {
        IEnumerable<ImmutableArray<ReadingAnswer>> all =
        [
            [],
        ];
        foreach (var choice in readings.Choices)
        {
            all = all.SelectMany(before => AnswersTo(choice, readings).Select(answer => before.Add(new ReadingAnswer(choice, answer))))
                .ToList();
        }

        return all;
    }

    /// <summary>The readings that an answer takes in a pack.</summary>
    public static Func<ReadingAnswer, IEnumerable<Reading>> Takes(RulePack pack) =>
        answer =>
            pack.Positions.SelectMany(position => position.Readings)
                .Where(reading => reading.Id == answer.Id && Answers(reading, answer.Of));

    /// <summary>What is wrong with an answer, or null.</summary>
    public static string? Mistake<T>(
        string what,
        Hanging<T> found,
        IReadOnlyList<(ImmutableArray<ReadingAnswer> Chosen, Evaluation Found)> all,
        Func<Evaluation, T> read
    )
    {
        // An answer for which none of the positions in question has a reading is to them their own encoding.
        var tells = all.SelectMany(one => one.Chosen).Distinct().ToDictionary(answer => answer, answer => answer.IsOwn || Tells(answer));
        var expected = all.Select(one => (one.Chosen, Value: read(one.Found))).ToList();
        var ofAll = expected.ToDictionary(one => string.Join(' ', one.Chosen), one => one.Value);
        if (
            expected.FirstOrDefault(one =>
                !Equals(
                    one.Value,
                    ofAll[string.Join(' ', one.Chosen.Select(answer => tells[answer] ? answer : answer with { Id = Reading.Own }))]
                )
            ) is
            { Chosen.IsDefault: false } stray
        )
        {
            return $"{what} hangs on more than the readings of its positions: {string.Join(", ", stray.Chosen)}.";
        }

        expected = [.. expected.Where(one => one.Chosen.All(answer => tells[answer]))];
        var values = expected.Select(one => one.Value).Distinct().ToList();
        if (!values.ToHashSet().SetEquals(found.Results.Select(result => result.Value)))
        {
            return $"{what} can be {string.Join(", ", values)}, and is said to be {string.Join(", ", found.Results.Select(result => result.Value))}.";
        }

        if (!Equals(found.Own, expected.First(one => one.Chosen.All(answer => answer.IsOwn)).Value))
        {
            return $"{what} is not {found.Own} in the own encoding.";
        }

        foreach (var result in found.Results)
        {
            // Each combination has the value exactly where it has one of the deciding sets, and the number is right in proportion.
            var right = expected.Where(one => Equals(one.Value, result.Value)).ToList();
            var decided = expected.Where(one => result.Deciding.Any(set => set.All(one.Chosen.Contains))).ToList();
            if (!result.IsCut && !right.SequenceEqual(decided))
            {
                return $"{what} is {result.Value} under {right.Count} combinations, and the deciding sets [{string.Join("; ", result.Deciding.Select(set => string.Join(" and ", set)))}] say {decided.Count}.";
            }

            if (
                result.Deciding.FirstOrDefault(set => set.Any(left => IsDecidedBy(set.Remove(left), result.Value))) is
                { IsDefault: false } tooLarge
            )
            {
                return $"{what} is {result.Value} with fewer choices than {string.Join(" and ", tooLarge)}.";
            }
        }

        return found.Results.Aggregate(System.Numerics.BigInteger.Zero, (sum, result) => sum + result.Combinations) != found.Combinations
            ? $"{what}: the numbers of combinations do not add up to {found.Combinations}."
            : Distinct();

        bool IsDecidedBy(ImmutableArray<ReadingAnswer> set, T value) =>
            expected.Where(one => set.All(one.Chosen.Contains)).All(one => Equals(one.Value, value));

        string? Distinct()
        {
            // Each combination of the choices on which it hangs is counted once, however the rest is answered.
            var kept = expected.Where(one => one.Chosen.All(answer => found.HangsOn.Contains(answer.Of) || answer.IsOwn)).ToList();
            return
                kept.Count == (int)found.Combinations
                && found.Results.All(result => kept.Count(one => Equals(one.Value, result.Value)) == (int)result.Combinations)
                ? null
                : $"{what} is said to have been looked at under {found.Combinations} combinations, and there are {kept.Count}.";
        }

        bool Tells(ReadingAnswer answer) =>
            all[0]
                .Found.Scenario.Pack.Own.Positions.Any(position =>
                    Concerns(position)
                    && position.Readings.Any(reading => reading.Id == answer.Id && Answers(reading, answer.Of))
                    && Evaluator.WhyLeftOut(position, all[0].Found.Scenario) is null
                );

        bool Concerns(Position position) => what == "the outcome" || what == position.FullName || what == position.Party.Id;
    }

    private static IEnumerable<string> AnswersTo(ReadingQuestion choice, ScenarioReadings readings) =>
        readings.Readings.Where(reading => Answers(reading, choice)).Select(reading => reading.Id).Distinct().Prepend(Reading.Own);

    private static bool Answers(Reading reading, ReadingQuestion choice) =>
        choice.Question is { } question ? reading.Question == question : reading.Question is null && reading.Position == choice.Position;
}
