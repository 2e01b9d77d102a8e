using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Drafting;

/// <summary>Says what may be written for a field.</summary>
internal static class FieldText
{
    /// <summary>A value that the field may have, as files write it.</summary>
    public static string Example(Field field)
    {
        var type = field.Type;
        return !type.IsSet && (field.StatusQuo ?? type.Minimum ?? type.Maximum) is { } value ? type.Format(value)
            : type.Meaning.Draft is { } draft ? draft(type.Unit)
            : type.Format(type.OnlyWith(0));
    }

    /// <summary>What may be written for a field without options: <c>a percentage: from 0% to 100%</c>.</summary>
    public static string Expected(Field field)
    {
        var type = field.Type;
        var kind = type.Unit is { } unit ? $"a number of {unit}" : $"a {type.Meaning.Noun}";
        return type.Minimum is null && type.Maximum is null
            ? $"{kind}, such as {Example(field)}"
            : $"{kind}: {new ValueRange(type.Minimum, type.Maximum, includesLow: true, includesHigh: true).Describe(type)}{(type.Step is { } step ? $", in steps of {type.Format(step)}" : "")}";
    }
}
