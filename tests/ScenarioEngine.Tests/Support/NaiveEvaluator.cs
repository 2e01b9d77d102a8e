using System.Collections.Immutable;
using System.Diagnostics;
using ScenarioEngine.Model;

namespace ScenarioEngine.Tests.Support;

/// <summary>The meaning of a scenario, worked out the slowest and most obvious way.</summary>
/// <remarks>
/// Walks the conditions of the model as they stand. A <c>bool?</c> holds the three values: C# lifts <c>&amp;</c>, <c>|</c> and <c>!</c> by
/// Kleene's strong logic. Shares nothing with the compiled evaluator, which is right because this is obvious.
/// </remarks>
internal sealed class NaiveEvaluator
{
    private readonly Scenario _scenario;
    private readonly IReadOnlyDictionary<Field, Value>? _package;
    private readonly Dictionary<Field, NaiveSettlement> _settlements = [];

    private readonly IReadOnlySet<Field>? _stated;

    private NaiveEvaluator(Scenario scenario, IReadOnlyDictionary<Field, Value>? package = null, IReadOnlySet<Field>? stated = null) =>
        (_scenario, _package, _stated) = (scenario, package, stated);

    private RulePack Pack => _scenario.Pack;

    /// <summary>What becomes of a scenario: term by term, and then whichever way what is open is settled.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="most">How many ways to settle it are looked at; where there are more, all stays as it is term by term.</param>
    public static NaiveEvaluation Evaluate(Scenario scenario, int most = 64)
    {
        var found = new NaiveEvaluator(scenario).Evaluate();
        return found.HasQuestion && !found.IsBroken ? NaiveCompletions.Decide(scenario, found, most) : found;
    }

    /// <summary>
    /// A package in the place of a scenario that states some fields: what asks whether something is stated asks that scenario.
    /// </summary>
    public static NaiveEvaluation Evaluate(Scenario package, IReadOnlySet<Field> stated) =>
        new NaiveEvaluator(package, stated: stated).Evaluate();

    /// <summary>What becomes of one position, term by term.</summary>
    public static FindingStatus StatusOf(Position position, Scenario scenario) => new NaiveEvaluator(scenario).StatusOf(position);

    /// <summary>
    /// What becomes of the positions where every field has a value, of which the scenario states some; null where such a package is not
    /// possible.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="package">A value for each field; that of a field without meaning does not matter.</param>
    public static Dictionary<Position, FindingStatus>? InPackage(Scenario scenario, IReadOnlyDictionary<Field, Value> package)
    {
        var settled = new NaiveEvaluator(scenario, package);
        var denied = scenario
            .Pack.Implications.Except(scenario.WithoutImplications)
            .Where(implication => settled.Holds(implication.When) == true)
            .SelectMany(implication => implication.Then)
            .Any(term => package[term.Field] != term.Value && settled.Applies(term.Field) == true);
        var isAbsent = scenario.Pack.Fields.Any(field => settled.Applies(field) == true && Has(scenario, field, package[field]));
        return denied || isAbsent || scenario.Pack.Constraints.Any(constraint => settled.Holds(constraint.ImpossibleWhen) == true)
            ? null
            : scenario.Pack.Positions.Where(position => position.Vague is null).ToDictionary(position => position, settled.StatusOf);
    }

    /// <summary>The verdict of a party whose positions have come to some statuses.</summary>
    public static Verdict VerdictOf(Party party, IReadOnlyDictionary<Position, FindingStatus> statuses, bool isHeard)
    {
        var own = statuses
            .Where(pair =>
                pair.Key.Party == party
                && pair.Value != FindingStatus.LeftOut
                && pair.Key.Kind is not (PositionKind.Openness or PositionKind.Preference)
            )
            .Select(pair => pair.Value)
            .ToList();
        return own.Count == 0 ? (isHeard ? Verdict.NothingToTest : Verdict.NoPosition)
            : own.Contains(FindingStatus.Crossed) ? Verdict.Conflict
            : own.Contains(FindingStatus.Unmet) ? Verdict.Objection
            : own.Contains(FindingStatus.Open) ? Verdict.Open
            : Verdict.Clear;
    }

    private NaiveEvaluation Evaluate()
    {
        var statuses = Pack.Positions.Where(position => position.Vague is null).ToDictionary(position => position, StatusOf);
        var parties = Pack.Parties.ToDictionary(party => party, party => PartyResultOf(party, statuses));
        var constraints = Pack.Constraints.ToDictionary(constraint => constraint, constraint => Holds(constraint.ImpossibleWhen));
        ImmutableArray<Field> contradictions = [.. Pack.Fields.Where(field => Settle(field).IsTorn && Applies(field) != false)];
        return new NaiveEvaluation
        {
            Statuses = statuses,
            LeftOut = [.. Pack.Positions.Where(position => !Counts(position))],
            Parties = parties,
            Constraints = constraints,
            Contradictions = contradictions,
            Outcome = OutcomeOf(parties.Values, constraints.Values.Append(HasWhatIsNotThere()), contradictions),
            Settlements = Pack.Fields.ToDictionary(field => field, Settle),
            Applicable = Pack.Fields.ToDictionary(field => field, Applies),
            HasOpenRule =
                Pack.Fields.Any(field =>
                    Settle(field).Value is null
                    && (
                        field.Type.Options.Any(option => option.From is not null || option.Until is not null)
                        || _scenario.WithoutOptions.Any(gone => gone.Field == field)
                    )
                )
                || constraints.Values.Any(holds => holds is null)
                || Pack.Implications.Except(_scenario.WithoutImplications).Any(implication => Holds(implication.When) is null),
        };
    }

    /// <summary>Whether a field that has meaning, or may have, is settled at an option that is not there.</summary>
    private bool? HasWhatIsNotThere() =>
        Pack.Fields.Any(field => Applies(field) != false && Settle(field).Value is { } value && Has(_scenario, field, value));

    /// <summary>Whether a value is an option that is not there in a scenario, or a set with one.</summary>
    public static bool Has(Scenario scenario, Field field, Value value) =>
        field
            .Type.Options.Index()
            .Any(option =>
                (field.Type.Kind == FieldKind.Set ? (value.Members >> option.Index & 1) == 1 : value.Ordinal == option.Index)
                && (
                    option.Item.From > scenario.AsOf
                    || option.Item.Until <= scenario.AsOf
                    || scenario.WithoutOptions.Any(gone => gone.Field == field && gone.Index == option.Index)
                )
            );

    /// <summary>The outcome of a scenario.</summary>
    public static Outcome OutcomeOf(
        IEnumerable<NaivePartyResult> parties,
        IEnumerable<bool?> constraints,
        ImmutableArray<Field> contradictions
    ) =>
        constraints.Contains(true) ? Outcome.Impossible
        : !contradictions.IsEmpty ? Outcome.Contradictory
        : parties.Select(party => party.Verdict).DefaultIfEmpty(Verdict.NoPosition).Min() switch
        {
            Verdict.Conflict => Outcome.Conflict,
            Verdict.Objection => Outcome.Objection,
            Verdict.Open => Outcome.Open,
            Verdict.Clear => Outcome.Clear,
            Verdict.NothingToTest => Outcome.NothingToTest,
            Verdict.NoPosition => Outcome.NoPosition,
            _ => throw new UnreachableException(),
        };

    private NaivePartyResult PartyResultOf(Party party, Dictionary<Position, FindingStatus> statuses) =>
        PartyResultOf(party, statuses, Pack.Positions.Any(position => position.Party == party && Counts(position)));

    /// <summary>What the statuses of a party's positions add up to.</summary>
    public static NaivePartyResult PartyResultOf(Party party, IReadOnlyDictionary<Position, FindingStatus> statuses, bool isHeard) =>
        new(VerdictOf(party, statuses, isHeard)) { IsHeard = isHeard };

    private FindingStatus StatusOf(Position position)
    {
        if (!Counts(position))
        {
            return FindingStatus.LeftOut;
        }

        var applies = position.AppliesWhen is null ? true : Holds(position.AppliesWhen);
        foreach (var exception in position.Exceptions.Where(exception => WasSaid(exception.Statement)))
        {
            applies &= !Holds(exception.When);
        }

        var holds = position.Condition is null ? null : Holds(position.Condition);
        return position.Kind switch
        {
            PositionKind.Openness => Choose(applies, FindingStatus.Offered, FindingStatus.NotApplicable),
            _ when applies == false => FindingStatus.NotApplicable,
            PositionKind.RedLine => Choose(applies & holds, FindingStatus.Crossed, FindingStatus.Respected),
            _ => Choose(applies & !holds, FindingStatus.Unmet, FindingStatus.Met),
        };
    }

    private static FindingStatus Choose(bool? truth, FindingStatus whenTrue, FindingStatus whenFalse) =>
        truth is not { } known ? FindingStatus.Open
        : known ? whenTrue
        : whenFalse;

    private bool Counts(Position position)
    {
        if (_scenario.Without.Contains(position) || !WasSaid(position.Statement))
        {
            return false;
        }

        var isSuperseded = position.SupersededBy is { } successor && WasSaid(successor.Statement);
        var hasEnded = position.Until is { } end && (_scenario.AsOf is null || _scenario.AsOf >= end);
        return !isSuperseded && !hasEnded;
    }

    private bool WasSaid(Statement statement) => statement.Date is null || _scenario.AsOf is null || statement.Date <= _scenario.AsOf;

    private NaiveSettlement Settle(Field field)
    {
        // Remembered, so that a chain of implications is not walked once for every mention of its end.
        if (!_settlements.TryGetValue(field, out var settlement))
        {
            settlement = SettleAfresh(field);
            _settlements.Add(field, settlement);
        }

        return settlement;
    }

    private NaiveSettlement SettleAfresh(Field field)
    {
        if (_package is not null)
        {
            return new NaiveSettlement(_package[field], NaiveGround.Stated, IsTorn: false);
        }

        var stated = _scenario.Terms.FirstOrDefault(term => term.Field == field)?.Value;
        var implied = new HashSet<Value>();
        var isPending = false;
        foreach (var implication in Pack.Implications.Except(_scenario.WithoutImplications))
        {
            foreach (var term in implication.Then.Where(term => term.Field == field))
            {
                var follows = Holds(implication.When);
                isPending |= follows is null;
                if (follows == true)
                {
                    implied.Add(term.Value);
                }
            }
        }

        return Settle(field, stated, implied, isPending);
    }

    private NaiveSettlement Settle(Field field, Value? stated, HashSet<Value> implied, bool isPending)
    {
        var isTorn = implied.Count > 1 || (stated is { } said && implied.Any(value => value != said));
        if (stated is not null)
        {
            return new NaiveSettlement(stated, NaiveGround.Stated, isTorn);
        }

        if (implied.Count > 0)
        {
            return implied.Count == 1
                ? new NaiveSettlement(implied.Single(), NaiveGround.Implied, isTorn)
                : new NaiveSettlement(null, NaiveGround.None, isTorn);
        }

        var mayAssume = _scenario.Silence == Silence.StatusQuo && !isPending && _scenario.LeftOpen.All(open => open.Field != field);
        return mayAssume && field.StatusQuo is not null
            ? new NaiveSettlement(field.StatusQuo, NaiveGround.Assumed, isTorn)
            : new NaiveSettlement(null, NaiveGround.None, isTorn);
    }

    private bool? Applies(Field field) => field.OnlyWhen is null ? true : Holds(field.OnlyWhen);

    private bool? Holds(Condition condition) =>
        condition switch
        {
            Condition.Test { Operator: Operator.Stated } test => HoldsStated(test),
            Condition.Test test => Applies(test.Field) & HoldsRaw(test),
            Condition.All all => all.Parts.Select(Holds).Aggregate((one, other) => one & other),
            Condition.Any any => any.Parts.Select(Holds).Aggregate((one, other) => one | other),
            Condition.Not not => !Holds(not.Part),
            Condition.Over over => HoldsOver(over, [.. over.Instances.Select(Holds)]),
            _ => throw new UnreachableException(),
        };

    private static bool? HoldsOver(Condition.Over over, ImmutableArray<bool?> instances) =>
        over.Quantifier switch
        {
            Quantifier.Some => instances.Aggregate((one, other) => one | other),
            Quantifier.Every => instances.Aggregate((one, other) => one & other),
            Quantifier.No => !instances.Aggregate((one, other) => one | other),
            Quantifier.Count => HoldsCount(over, instances.Count(holds => holds == true), instances.Count(holds => holds != false)),
            _ => throw new UnreachableException(),
        };

    /// <summary>Asks every number that the count may still turn out to be.</summary>
    private static bool? HoldsCount(Condition.Over over, int fewest, int most)
    {
        var answers = Enumerable
            .Range(fewest, most - fewest + 1)
            .Select(count => count >= over.AtLeast && count <= over.AtMost)
            .ToHashSet();
        return answers.Count == 1 ? answers.Single() : null;
    }

    private bool? HoldsStated(Condition.Test test)
    {
        var wanted = test.Values[0].Ordinal == 1;
        return Applies(test.Field) != false
            && wanted == (_stated?.Contains(test.Field) ?? _scenario.Terms.Any(term => term.Field == test.Field));
    }

    private bool? HoldsRaw(Condition.Test test) =>
        Settle(test.Field).Value is { } value ? Compare(value, test.Operator, test.Values) : null;

    internal static bool Compare(Value value, Operator @operator, ImmutableArray<Value> values) =>
        @operator switch
        {
            Operator.Is => value == values[0],
            Operator.IsNot => value != values[0],
            Operator.OneOf => values.Contains(value),
            Operator.NoneOf => !values.Contains(value),
            Operator.AtLeast => value.Ordinal >= values[0].Ordinal,
            Operator.AtMost => value.Ordinal <= values[0].Ordinal,
            Operator.MoreThan or Operator.After => value.Ordinal > values[0].Ordinal,
            Operator.LessThan or Operator.Before => value.Ordinal < values[0].Ordinal,
            Operator.Between => value.Ordinal >= values[0].Ordinal && value.Ordinal <= values[1].Ordinal,
            Operator.Includes or Operator.IncludesAll => (value.Members & values[0].Members) == values[0].Members,
            Operator.Excludes => (value.Members & values[0].Members) == 0,
            _ => throw new UnreachableException(),
        };
}
