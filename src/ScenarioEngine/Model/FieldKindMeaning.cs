using System.Collections.Immutable;

namespace ScenarioEngine.Model;

/// <summary>
/// What a kind of field is: the form of its values, what a pack declares with it, and what a value is called to people. A kind is one row
/// of this table.
/// </summary>
internal sealed record FieldKindMeaning
{
    private const string SomeDay = "2026-01-31";

    private static readonly FieldKindMeaning[] Rows =
    [
        new()
        {
            Kind = FieldKind.Choice,
            Form = ValueForm.Option,
            InOrder = FieldKind.Scale,
            Noun = "choice",
            Plural = "choices",
            Expects = "one option",
            Describes = _ => "One of these",
        },
        new()
        {
            Kind = FieldKind.Scale,
            Form = ValueForm.Option,
            IsOrdered = true,
            Noun = "scale",
            Plural = "scales",
            Expects = "one option",
            Describes = _ => "One of these, weakest first",
        },
        new()
        {
            Kind = FieldKind.YesNo,
            Form = ValueForm.Option,
            FixedOptions = [new Option("no", null, null), new Option("yes", null, null)],
            Noun = "yes or no",
            Plural = "yes-no fields",
            Expects = "`yes` or `no`",
            Describes = _ => "Yes or no",
        },
        new()
        {
            Kind = FieldKind.Number,
            Form = ValueForm.Number,
            IsOrdered = true,
            TakesUnit = true,
            Counts = unit => unit is not null,
            Noun = "number",
            Plural = "numbers",
            Example = unit => unit is null ? "12.5" : $"1000 {unit}",
            Remark = " (digits only)",
            Draft = unit => $"100 {unit}".TrimEnd(),
            Describes = unit => unit is null ? "A number" : $"A number of {unit}",
        },
        new()
        {
            Kind = FieldKind.Percent,
            Form = ValueForm.Number,
            IsOrdered = true,
            Sign = "%",
            Counts = _ => true,
            Noun = "percentage",
            Plural = "percentages",
            Example = _ => "12.5%",
            Draft = _ => "10%",
            Describes = _ => "A percentage",
        },
        new()
        {
            Kind = FieldKind.Duration,
            Form = ValueForm.Length,
            IsOrdered = true,
            TakesUnit = true,
            Counts = _ => true,
            Noun = "length of time",
            Plural = "lengths of time",
            Example = unit => $"15 {unit}",
            Draft = unit => $"12 {unit}",
            Describes = unit => $"A length of time in {unit}",
        },
        new()
        {
            Kind = FieldKind.Date,
            Form = ValueForm.Day,
            IsOrdered = true,
            Noun = "day",
            Plural = "days",
            Example = _ => SomeDay,
            Draft = _ => SomeDay,
            Describes = _ => "A day",
        },
        new()
        {
            Kind = FieldKind.Set,
            Form = ValueForm.Set,
            Noun = "set",
            Plural = "sets",
            Expects = "a list of options",
            Describes = _ => "Any of these together",
        },
    ];

    /// <summary>The kind.</summary>
    public required FieldKind Kind { get; init; }

    /// <summary>The form of its values.</summary>
    public required ValueForm Form { get; init; }

    /// <summary>Whether one value can be more than another.</summary>
    public bool IsOrdered { get; private init; }

    /// <summary>The kind whose values are the same, and in order; null where there is none.</summary>
    public FieldKind? InOrder { get; private init; }

    /// <summary>The options that come with the kind; empty where a pack declares them, and where there are none.</summary>
    public ImmutableArray<Option> FixedOptions { get; private init; } = [];

    /// <summary>Whether a pack gives it a unit.</summary>
    public bool TakesUnit { get; private init; }

    /// <summary>The sign that stands right behind the figure of a value; null where none does.</summary>
    public string? Sign { get; private init; }

    /// <summary>Whether values of a unit, or of none, count something, and so begin at nothing unless a pack says otherwise.</summary>
    public Func<string?, bool> Counts { get; private init; } = _ => false;

    /// <summary>A value in a word or two, or the kind where its values have no name of their own: <c>percentage</c>.</summary>
    public required string Noun { get; init; }

    /// <summary>Several values, or fields where the values have no name of their own: <c>percentages</c>.</summary>
    public required string Plural { get; init; }

    /// <summary>What is expected where there is something else; without it, the noun.</summary>
    public string? Expects { get; private init; }

    /// <summary>A value that shows how values are written, in a unit or in none; null where the options show it.</summary>
    public Func<string?, string>? Example { get; private init; }

    /// <summary>What is to be said behind the example.</summary>
    public string Remark { get; private init; } = "";

    /// <summary>A value to begin with, where somebody writes one; null where the options show it.</summary>
    public Func<string?, string>? Draft { get; private init; }

    /// <summary>What a value is, in a unit or in none, as an editor begins to describe it.</summary>
    public required Func<string?, string> Describes { get; init; }

    /// <summary>Whether a value is one of a list of options.</summary>
    public bool HasOptions => Form == ValueForm.Option;

    /// <summary>Whether a value is a set of options.</summary>
    public bool IsSet => Form == ValueForm.Set;

    /// <summary>Whether values lie on an endless line.</summary>
    public bool IsContinuous => IsNumber || IsLength || IsDay;

    /// <summary>Whether a value is a number, of something or of hundredths.</summary>
    public bool IsNumber => Form == ValueForm.Number;

    /// <summary>Whether a value is a length of time.</summary>
    public bool IsLength => Form == ValueForm.Length;

    /// <summary>Whether a value is a day: between one and the next there is nothing.</summary>
    public bool IsDay => Form == ValueForm.Day;

    /// <summary>Whether a pack declares its options.</summary>
    public bool DeclaresOptions => (HasOptions || IsSet) && FixedOptions.IsEmpty;

    /// <summary>The row of a kind.</summary>
    public static FieldKindMeaning Of(FieldKind kind) => Rows[(int)kind];

    /// <summary>Fields of some kinds, as one speaks of them; those whose options a pack declares come first.</summary>
    public static IEnumerable<string> Plurals(Func<FieldKindMeaning, bool> which) =>
        Rows.Where(which).OrderByDescending(row => row.DeclaresOptions).Select(row => row.Plural);

    /// <summary>What is expected where there is something else: <c>a percentage, such as `12.5%`</c>.</summary>
    /// <param name="unit">The unit of the field; null where there is none.</param>
    public string Expected(string? unit) => Expects ?? (Example is null ? $"a {Noun}" : $"a {Noun}, such as `{Example(unit)}`{Remark}");
}
