using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Stability;

/// <summary>Finds the states of a scenario, and how parties move between them and order them.</summary>
/// <remarks>
/// Only rules of the pack make a state impossible: a crossed red line removes none. A field that gets a meaning by a move of another party
/// is then at its status quo, where it has one.
/// </remarks>
internal sealed class GraphBuilder
{
    /// <summary>So many states can be gone through for every party and every notion.</summary>
    private const int MostStates = 20_000;

    private readonly Evaluator _evaluator;
    private readonly Scenario _scenario;
    private readonly ImmutableArray<Field> _fields;
    private readonly MoveRules _rules;

    private GraphBuilder(Evaluator evaluator, Scenario scenario, MoveRules rules)
    {
        _evaluator = evaluator;
        _scenario = scenario;
        _rules = rules;
        _fields = [.. scenario.Pack.Fields.Where(field => field.ControlledBy is not null)];
    }

    /// <summary>The model of a scenario, or why there is none.</summary>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public static GraphResult Build(Evaluator evaluator, Scenario scenario, CancellationToken cancellation) =>
        Build(evaluator, scenario, MoveRules.Of(scenario.Pack), cancellation);

    /// <summary>The same by other rules of moving than those of the pack.</summary>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public static GraphResult Build(Evaluator evaluator, Scenario scenario, MoveRules rules, CancellationToken cancellation) =>
        new GraphBuilder(evaluator, scenario, rules).Build(cancellation);

    private GraphResult Build(CancellationToken cancellation)
    {
        if (_fields.IsEmpty)
        {
            return Refuse(
                $"No party of `{_scenario.Pack.Id}` controls a field, so nobody can move.",
                "Give fields `controlled-by:` with the party that settles them."
            );
        }

        var elsewhere = _scenario with
        {
            Terms = [.. _scenario.Terms.Where(term => !_fields.Contains(term.Field))],
            LeftOpen = [],
            Without = [.. _scenario.Without, .. _scenario.Pack.Positions.Where(position => position.Policy.IsLine)],
        };
        var limits = new ExploreOptions
        {
            Parts = ExploreParts.None,
            First = 0,
            Over = _fields,
            MostCombinations = MostStates,
        };
        if (FindStates(elsewhere, limits, cancellation) is not { } states)
        {
            return Refuse(
                string.Create(CultureInfo.InvariantCulture, $"There are more than {MostStates:N0} states, or finding them costs too much."),
                "State some of the fields that parties control in a copy of the pack without `controlled-by`, or take options away."
            );
        }

        if (states.IsEmpty)
        {
            return Refuse("No package that agrees with the terms is possible, so there is no state.", "`scenario evaluate` says why.");
        }

        var scenarios = states
            .Select(state => elsewhere with { Without = _scenario.Without, Terms = [.. elsewhere.Terms, .. TermsOf(state)] })
            .ToList();
        var evaluations = new Lazy<List<Evaluation>>(() => scenarios.ConvertAll(_evaluator.Evaluate));
        var movers = ImmutableArray.CreateBuilder<Mover>();
        foreach (var party in _scenario.Pack.Parties.Where(party => _fields.Any(field => field.ControlledBy == party)))
        {
            var (ranks, ground, problem) = Order(party, states, evaluations);
            if (problem is not null)
            {
                return Refuse(
                    problem,
                    $"Give `{party.Id}` a `ranking:` of all states, or preferences that the fields under control decide."
                );
            }

            movers.Add(new Mover(party, ranks, MovesOf(party, states), ground));
        }

        return new GraphResult(
            new GraphModel
            {
                Scenario = _scenario,
                Fields = _fields,
                States = states,
                Movers = movers.ToImmutable(),
                Now = FindNow(states),
            },
            null,
            null
        );
    }

    private static GraphResult Refuse(string problem, string hint) => new(null, problem, hint);

    private ImmutableArray<State>? FindStates(Scenario elsewhere, ExploreOptions limits, CancellationToken cancellation) =>
        Engine.Explore(_evaluator, elsewhere, limits, cancellation).Exploration is { Over: { IsCut: false } over }
            ? [.. over.Rows.Select(row => new State([.. row.Values.Select(value => value?.OnlyValue)]))]
            : null;

    private IEnumerable<Term> TermsOf(State state) =>
        _fields
            .Zip(state.Values)
            .Where(pair => pair.Second is not null)
            .Select(pair => new Term(pair.First, pair.Second.GetValueOrDefault(), pair.First.Location));

    /// <summary>The state that agrees with what the scenario comes to, where there is only one.</summary>
    private int? FindNow(ImmutableArray<State> states)
    {
        var evaluation = _evaluator.Evaluate(_scenario);
        var settled = _fields.Select(evaluation.StateOf).ToList();
        var agreeing = states
            .Index()
            .Where(state =>
                settled.Zip(state.Item.Values).All(pair => pair.First.Value is not { } value || pair.Second is not { } own || own == value)
            )
            .Take(2)
            .ToList();
        return settled.TrueForAll(state => state.IsSettled || state.IsApplicable == false) && agreeing is [var only] ? only.Index : null;
    }

    private (ImmutableArray<int> Ranks, OrderGround Ground, string? Problem) Order(
        Party party,
        ImmutableArray<State> states,
        Lazy<List<Evaluation>> evaluations
    )
    {
        if (_rules.Rankings.FirstOrDefault(ranking => ranking.Party == party) is { } ranking)
        {
            var ranks = states.Select(state => ranking.RankOf(field => state.Values[_fields.IndexOf(field)])).ToList();
            return ranks.FindIndex(rank => rank is null) is >= 0 and var unranked
                ? ([], OrderGround.Ranking, $"The ranking of `{party.Id}` does not speak of the state {Describe(states[unranked])}.")
                : ([.. ranks.OfType<int>()], OrderGround.Ranking, null);
        }

        var scores = evaluations.Value.ConvertAll(evaluation => evaluation.Parties.First(result => result.Party == party).Score);
        if (scores[0] is null)
        {
            return (
                [],
                OrderGround.Score,
                $"`{party.Id}` has no order: it can move, and the pack gives it neither a ranking nor preferences that count."
            );
        }

        if (scores.FindIndex(score => score is { IsKnown: false }) is >= 0 and var open)
        {
            return (
                [],
                OrderGround.Score,
                $"`{party.Id}` has no order: what the scenario leaves open decides its score in the state {Describe(states[open])}."
            );
        }

        var known = scores.Select(score => score?.Low).OfType<PartyScore>().ToList();
        var rankOf = known
            .Distinct()
            .Order(Comparer<PartyScore>.Create((a, b) => b.CompareTo(a)))
            .Index()
            .ToDictionary(score => score.Item, score => score.Index);
        return ([.. known.Select(score => rankOf[score])], OrderGround.Score, null);
    }

    private string Describe(State state) => string.Join(", ", TermsOf(state).Select(term => $"`{term}`"));

    private ImmutableArray<ImmutableArray<int>> MovesOf(Party party, ImmutableArray<State> states)
    {
        // States that differ only in what a party can change stand together, so that no two of them need be looked at that cannot be moves.
        var others = Enumerable
            .Range(0, _fields.Length)
            .Where(number => _fields[number].ControlledBy != party && _fields[number].OnlyWhen is null)
            .ToArray();
        var together = states
            .Index()
            .ToLookup(state => string.Join(',', others.Select(number => state.Item.Values[number]?.Option ?? -1)), state => state.Index);
        var moves = new ImmutableArray<int>[states.Length];
        foreach (var group in together)
        {
            foreach (var from in group)
            {
                moves[from] = [.. group.Where(to => to != from && IsMove(party, states[from], states[to]))];
            }
        }

        return [.. moves];
    }

    private bool IsMove(Party party, State from, State to) =>
        _fields.Index().All(field => IsStep(party, field.Item, from.Values[field.Index], to.Values[field.Index]));

    private bool IsStep(Party party, Field field, Value? from, Value? to)
    {
        var isOwn = field.ControlledBy == party;
        return (from, to) switch
        {
            ({ } now, { } then) when now == then => true,
            ({ } now, { } then) => isOwn && _rules.Allow(field, now.Option, then.Option),
            (null, { } then) => isOwn || field.StatusQuo is not { } usual || usual == then,
            _ => true,
        };
    }
}
