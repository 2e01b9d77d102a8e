using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Drafting;

/// <summary>Says what may be written for a field.</summary>
internal static class FieldText
{
    /// <summary>A value that the field may have, as files write it.</summary>
    public static string Example(Field field)
    {
        var type = field.Type;
        return type.Kind switch
        {
            FieldKind.Set => $"[{type.Options[0].Id}]",
            _ when (field.StatusQuo ?? type.Minimum ?? type.Maximum) is { } value => type.Format(value),
            FieldKind.Percent => "10%",
            FieldKind.Duration => $"12 {type.Unit}",
            FieldKind.Number => $"100 {type.Unit}".TrimEnd(),
            FieldKind.Date => "2026-01-31",
            _ => type.Options[0].Id,
        };
    }

    /// <summary>What may be written for a field without options: <c>a percentage: from 0% to 100%</c>.</summary>
    public static string Expected(Field field)
    {
        var type = field.Type;
        var kind = type.Kind switch
        {
            FieldKind.Percent => "a percentage",
            FieldKind.Duration => $"a number of {type.Unit}",
            FieldKind.Date => "a day",
            _ => type.Unit is null ? "a number" : $"a number of {type.Unit}",
        };
        return type.Minimum is null && type.Maximum is null
            ? $"{kind}, such as {Example(field)}"
            : $"{kind}: {new ValueRange(type.Minimum, type.Maximum, includesLow: true, includesHigh: true).Describe(type)}{(type.Step is { } step ? $", in steps of {type.Format(step)}" : "")}";
    }
}
