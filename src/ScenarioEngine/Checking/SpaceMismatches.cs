using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Repairing;

namespace ScenarioEngine.Checking;

/// <summary>Finds what an answer key expects of exploring and repairing, and is not so.</summary>
internal static class SpaceMismatches
{
    private const string TooLarge = "unknown: the space is too large";

    /// <summary>All of them; nothing is explored or repaired of which the key says nothing.</summary>
    public static IEnumerable<Mismatch> Find(AnswerKey key, Evaluation evaluation, CancellationToken cancellation) =>
        InExploration(key, evaluation, cancellation)
            .Select(mismatch => mismatch with { HowToSee = "`scenario explore FILE` shows what there is" })
            .Concat(
                InRepairs(key, evaluation, cancellation)
                    .Select(mismatch =>
                        mismatch with
                        {
                            HowToSee =
                                "`scenario repair FILE` shows the ways, a bare number after `repairs` is how many they are, and `{changes: …}` how many terms each changes",
                        }
                    )
            );

    private static IEnumerable<Mismatch> InExploration(AnswerKey key, Evaluation evaluation, CancellationToken cancellation)
    {
        if (key.PlaceOfSpace is not { } place)
        {
            return [];
        }

        var parts =
            (key.Deadlocks is null && key.Concessions is null ? ExploreParts.None : ExploreParts.Conflicts)
            | (key.Best is null ? ExploreParts.None : ExploreParts.Values);
        var options = new ExploreOptions { Parts = parts, First = 0 };
        return Engine.Explore(evaluation.Evaluator, evaluation.Scenario, options, cancellation).Exploration is { } found
            ? InExploration(key, found)
            : [new Mismatch(place, "what exploring finds", "known", TooLarge)];
    }

    private static IEnumerable<Mismatch> InExploration(AnswerKey key, Exploration found) =>
        [
            .. InNumber("packages", "the number of packages that agree with the terms", key.Packages, found.All),
            .. InNumber("possible", "the number of possible packages", key.Possible, found.Possible),
            .. InNumber("zone", "the size of the zone", key.Zone, found.Zone),
            .. InSets("deadlocks", "deadlocks", key.Deadlocks, found.Deadlocks.Select(deadlock => deadlock.RedLines)),
            .. InSets("concessions", "concessions", key.Concessions, found.Concessions.Select(concession => concession.RedLines)),
            .. InBest(key.Best, found),
        ];

    private static IEnumerable<Mismatch> InBest(Expected<int>? expected, Exploration found) =>
        expected is null ? []
        : found.AreValuesTooLarge || found.Values is { Zone: null }
            ?
            [
                new Mismatch(
                    expected.Location,
                    "the number of best combinations of scores",
                    Text(expected.Value),
                    "unknown: there are too many to find"
                ),
            ]
        : InNumber("best", "the number of best combinations of scores", expected, found.Values?.Zone?.Length ?? 0);

    private static IEnumerable<Mismatch> InNumber<T>(string name, string what, Expected<T>? expected, T found)
        where T : INumber<T>
    {
        if (expected is not null && expected.Value != found)
        {
            yield return new Mismatch(expected.Location, what, Text(expected.Value), Text(found)) { Correction = (name, Text(found)) };
        }
    }

    private static IEnumerable<Mismatch> InSets(
        string name,
        string what,
        ExpectedSets? expected,
        IEnumerable<ImmutableArray<Position>> found
    )
    {
        if (expected is null)
        {
            yield break;
        }

        var sets = found.ToList();
        if (expected.Sets is not { } named)
        {
            if (expected.Number != sets.Count)
            {
                yield return new Mismatch(expected.Location, $"the number of {what}", Text(expected.Number), Text(sets.Count))
                {
                    Correction = (name, Text(sets.Count)),
                };
            }
        }
        else if (!named.Select(Sorted).ToHashSet(StringComparer.Ordinal).SetEquals(sets.Select(Sorted)))
        {
            var text = List(sets.Select(Sorted));
            yield return new Mismatch(expected.Location, $"the list of {what}", List(named.Select(Sorted)), text)
            {
                Correction = (name, text),
            };
        }
    }

    private static IEnumerable<Mismatch> InRepairs(AnswerKey key, Evaluation evaluation, CancellationToken cancellation)
    {
        if (key.Repairs is not { } expected)
        {
            yield break;
        }

        var plan = Repairer
            .Repair(evaluation.Evaluator, evaluation.Scenario, new RepairOptions { Most = 1 }, new ExploreOptions(), cancellation)
            .Plan;
        var (changes, ways) = plan is { Cost: > 0 } ? (plan.Cost.Value, plan.Number) : (0, BigInteger.Zero);
        (string, string)? correction = plan is null
            ? null
            : (
                "repairs",
                expected.Changes is null
                    ? Text(ways)
                    : $"{{changes: {Text(changes)}{(expected.Ways is null ? "" : $", ways: {Text(ways)}")}}}"
            );
        if (expected.Changes is { } expectedChanges && (plan is null || changes != expectedChanges))
        {
            yield return new Mismatch(
                expected.Location,
                "the number of terms that a repair changes",
                Text(expectedChanges),
                plan is null ? TooLarge : Text(changes)
            )
            {
                Correction = correction,
            };
        }

        if (expected.Ways is { } expectedWays && (plan is null || ways != expectedWays))
        {
            yield return new Mismatch(
                expected.Location,
                "the number of ways to repair it",
                Text(expectedWays),
                plan is null ? TooLarge : Text(ways)
            )
            {
                Correction = correction,
            };
        }
    }

    private static string Sorted(ImmutableArray<Position> set) =>
        $"[{string.Join(", ", set.Select(line => line.FullName).Order(StringComparer.Ordinal))}]";

    private static string List(IEnumerable<string> sets) => $"[{string.Join(", ", sets.Order(StringComparer.Ordinal))}]";

    private static string Text<T>(T number)
        where T : IFormattable => number.ToString(null, CultureInfo.InvariantCulture);
}
