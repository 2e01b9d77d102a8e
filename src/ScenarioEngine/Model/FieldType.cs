using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using ScenarioEngine.Text;

namespace ScenarioEngine.Model;

/// <summary>A value that a choice, a scale or a set may take, or that a set may contain.</summary>
/// <param name="Id">Its name in files.</param>
/// <param name="Description">The meaning, or null where the name says it.</param>
/// <param name="Location">The place where it is declared; null for yes and no.</param>
public sealed record Option(string Id, string? Description, SourceLocation? Location)
{
    /// <summary>The day from which it is there, included; null where it always was.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The day on which it is there no longer; null where it has no end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whether it gives up the purpose of a settlement, such as that the fighting goes on.</summary>
    public bool GivesUp { get; init; }

    /// <summary>Why it is not there on a day, or null where it is. Without a day every option is there.</summary>
    internal AbsenceReason? WhyAbsent(DateOnly? asOf) =>
        asOf < From ? AbsenceReason.NotYet
        : asOf >= Until ? AbsenceReason.NoLonger
        : null;
}

/// <summary>The values that a field takes.</summary>
/// <param name="Kind">The kind of values.</param>
public sealed record FieldType(FieldKind Kind)
{
    /// <summary>How many options a set may have.</summary>
    internal const int MaximumSetOptions = 64;

    /// <summary>
    /// The options, weakest first on a scale; no and yes for a yes-no field; empty for numbers, percents, durations and dates.
    /// </summary>
    public ImmutableArray<Option> Options { get; init; } = FieldKindMeaning.Of(Kind).FixedOptions;

    /// <summary>The thing that a number counts, or the unit of a duration (days, weeks, months or years); null elsewhere.</summary>
    public string? Unit { get; init; }

    /// <summary>The lowest value, included; null where there is none.</summary>
    public Value? Minimum { get; init; }

    /// <summary>The highest value, included; null where there is none.</summary>
    public Value? Maximum { get; init; }

    /// <summary>
    /// The distance of the values that it takes from each other, from the lowest to the highest; null where it takes all between them, and
    /// for options.
    /// </summary>
    public Value? Step { get; init; }

    /// <summary>What its kind means.</summary>
    internal FieldKindMeaning Meaning => FieldKindMeaning.Of(Kind);

    /// <summary>
    /// Whether its values count something, and so begin at nothing where the pack does not say otherwise: lengths, shares, and numbers of a
    /// unit.
    /// </summary>
    internal bool Counts => Meaning.Counts(Unit);

    /// <summary>The unit in which lengths of time are counted; null for values that are none.</summary>
    internal TimeUnit? UnitOfTime => IsLength ? TimeUnit.Find(Unit) : null;

    /// <summary>How far apart two neighbouring values of a line are, as people count: one of the field's unit.</summary>
    internal int OneUnit => UnitOfTime?.Factor ?? 1;

    /// <summary>The lowest ordinal that a value can have, included; null where there is no end. The calendar has one.</summary>
    internal decimal? Lowest => Minimum?.Ordinal ?? (IsDay ? DateOnly.MinValue.DayNumber : null);

    /// <summary>The highest ordinal that a value can have, included; null where there is no end. The calendar has one.</summary>
    internal decimal? Highest => Maximum?.Ordinal ?? (IsDay ? DateOnly.MaxValue.DayNumber : null);

    /// <summary>Every value that it takes, from the lowest to the highest, where it takes them in steps; else none.</summary>
    internal IEnumerable<decimal> Steps()
    {
        if (Step is { } step)
        {
            for (var value = Lowest; value <= Highest; value += step.Ordinal)
            {
                yield return value.Value;
            }
        }
    }

    /// <summary>Whether a value lies between two that it takes.</summary>
    internal bool IsBetweenSteps(Value value) => Step is { } step && Lowest is { } lowest && (value.Ordinal - lowest) % step.Ordinal != 0;

    /// <summary>Whether a value is one of a list of options, as it is for choices, scales and yes-no fields.</summary>
    public bool HasOptions => Meaning.HasOptions;

    /// <summary>Whether values lie on an endless line, as numbers, percents, durations and dates do.</summary>
    public bool IsContinuous => Meaning.IsContinuous;

    /// <summary>Whether a value is a set of options.</summary>
    internal bool IsSet => Meaning.IsSet;

    /// <summary>Whether one value can be more than another, on a scale or on a line.</summary>
    internal bool IsOrdered => Meaning.IsOrdered;

    /// <summary>Whether a value is a number, of something or of hundredths.</summary>
    internal bool IsNumber => Meaning.IsNumber;

    /// <summary>Whether a value is a length of time.</summary>
    internal bool IsLength => Meaning.IsLength;

    /// <summary>Whether a value is a day.</summary>
    internal bool IsDay => Meaning.IsDay;

    /// <summary>Whether the pack declares the options.</summary>
    internal bool DeclaresOptions => Meaning.DeclaresOptions;

    /// <summary>Whether the options come with the kind, as yes and no do.</summary>
    internal bool HasFixedOptions => !Meaning.FixedOptions.IsEmpty;

    /// <summary>The sign that stands right behind the figure of a value, as of a percentage; null where none does.</summary>
    internal string? Sign => Meaning.Sign;

    /// <summary>A value as files write it.</summary>
    public string Format(Value value) =>
        Meaning.Form switch
        {
            ValueForm.Option => Options[(int)value.Ordinal].Id,
            ValueForm.Set => $"[{string.Join(", ", OptionsOf(value))}]",
            ValueForm.Number => $"{Plain(value.Ordinal)}{Sign ?? (Unit is null ? "" : $" {Unit}")}",
            ValueForm.Length => Length(value),
            ValueForm.Day => DateOnly.FromDayNumber((int)value.Ordinal).ToIso(),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>A value of one option alone.</summary>
    internal Value OnlyWith(int option) => IsSet ? Value.OfSet(1UL << option) : Value.OfOption(option);

    /// <summary>Whether values give up the purpose of a settlement: an option that does, or a set that has one.</summary>
    internal bool GivesUp(ValueRange values) => values.OnlyValue is { } value && OptionsIn(value).Any(option => option.GivesUp);

    /// <summary>The option that a value is, or those that are in a set; none of a number or a day.</summary>
    internal IEnumerable<Option> OptionsIn(Value value) =>
        IsSet ? Options.Where((_, index) => (value.Members >> index & 1) == 1)
        : HasOptions ? [Options[value.Option]]
        : [];

    /// <summary>The ids of the options in a set, in order of declaration.</summary>
    internal IEnumerable<string> OptionsOf(Value set) => OptionsIn(set).Select(option => option.Id);

    /// <summary>How many options a set has.</summary>
    internal static int CountOf(Value set) => BitOperations.PopCount(set.Members);

    private static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>
    /// A length of time in the unit in which it was written; else in that of the field where it is a whole number of them, or in days or
    /// months.
    /// </summary>
    private string Length(Value value)
    {
        var own = TimeUnit.Find(Unit);
        var unit = TimeUnit.Find(value.Unit) ?? (own is not null && value.Ordinal % own.Factor == 0 ? own : TimeUnit.Find(own?.Base));
        var number = value.Ordinal / (unit?.Factor ?? 1);
        return $"{Plain(number)} {(number == 1 ? unit?.One : unit?.Name)}";
    }
}
