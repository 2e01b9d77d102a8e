using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;
using ScenarioEngine.Text;

namespace ScenarioEngine.Binding;

/// <summary>What can be wrong with the names and values that a pack or a scenario uses.</summary>
internal static class BindingDiagnostics
{
    private static readonly DiagnosticDescriptor DeclaredTwiceDescriptor = new("SE2001", Severity.Error, "Declared twice");
    private static readonly DiagnosticDescriptor UnknownPartyDescriptor = new("SE2002", Severity.Error, "Unknown party");
    private static readonly DiagnosticDescriptor UnknownIssueDescriptor = new("SE2003", Severity.Error, "Unknown issue");
    private static readonly DiagnosticDescriptor UnknownFieldDescriptor = new("SE2004", Severity.Error, "Unknown field");
    private static readonly DiagnosticDescriptor UnknownOptionDescriptor = new("SE2005", Severity.Error, "Unknown option");
    private static readonly DiagnosticDescriptor WrongValueDescriptor = new("SE2006", Severity.Error, "Value does not fit the field");
    private static readonly DiagnosticDescriptor WrongOperatorDescriptor = new("SE2007", Severity.Error, "Operator does not fit the field");
    private static readonly DiagnosticDescriptor OutOfRangeDescriptor = new("SE2008", Severity.Error, "Value outside the field's range");
    private static readonly DiagnosticDescriptor WrongUnitDescriptor = new("SE2009", Severity.Error, "Wrong unit");
    private static readonly DiagnosticDescriptor MissingInstanceDescriptor = new("SE2010", Severity.Error, "Party missing from a path");
    private static readonly DiagnosticDescriptor UnknownInstanceDescriptor = new("SE2011", Severity.Error, "No such instance of the issue");
    private static readonly DiagnosticDescriptor WrongPathDescriptor = new("SE2012", Severity.Error, "Path does not lead to a field");
    private static readonly DiagnosticDescriptor UnknownSourceDescriptor = new("SE2013", Severity.Error, "Unknown source");
    private static readonly DiagnosticDescriptor UnknownPositionDescriptor = new("SE2014", Severity.Error, "Unknown position");
    private static readonly DiagnosticDescriptor CircleDescriptor = new("SE2015", Severity.Error, "Going round in a circle");
    private static readonly DiagnosticDescriptor MissingConditionDescriptor = new("SE2016", Severity.Error, "Condition missing from a position");
    private static readonly DiagnosticDescriptor KeyNotForKindDescriptor = new("SE2017", Severity.Error, "Key does not go with the kind of position");
    private static readonly DiagnosticDescriptor WrongWeightDescriptor = new("SE2018", Severity.Error, "Weight missing or out of range");
    private static readonly DiagnosticDescriptor WithdrawnWithoutDayDescriptor = new("SE2019", Severity.Error, "Withdrawn without a day");
    private static readonly DiagnosticDescriptor EmptyRangeDescriptor = new("SE2020", Severity.Error, "Range without values");
    private static readonly DiagnosticDescriptor FieldKeyDescriptor = new("SE2021", Severity.Error, "Key does not go with the type of field");
    private static readonly DiagnosticDescriptor NoInstancesDescriptor = new("SE2022", Severity.Error, "Issue has no instances");
    private static readonly DiagnosticDescriptor UndatedDescriptor = new("SE2023", Severity.Error, "Statement without speaker or day");
    private static readonly DiagnosticDescriptor TooManyOptionsDescriptor = new("SE2024", Severity.Error, "Set with too many options");
    private static readonly DiagnosticDescriptor AnotherPackDescriptor = new("SE2025", Severity.Error, "Scenario of another pack");
    private static readonly DiagnosticDescriptor UnknownPackDescriptor = new("SE2026", Severity.Error, "Unknown rule pack");
    private static readonly DiagnosticDescriptor UnknownImplicationDescriptor = new("SE2027", Severity.Error, "Unknown implication");
    private static readonly DiagnosticDescriptor WrongCountDescriptor = new("SE2028", Severity.Error, "Not a number of instances");
    private static readonly DiagnosticDescriptor TooManyFieldsDescriptor = new("SE2029", Severity.Error, "Pack too large");
    private static readonly DiagnosticDescriptor SettledTwiceDescriptor = new("SE4001", Severity.Error, "Field settled twice");

    public static ImmutableArray<DiagnosticDescriptor> All =>
    [
        DeclaredTwiceDescriptor, UnknownPartyDescriptor, UnknownIssueDescriptor, UnknownFieldDescriptor, UnknownOptionDescriptor,
        WrongValueDescriptor, WrongOperatorDescriptor, OutOfRangeDescriptor, WrongUnitDescriptor, MissingInstanceDescriptor,
        UnknownInstanceDescriptor, WrongPathDescriptor, UnknownSourceDescriptor, UnknownPositionDescriptor, CircleDescriptor,
        MissingConditionDescriptor, KeyNotForKindDescriptor, WrongWeightDescriptor, WithdrawnWithoutDayDescriptor, EmptyRangeDescriptor,
        FieldKeyDescriptor, NoInstancesDescriptor, UndatedDescriptor, TooManyOptionsDescriptor, AnotherPackDescriptor,
        UnknownPackDescriptor, UnknownImplicationDescriptor, WrongCountDescriptor, TooManyFieldsDescriptor, SettledTwiceDescriptor,
    ];

    public static Diagnostic DeclaredTwice(Word second, SourceLocation first, string what) =>
        new(DeclaredTwiceDescriptor, second.Location, $"{what} `{second.Text}` is already declared.")
        {
            Hint = "Rename one of the two, or delete it.",
            Related = [new RelatedLocation(first, "declared here first")],
        };

    public static Diagnostic UnknownParty(Word name, IEnumerable<string> parties) =>
        Unknown(UnknownPartyDescriptor, name, "Party", "is not declared in this pack", "parties", parties);

    public static Diagnostic UnknownIssue(Word name, IEnumerable<string> issues) =>
        Unknown(UnknownIssueDescriptor, name, "Issue", "is not declared in this pack", "issues", issues);

    public static Diagnostic UnknownField(Word name, Issue issue, IEnumerable<string> fields) =>
        Unknown(UnknownFieldDescriptor, name, "Field", $"is not one of issue `{issue.Id}`", "fields", fields, issue.Location);

    public static Diagnostic UnknownOption(Word name, Field field)
    {
        var options = field.Type.Options.Select(option => option.Id);
        return Unknown(UnknownOptionDescriptor, name, "Option", $"is not offered by `{field.Path}`", "options", options, field.Location);
    }

    public static Diagnostic UnknownSource(Word name, IEnumerable<string> sources) =>
        Unknown(UnknownSourceDescriptor, name, "Source", "is not declared in this pack", "sources", sources);

    public static Diagnostic UnknownPosition(Word name, IEnumerable<string> positions) =>
        Unknown(UnknownPositionDescriptor, name, "Position", "is not in this pack", "positions", positions);

    public static Diagnostic UnknownImplication(Word name, IEnumerable<string> implications) =>
        Unknown(UnknownImplicationDescriptor, name, "Implication", "is not in this pack", "implications", implications);

    public static Diagnostic UnknownPack(Word name, IEnumerable<string> packs) =>
        Unknown(UnknownPackDescriptor, name, "Rule pack", "was not found", "packs that were found", packs);

    public static Diagnostic WrongValue(SourceLocation location, string found, Field field, string expected) =>
        new(WrongValueDescriptor, location, $"`{field.Path}` takes {expected}, and this is {found}.")
        {
            Hint = field.Type.Options.IsEmpty ? null : $"The options are: {string.Join(", ", field.Type.Options.Select(option => option.Id))}.",
            Related = [new RelatedLocation(field.Location, $"`{field.Path}` is declared here")],
        };

    public static Diagnostic WrongOperator(SourceLocation location, Operator @operator, Field field, IEnumerable<Operator> fitting) =>
        new(WrongOperatorDescriptor, location, $"`{Words.Of(@operator)}` cannot be used on `{field.Path}`, which is a {Words.Of(field.Type.Kind)}.")
        {
            Hint = $"For a {Words.Of(field.Type.Kind)} there are: {string.Join(", ", fitting.Select(Words.Of))}.",
            Related = [new RelatedLocation(field.Location, $"`{field.Path}` is declared here")],
        };

    public static Diagnostic OutOfRange(Word value, Field field)
    {
        var bounds = field.Type switch
        {
            { Minimum: { } low, Maximum: { } high } => $"from {field.Type.Format(low)} to {field.Type.Format(high)}",
            { Minimum: { } low } => $"{field.Type.Format(low)} or more",
            { Maximum: { } high } => $"{field.Type.Format(high)} or less",
            _ => "anything",
        };
        return new(OutOfRangeDescriptor, value.Location, $"`{field.Path}` takes {bounds}, and this is {value.Text}.")
        {
            Hint = "Correct the value, or widen `min` and `max` of the field.",
            Related = [new RelatedLocation(field.Location, $"`{field.Path}` is declared here")],
        };
    }

    public static Diagnostic WrongUnit(Word value, Field field) =>
        new(WrongUnitDescriptor, value.Location, $"`{value.Text}` cannot be given in {field.Type.Unit ?? "a number without unit"} exactly.")
        {
            Hint = field.Type.Unit is { } unit ? $"`{field.Path}` is counted in {unit}." : "Leave the unit out.",
            Related = [new RelatedLocation(field.Location, $"`{field.Path}` is declared here")],
        };

    public static Diagnostic MissingInstance(SourceLocation location, Issue issue) =>
        new(MissingInstanceDescriptor, location, $"`{issue.Id}` is settled for each of several parties, and this does not say for which.")
        {
            Hint = $"Write `{issue.Id}[{issue.Per[0].Id}]`, or in a condition `some {issue.Id}:`, `every {issue.Id}:` or `no {issue.Id}:`.",
            Related = [new RelatedLocation(issue.Location, $"`{issue.Id}` is declared here")],
        };

    public static Diagnostic UnknownInstance(Word party, Issue issue) =>
        Unknown(UnknownInstanceDescriptor, party, "Party", $"has no instance of issue `{issue.Id}`", "parties", issue.Per.Select(p => p.Id), issue.Location);

    public static Diagnostic PathTooShort(SourceLocation location, Issue issue, IEnumerable<string> fields) =>
        new(WrongPathDescriptor, location, $"`{issue.Id}` has several fields, and this names none of them.")
        {
            Hint = $"The fields are: {string.Join(", ", fields)}.",
            Related = [new RelatedLocation(issue.Location, $"`{issue.Id}` is declared here")],
        };

    public static Diagnostic PathTooLong(Word name, Field field) =>
        new(WrongPathDescriptor, name.Location, $"`{field.Path}` is one value and has no part `{name.Text}`.")
        {
            Hint = $"Leave `{name.Text}` out.",
            Related = [new RelatedLocation(field.Location, $"`{field.Path}` is declared here")],
        };

    public static Diagnostic Circle(SourceLocation location, string what, IReadOnlyList<string> steps) =>
        new(CircleDescriptor, location, $"{what} go round in a circle: {string.Join(" → ", steps)}.")
        {
            Hint = "Take one of the steps out.",
        };

    public static Diagnostic MissingCondition(PositionSyntax position, string key) =>
        new(MissingConditionDescriptor, position.Location, $"A {Words.Of(position.Kind)} needs `{key}`.")
        {
            Hint = $"Add `{key}:` with a condition, or say with `vague:` why the statement is too vague for one.",
        };

    public static Diagnostic KeyNotForKind(SourceLocation location, string key, string owner, string hint) =>
        new(KeyNotForKindDescriptor, location, $"`{key}` does not go with {owner}.") { Hint = hint };

    public static Diagnostic WrongWeight(SourceLocation location) =>
        new(WrongWeightDescriptor, location, "A preference has a weight from 1 to 5.")
        {
            Hint = "Write `weight: 1` for what matters least to the party and `weight: 5` for what matters most.",
        };

    public static Diagnostic WithdrawnWithoutDay(SourceLocation location) =>
        new(WithdrawnWithoutDayDescriptor, location, "A withdrawn position needs the day on which it was withdrawn.")
        {
            Hint = "Add `until:` with that day; before it, the position counts.",
        };

    public static Diagnostic EmptyRange(SourceLocation location, string low, string high) =>
        new(EmptyRangeDescriptor, location, $"There is nothing from `{low}` to `{high}`.")
        {
            Hint = "Write the lower end first.",
        };

    public static Diagnostic FieldKeyNotForType(SourceLocation location, string key, FieldKind kind) =>
        new(FieldKeyDescriptor, location, $"`{key}` does not go with the type `{Words.Of(kind)}`.") { Hint = $"Leave `{key}` out, or change the type." };

    public static Diagnostic FieldKeyMissing(SourceLocation location, string key, FieldKind kind, string hint) =>
        new(FieldKeyDescriptor, location, $"The type `{Words.Of(kind)}` needs `{key}`.") { Hint = hint };

    public static Diagnostic NoInstances(Word issue) =>
        new(NoInstancesDescriptor, issue.Location, $"Issue `{issue.Text}` is settled once, so there is nothing to range over.")
        {
            Hint = "Test its fields directly, or declare it with `per:` and the parties.",
        };

    public static Diagnostic Undated(SourceLocation location, string missing) =>
        new(UndatedDescriptor, location, $"A statement needs `{missing}`.")
        {
            Hint = $"Add `{missing}:`; a statement that nobody made has `source: {Source.AssumptionId}`.",
        };

    public static Diagnostic TooManyOptions(SourceLocation location) =>
        new(TooManyOptionsDescriptor, location, "A set has at most 64 options.")
        {
            Hint = "Split the field, or use a yes-no field for each.",
        };

    public static Diagnostic AnotherPack(Word name, RulePack pack) =>
        new(AnotherPackDescriptor, name.Location, $"The scenario is written for `{name.Text}`, and the pack is `{pack.Id}`.")
        {
            Hint = $"Choose the pack `{name.Text}`, or correct the name.",
        };

    public static Diagnostic WrongCount(Word value, Issue issue) =>
        new(WrongCountDescriptor, value.Location, $"`{value.Text}` is not a whole number from 0 to {issue.Per.Length}.")
        {
            Hint = $"`{issue.Id}` has {issue.Per.Length} instances: {string.Join(", ", issue.Per.Select(party => party.Id))}.",
            Related = [new RelatedLocation(issue.Location, $"`{issue.Id}` is declared here")],
        };

    public static Diagnostic TooManyFields(Word issue, int most) =>
        new(TooManyFieldsDescriptor, issue.Location, FormattableString.Invariant($"With this issue the pack has more than {most} fields."))
        {
            Hint = "An issue with `per` has its fields once for each party; shorten the list of parties or of fields.",
        };

    public static Diagnostic TooManyTests(SourceLocation location, int most) =>
        new(TooManyFieldsDescriptor, location, FormattableString.Invariant($"With this condition the pack has more than {most} tests."))
        {
            Hint = "A quantifier repeats its condition for each party, and one inside another multiplies that; take them apart.",
        };

    public static Diagnostic SettledTwice(SourceLocation second, Field field, SourceLocation first) =>
        new(SettledTwiceDescriptor, second, $"`{field.Path}` is already settled in this list.")
        {
            Hint = "Keep one of the two.",
            Related = [new RelatedLocation(first, "settled here first")],
        };

    private static Diagnostic Unknown(
        DiagnosticDescriptor descriptor, Word name, string what, string problem, string plural, IEnumerable<string> known, SourceLocation? declared = null)
    {
        const int longest = 12;
        var names = known.ToList();
        var nearest = NearestName.Find(name.Text, names);
        var list = string.Join(", ", names.Take(longest)) + (names.Count > longest ? $" and {names.Count - longest} more" : "");
        return new(descriptor, name.Location, $"{what} `{name.Text}` {problem}.")
        {
            Hint = nearest is not null ? $"Did you mean `{nearest}`?" : names.Count == 0 ? $"There are no {plural}." : $"The {plural} are: {list}.",
            Related = declared is null ? [] : [new RelatedLocation(declared, "declared here")],
        };
    }
}
