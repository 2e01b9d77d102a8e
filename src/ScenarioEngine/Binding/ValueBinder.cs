using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;
using ScenarioEngine.Text;

namespace ScenarioEngine.Binding;

/// <summary>Reads the text of a value by the type of its field.</summary>
/// <param name="diagnostics">Where mistakes go.</param>
/// <param name="scope">The names of the pack, so that a path in place of a value is told from other mistakes; or null.</param>
internal sealed class ValueBinder(DiagnosticBag diagnostics, Scope? scope = null)
{
    /// <summary>So many digits a decimal holds exactly, and half of the sum of two such numbers too.</summary>
    private const int MaximumDigits = 18;

    /// <summary>The units in which a duration can be counted.</summary>
    public static IEnumerable<string> DurationUnits => TimeUnit.All.Select(unit => unit.Name);

    /// <summary>The units that convert exactly into one.</summary>
    public static IEnumerable<string> UnitsFor(string? unit) =>
        TimeUnit.Find(unit) is { } own ? TimeUnit.All.Where(other => other.ConvertsTo(own)).Select(other => other.Name) : [];

    /// <summary>
    /// A value of a field as a term or <c>is</c> gives it: a list for a set, one word for everything else; null after a diagnostic.
    /// </summary>
    public Value? Bind(Field field, ValueSyntax value)
    {
        if (field.Type.IsSet)
        {
            if (!value.IsList)
            {
                diagnostics.Add(
                    BindingDiagnostics.WrongValue(
                        value.Location,
                        $"`{value.Items[0].Text}`",
                        field,
                        $"a list of options, such as `[{value.Items[0].Text}]`"
                    )
                );
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
        var value = field.Type.HasOptions
            ? BindOption(field, word) is { } index
                ? Value.OfOption(index)
                : null
            : field.Type.IsDay
                ? BindDate(field, word)
                : BindNumber(field, word);
        if (value is { } known && (known.Ordinal < field.Type.Lowest || known.Ordinal > field.Type.Highest))
        {
            diagnostics.Add(BindingDiagnostics.OutOfRange(word, field));
            return null;
        }

        if (value is { } number && field.Type.IsBetweenSteps(number))
        {
            diagnostics.Add(WorthDiagnostics.BetweenSteps(word, field));
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

        diagnostics.Add(
            field.Type.HasFixedOptions
                ? BindingDiagnostics.WrongValue(word.Location, $"`{word.Text}`", field, Expected(field.Type))
                : BindingDiagnostics.UnknownOption(word, field)
        );
        return null;
    }

    private Value? BindDate(Field field, Word word)
    {
        if (IsoDate.Parse(word.Text) is { } date)
        {
            return Value.OfDate(date);
        }

        diagnostics.Add(Mistaken(field, word));
        return null;
    }

    private Diagnostic Mistaken(Field field, Word word) =>
        IsName(word.Text)
            ? BindingDiagnostics.NameForValue(word, field, Expected(field.Type))
            : BindingDiagnostics.WrongValue(word.Location, $"`{word.Text}`", field, Expected(field.Type));

    /// <summary>Whether a text is the path of something in the pack, or the day of the scenario.</summary>
    private bool IsName(string text) => text == "as-of" || scope?.Issues.ContainsKey(text.Split('.', '[')[0]) == true;

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
        var isNumber = decimal.TryParse(text.AsSpan(0, length), style, CultureInfo.InvariantCulture, out var number);

        // A number that is too long for a decimal cannot be parsed either.
        if (digits > MaximumDigits && (isNumber || text.AsSpan(0, length).TrimStart('-').IndexOfAnyExceptInRange('0', '9') < 0))
        {
            diagnostics.Add(BindingDiagnostics.TooManyDigits(word, field, MaximumDigits));
            return null;
        }

        if (!isNumber)
        {
            diagnostics.Add(Mistaken(field, word));
            return null;
        }

        if (field.Type.Sign == "%" && unit.Length == 0 && number is > 0 and < 1)
        {
            diagnostics.Add(ValueDiagnostics.FractionForPercent(word, field, number));
        }

        if (InUnitOf(field.Type, number, unit) is { } value)
        {
            return value;
        }

        diagnostics.Add(BindingDiagnostics.WrongUnit(word, field));
        return null;
    }

    /// <summary>
    /// The number in the field's own unit, or in one that converts exactly, as a month does into years and never into days; else null.
    /// </summary>
    private static Value? InUnitOf(FieldType type, decimal number, string unit) =>
        type.UnitOfTime is { } own
            ? unit.Length == 0
                ? Value.OfLength(number, own)
                : TimeUnit.Find(unit) is { } written && written.ConvertsTo(own)
                    ? Value.OfLength(number, written)
                    : null
            : unit.Length == 0 || unit == type.Sign || unit == type.Unit
                ? Value.OfNumber(number)
                : null;

    private static string Expected(FieldType type) => type.Meaning.Expected(type.Unit);
}
