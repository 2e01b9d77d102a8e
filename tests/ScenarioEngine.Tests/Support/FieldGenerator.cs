using System.Collections.Immutable;

namespace ScenarioEngine.Tests.Support;

/// <summary>Draws fields, and values as a user would write them.</summary>
internal static class FieldGenerator
{
    private static readonly string[] Types = ["choice", "scale", "scale", "yes-no", "number", "percent", "duration", "date", "set"];

    /// <summary>A field without <c>only-when</c>.</summary>
    public static FieldSketch Draw(string? name, Dice dice)
    {
        var field = DrawType(name, dice.Pick(Types), dice);
        if (field.IsContinuous)
        {
            field = field with
            {
                Minimum = dice.Chance(30) ? Write(field, 0, dice) : null,
                Maximum = dice.Chance(30) ? Write(field, field.Values.Length - 1, dice) : null,
            };
        }

        return dice.Chance(60) ? field with { StatusQuo = DrawValue(field, dice) } : field;
    }

    /// <summary>Any value of a field, as a term gives it.</summary>
    public static string DrawValue(FieldSketch field, Dice dice) =>
        field.IsSet ? WriteList(dice.Some(field.Values, 50)) : Write(field, dice.Below(field.Values.Length), dice);

    /// <summary>One of the field's values; a number, percent or duration in any of the ways in which it may be written.</summary>
    public static string Write(FieldSketch field, int index, Dice dice)
    {
        var value = field.Values[index];
        return (field.Type, field.Unit) switch
        {
            ("percent", _) => dice.Chance(50) ? $"{value}%" : value,
            ("number", { } unit) => dice.Chance(50) ? $"{value} {unit}" : value,
            ("duration", { } unit) => WriteDuration(value, unit, dice),
            _ => value,
        };
    }

    public static string WriteList(IEnumerable<string> values) => $"[{string.Join(", ", values)}]";

    private static FieldSketch DrawType(string? name, string type, Dice dice)
    {
        var field = new FieldSketch(name, type, DrawValues(type, dice));
        return type switch
        {
            // What is counted has no less than none.
            "number" when dice.Chance(50) => field with { Unit = field.Values.Contains("-2.5") ? null : "troops" },
            "duration" => field with { Unit = dice.Pick(["days", "weeks", "months", "years"]) },
            _ => field,
        };
    }

    private static ImmutableArray<string> DrawValues(string type, Dice dice) =>
        type switch
        {
            // `no` is an option named no here, and not a yes-no value.
            "choice" => [.. dice.Take(["red", "green", "blue", "no"], dice.Between(2, 4))],
            "scale" => [.. dice.Take(["none", "low", "middle", "high", "top"], dice.Between(2, 4))],
            "yes-no" => ["no", "yes"],
            "set" => [.. dice.Take(["air", "land", "sea"], dice.Between(1, 3))],
            "number" => [.. dice.Take(["-2.5", "0", "0.10", "3", "800000"], dice.Between(1, 3))],
            "percent" => [.. dice.Take(["0", "12.5", "50", "100"], dice.Between(1, 3))],
            "duration" => [.. dice.Take(["0", "1", "2", "15"], dice.Between(1, 3))],
            _ => [.. dice.Take(["2025-12-31", "2026-02-28", "2026-03-01", "2030-01-01"], dice.Between(1, 3))],
        };

    private static string WriteDuration(string value, string unit, Dice dice) =>
        (dice.Below(4), unit, value) switch
        {
            (0, _, _) => value,
            (1, _, "1") => $"1 {unit.TrimEnd('s')}",
            (2, "years", "15") => "180 months",
            (2, "years", "2") => "24 months",
            (2, "weeks", "15") => "105 days",
            (2, "weeks", "1") => "7 days",
            (3, "months", "0") => "0 years",
            _ => $"{value} {unit}",
        };
}
