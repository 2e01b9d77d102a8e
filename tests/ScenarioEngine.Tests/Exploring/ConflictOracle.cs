using System.Collections.Immutable;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Exploring;

/// <summary>
/// Deadlocks and concessions by looking at every package, and the duality of the two: each is all smallest sets that meet every one of the
/// other.
/// </summary>
internal static class ConflictOracle
{
    private const int MostRedLines = 12;

    public static string? Compare(Exploration exploration, List<LookedAt> possible, ImmutableArray<Party> parties)
    {
        if (possible.Count == 0 || exploration.Zone > 0)
        {
            return exploration.Deadlocks.IsEmpty && exploration.Concessions.IsEmpty ? null : "conflicts without need";
        }

        // A concession is a smallest set of red lines that some package crosses; a deadlock is a smallest set that every package crosses
        // one of.
        var crossed = possible.ConvertAll(package => package.Crossed(parties).ToHashSet());
        var redLines = exploration.Prices.Select(price => price.Position).ToList();
        if (redLines.Count > MostRedLines)
        {
            return null;
        }

        return Sets.Differ(
                "concessions",
                exploration.Concessions.Select(concession => concession.RedLines.AsEnumerable()),
                Smallest(crossed)
            )
            ?? Sets.Differ(
                "deadlocks",
                exploration.Deadlocks.Select(deadlock => deadlock.RedLines.AsEnumerable()),
                SetsThatMeet(crossed, redLines)
            )
            ?? Sets.Differ(
                "deadlocks by duality",
                exploration.Deadlocks.Select(deadlock => deadlock.RedLines.AsEnumerable()),
                SetsThatMeet([.. exploration.Concessions.Select(concession => concession.RedLines.ToHashSet())], redLines)
            )
            ?? exploration
                .Deadlocks.SelectMany(
                    deadlock => deadlock.MissingOptions,
                    (deadlock, missing) => CheckMissing(deadlock, missing, exploration.Scenario)
                )
                .FirstOrDefault(mistake => mistake is not null);
    }

    /// <summary>
    /// Whether every red line, with the field at an option for which it takes the added one, lets the rest of the package stand.
    /// </summary>
    private static string? CheckMissing(Deadlock deadlock, MissingOption missing, Scenario scenario) =>
        (
            from line in deadlock.RedLines
            let like = missing.Requirements.FirstOrDefault(requirement => requirement.RedLine == line)?.Like
                ?? [ValueRange.Of(Value.OfOption(0))]
            from option in like
            let terms = missing.Package.ToTerms().Add(new Term(missing.Field, option.OnlyValue.GetValueOrDefault(), missing.Field.Location))
            where
                NaiveEvaluator
                    .Evaluate(
                        scenario with
                        {
                            Terms = terms,
                            LeftOpen = [],
                            Silence = Silence.Open,
                        },
                        scenario.Terms.Select(term => term.Field).ToHashSet()
                    )
                    .Statuses[line] == FindingStatus.Crossed
            select $"with an added option of {missing.Field} that is to {line} as {option.Describe(missing.Field.Type)} is, it is crossed"
        ).FirstOrDefault();

    private static List<HashSet<Position>> SetsThatMeet(List<HashSet<Position>> all, List<Position> redLines) =>
        Smallest([
            .. Enumerable
                .Range(1, (1 << redLines.Count) - 1)
                .Select(mask => redLines.Where((_, number) => (mask >> number & 1) == 1).ToHashSet())
                .Where(set => all.TrueForAll(set.Overlaps)),
        ]);

    private static List<HashSet<Position>> Smallest(List<HashSet<Position>> sets) =>
        [.. sets.Where(set => !sets.Exists(other => other.IsProperSubsetOf(set)))];
}
