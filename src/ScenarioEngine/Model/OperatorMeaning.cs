using System.Collections.Immutable;

namespace ScenarioEngine.Model;

/// <summary>What an operator compares a field with.</summary>
internal enum Operand
{
    /// <summary>One value of the field: of a set, the whole set.</summary>
    Value,

    /// <summary>A list of values.</summary>
    Values,

    /// <summary>The lower and the upper end of a range.</summary>
    Range,

    /// <summary>One option of a set.</summary>
    Option,

    /// <summary>A list of options of a set.</summary>
    Options,

    /// <summary>One option of a set, or a list of them.</summary>
    OptionOrOptions,

    /// <summary>Yes or no, whatever the field.</summary>
    YesNo,
}

/// <summary>An end of the range of values that an operator lets pass.</summary>
internal enum End
{
    /// <summary>The range has no such end.</summary>
    None,

    /// <summary>The value asked for lies in the range.</summary>
    Included,

    /// <summary>The value asked for lies just outside.</summary>
    Excluded,
}

/// <summary>
/// What an operator means: on which fields it is allowed, what it takes, which values pass, how it is said and how it is bent. An operator
/// is one row of this table.
/// </summary>
/// <remarks>
/// Which values pass is said twice, for two evaluators that witness for each other: the built-in one reads <see cref="Low"/>,
/// <see cref="High"/>, <see cref="Among"/> and
/// <see cref="Members"/> and works on cells; whoever compares values reads <see cref="Holds"/>.
/// </remarks>
internal sealed record OperatorMeaning
{
    private static readonly OperatorMeaning[] Rows =
    [
        new()
        {
            Operator = Operator.Is,
            Fits = _ => true,
            Takes = Operand.Value,
            Among = true,
            Members = new(WhereAsked: true, Elsewhere: false),
            Holds = (value, asked) => value == asked[0],
            Says = "is {}",
            BentTo = [Operator.IsNot],
        },
        new()
        {
            Operator = Operator.IsNot,
            Fits = _ => true,
            Takes = Operand.Value,
            Among = false,
            Members = new(WhereAsked: true, Elsewhere: false, IsNegated: true),
            Holds = (value, asked) => value != asked[0],
            Says = "is not {}",
            BentTo = [Operator.Is],
        },
        new()
        {
            Operator = Operator.OneOf,
            Fits = kind => !kind.IsSet,
            Takes = Operand.Values,
            Among = true,
            Holds = (value, asked) => asked.Contains(value),
            Says = "is {}",
            Last = "or",
            BentTo = [Operator.IsNot],
        },
        new()
        {
            Operator = Operator.NoneOf,
            Fits = kind => !kind.IsSet,
            Takes = Operand.Values,
            Among = false,
            Holds = (value, asked) => !asked.Contains(value),
            Says = "is neither {}",
            Last = "nor",
            BentTo = [Operator.Is],
            InPlace = Operator.Excludes,
        },
        new()
        {
            Operator = Operator.AtLeast,
            Fits = kind => kind.IsOrdered,
            Takes = Operand.Value,
            Low = End.Included,
            Holds = (value, asked) => value.Ordinal >= asked[0].Ordinal,
            Says = "is at least {}",
            SaysOfDays = "is {} or later",
            BentTo = [Operator.MoreThan, Operator.After],
        },
        new()
        {
            Operator = Operator.AtMost,
            Fits = kind => kind.IsOrdered,
            Takes = Operand.Value,
            High = End.Included,
            Holds = (value, asked) => value.Ordinal <= asked[0].Ordinal,
            Says = "is at most {}",
            SaysOfDays = "is {} or earlier",
            BentTo = [Operator.LessThan, Operator.Before],
        },
        new()
        {
            Operator = Operator.MoreThan,
            Fits = kind => kind is { IsOrdered: true, IsDay: false },
            Takes = Operand.Value,
            Low = End.Excluded,
            Holds = (value, asked) => value.Ordinal > asked[0].Ordinal,
            Says = "is more than {}",
            BentTo = [Operator.AtLeast],
            InPlace = Operator.After,
        },
        new()
        {
            Operator = Operator.LessThan,
            Fits = kind => kind is { IsOrdered: true, IsDay: false },
            Takes = Operand.Value,
            High = End.Excluded,
            Holds = (value, asked) => value.Ordinal < asked[0].Ordinal,
            Says = "is less than {}",
            BentTo = [Operator.AtMost],
            InPlace = Operator.Before,
        },
        new()
        {
            Operator = Operator.Between,
            Fits = kind => kind.IsOrdered,
            Takes = Operand.Range,
            Low = End.Included,
            High = End.Included,
            Holds = (value, asked) => asked[0].Ordinal <= value.Ordinal && value.Ordinal <= asked[1].Ordinal,
            Says = "is from {}",
            Last = "to",
        },
        new()
        {
            Operator = Operator.Before,
            Fits = kind => kind.IsDay,
            Takes = Operand.Value,
            High = End.Excluded,
            Holds = (value, asked) => value.Ordinal < asked[0].Ordinal,
            Says = "is before {}",
            BentTo = [Operator.AtMost],
            InPlace = Operator.LessThan,
        },
        new()
        {
            Operator = Operator.After,
            Fits = kind => kind.IsDay,
            Takes = Operand.Value,
            Low = End.Excluded,
            Holds = (value, asked) => value.Ordinal > asked[0].Ordinal,
            Says = "is after {}",
            BentTo = [Operator.AtLeast],
            InPlace = Operator.MoreThan,
        },
        new()
        {
            Operator = Operator.Includes,
            Fits = kind => kind.IsSet,
            Takes = Operand.Option,
            Members = new(WhereAsked: true),
            Holds = HasAll,
            Says = "includes {}",
            Last = "and",
            BentTo = [Operator.Excludes],
            InPlace = Operator.Is,
        },
        new()
        {
            Operator = Operator.IncludesAll,
            Fits = kind => kind.IsSet,
            Takes = Operand.Options,
            Members = new(WhereAsked: true),
            Holds = HasAll,
            Says = "includes {}",
            Last = "and",
            BentTo = [Operator.Excludes],
        },
        new()
        {
            Operator = Operator.Excludes,
            Fits = kind => kind.IsSet,
            Takes = Operand.OptionOrOptions,
            Members = new(WhereAsked: false),
            Holds = (value, asked) => (value.Members & asked[0].Members) == 0,
            Says = "does not include {}",
            Last = "or",
            BentTo = [Operator.IncludesAll],
            InPlace = Operator.IsNot,
        },
        new()
        {
            Operator = Operator.Stated,
            Fits = _ => true,
            Takes = Operand.YesNo,
            Holds = (_, _) =>
                throw new System.Diagnostics.UnreachableException("Whether a field is stated is nothing that its value tells."),
            Says = "is stated",
            SaysOfNo = "is not stated",
        },
    ];

    /// <summary>The operator.</summary>
    public required Operator Operator { get; init; }

    /// <summary>Whether it may be used on fields of a kind.</summary>
    public required Func<FieldKindMeaning, bool> Fits { get; init; }

    /// <summary>What it takes.</summary>
    public required Operand Takes { get; init; }

    /// <summary>Of an operator that bounds a value from below, whether the first value asked for passes.</summary>
    public End Low { get; private init; }

    /// <summary>Of an operator that bounds a value from above, whether the last value asked for passes.</summary>
    public End High { get; private init; }

    /// <summary>Of an operator without bounds, whether the values asked for pass, or all others.</summary>
    public bool Among { get; private init; }

    /// <summary>Of an operator on sets, what it asks of each option; null for others.</summary>
    public MembersAsked? Members { get; private init; }

    /// <summary>Whether a value passes, beside the values asked for.</summary>
    public required Func<Value, ImmutableArray<Value>, bool> Holds { get; init; }

    /// <summary>The operator as the rest of a sentence that begins with the field; <c>{}</c> is what it takes.</summary>
    public required string Says { get; init; }

    /// <summary>The same of days, where that is said otherwise.</summary>
    public string? SaysOfDays { get; private init; }

    /// <summary>The same of a <c>no</c>.</summary>
    public string? SaysOfNo { get; private init; }

    /// <summary>What stands before the last of several values.</summary>
    public string Last { get; private init; } = "and";

    /// <summary>The operators in whose place a slip would put it: the first of them that fits the field.</summary>
    public ImmutableArray<Operator> BentTo { get; private init; } = [];

    /// <summary>The operator that asks the same of fields on which it is not allowed; null where none does.</summary>
    public Operator? InPlace { get; private init; }

    /// <summary>Whether it bounds a value from below or from above.</summary>
    public bool IsBound => Low != End.None || High != End.None;

    /// <summary>The meaning of an operator.</summary>
    public static OperatorMeaning Of(Operator @operator) => Rows[(int)@operator];

    /// <summary>The operators that fit fields of a type, in the order in which they are explained.</summary>
    public static IEnumerable<Operator> Fitting(FieldType type) => Rows.Where(row => row.Fits(type.Meaning)).Select(row => row.Operator);

    /// <summary>Whether a cell of a line passes.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="asked">The cells of the values asked for.</param>
    public bool Passes(int cell, int[] asked) =>
        IsBound ? IsWithin(asked[0], cell, Low) && IsWithin(cell, asked[^1], High) : (Array.IndexOf(asked, cell) >= 0) == Among;

    private static bool IsWithin(int lower, int upper, End end) =>
        end == End.None || lower < upper || (lower == upper && end == End.Included);

    private static bool HasAll(Value value, ImmutableArray<Value> asked) => (value.Members & asked[0].Members) == asked[0].Members;
}

/// <summary>What an operator asks of each option of a set.</summary>
/// <param name="WhereAsked">Whether an option that is named has to be in the set, or out of it.</param>
/// <param name="Elsewhere">The same of every other option; null where nothing is asked of it.</param>
/// <param name="IsNegated">Whether all that is asked for must not be so together.</param>
internal sealed record MembersAsked(bool WhereAsked, bool? Elsewhere = null, bool IsNegated = false);
