namespace ScenarioEngine.Model;

/// <summary>A value of a field. What it means depends on the field's type.</summary>
/// <remarks>
/// Equality is that of the meaning, for values of the same field. The default value is the first option, the number 0, 1 January
/// of year 1, or the empty set.
/// </remarks>
public readonly record struct Value
{
    private Value(decimal ordinal, ulong members, int option = 0, string? unit = null)
    {
        Ordinal = ordinal;
        Members = members;
        Option = option;
        Unit = unit;
    }

    /// <summary>
    /// The place on the field's line of values: the index of an option (yes is 1, no is 0), the number itself, the number of a day, or for
    /// a length of time how many
    /// days or months it is, so that every unit converts exactly. 0 for a set.
    /// </summary>
    internal decimal Ordinal { get; }

    /// <summary>The index of an option, which is its ordinal without the cost of reading a decimal. 0 for everything else.</summary>
    internal int Option { get; }

    /// <summary>The options in a set, a bit for each index. 0 for everything but sets.</summary>
    internal ulong Members { get; }

    /// <summary>The unit of time in which a file writes it; null where none is known. Two lengths are equal whatever their units.</summary>
    internal string? Unit { get; }

    internal static Value OfOption(int index) => new(index, 0, index);

    internal static Value OfNumber(decimal number) => new(number, 0);

    internal static Value OfLength(decimal number, TimeUnit unit) => new(number * unit.Factor, 0, unit: unit.Name);

    internal static Value OfDate(DateOnly date) => new(date.DayNumber, 0);

    internal static Value? OfOrdinal(decimal? ordinal) => ordinal is { } number ? new Value(number, 0) : null;

    internal static Value OfSet(ulong members) => new(0, members);

    /// <summary>Whether two values of a field mean the same.</summary>
    public bool Equals(Value other) => Ordinal == other.Ordinal && Members == other.Members;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Ordinal, Members);
}
