namespace ScenarioEngine.Model;

/// <summary>The values from one to another; for options and sets always one value. A range the wrong way round cannot exist.</summary>
public sealed record ValueRange
{
    /// <param name="low">The lowest value, or null where the range has no lower end.</param>
    /// <param name="high">The highest value, or null where the range has no upper end.</param>
    /// <param name="includesLow">Whether the lower end belongs to the range.</param>
    /// <param name="includesHigh">Whether the upper end belongs to the range.</param>
    /// <exception cref="ArgumentException">The lower end lies above the upper one.</exception>
    public ValueRange(Value? low, Value? high, bool includesLow, bool includesHigh)
    {
        if (low?.Ordinal > high?.Ordinal)
        {
            throw new ArgumentException("The lower end of a range lies above the upper one.", nameof(low));
        }

        (Low, High, IncludesLow, IncludesHigh) = (low, high, includesLow, includesHigh);
    }

    /// <summary>The lowest value, or null where the range has no lower end.</summary>
    public Value? Low { get; }

    /// <summary>The highest value, or null where the range has no upper end.</summary>
    public Value? High { get; }

    /// <summary>Whether the lower end belongs to the range.</summary>
    public bool IncludesLow { get; }

    /// <summary>Whether the upper end belongs to the range.</summary>
    public bool IncludesHigh { get; }

    /// <summary>The range of one value.</summary>
    public static ValueRange Of(Value value) => new(value, value, includesLow: true, includesHigh: true);

    /// <summary>The only value of the range, or null when it has more than one.</summary>
    public Value? OnlyValue => Low == High && IncludesLow && IncludesHigh ? Low : null;

    /// <summary>Some value of the range.</summary>
    internal Value Sample(FieldType type) =>
        this switch
        {
            { IncludesLow: true, Low: { } low } => low,
            { IncludesHigh: true, High: { } high } => high,
            { Low: { } low, High: { } high } => Value.OfNumber(type.IsDay ? low.Ordinal + 1 : (low.Ordinal + high.Ordinal) / 2),
            { Low: { } low } => Value.OfNumber(low.Ordinal + 1),
            { High: { } high } => Value.OfNumber(high.Ordinal - 1),
            _ => default,
        };

    /// <summary>The range in words, such as <c>15 years or more</c>.</summary>
    public string Describe(FieldType type)
    {
        if (OnlyValue is { } value)
        {
            return type.Format(value);
        }

        return (Low, High) switch
        {
            ({ } low, { } high) =>
                $"{(IncludesLow ? "from" : "over")} {type.Format(low)} {(IncludesHigh ? "to" : "to under")} {type.Format(high)}",
            ({ } low, null) when IncludesLow => type.IsDay ? $"{type.Format(low)} or later" : $"{type.Format(low)} or more",
            ({ } low, null) => type.IsDay ? $"after {type.Format(low)}" : $"more than {type.Format(low)}",
            (null, { } high) when IncludesHigh => type.IsDay ? $"{type.Format(high)} or earlier" : $"{type.Format(high)} or less",
            (null, { } high) => type.IsDay ? $"before {type.Format(high)}" : $"less than {type.Format(high)}",
            _ => "any value",
        };
    }
}
