using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Tests.Support;

/// <summary>
/// Settles what a scenario leaves open in every way that there is, one after the other, and looks at what each of them comes to.
/// </summary>
internal sealed class NaiveCompletions
{
    private readonly Scenario _scenario;
    private readonly NaiveEvaluation _found;
    private readonly ImmutableArray<ImmutableArray<Value>> _values;

    private NaiveCompletions(Scenario scenario, NaiveEvaluation found)
    {
        _scenario = scenario;
        _found = found;
        _values =
        [
            .. scenario.Pack.Fields.Select(field =>
                found.Settlements[field].Value is { } value ? [value] : AllPackages.ChoicesOf(scenario.Pack, field)
            ),
        ];
    }

    /// <summary>What was found term by term, and then whichever way.</summary>
    public static NaiveEvaluation Decide(Scenario scenario, NaiveEvaluation found, int most)
    {
        var completions = new NaiveCompletions(scenario, found);
        return completions._values.Aggregate(1L, (product, values) => Math.Min(product * values.Length, int.MaxValue)) > most
            ? found with
            {
                IsTooLarge = true,
            }
            : completions.Decide();
    }

    private NaiveEvaluation Decide()
    {
        var possible = Combine(0)
            .Select(values =>
                NaiveEvaluator.InPackage(_scenario, _scenario.Pack.Fields.ToDictionary(field => field, field => values[field.Index]))
            )
            .OfType<Dictionary<Position, FindingStatus>>()
            .Select(statuses =>
                statuses.ToDictionary(
                    pair => pair.Key,
                    pair => _found.Statuses[pair.Key] is var known && known == FindingStatus.Open ? pair.Value : known
                )
            )
            .ToList();
        if (possible.Count == 0)
        {
            return _found with { Completions = possible, Outcome = _found.IsBroken ? _found.Outcome : Outcome.Impossible };
        }

        var statuses = _found.Statuses.ToDictionary(
            pair => pair.Key,
            pair =>
                pair.Value == FindingStatus.Open
                    ? StatusOf(pair.Key, [.. possible.Select(package => package[pair.Key]).Distinct()])
                    : pair.Value
        );
        var parties = _found.Parties.ToDictionary(
            pair => pair.Key,
            pair =>
                NaiveEvaluator.PartyResultOf(pair.Key, statuses, pair.Value.IsHeard) with
                {
                    Verdict = VerdictOf([
                        .. possible.Select(package => NaiveEvaluator.VerdictOf(pair.Key, package, pair.Value.IsHeard)).Distinct(),
                    ]),
                }
        );
        return _found with
        {
            Completions = possible,
            Statuses = statuses,
            Parties = parties,
            Outcome = NaiveEvaluator.OutcomeOf(parties.Values, _found.Constraints.Values, _found.Contradictions),
            IsDividing =
                parties.Values.All(party => party.Verdict != Verdict.Conflict)
                && possible.TrueForAll(package => package.ContainsValue(FindingStatus.Crossed)),
        };
    }

    /// <summary>The mildest of several verdicts; open in place of clear where another is worse.</summary>
    private static Verdict VerdictOf(ImmutableArray<Verdict> all) =>
        all.Max() is var mildest && mildest == Verdict.Clear && all.Length > 1 ? Verdict.Open : mildest;

    private static FindingStatus StatusOf(Position position, HashSet<FindingStatus> all)
    {
        var against = position.Kind switch
        {
            PositionKind.Openness => FindingStatus.Offered,
            PositionKind.RedLine => FindingStatus.Crossed,
            _ => FindingStatus.Unmet,
        };
        return all.Contains(against) ? (all.Count == 1 ? against : FindingStatus.Open)
            : all.Contains(FindingStatus.Respected) ? FindingStatus.Respected
            : all.Contains(FindingStatus.Met) ? FindingStatus.Met
            : FindingStatus.NotApplicable;
    }

    private IEnumerable<ImmutableArray<Value>> Combine(int field) =>
        field == _values.Length
            ?
            [
                [],
            ]
            : Combine(field + 1).SelectMany(_ => _values[field], (rest, value) => rest.Insert(0, value));
}
