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
    }

    public Scenario Scenario { get; }

    /// <summary>All packages for the date and the edits of a scenario; null where they are many.</summary>
    public static BruteForce? Of(Scenario scenario) =>
        AllPackages.Find(scenario, MostPackages) is { } packages ? new BruteForce(scenario, packages.ConvertAll(package => new LookedAt(package.Terms, package.Found))) : null;

    /// <summary>The packages that agree with the terms of the scenario.</summary>
    public IEnumerable<LookedAt> Agreeing => _packages.Where(package => AgreesBut(package));

    /// <summary>The packages that are possible, whatever the terms.</summary>
    public IEnumerable<LookedAt> Possible => _packages.Where(package => !package.Found.IsBroken);

    /// <summary>The packages of the zone of some parties that agree with the terms of all fields but some.</summary>
    public IEnumerable<LookedAt> Zone(ImmutableArray<Party> parties, params Field[] but) =>
        Possible.Where(package => !package.Crossed(parties).Any() && AgreesBut(package, but));

    /// <summary>Whether a package has an option; of a set that is stated, its other options have to be as they are stated.</summary>
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

        var member = range.Low.GetValueOrDefault().Members;
        var stated = Scenario.Terms.FirstOrDefault(term => term.Field == field);
        return (value.Members & member) != 0 && (stated is null || (stated.Value.Members & ~member) == (value.Members & ~member));
    }

    /// <summary>The terms of the scenario that a package has otherwise.</summary>
    public IEnumerable<Term> Changed(LookedAt package) =>
        Scenario.Terms.Where(term => package.ValueOf(term.Field) is { } value && !IsSameChoice(value, term));

    private bool AgreesBut(LookedAt package, params Field[] but) => Changed(package).All(term => but.Contains(term.Field));

    /// <summary>Whether no rule tells two values of a field apart; of a line, all values between them must be like that too.</summary>
    private bool IsSameChoice(Value value, Term term)
    {
        if (!term.Field.Type.IsContinuous)
        {
            return value == term.Value;
        }

        var (low, high) = value.Ordinal <= term.Value.Ordinal ? (value, term.Value) : (term.Value, value);
        var between = new Trials(new Scenario("", Scenario.Pack, Scenario.Pack.Files[0])).ValuesOf(term.Field).Where(other => low.Ordinal < other.Ordinal && other.Ordinal < high.Ordinal);
        return AllPackages.Signatures(Scenario.Pack, term.Field, [low, .. between, high]).Distinct().Count() == 1;
    }
}

/// <summary>A package and what the naive evaluator finds of it.</summary>
internal sealed record LookedAt(ImmutableArray<Term> Terms, NaiveEvaluation Found)
{
    public Value? ValueOf(Field field) => Terms.FirstOrDefault(term => term.Field == field)?.Value;

    /// <summary>The red lines of some parties that it crosses; of all where none are named.</summary>
    public IEnumerable<Position> Crossed(ImmutableArray<Party> parties) =>
        Found.Statuses.Where(pair => pair.Value == FindingStatus.Crossed && (parties.IsEmpty || parties.Contains(pair.Key.Party))).Select(pair => pair.Key);

    /// <summary>The positions of some parties that it leaves unmet, preferences aside.</summary>
    public bool IsStrict(ImmutableArray<Party> parties) => !Found.Statuses.Any(pair =>
        pair.Value == FindingStatus.Unmet && pair.Key.Kind != PositionKind.Preference && (parties.IsEmpty || parties.Contains(pair.Key.Party)));

    /// <summary>Whether a package that exploring read out is this one: each of its ranges holds the value.</summary>
    public bool Is(Package package) => package.Choices.Length == Terms.Length && package.Choices.All(choice => ValueOf(choice.Field) is { } value
        && (choice.Field.Type.Kind == FieldKind.Set ? value == choice.Range.OnlyValue : Trials.Covers(new Change(choice.Field, choice.Range, FindingStatus.Open), value)));

    public decimal ScoreOf(Party party)
    {
        var own = Found.Statuses.Where(pair => pair.Key.Kind == PositionKind.Preference && pair.Key.Party == party && (pair.Value is FindingStatus.Met or FindingStatus.Unmet)).ToList();
        var applicable = own.Sum(pair => pair.Key.Weight);
        return applicable == 0 ? 1 : (decimal)own.Where(pair => pair.Value == FindingStatus.Met).Sum(pair => pair.Key.Weight) / applicable;
    }
}
