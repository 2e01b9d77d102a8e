using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;
using ScenarioEngine.Text;

namespace ScenarioEngine.Binding;

/// <summary>What can be wrong with the names and values that a pack or a scenario uses.</summary>
internal static class BindingDiagnostics
{
    private static readonly DescriptorList Codes = new();

    public static ImmutableArray<DiagnosticDescriptor> All => Codes.All;

    private const string Here = "here ";
    private const string SeveralOfASet =
        "Write `includes-all` where it has to have all of them; where one is enough, an `includes` for each below `any:`.";

    private static readonly DiagnosticDescriptor DeclaredTwiceDescriptor = Codes.Error("SE2001", "Declared twice");

    public static Diagnostic DeclaredTwice(Word second, SourceLocation first, string what) =>
        new(DeclaredTwiceDescriptor, second.Location, $"{what} `{UserText.Quote(second.Text)}` is already declared.")
        {
            Hint = "Rename one of the two, or delete it.",
            Related = [new RelatedLocation(first, "declared here first")],
        };

    private static readonly DiagnosticDescriptor UnknownPartyDescriptor = Codes.Error("SE2002", "Unknown party");

    public static Diagnostic UnknownParty(Word name, IEnumerable<string> parties) =>
        Unknown(UnknownPartyDescriptor, name, "Party", "is not declared in this pack", "parties", parties);

    private static readonly DiagnosticDescriptor UnknownIssueDescriptor = Codes.Error("SE2003", "Unknown issue");

    public static Diagnostic UnknownIssue(Word name, IEnumerable<string> issues)
    {
        var unknown = Unknown(UnknownIssueDescriptor, name, "Issue", "is not declared in this pack", "issues", issues);
        return ScenarioReader.IsKey(name.Text)
            ? unknown with
            {
                Hint = $"`{name.Text}` is a key of the scenario, and no term: start it at the margin, below or above `terms`.",
                Replacement = null,
            }
            : unknown;
    }

    private static readonly DiagnosticDescriptor UnknownTopicDescriptor = Codes.Error("SE2090", "Unknown topic");

    public static Diagnostic UnknownTopic(Word name, IEnumerable<string> topics) =>
        Unknown(UnknownTopicDescriptor, name, "Topic", "has no title under `topics` in pack.yaml", "topics", topics);

    private static readonly DiagnosticDescriptor UnknownFieldDescriptor = Codes.Error("SE2004", "Unknown field");

    public static Diagnostic UnknownField(Word name, Issue issue, IEnumerable<string> fields) =>
        Unknown(UnknownFieldDescriptor, name, "Field", $"is not one of the fields of `{issue.Id}`", "fields", fields, issue.Location);

    private static readonly DiagnosticDescriptor UnknownOptionDescriptor = Codes.Error("SE2005", "Unknown option");

    public static Diagnostic UnknownOption(Word name, Field field)
    {
        var options = field.Type.Options.Select(option => option.Id);
        var unknown = Unknown(
            UnknownOptionDescriptor,
            name,
            "Option",
            $"is not offered by `{field.Path}`",
            "options",
            options,
            field.Location
        );
        string[] alternatives = name.Text.Split([" or ", "|", "/"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return name.Text.Split(' ', 2) is [var first, var value] && Words.All<Operator>().Contains(first)
                ? unknown with
                {
                    Hint = $"In a condition, a comparison stands in braces: `{{{first}: {UserText.Quote(value)}}}`.",
                    Replacement = null,
                }
            : name.Text.TrimStart('<', '>', '=').Trim() is var rest && rest.Length < name.Text.Length && options.Contains(rest)
                ? unknown with
                {
                    Hint = $"In a condition, write the comparison in words: `{InWords(name.Text, field)}`.",
                    Replacement = null,
                }
            : alternatives.Length > 1 && alternatives.All(options.Contains)
                ? unknown with
                {
                    Hint =
                        $"In a condition where either will do, write `{{one-of: [{string.Join(", ", alternatives)}]}}`; a scenario states one of them, or `open`.",
                    Replacement = null,
                }
            : unknown;
    }

    private static readonly DiagnosticDescriptor UnknownSourceDescriptor = Codes.Error("SE2013", "Unknown source");

    public static Diagnostic UnknownSource(Word name, IEnumerable<string> sources) =>
        Unknown(UnknownSourceDescriptor, name, "Source", "is not declared in this pack", "sources", sources);

    private static readonly DiagnosticDescriptor UnknownPositionDescriptor = Codes.Error("SE2014", "Unknown position");

    /// <param name="name">What is written.</param>
    /// <param name="positions">The names that can be written there.</param>
    /// <param name="plural">What they are, in a sentence.</param>
    public static Diagnostic UnknownPosition(Word name, IEnumerable<string> positions, string plural = "positions") =>
        Unknown(UnknownPositionDescriptor, name, "Position", "is not in this pack", plural, positions);

    private static readonly DiagnosticDescriptor UnknownImplicationDescriptor = Codes.Error("SE2027", "Unknown implication");

    public static Diagnostic UnknownImplication(Word name, IEnumerable<string> implications) =>
        Unknown(UnknownImplicationDescriptor, name, "Implication", "is not in this pack", "implications", implications);

    private static readonly DiagnosticDescriptor UnknownPackDescriptor = Codes.Error("SE2026", "Unknown rule pack");

    public static Diagnostic UnknownPack(Word name, IEnumerable<string> packs) =>
        Unknown(UnknownPackDescriptor, name, "Rule pack", "was not found", "packs that were found", packs);

    /// <param name="name">The pack.</param>
    /// <param name="folder">A folder that is looked in before others.</param>
    public static Diagnostic UnreadableRules(Word name, string folder) =>
        new(
            UnknownPackDescriptor,
            name.Location,
            $"Rule pack `{UserText.Quote(name.Text)}` may be in `{UserText.Quote(folder)}`, which may not be read."
        )
        {
            Hint = "Have the folder made readable; a pack of the same name from elsewhere could give another answer.",
        };

    private static readonly DiagnosticDescriptor WrongValueDescriptor = Codes.Error("SE2006", "Value does not fit the field");

    /// <param name="location">The value.</param>
    /// <param name="found">What it is, in words or in backticks.</param>
    /// <param name="field">The field.</param>
    /// <param name="expected">What the field takes, beginning with "here" where that is so only in this place.</param>
    public static Diagnostic WrongValue(SourceLocation location, string found, Field field, string expected) =>
        new(
            WrongValueDescriptor,
            location,
            expected.StartsWith(Here, StringComparison.Ordinal)
                ? $"Here `{field.Path}` takes {expected[Here.Length..]}, and this is {Cut(found)}."
                : $"`{field.Path}` takes {Cut(expected)}, and this is {Cut(found)}."
        )
        {
            Hint = HintFor(found.Trim('`'), field, expected),
            Replacement =
                expected.Contains("a list", StringComparison.Ordinal) ? null
                : field.Type.IsDay ? MeantDay.Find(found.Trim('`'))
                : LengthText.InOneUnit(found.Trim('`'), field.Type),
            Related = [new RelatedLocation(field.Location, $"`{field.Path}` is declared here")],
        };

    /// <summary>A list where a condition asks for one value.</summary>
    public static Diagnostic SeveralValues(ValueSyntax value, Field field, Operator @operator)
    {
        var word = Words.Of(@operator == Operator.IsNot ? Operator.NoneOf : Operator.OneOf);
        return WrongValue(value.Location, "a list", field, "one value") with
        {
            Hint =
                $"Write `{{{word}: {UserText.Quote($"[{string.Join(", ", value.Items.Select(item => item.Text))}]")}}}` {(@operator == Operator.IsNot ? "where none of them may be" : "where any of them will do")}.",
        };
    }

    public static Diagnostic NameForValue(Word name, Field field, string expected) =>
        WrongValue(name.Location, $"`{name.Text}`", field, expected) with
        {
            Hint =
                "A field is compared with a value, never with another field or with the day of the scenario. Write a value; or declare a yes-no field that says how the two compare, and test that.",
        };

    private static readonly DiagnosticDescriptor WrongOperatorDescriptor = Codes.Error("SE2007", "Operator does not fit the field");

    public static Diagnostic WrongOperator(SourceLocation location, Operator @operator, Field field, IEnumerable<Operator> fitting) =>
        new(
            WrongOperatorDescriptor,
            location,
            $"`{Words.Of(@operator)}` cannot be used on `{field.Path}`, which has the type `{Words.Of(field.Type.Kind)}`."
        )
        {
            Hint =
                @operator == Operator.OneOf && field.Type.IsSet ? SeveralOfASet
                : InPlaceOf(@operator, field) is { } meant ? $"Write `{Words.Of(meant)}`."
                : $"The operators for this type are: {string.Join(", ", fitting.Select(Words.Of))}{(field.Type.Meaning.InOrder is { } ordered && OperatorMeaning.Of(@operator).Fits(FieldKindMeaning.Of(ordered)) ? $"; where the options have an order, weakest first, give the field `type: {Words.Of(ordered)}`" : "")}.",
            Related = [new RelatedLocation(field.Location, $"`{field.Path}` is declared here")],
        };

    private static readonly DiagnosticDescriptor OutOfRangeDescriptor = Codes.Error("SE2008", "Value outside the field's range");

    public static Diagnostic OutOfRange(Word value, Field field)
    {
        var bounds = field.Type switch
        {
            { Minimum: { } low, Maximum: { } high } => $"values from {field.Type.Format(low)} to {field.Type.Format(high)}",
            { Minimum: { } low } => $"values of {field.Type.Format(low)} or more",
            { Maximum: { } high } => $"values of {field.Type.Format(high)} or less",
            _ => "any value",
        };
        return new(OutOfRangeDescriptor, value.Location, $"`{field.Path}` takes {bounds}, and this is `{UserText.Quote(value.Text)}`.")
        {
            Hint = "Correct the value, or widen `min` and `max` of the field.",
            Related = [new RelatedLocation(field.Location, $"`{field.Path}` is declared here")],
        };
    }

    private static readonly DiagnosticDescriptor WrongUnitDescriptor = Codes.Error("SE2009", "Wrong unit");

    public static Diagnostic WrongUnit(Word value, Field field)
    {
        if (LengthText.InOneUnit(value.Text, field.Type) is { } length)
        {
            return WrongValue(value.Location, $"`{value.Text}`", field, $"a length of time in one unit, such as `15 {field.Type.Unit}`")
                .Write(length);
        }

        // Behind the first digits stands no unit where more digits follow: `1,900`, `1 900`, `1e3`.
        if (value.Text.SkipWhile(c => char.IsAsciiDigit(c) || c is '.' or '-').Any(char.IsAsciiDigit))
        {
            return WrongValue(
                value.Location,
                $"`{value.Text}`",
                field,
                field.Type.Sign is null ? "a number" : $"a {field.Type.Meaning.Noun}"
            );
        }

        var text = UserText.Quote(value.Text);
        return new(
            WrongUnitDescriptor,
            value.Location,
            field.Type switch
            {
                { Sign: not null } => $"`{field.Path}` is a {field.Type.Meaning.Noun}, and `{text}` has another unit.",
                { IsLength: true, Unit: { } unit } =>
                    $"`{field.Path}` is counted in {unit}, and `{text}` does not convert into them exactly.",
                { Unit: { } unit } => $"`{field.Path}` is counted in {UserText.Quote(unit)}, and `{text}` has another unit.",
                _ => $"`{field.Path}` is a number without unit, and `{text}` has one.",
            }
        )
        {
            Hint = field.Type switch
            {
                { Sign: { } sign } => $"Write {MeantNumber.Find(value.Text, field.Type) ?? $"`5{sign}` or `5`"}.",
                { IsLength: true, Unit: { } unit } =>
                    $"Write it in {string.Join(" or ", ValueBinder.UnitsFor(unit))}; a month is no number of days.",
                { IsNumber: true } when MeantNumber.Find(value.Text, field.Type) is { } number => $"Write {number}.",
                { Unit: { } unit } => $"Convert it, and write the number alone or with `{UserText.Quote(unit)}` after it.",
                _ => "Leave the unit out.",
            },
            Related = [new RelatedLocation(field.Location, $"`{field.Path}` is declared here")],
        };
    }

    private static readonly DiagnosticDescriptor MissingInstanceDescriptor = Codes.Error("SE2010", "Party missing from a path");

    /// <param name="location">The path.</param>
    /// <param name="issue">The issue that it names.</param>
    /// <param name="field">The field that it names behind it, or null.</param>
    public static Diagnostic MissingInstance(SourceLocation location, Issue issue, string? field) =>
        new(MissingInstanceDescriptor, location, $"`{issue.Id}` is settled for each of several parties, and this does not say for which.")
        {
            Hint = field is null
                ? $"Write `\"{issue.Id}[{issue.Per[0].Id}]\"`, or in a condition `some {issue.Id}:`, `every {issue.Id}:` or `no {issue.Id}:`."
                : $"Write `\"{issue.Id}[{issue.Per[0].Id}].{field}\"` or `{issue.Id}: {{{issue.Per[0].Id}: {{{field}: …}}}}`; or in a condition `some {issue.Id}: {{{field}: …}}`, or the same with `every` or `no`.",
            Related = [new RelatedLocation(issue.Location, $"`{issue.Id}` is declared here")],
        };

    private static readonly DiagnosticDescriptor UnknownInstanceDescriptor = Codes.Error("SE2011", "No such instance of the issue");

    public static Diagnostic UnknownInstance(Word party, Issue issue) =>
        Unknown(
            UnknownInstanceDescriptor,
            party,
            "Party",
            $"is not one of those for which `{issue.Id}` is settled",
            "parties",
            issue.Per.Select(p => p.Id),
            issue.Location
        );

    private static readonly DiagnosticDescriptor WrongPathDescriptor = Codes.Error("SE2012", "Path does not lead to a field");

    public static Diagnostic PathTooShort(SourceLocation location, Issue issue, IEnumerable<string> fields) =>
        new(WrongPathDescriptor, location, $"`{issue.Id}` has several fields, and this names none of them.")
        {
            Hint = $"The fields are: {UserText.Names(fields)}.",
            Related = [new RelatedLocation(issue.Location, $"`{issue.Id}` is declared here")],
        };

    public static Diagnostic PathTooLong(Word name, Field field) =>
        new(WrongPathDescriptor, name.Location, $"`{field.Path}` is one value and has no part `{UserText.Quote(name.Text)}`.")
        {
            Hint =
                field.Type.Options.Any(option => option.Id == name.Text) ? $"Write `{field.Path}: {name.Text}`."
                : Words.Parse<Operator>(name.Text) is not null
                    ? $"A term has one value, written after `{field.Path}:`. A comparison belongs in a condition: what must not come together is a constraint, with `impossible-when`."
                : $"Write the value itself after `{field.Path}:`.",
            Related = [new RelatedLocation(field.Location, $"`{field.Path}` is declared here")],
        };

    private static readonly DiagnosticDescriptor CircleDescriptor = Codes.Error("SE2015", "Going round in a circle");

    public static Diagnostic Circle(SourceLocation location, string what, IReadOnlyList<string> steps) =>
        new(CircleDescriptor, location, $"{what} go round in a circle: {string.Join(" → ", InShort(steps))}.")
        {
            Hint = what.StartsWith("Implications", StringComparison.Ordinal)
                ? "Take one of the steps out; where terms always come together, keep the implication one way, and for the other write a constraint that makes one without the other impossible."
                : "Take one of the steps out.",
        };

    private static readonly DiagnosticDescriptor MissingConditionDescriptor = Codes.Error("SE2016", "Condition missing from a position");

    /// <summary>A condition that is missing; where it stands under the key of another kind, that key is the mistake.</summary>
    public static Diagnostic MissingCondition(PositionSyntax position, string key)
    {
        var (appliesWhen, crossedWhen, metWhen) = (position.Details.AppliesWhen, position.Details.CrossedWhen, position.Details.MetWhen);
        var owner = $"a {Words.Of(position.Kind)}";
        if (!PositionPolicy.Takes(position.Kind, PositionPolicy.CrossedWhen) && crossedWhen is not null)
        {
            return KeyNotForKind(
                crossedWhen.Location,
                "crossed-when",
                owner,
                key == "met-when" ? Opposite(key, "is met", position) : $"Write `{key}` here, or correct `kind`."
            );
        }

        if (!PositionPolicy.Takes(position.Kind, PositionPolicy.MetWhen) && metWhen is not null)
        {
            return KeyNotForKind(
                metWhen.Location,
                "met-when",
                owner,
                key == "crossed-when" ? Opposite(key, "is crossed", position) : $"Write `{key}` here, or correct `kind`."
            );
        }

        string[] missing = position.Policy.Needs is [[_, _, ..] several] && appliesWhen is null && metWhen is null ? [.. several] : [key];
        return new(
            MissingConditionDescriptor,
            position.Location,
            $"{UserText.Capitalised(WithArticle(owner))} needs {string.Join(" and ", missing.Select(name => $"`{name}`"))}."
        )
        {
            Hint =
                $"Add {string.Join(" and ", missing.Select(name => $"`{name}:`"))} with a condition, or say with `vague:` why the statement is too vague for one.",
        };
    }

    /// <summary>How to say the same under the key of the kind, where a line is crossed exactly when a demand like it is not met.</summary>
    private static string Opposite(string key, string becomes, PositionSyntax position) =>
        $"Write `{key}: {{not: {position.Details.Misplaced ?? "…"}}}`: it {becomes} where this condition does not hold; or correct `kind`.";

    private static readonly DiagnosticDescriptor KeyNotForKindDescriptor = Codes.Error(
        "SE2017",
        "Key does not go with the kind of position"
    );

    public static Diagnostic KeyNotForKind(SourceLocation location, string key, string owner, string hint) =>
        new(KeyNotForKindDescriptor, location, $"`{key}` does not go with {WithArticle(owner)}.") { Hint = hint };

    private static readonly DiagnosticDescriptor WithdrawnWithoutDayDescriptor = Codes.Error("SE2019", "Withdrawn without a day");

    public static Diagnostic WithdrawnWithoutDay(SourceLocation location) =>
        new(WithdrawnWithoutDayDescriptor, location, "A withdrawn position needs the day on which it was withdrawn.")
        {
            Hint = "Add `until:` with that day; before it, the position counts.",
        };

    private static readonly DiagnosticDescriptor EmptyRangeDescriptor = Codes.Error("SE2020", "Range without values");

    public static Diagnostic EmptyRange(SourceLocation location, string low, string high) =>
        new(EmptyRangeDescriptor, location, $"There is nothing from `{UserText.Quote(low)}` to `{UserText.Quote(high)}`.")
        {
            Hint = "Write the lower end first; where one bound or the other is enough, put each in a condition of its own under `any:`.",
        };

    /// <summary>The range of a field whose ends stand the wrong way round.</summary>
    public static Diagnostic EmptyField(SourceLocation location, string low, string high) =>
        EmptyRange(location, low, high) with
        {
            Hint = $"Write `min: {UserText.Quote(high)}` and `max: {UserText.Quote(low)}`, or correct one of them.",
        };

    public static Diagnostic EmptyRange(SourceLocation location, int low, int high) =>
        EmptyRange(location, low.ToString(CultureInfo.InvariantCulture), high.ToString(CultureInfo.InvariantCulture));

    private static readonly DiagnosticDescriptor FieldKeyDescriptor = Codes.Error("SE2021", "Key does not go with the type of field");

    public static Diagnostic FieldKeyNotForType(SourceLocation location, string key, FieldKind kind) =>
        new(FieldKeyDescriptor, location, $"`{key}` does not go with the type `{Words.Of(kind)}`.")
        {
            Hint = $"Leave `{key}` out, or change the type.",
        };

    public static Diagnostic FieldKeyMissing(SourceLocation location, string key, FieldKind kind, string hint) =>
        new(FieldKeyDescriptor, location, $"The type `{Words.Of(kind)}` needs `{key}`.") { Hint = hint };

    /// <param name="unit">What is given as the unit, or null.</param>
    /// <param name="field">The field.</param>
    /// <param name="known">The units that there are.</param>
    public static Diagnostic NotAUnitOfTime(Word? unit, SourceLocation field, IEnumerable<string> known) =>
        new(
            FieldKeyDescriptor,
            unit?.Location ?? field,
            unit is null
                ? "The type `duration` needs a `unit` of time."
                : $"`{UserText.Quote(unit.Text)}` is not a unit in which a duration is counted."
        )
        {
            Hint = $"The units are: {string.Join(", ", known)}; anything else is a `number` with a unit of your own.",
        };

    private static readonly DiagnosticDescriptor NoInstancesDescriptor = Codes.Error("SE2022", "Issue has no instances");

    public static Diagnostic NoInstances(Word issue) =>
        new(NoInstancesDescriptor, issue.Location, $"Issue `{issue.Text}` is settled once, so there is nothing to range over.")
        {
            Hint = "Test its fields directly, or declare it with `per:` and the parties.",
        };

    private static readonly DiagnosticDescriptor UndatedDescriptor = Codes.Error("SE2023", "Statement without speaker or day");

    public static Diagnostic Undated(SourceLocation location, string missing) =>
        new(UndatedDescriptor, location, $"A statement needs `{missing}`.")
        {
            Hint = $"Add `{missing}:`; a statement that nobody made has `source: {Source.AssumptionId}`.",
        };

    private static readonly DiagnosticDescriptor TooManyOptionsDescriptor = Codes.Error("SE2024", "Set with too many options");

    public static Diagnostic TooManyOptions(SourceLocation location) =>
        new(TooManyOptionsDescriptor, location, "A set has at most 64 options.")
        {
            Hint = "Split the field, or use a yes-no field for each.",
        };

    private static readonly DiagnosticDescriptor AnotherPackDescriptor = Codes.Error("SE2025", "Scenario of another pack");

    public static Diagnostic AnotherPack(Word name, RulePack pack) =>
        new Diagnostic(
            AnotherPackDescriptor,
            name.Location,
            $"The scenario is written for `{UserText.Quote(name.Text)}`, and the pack is `{pack.Id}`."
        ).Meant(NearestName.Find(name.Text, [pack.Id]), $"Choose the pack `{UserText.Quote(name.Text)}`, or correct the name.");

    private static readonly DiagnosticDescriptor WrongCountDescriptor = Codes.Error("SE2028", "Not a number of instances");

    public static Diagnostic WrongCount(Word value, Issue issue) =>
        new(WrongCountDescriptor, value.Location, $"`{UserText.Quote(value.Text)}` is not a whole number from 0 to {issue.Per.Length}.")
        {
            Hint = $"`{issue.Id}` is settled for {issue.Per.Length} parties: {UserText.Names(issue.Per.Select(party => party.Id))}.",
            Related = [new RelatedLocation(issue.Location, $"`{issue.Id}` is declared here")],
        };

    private static readonly DiagnosticDescriptor TooManyFieldsDescriptor = Codes.Error("SE2029", "Pack too large");

    public static Diagnostic TooManyFields(Word issue, int most) =>
        new(
            TooManyFieldsDescriptor,
            issue.Location,
            FormattableString.Invariant($"With this issue the pack has more than {most:N0} fields.")
        )
        {
            Hint = "An issue with `per` has its fields once for each party; shorten the list of parties or of fields.",
        };

    public static Diagnostic TooManyTests(SourceLocation location, int most) =>
        new(TooManyFieldsDescriptor, location, FormattableString.Invariant($"With this condition the pack has more than {most:N0} tests."))
        {
            Hint = "A quantifier repeats its condition for each party, and one inside another multiplies that; take them apart.",
        };

    public static Diagnostic ConditionTooLong(SourceLocation location, int most) =>
        new(TooManyFieldsDescriptor, location, FormattableString.Invariant($"This condition has more than {most:N0} tests."))
        {
            Hint =
                "Ask for ranges or lists of values in place of single ones, or split what it belongs to; a quantifier repeats its condition for each party.",
        };

    public static Diagnostic TooManyComparisons(Field field, int most) =>
        new(
            TooManyFieldsDescriptor,
            field.Location,
            FormattableString.Invariant(
                $"The tests of this pack, each times the values that its field tells apart, come to more than {most:N0}; `{field.Path}` has most of them."
            )
        )
        {
            Hint = "Ask for ranges of values in place of single ones, or take options and tests out.",
        };

    public static Diagnostic TooManyDigits(Word value, Field field, int most) =>
        new(
            WrongValueDescriptor,
            value.Location,
            FormattableString.Invariant(
                $"`{field.Path}` takes a number of at most {most} digits, and this is `{UserText.Quote(value.Text)}`."
            )
        )
        {
            Hint = "Round it, or count in another unit.",
            Related = [new RelatedLocation(field.Location, $"`{field.Path}` is declared here")],
        };

    private static readonly DiagnosticDescriptor SettledTwiceDescriptor = Codes.Error("SE4001", "Field settled twice");

    public static Diagnostic SettledTwice(SourceLocation second, Field field, SourceLocation first) =>
        new(SettledTwiceDescriptor, second, $"`{field.Path}` is already settled in this list.")
        {
            Hint = "Keep one of the two.",
            Related = [new RelatedLocation(first, "settled here first")],
        };

    private static Diagnostic Unknown(
        DiagnosticDescriptor descriptor,
        Word name,
        string what,
        string problem,
        string plural,
        IEnumerable<string> known,
        SourceLocation? declared = null
    )
    {
        var names = known.ToList();
        var nearest = NearestName.Find(name.Text, names);
        var unknown = new Diagnostic(descriptor, name.Location, $"{what} `{UserText.Quote(name.Text)}` {problem}.")
        {
            Related = declared is null ? [] : [new RelatedLocation(declared, "declared here")],
        };
        return unknown.Meant(nearest, names.Count == 0 ? $"There are no {plural}." : $"The {plural} are: {UserText.Names(names)}.");
    }

    private static string HintFor(string found, Field field, string expected)
    {
        var isList = expected.Contains("a list", StringComparison.Ordinal);
        return field.Type switch
        {
            _ when expected.Contains("`yes` or `no`", StringComparison.Ordinal) => "Write `yes` or `no`.",
            _ when found.StartsWith('<') || found.StartsWith('>') || found.StartsWith('=') =>
                $"Write the comparison in words: `{InWords(found, field)}`.",
            _ when expected.Contains("`includes-all`", StringComparison.Ordinal) => SeveralOfASet,
            _ when found == "open" => "Write the value that the field has; only a scenario's own terms may be `open`.",
            _ when LengthText.InOneUnit(found, field.Type) is { } length => $"A length is written in one unit: write `{length}`.",
            _ when expected.Contains("upper end", StringComparison.Ordinal) => "Write both ends in square brackets, such as `[1, 5]`.",
            _ when found == "a list" && !isList => "Write one value only, without hyphens or square brackets.",
            { IsSet: true } when expected.StartsWith("a list", StringComparison.Ordinal) && found != "a list" =>
                $"Write `[{UserText.Quote(found)}]` for this option and no other; in a condition, `{{includes: {UserText.Quote(found)}}}` asks for it among others.",
            _ when isList && found != "a list" && found.Length > 0 => $"Put it in square brackets: `[{UserText.Quote(found)}]`.",
            { IsNumber: true } when !isList && MeantNumber.Range(found) is { } range =>
                $"Write one number; in a condition, a range is `{{between: [{range.Low}, {range.High}]}}`.",
            { IsNumber: true } when !isList && MeantNumber.Find(found, field.Type) is { } number => $"Write {number}.",
            { IsNumber: true } or { IsLength: true } when found.Any(char.IsAsciiDigit) && !isList =>
                "Write digits only, without spaces or commas between them; a point stands before decimals.",
            { IsDay: true } when MeantDay.Find(found) is { } day => $"Write `{day}`: year, month and day.",
            { IsDay: true } => "Write year, month and day, such as `2026-01-31`; the day has to exist.",
            { IsContinuous: true } => "Write one number, or `open` in a scenario that leaves it open.",
            _ => $"The options are: {UserText.Names(field.Type.Options.Select(option => option.Id))}.",
        };
    }

    /// <summary>What asks on a field for what an operator asks on fields of other types; null where nothing does.</summary>
    private static Operator? InPlaceOf(Operator @operator, Field field) =>
        OperatorMeaning.Of(@operator) is { InPlace: { } meant } meaning
        && !meaning.Fits(field.Type.Meaning)
        && OperatorMeaning.Of(meant).Fits(field.Type.Meaning)
            ? meant
            : null;

    /// <summary>A comparison with signs, such as <c>&gt;= 200</c>, as conditions have it.</summary>
    private static string InWords(string comparison, Field field)
    {
        var value = comparison.TrimStart('<', '>', '=').Trim();
        value = field.Type.IsDay ? MeantDay.Find(value) ?? value : value;
        var word = comparison.Replace(" ", "", StringComparison.Ordinal) switch
        {
            ['>', '=', ..] or ['=', '>', ..] => Operator.AtLeast,
            ['<', '=', ..] or ['=', '<', ..] => Operator.AtMost,
            ['<', '>', ..] => Operator.IsNot,
            ['>', ..] => Operator.MoreThan,
            ['<', ..] => Operator.LessThan,
            _ => Operator.Is,
        };
        return $"{{{Words.Of(InPlaceOf(word, field) ?? word)}: {UserText.Quote(value)}}}";
    }

    private static IEnumerable<string> InShort(IReadOnlyList<string> steps)
    {
        const int most = 12;
        return steps.Count <= most
            ? steps
            : [.. steps.Take(most / 2), $"({steps.Count - most} more)", .. steps.Skip(steps.Count - (most / 2))];
    }

    /// <summary>Words with a quotation of the user's own among them, which is cut where it is long.</summary>
    private static string Cut(string words)
    {
        var start = words.IndexOf('`', StringComparison.Ordinal);
        var end = words.LastIndexOf('`');
        return end > start + 1 && end - start > 80
            ? $"{words[..start]}`{UserText.Quote(words[(start + 1)..end])}`{words[(end + 1)..]}"
            : UserText.Printable(words);
    }

    private static string WithArticle(string owner) =>
        owner.StartsWith("a ", StringComparison.Ordinal) ? UserText.WithArticle(owner[2..]) : owner;
}
