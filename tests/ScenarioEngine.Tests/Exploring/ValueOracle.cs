using System.Collections.Immutable;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Tests.Exploring;

/// <summary>What packages are worth, found by comparing each with each.</summary>
internal static class ValueOracle
{
    /// <summary>How exploring differs from that, or null.</summary>
    public static string? Compare(Exploration exploration, List<LookedAt> zone, List<LookedAt> possible, ImmutableArray<Party> among)
    {
        var pack = exploration.Scenario.Pack;
        var counting = pack
            .Positions.Where(position =>
                position is { Kind: PositionKind.Preference, Vague: null }
                && position.WhyLeftOut(exploration.Scenario.AsOf) is null
                && !exploration.Scenario.Without.Contains(position)
                && (among.IsEmpty || among.Contains(position.Party))
            )
            .ToList();
        if (exploration.Values is not { } values)
        {
            return counting.Count == 0 ? null : "nothing is said of what packages are worth";
        }

        var parties = counting.Select(position => position.Party).Distinct().ToList();
        var (inZone, inAll) = (Scores(zone, parties), Scores(possible, parties));
        return Sets.Differ("parties", [values.Orders.Select(order => order.Party.Id)], [parties.Select(party => party.Id)])
            ?? CompareBest("best of the zone", values.Zone, inZone)
            ?? CompareBest("best of all", values.Space, inAll)
            ?? CompareOwn("own best of the zone", values.OwnBest, inZone, parties)
            ?? CompareOwn("own best of all", values.OwnBestOfAll, inAll, parties)
            ?? CompareSolutions(values, inZone, parties)
            ?? CompareStaying(values.Staying, inZone, parties)
            ?? CompareStaying(values.StayingOfAll, inAll, parties);
    }

    private static List<ImmutableArray<PartyScore>> Scores(List<LookedAt> packages, List<Party> parties) =>
        packages.ConvertAll(package => parties.Select(party => new PartyScore(party, package.ScoreOf(party))).ToImmutableArray());

    private static string? CompareBest(string what, ImmutableArray<BestPackage>? found, List<ImmutableArray<PartyScore>> scores)
    {
        var best = scores.Where(own =>
            !scores.Exists(other => other.Zip(own).All(pair => pair.First.CompareTo(pair.Second) >= 0) && !other.SequenceEqual(own))
        );
        return Sets.Differ(
            what,
            (found ?? []).Select(one => Line(one.Scores).Append($"{one.Packages}")),
            best.GroupBy(own => string.Join(';', Line(own))).Select(same => Line(same.First()).Append($"{same.Count()}")),
            isOrdered: true
        );
    }

    private static string? CompareOwn(
        string what,
        ImmutableArray<PartyScore> found,
        List<ImmutableArray<PartyScore>> scores,
        List<Party> parties
    ) =>
        Sets.Differ(
            what,
            [Line(found)],
            [
                scores.Count == 0
                    ? []
                    : Line([
                        .. parties
                            .Index()
                            .Select(party =>
                                scores.Select(own => own[party.Index]).Aggregate((best, other) => other.CompareTo(best) > 0 ? other : best)
                            ),
                    ]),
            ],
            isOrdered: true
        );

    private static string? CompareSolutions(Values values, List<ImmutableArray<PartyScore>> scores, List<Party> parties)
    {
        if (parties.Count < 2 || scores.Count == 0 || scores[0].Any(score => score.Ranks.Length > 1))
        {
            return values.Solutions.IsEmpty ? null : "scores that cannot be added are added";
        }

        var from = parties.ConvertAll(party => Fraction.Of(party.WalksAwayBelow ?? 0));
        var gaining = scores.Where(own => own.Zip(from).All(pair => pair.First.Value > pair.Second)).ToList();
        return values
            .Solutions.Select(solution =>
                solution.Kind switch
                {
                    SolutionKind.MostInAll => Most(
                        solution,
                        scores,
                        own => own.Aggregate(Fraction.Zero, (sum, score) => sum + score.Value)
                    ),
                    SolutionKind.HighestProduct => Most(
                        solution,
                        gaining,
                        own => own.Zip(from).Aggregate(Fraction.One, (product, pair) => product * (pair.First.Value - pair.Second))
                    ),
                    _ => Most(solution, scores, own => own.Min(score => score.Value)),
                }
            )
            .FirstOrDefault(mistake => mistake is not null);
    }

    /// <summary>
    /// A solution is as good as any package, and none of those that are as good is left out, but for those that another surpasses.
    /// </summary>
    private static string? Most(
        Solution solution,
        List<ImmutableArray<PartyScore>> scores,
        Func<ImmutableArray<PartyScore>, Fraction> measure
    )
    {
        if (scores.Count == 0)
        {
            return solution.Best.IsEmpty ? null : $"{solution.Kind} of nothing";
        }

        var most = scores.Max(measure);
        var all = scores.Where(own => measure(own) == most).ToList();
        var expected = all.Where(own =>
            !scores.Exists(other => other.Zip(own).All(pair => pair.First.CompareTo(pair.Second) >= 0) && !other.SequenceEqual(own))
        );
        return Sets.Differ(
            $"{solution.Kind}",
            solution.Best.Select(found => Line(found.Scores)),
            expected.Select(own => Line(own)),
            isOrdered: true
        );
    }

    private static string? CompareStaying(ImmutableArray<Staying> found, List<ImmutableArray<PartyScore>> scores, List<Party> parties) =>
        found.Select(staying => CompareStaying(staying, scores, parties)).FirstOrDefault(mistake => mistake is not null);

    private static string? CompareStaying(Staying staying, List<ImmutableArray<PartyScore>> scores, List<Party> parties)
    {
        var expected = scores.Count(own =>
            staying.Parties.All(party => own[parties.IndexOf(party)].Value >= Fraction.Of(party.WalksAwayBelow.GetValueOrDefault()))
        );
        return staying.Packages == expected
            ? null
            : $"{string.Join("+", staying.Parties)} would stay in {expected} packages by brute force, in {staying.Packages} by the diagram";
    }

    private static IEnumerable<string> Line(ImmutableArray<PartyScore> scores) =>
        scores.Select(score => $"{score.Party}:{string.Join(',', score.Ranks)}");
}
