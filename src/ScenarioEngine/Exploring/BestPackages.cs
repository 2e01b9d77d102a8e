using System.Collections.Immutable;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>Finds the packages of the zone that are best by preferences: no other gives every party as much and somebody more.</summary>
/// <remarks>
/// The zone is cut by score, party by party, the highest scores first; so whatever is found later surpasses nothing that was found before. A branch is left where even
/// the highest scores of the parties to come would be surpassed.
/// </remarks>
internal sealed class BestPackages
{
    private const int MaximumFound = 1_000;

    private readonly Area _area;
    private readonly Diagram _diagram;
    private readonly List<PartyScores> _parties;
    private readonly List<(decimal[] Scores, int Set)> _found = [];

    public BestPackages(Area area)
    {
        _area = area;
        _diagram = area.Space.Diagram;
        var zone = area.Narrow(area.Zones.Zone);
        _parties = zone == Diagram.Empty ? [] : [.. area.Zones.Positions.Preferences.GroupBy(preference => preference.Party).Select(own => new PartyScores(own.Key, SetsByScore(zone, own)))];
        Search(zone, []);
    }

    /// <summary>All of them, and whether the search was cut off.</summary>
    public (ImmutableArray<BestPackage> Best, bool IsCut) Find() =>
        (_parties.Count == 0 ? [] : [.. _found.Take(MaximumFound).Select(Evaluate)], _found.Count > MaximumFound);

    /// <summary>The zone cut by the score of a party; of a package to which no preference applies, nothing is unmet.</summary>
    private List<(decimal Score, int Set)> SetsByScore(int zone, IEnumerable<Position> preferences)
    {
        var sets = new Dictionary<(int Met, int Applicable), int> { [(0, 0)] = zone };
        foreach (var preference in preferences)
        {
            var applies = _area.Space.Applying(preference);
            var isMet = _area.Space.Respecting(preference);
            var cut = new Dictionary<(int Met, int Applicable), int>();
            foreach (var ((met, applicable), set) in sets)
            {
                var here = _diagram.And(set, applies);
                Add(cut, (met, applicable), _diagram.And(set, Diagram.Not(applies)));
                Add(cut, (met + preference.Weight, applicable + preference.Weight), _diagram.And(here, isMet));
                Add(cut, (met, applicable + preference.Weight), _diagram.And(here, Diagram.Not(isMet)));
            }

            sets = cut;
        }

        return
        [
            .. sets.GroupBy(pair => ScoreOf(pair.Key.Met, pair.Key.Applicable), pair => pair.Value)
                .OrderByDescending(group => group.Key)
                .Select(group => (group.Key, group.Aggregate(Diagram.Empty, _diagram.Or))),
        ];
    }

    private void Add(Dictionary<(int Met, int Applicable), int> sets, (int Met, int Applicable) score, int set)
    {
        if (set != Diagram.Empty)
        {
            sets[score] = _diagram.Or(sets.GetValueOrDefault(score, Diagram.Empty), set);
        }
    }

    private static decimal ScoreOf(int met, int applicable) => applicable == 0 ? 1 : (decimal)met / applicable;

    private void Search(int set, ImmutableArray<decimal> scores)
    {
        if (set == Diagram.Empty || _found.Count > MaximumFound || IsSurpassed([.. scores, .. _parties.Skip(scores.Length).Select(party => party.Sets[0].Score)]))
        {
            return;
        }

        if (scores.Length == _parties.Count)
        {
            _found.Add(([.. scores], set));
            return;
        }

        foreach (var (score, cut) in _parties[scores.Length].Sets)
        {
            Search(_diagram.And(set, cut), scores.Add(score));
        }
    }

    private bool IsSurpassed(decimal[] scores) =>
        _found.Exists(found => found.Scores.Zip(scores).All(pair => pair.First >= pair.Second));

    /// <summary>One of the packages. It is evaluated, so that no score is shown that the evaluator would not find.</summary>
    private BestPackage Evaluate((decimal[] Scores, int Set) found)
    {
        var package = _area.Packages.First(found.Set) ?? throw new InvalidOperationException("A score has a package.");
        var statuses = _area.Evaluate(package).ToArray();
        var scores = _parties.ConvertAll(party => ScoresOf(party.Party, statuses));
        return scores.Select(score => ScoreOf(score.Met, score.Applicable)).SequenceEqual(found.Scores)
            ? new BestPackage([.. scores], _area.Tally(found.Set).Of(found.Set), package)
            : throw new InvalidOperationException("A best package has been evaluated and does not have its score.");
    }

    private PreferenceScore ScoresOf(Party party, FindingStatus[] statuses)
    {
        var own = _area.Zones.Positions.Preferences.Where(preference => preference.Party == party)
            .Select(preference => (preference.Weight, Status: statuses[_area.Scenario.Pack.Positions.IndexOf(preference)])).ToList();
        return new PreferenceScore(
            party,
            own.Where(preference => preference.Status == FindingStatus.Met).Sum(preference => preference.Weight),
            own.Where(preference => preference.Status != FindingStatus.NotApplicable).Sum(preference => preference.Weight));
    }

    private sealed record PartyScores(Party Party, List<(decimal Score, int Set)> Sets);
}
