using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>Finds out what the packages of an area are worth to the parties.</summary>
internal abstract class ValueFinder
{
    /// <summary>
    /// So many packages may be kept at one variable while the best are looked for; with three parties that takes seconds.
    /// </summary>
    protected const int MostKept = 100_000;

    /// <summary>Of four parties and more each has to be compared with each, so only so many.</summary>
    protected const int MostKeptOfMany = 3_000;

    /// <summary>Numbers below this can be added a few times without leaving 64 bits.</summary>
    private static readonly BigInteger Small = BigInteger.One << 56;

    /// <summary>What was found; null where no party has preferences that count.</summary>
    /// <param name="area">The area.</param>
    /// <param name="seed">The number with which chance begins, if anything has to be estimated.</param>
    public static Values? Find(Area area, ulong seed)
    {
        var orders = PreferenceOrder.Of(area.Zones.Positions.Preferences);
        var scales = orders.Select(order => new ScoreScale(order)).ToArray();
        var common = scales.Aggregate(BigInteger.One, (all, scale) => ScoreScale.LeastCommonMultiple(all, scale.Highest));
        return orders.IsEmpty ? null
            : common * scales.Length < Small && scales.All(scale => scale.Highest < Small)
                ? new ValueFinder<long>(area, orders, scales, common, seed).Find()
            : new ValueFinder<BigInteger>(area, orders, scales, common, seed).Find();
    }
}

/// <summary>Finds it in numbers of one type.</summary>
/// <param name="area">The area.</param>
/// <param name="orders">The orders of the parties.</param>
/// <param name="scales">Their scores as numbers.</param>
/// <param name="common">A number that each score of 1 divides, so that scores of several parties can be added.</param>
/// <param name="seed">The number with which chance begins.</param>
internal sealed class ValueFinder<T>(Area area, ImmutableArray<PreferenceOrder> orders, ScoreScale[] scales, BigInteger common, ulong seed)
    : ValueFinder
    where T : struct, IBinaryInteger<T>
{
    private const int MostTold = 200_000;
    private const int Samples = 10_000;

    private readonly Diagram _diagram = area.Space.Diagram;
    private readonly List<Gain<BigInteger>> _gains = [.. GainsOf(area, scales)];
    private readonly int _zone = area.Narrow(area.Zones.Zone);
    private readonly Dictionary<Position, int> _numbers = area.Scenario.Pack.NumbersOfPositions();

    public Values Find()
    {
        var zone = FindBest(_zone);
        var possible = area.Narrow(area.Zones.Possible);
        var noDeal = FindNoDeal();
        var staying = FindStaying(_zone, area.Zones.Zone);
        var bases = orders.All(order => order.HasScale) && orders.Length > 1 ? FindBases(noDeal) : [];
        return new Values
        {
            Orders = orders,
            OwnBest = OwnBestIn(_zone),
            OwnBestOfAll = OwnBestIn(possible),
            Zone = zone,
            Space = possible == _zone ? zone : FindBest(possible),
            Solutions =
                bases.IsEmpty || _zone == Diagram.Empty
                    ? []
                    : [MostInAll(zone), .. zone is { } best ? [HighestProduct(best, bases), BestForTheWorseOff(best)] : (Solution[])[]],
            Bases = bases,
            NoDeal = noDeal,
            Staying = staying,
            StayingOfAll = possible == _zone ? staying : FindStaying(possible, area.Zones.Possible),
        };
    }

    private static IEnumerable<Gain<BigInteger>> GainsOf(Area area, ScoreScale[] scales) =>
        from scale in scales.Index()
        from gain in scale.Item.Amounts
        let set = area.Space.Diagram.And(area.Space.Applying(gain.Preference), area.Space.Holding(gain.Term.When))
        where set != Diagram.Empty
        select new Gain<BigInteger>(set, scale.Index, gain.Amount);

    private static List<Scored<T>> KeepBest(List<Scored<T>> scored) => Surpassing.KeepBest(scored, MostKept);

    private ScoreWalk<T> WalkFor(Func<Gain<BigInteger>, Gain<BigInteger>?> choose, int scores) =>
        new(
            _diagram,
            _gains
                .Select(choose)
                .OfType<Gain<BigInteger>>()
                .Select(gain => new Gain<T>(gain.Set, gain.Score, T.CreateChecked(gain.Amount))),
            scores
        );

    private ImmutableArray<BestPackage>? FindBest(int set)
    {
        var most = scales.Length > 3 ? MostKeptOfMany : MostKept;
        var walk = WalkFor(gain => gain, scales.Length);
        return walk.Walk(set, scored => Surpassing.KeepBest(scored, most), most) is { } best
            ? [.. best.Select(found => Evaluate(walk, found))]
            : null;
    }

    private ImmutableArray<PartyScore> OwnBestIn(int set) =>
        [
            .. from number in Enumerable.Range(0, scales.Length)
            let best = WalkFor(gain => gain.Score == number ? gain with { Score = 0 } : null, 1).Walk(set, KeepBest, MostKept)
            where best is [_]
            select scales[number].ScoreOf(BigInteger.CreateChecked(best[0].Scores[0])),
        ];

    /// <summary>
    /// The packages whose scores add up to most: found by themselves where the best are too many, and then one of several.
    /// </summary>
    private Solution MostInAll(ImmutableArray<BestPackage>? zone)
    {
        if (zone is { } best)
        {
            return new Solution(
                SolutionKind.MostInAll,
                Most(best, found => found.Scores.Aggregate(Fraction.Zero, (sum, score) => sum + score.Value))
            );
        }

        var walk = WalkFor(gain => gain with { Score = 0, Amount = gain.Amount * (common / scales[gain.Score].Highest) }, 1);
        return new Solution(SolutionKind.MostInAll, [.. (walk.Walk(_zone, KeepBest, MostKept) ?? []).Select(found => Show(walk, found))]);
    }

    /// <summary>Of packages that give everybody a gain; where none does, every product is 0 and says nothing.</summary>
    private static Solution HighestProduct(ImmutableArray<BestPackage> zone, ImmutableArray<Base> bases) =>
        new(
            SolutionKind.HighestProduct,
            Most(
                zone.Where(found => found.Scores.Zip(bases).All(pair => pair.First.Value > pair.Second.Score)),
                found =>
                    found
                        .Scores.Zip(bases, (score, from) => score.Value - from.Score)
                        .Aggregate(Fraction.One, (product, gain) => product * gain)
            )
        );

    private static Solution BestForTheWorseOff(ImmutableArray<BestPackage> zone) =>
        new(SolutionKind.BestForTheWorseOff, Most(zone, found => found.Scores.Min(score => score.Value)));

    private static ImmutableArray<BestPackage> Most(IEnumerable<BestPackage> packages, Func<BestPackage, Fraction> measure)
    {
        var measured = packages.Select(package => (Package: package, Measure: measure(package))).ToList();
        return measured.Count == 0
            ? []
            : [.. measured.Where(one => one.Measure == measured.Max(other => other.Measure)).Select(one => one.Package)];
    }

    private ImmutableArray<Base> FindBases(ImmutableArray<ScoreRange> noDeal) =>
        [.. orders.Select(order => BaseOf(order.Party, noDeal.FirstOrDefault(score => score.Low.Party == order.Party)))];

    private static Base BaseOf(Party party, ScoreRange? noDeal) =>
        party.WalksAwayBelow is { } score ? new Base(party, Fraction.Of(score), BaseKind.WalkingAway)
        : noDeal is { IsKnown: true } ? new Base(party, noDeal.Low.Value, BaseKind.NoDeal)
        : new Base(party, Fraction.Zero, BaseKind.Nothing);

    /// <summary>The scores of what stands if nothing is agreed; what it leaves open is at the status quo.</summary>
    private ImmutableArray<ScoreRange> FindNoDeal()
    {
        if (area.Scenario.Pack.NoDeal is not { } terms)
        {
            return [];
        }

        var evaluation = area.Evaluator.Evaluate(area.Scenario with { Terms = terms, LeftOpen = [], Silence = Silence.StatusQuo });
        return [.. orders.Select(order => evaluation.Parties.First(result => result.Party == order.Party).Score).OfType<ScoreRange>()];
    }

    private ImmutableArray<Staying> FindStaying(int set, int whole)
    {
        var heard = orders
            .Index()
            .Where(order => order.Item is { HasScale: true, Party.WalksAwayBelow: not null })
            .Select(order => order.Index)
            .ToList();
        var groups = heard.Select(number => (List<int>)[number]).ToList();
        return [.. (heard.Count > 1 ? groups.Append(heard) : groups).Select(group => CountStaying(group, set, whole))];
    }

    /// <param name="group">The numbers of the parties.</param>
    /// <param name="set">The packages among which to count, as far as they agree with the terms.</param>
    /// <param name="whole">The same packages, whatever the terms are.</param>
    private Staying CountStaying(List<int> group, int set, int whole)
    {
        var parties = group.Select(number => orders[number].Party).ToImmutableArray();
        var bounds = group.Select(number => T.CreateChecked(scales[number].AtLeast(BoundOf(number)))).ToArray();
        var walk = WalkFor(gain => group.Contains(gain.Score) ? gain with { Score = group.IndexOf(gain.Score) } : null, group.Count);
        return walk.Walk(set, scored => Surpassing.KeepUpTo(scored, bounds), MostTold) is { } told
            ? new Staying(parties, told.Find(one => one.Scores.AsSpan().SequenceEqual(bounds))?.Packages ?? BigInteger.Zero, null)
            : new Staying(parties, null, Sample(group, whole));
    }

    private Fraction BoundOf(int number) => Fraction.Of(orders[number].Party.WalksAwayBelow.GetValueOrDefault());

    private Estimate Sample(List<int> group, int whole)
    {
        var tally = area.Tally(whole);
        var hits = area
            .Packages.Sample(tally, whole, Samples, seed)
            .Select(ScoresOf)
            .Count(scores => group.TrueForAll(number => scores[number].Value >= BoundOf(number)));
        return new Estimate(tally.Of(whole), 0, 0, Samples, hits, seed);
    }

    /// <summary>A package with its scores. It is evaluated, so that no score is shown that the evaluator would not find.</summary>
    private BestPackage Evaluate(ScoreWalk<T> walk, Scored<T> found)
    {
        var shown = Show(walk, found);
        return shown.Scores.SequenceEqual(found.Scores.Select((score, number) => scales[number].ScoreOf(BigInteger.CreateChecked(score))))
            ? shown
            : throw new InvalidOperationException("A best package has been evaluated and does not have its score.");
    }

    private BestPackage Show(ScoreWalk<T> walk, Scored<T> found)
    {
        var package = area.Packages.Read(walk.ChoicesOf(found));
        return new BestPackage(ScoresOf(package), found.Packages, package);
    }

    /// <summary>What a package is worth, worked out from its values and not from the diagram.</summary>
    private ImmutableArray<PartyScore> ScoresOf(Package package)
    {
        var statuses = area.Evaluate(package).ToArray();
        return [.. orders.Select(order => order.Score(WorthOf))];

        Fraction WorthOf(Position preference) =>
            statuses[_numbers[preference]] switch
            {
                FindingStatus.NotApplicable => Fraction.Zero,
                var status when preference.Worth is null => status == FindingStatus.Met ? Fraction.One : Fraction.Zero,
                _ => package.Choices.FirstOrDefault(choice => choice.Field == preference.Worth?.Field) is { } choice
                    ? preference.Worth.Of(choice.Range.Sample(choice.Field.Type), area.Evaluator.Compiled.Substitutes)
                    : Fraction.Zero,
            };
    }
}
