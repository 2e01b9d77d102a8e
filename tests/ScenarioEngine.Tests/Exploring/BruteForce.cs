using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Exploring;

/// <summary>Every package of a small pack, looked at one by one.</summary>
internal sealed class BruteForce
{
    private const int MostPackages = 400;

    private readonly List<LookedAt> _packages;

    private BruteForce(Scenario scenario, List<LookedAt> packages)
    {
        Scenario = scenario;
        _packages = packages;
        var found = NaiveEvaluator.Evaluate(scenario);
        var assumed =
            from field in scenario.Pack.Fields
            where found.Settlements[field] is { Ground: NaiveGround.Assumed } && found.Applicable[field] != false
            select new Term(field, found.Settlements[field].Value.GetValueOrDefault(), field.Location);
        Assumed = [.. assumed];
        Terms = [.. scenario.Terms, .. Assumed];
    }

    public Scenario Scenario { get; }

    /// <summary>What silence is read as.</summary>
    public ImmutableArray<Term> Assumed { get; }

    /// <summary>The terms of the scenario, and what its silence is read as.</summary>
    public ImmutableArray<Term> Terms { get; }

    /// <summary>All packages for the date and the edits of a scenario; null where they are many.</summary>
    public static BruteForce? Of(Scenario scenario) =>
        AllPackages.Find(scenario, MostPackages, FieldsOf(scenario.Terms)) is { } packages
            ? new BruteForce(scenario, packages.ConvertAll(package => new LookedAt(package.Terms, package.Found)))
            : null;

    /// <summary>The same for other terms; all packages are looked at again where something asks what is stated.</summary>
    public BruteForce With(ImmutableArray<Term> terms)
    {
        var edited = Scenario with
        {
            Terms = terms,
            LeftOpen = [.. Scenario.LeftOpen.Where(open => !terms.Any(term => term.Field == open.Field))],
        };
        var asked = Scenario.Pack.Fields.Where(IsAskedWhetherStated).ToHashSet();
        return
            asked.Overlaps(FieldsOf(edited.Terms).Except(FieldsOf(Scenario.Terms)))
            || asked.Overlaps(FieldsOf(Scenario.Terms).Except(FieldsOf(edited.Terms)))
            ? Of(edited) ?? throw new InvalidOperationException("There are as many packages as before.")
            : new BruteForce(edited, _packages);
    }

    /// <summary>The terms with another in the place of what is said of its field.</summary>
    public ImmutableArray<Term> Put(Field field, ValueRange range) =>
        [.. Scenario.Terms.Where(term => term.Field != field), new Term(field, range.Sample(field.Type), field.Location)];

    /// <summary>All packages to which repairs may lead: what is changed is stated, and what is silent is again what silence says.</summary>
    public IEnumerable<LookedAt> AfterRepairs()
    {
        var stated = FieldsOf(Scenario.Terms);
        var mayBeStated = FieldsOf(Assumed).Where(IsAskedWhetherStated).ToArray();
        for (var chosen = 0; chosen < 1 << mayBeStated.Length; chosen++)
        {
            var also = mayBeStated.Where((_, number) => (chosen >> number & 1) == 1).ToHashSet();
            var packages =
                also.Count == 0
                    ? _packages
                    : AllPackages
                        .Find(Scenario, MostPackages, stated.Concat(also).ToHashSet())
                        ?.ConvertAll(package => new LookedAt(package.Terms, package.Found));
            foreach (var package in packages ?? throw new InvalidOperationException("There are as many packages as before."))
            {
                if (also.SetEquals(FieldsOf(Changed(package)).Intersect(mayBeStated)) && IsWhatSilenceSays(package))
                {
                    yield return package;
                }
            }
        }
    }

    /// <summary>Whether silence, read as the status quo again after a repair, says what the package has.</summary>
    private bool IsWhatSilenceSays(LookedAt package)
    {
        if (Scenario.Silence != Silence.StatusQuo)
        {
            return true;
        }

        var changed = Changed(package).Select(term => term.Field).ToHashSet();
        var edited = Scenario with
        {
            Terms =
            [
                .. Scenario.Terms.Where(term => !changed.Contains(term.Field)),
                .. package.Terms.Where(term => changed.Contains(term.Field)),
            ],
            LeftOpen = [.. Scenario.LeftOpen.Where(open => !changed.Contains(open.Field))],
        };
        var found = NaiveEvaluator.Evaluate(edited);
        return Scenario.Pack.Fields.All(field =>
            found.Settlements[field] is not { Ground: NaiveGround.Assumed } settled
            || (
                package.ValueOf(field) is { } value
                    ? value == settled.Value || IsSameChoice(value, new Term(field, settled.Value.GetValueOrDefault(), field.Location))
                    : found.Applicable[field] != true
            )
        );
    }

    private static HashSet<Field> FieldsOf(IEnumerable<Term> terms) => [.. terms.Select(term => term.Field)];

    private bool IsAskedWhetherStated(Field field) =>
        ConditionWalk
            .ConditionsOf(Scenario.Pack)
            .SelectMany(ConditionWalk.TestsIn)
            .Any(test => test.Field == field && test.Operator == Operator.Stated);

    /// <summary>The packages that agree with the terms of the scenario.</summary>
    public IEnumerable<LookedAt> Agreeing => _packages.Where(package => AgreesBut(package));

    /// <summary>The packages that are possible, whatever the terms.</summary>
    public IEnumerable<LookedAt> Possible => _packages.Where(package => !package.Found.IsBroken);

    /// <summary>The packages of the zone of some parties that agree with the terms of all fields but some.</summary>
    public IEnumerable<LookedAt> Zone(ImmutableArray<Party> parties, params Field[] but) =>
        Possible.Where(package => !package.Crossed(parties).Any() && AgreesBut(package, but));

    /// <summary>All packages, possible or not.</summary>
    public IEnumerable<LookedAt> All => _packages;

    /// <summary>Whether a package has an option; of a set, among others.</summary>
    public bool Has(LookedAt package, Field field, ValueRange range)
    {
        if (package.ValueOf(field) is not { } value)
        {
            return false;
        }

        if (field.Type.Kind != FieldKind.Set)
        {
            return Trials.Covers(new Change(field, range, FindingStatus.Open), value);
        }

        return (value.Members & range.Low.GetValueOrDefault().Members) != 0;
    }

    /// <summary>The terms of the scenario that a package has otherwise.</summary>
    public IEnumerable<Term> Changed(LookedAt package) =>
        Terms.Where(term => package.ValueOf(term.Field) is { } value && !IsSameChoice(value, term));

    private bool AgreesBut(LookedAt package, params Field[] but) => Changed(package).All(term => but.Contains(term.Field));

    /// <summary>Whether no rule tells two values of a field apart; of a line, all values between them must be like that too.</summary>
    private bool IsSameChoice(Value value, Term term)
    {
        if (!term.Field.Type.IsContinuous)
        {
            return value == term.Value;
        }

        var (low, high) = value.Ordinal <= term.Value.Ordinal ? (value, term.Value) : (term.Value, value);
        var between = new Trials(new Scenario("", Scenario.Pack, Scenario.Pack.Files[0]))
            .ValuesOf(term.Field)
            .Where(other => low.Ordinal < other.Ordinal && other.Ordinal < high.Ordinal);
        return AllPackages.Signatures(Scenario.Pack, term.Field, [low, .. between, high]).Distinct().Count() == 1;
    }
}

/// <summary>A package and what the naive evaluator finds of it.</summary>
internal sealed record LookedAt(ImmutableArray<Term> Terms, NaiveEvaluation Found)
{
    public Value? ValueOf(Field field) => Terms.FirstOrDefault(term => term.Field == field)?.Value;

    /// <summary>The red lines of some parties that it crosses; of all where none are named.</summary>
    public IEnumerable<Position> Crossed(ImmutableArray<Party> parties) =>
        Found
            .Statuses.Where(pair => pair.Value == FindingStatus.Crossed && (parties.IsEmpty || parties.Contains(pair.Key.Party)))
            .Select(pair => pair.Key);

    /// <summary>The positions of one kind and some parties that it leaves unmet; of all parties where none are named.</summary>
    public IEnumerable<Position> Unmet(PositionKind kind, ImmutableArray<Party> parties) =>
        Found
            .Statuses.Where(pair =>
                pair.Value == FindingStatus.Unmet && pair.Key.Kind == kind && (parties.IsEmpty || parties.Contains(pair.Key.Party))
            )
            .Select(pair => pair.Key);

    /// <summary>The positions of some parties that it leaves unmet, preferences aside.</summary>
    public bool IsStrict(ImmutableArray<Party> parties) =>
        !Found.Statuses.Any(pair =>
            pair.Value == FindingStatus.Unmet
            && pair.Key.Kind != PositionKind.Preference
            && (parties.IsEmpty || parties.Contains(pair.Key.Party))
        );

    /// <summary>Whether a package that exploring read out is this one: each of its ranges holds the value.</summary>
    public bool Is(Package package) =>
        package.Choices.Length == Terms.Length
        && package.Choices.All(choice =>
            ValueOf(choice.Field) is { } value
            && (
                choice.Field.Type.Kind == FieldKind.Set
                    ? value == choice.Range.OnlyValue
                    : Trials.Covers(new Change(choice.Field, choice.Range, FindingStatus.Open), value)
            )
        );

    /// <summary>
    /// What the package gives a party, worked out from what is written: for each rank of its preferences the weighted mean of worth ÷
    /// highest worth.
    /// </summary>
    public ImmutableArray<Fraction> ScoreOf(Party party) =>
        [
            .. from pair in Found.Statuses
            where pair.Key.Kind == PositionKind.Preference && pair.Key.Party == party && pair.Value != FindingStatus.LeftOut
            group pair by pair.Key.Priority into rank
            orderby rank.Key
            select Sum(rank.Select(pair => Fraction.Of(pair.Key.Weight) * ShareOf(pair.Key, pair.Value)))
                / Sum(rank.Select(pair => Fraction.Of(pair.Key.Weight))),
        ];

    private Fraction ShareOf(Position preference, FindingStatus status)
    {
        if (status == FindingStatus.NotApplicable || preference.Worth is not { } worth)
        {
            return status == FindingStatus.Met ? Fraction.One : Fraction.Zero;
        }

        var field = worth.Field;
        var had = ValueOf(field) is { } value
            ? field.Type.Kind == FieldKind.Set
                ? field.Type.OptionsOf(value).ToList()
                : [field.Type.Format(value)]
            : [];
        var amounts = worth.Stated.ToDictionary(stated => stated.Value, stated => stated.Amount);
        return Sum(had.Select(name => amounts[name])) / (field.Type.Kind == FieldKind.Set ? Sum(amounts.Values) : amounts.Values.Max());
    }

    private static Fraction Sum(IEnumerable<Fraction> amounts) => amounts.Aggregate(Fraction.Zero, (sum, amount) => sum + amount);
}
