using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;
using ScenarioEngine.Text;

namespace ScenarioEngine.Binding;

/// <summary>Reads the text of a value by the type of its field.</summary>
internal sealed class ValueBinder(DiagnosticBag diagnostics)
{
    /// <summary>So many digits a decimal holds exactly, and half of the sum of two such numbers too.</summary>
    private const int MaximumDigits = 18;

    private static readonly ImmutableArray<Unit> Units = [new("days", "days", 1), new("weeks", "days", 7), new("months", "months", 1), new("years", "months", 12)];

    /// <summary>The units in which a duration can be counted.</summary>
    public static IEnumerable<string> DurationUnits => Units.Select(unit => unit.Name);

    /// <summary>The units that convert exactly into one.</summary>
    public static IEnumerable<string> UnitsFor(string? unit) => Units.Where(other => Units.Any(own => own.Name == unit && own.Base == other.Base)).Select(other => other.Name);

    /// <summary>A value of a field as a term or <c>is</c> gives it: a list for a set, one word for everything else; null after a diagnostic.</summary>
    public Value? Bind(Field field, ValueSyntax value)
    {
        if (field.Type.Kind == FieldKind.Set)
        {
            if (!value.IsList)
            {
                diagnostics.Add(BindingDiagnostics.WrongValue(value.Location, $"`{value.Items[0].Text}`", field, $"a list of options, such as `[{value.Items[0].Text}]`"));
                return null;
            }

            return BindSet(field, value.Items);
        }

        if (value.IsList)
        {
            diagnostics.Add(BindingDiagnostics.WrongValue(value.Location, "a list", field, Expected(field.Type)));
            return null;
        }

        return Bind(field, value.Items[0]);
    }

    /// <summary>A value of a field that is not a set, or null after a diagnostic.</summary>
    public Value? Bind(Field field, Word word)
    {
        var value = field.Type.HasOptions ? BindOption(field, word) is { } index ? Value.OfOption(index) : null
            : field.Type.Kind == FieldKind.Date ? BindDate(field, word)
            : BindNumber(field, word);
        if (value is { } known && (known.Ordinal < field.Type.Minimum?.Ordinal || known.Ordinal > field.Type.Maximum?.Ordinal))
        {
            diagnostics.Add(BindingDiagnostics.OutOfRange(word, field));
            return null;
        }

        return value;
    }

    /// <summary>A set of options, or null after a diagnostic.</summary>
    public Value? BindSet(Field field, ImmutableArray<Word> words)
    {
        var isWhole = true;
        var members = 0UL;
        foreach (var word in words)
        {
            var option = BindOption(field, word);
            isWhole &= option is not null;
            members |= 1UL << option.GetValueOrDefault();
        }

        return isWhole ? Value.OfSet(members) : null;
    }

    /// <summary>The number of an option of a field that has options, or null after a diagnostic.</summary>
    public int? BindOption(Field field, Word word)
    {
        var index = 0;
        foreach (var option in field.Type.Options)
        {
            if (option.Id == word.Text)
            {
                return index;
            }

            index++;
        }

        diagnostics.Add(field.Type.Kind == FieldKind.YesNo
            ? BindingDiagnostics.WrongValue(word.Location, $"`{word.Text}`", field, Expected(field.Type))
            : BindingDiagnostics.UnknownOption(word, field));
        return null;
    }

    private Value? BindDate(Field field, Word word)
    {
        if (IsoDate.Parse(word.Text) is { } date)
        {
            return Value.OfDate(date);
        }

        diagnostics.Add(BindingDiagnostics.WrongValue(word.Location, $"`{word.Text}`", field, Expected(field.Type)));
        return null;
    }

    private Value? BindNumber(Field field, Word word)
    {
        var text = word.Text;
        var (length, digits) = (0, 0);
        while (length < text.Length && (char.IsAsciiDigit(text[length]) || text[length] is '.' or '-'))
        {
            digits += char.IsAsciiDigit(text[length]) ? 1 : 0;
            length++;
        }

        var unit = text[length..].Trim();
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(text.AsSpan(0, length), style, CultureInfo.InvariantCulture, out var number))
        {
            diagnostics.Add(BindingDiagnostics.WrongValue(word.Location, $"`{text}`", field, Expected(field.Type)));
            return null;
        }

        if (digits > MaximumDigits)
        {
            diagnostics.Add(BindingDiagnostics.TooManyDigits(word, field, MaximumDigits));
            return null;
        }

        if (InUnitOf(field.Type, number, unit) is { } counted)
        {
            return Value.OfNumber(counted);
        }

        diagnostics.Add(BindingDiagnostics.WrongUnit(word, field));
        return null;
    }

    private static decimal? InUnitOf(FieldType type, decimal number, string unit) => type.Kind switch
    {
        _ when unit.Length == 0 => number,
        FieldKind.Percent => unit == "%" ? number : null,
        FieldKind.Duration => Convert(number, unit, type.Unit),
        _ => unit == type.Unit ? number : null,
    };

    /// <summary>The same length of time in another unit; null where that is not exact, as a month is no number of days.</summary>
    private static decimal? Convert(decimal number, string from, string? to)
    {
        var source = Units.FirstOrDefault(unit => unit.Name == from || unit.Name == from + "s");
        var target = Units.FirstOrDefault(unit => unit.Name == to);
        if (source is null || target is null || source.Base != target.Base || Math.Abs(number) > 1_000_000_000)
        {
            return null;
        }

        var converted = number * source.Factor / target.Factor;
        return converted * target.Factor == number * source.Factor ? converted : null;
    }

    private static string Expected(FieldType type) => type.Kind switch
    {
        FieldKind.Choice or FieldKind.Scale => "one option",
        FieldKind.YesNo => "`yes` or `no`",
        FieldKind.Percent => "a percentage, such as `12.5%`",
        FieldKind.Duration => $"a length of time, such as `15 {type.Unit}`",
        FieldKind.Date => "a day, such as `2026-01-31`",
        FieldKind.Set => "a list of options",
        _ => type.Unit is null ? "a number, such as `12.5` (digits only)" : $"a number, such as `1000 {type.Unit}` (digits only)",
    };

    /// <summary>A unit of time: so many of a base unit.</summary>
    private sealed record Unit(string Name, string Base, decimal Factor);
}
