using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;
using ScenarioEngine.Text;

namespace ScenarioEngine.Binding;

/// <summary>
/// Reads what the values of a field are worth, and says it as conditions, which everything after this knows how to deal with.
/// </summary>
internal sealed class WorthBinder(Scope scope, DiagnosticBag diagnostics)
{
    /// <summary>As many as a decimal holds: weights that a program worked out have seventeen.</summary>
    private const int MaximumDigits = 29;

    private readonly PathBinder _paths = new(scope, diagnostics);
    private readonly ValueBinder _values = new(diagnostics);

    /// <summary>A number that is not negative, as weights, worths and scores are; else null, and nothing is reported.</summary>
    public static decimal? ReadNumber(Word word) =>
        word.Text.Count(char.IsAsciiDigit) <= MaximumDigits
        && decimal.TryParse(word.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>The worth, and the condition that it is at its highest; null after a diagnostic.</summary>
    /// <param name="path">The field.</param>
    /// <param name="syntax">Its values, each with a number.</param>
    /// <param name="place">Where the list of them stands.</param>
    public (Worth Worth, Condition Highest)? Bind(PathSyntax path, ImmutableArray<(Word Value, Word Amount)> syntax, SourceLocation place)
    {
        if (_paths.Bind(path) is not { } field || BindValues(field, syntax) is not { } values)
        {
            return null;
        }

        if (
            field.Type.Options.IsEmpty
                ? values.IsEmpty || values[0].Value.Ordinal != field.Type.Lowest
                : values.Length < field.Type.Options.Length
        )
        {
            var known = values.Select(value => value.Value).ToHashSet();
            diagnostics.Add(
                field.Type.Options.IsEmpty
                    ? WorthDiagnostics.MissingFirstWorth(place, field)
                    : WorthDiagnostics.MissingWorth(
                        place,
                        field,
                        field.Type.Options.Where((_, index) => !known.Contains(field.Type.OnlyWith(index))).Select(option => option.Id)
                    )
            );
            return null;
        }

        if (values.All(value => value.Amount == Fraction.Zero))
        {
            diagnostics.Add(WorthDiagnostics.WorthNothing(place, field));
            return null;
        }

        var terms = TermsOf(field, values, place);
        var isSum = field.Type.IsSet;
        var highest = isSum ? values.Aggregate(Fraction.Zero, (sum, value) => sum + value.Amount) : values.Max(value => value.Amount);
        var best = isSum
            ? new Condition.Test(
                field,
                Operator.IncludesAll,
                [
                    Value.OfSet(
                        values.Where(value => value.Amount > Fraction.Zero).Aggregate(0UL, (all, value) => all | value.Value.Members)
                    ),
                ],
                place
            )
            : ConditionOf(field, values, highest, place);
        return (
            new Worth(field, terms, highest)
            {
                Stated = [.. syntax.Select(pair => (pair.Value.Text, Fraction.Of(ReadNumber(pair.Amount).GetValueOrDefault())))],
            },
            best
        );
    }

    /// <summary>The values with their amounts, those of a line from the lowest up; null after a diagnostic.</summary>
    private ImmutableArray<(Value Value, Fraction Amount)>? BindValues(Field field, ImmutableArray<(Word Value, Word Amount)> syntax)
    {
        var before = diagnostics.ErrorCount;
        var values = new List<(Value Value, Fraction Amount)>();
        var first = new Dictionary<Value, Word>();
        foreach (var (word, amount) in syntax)
        {
            var value =
                field.Type.Options.IsEmpty ? _values.Bind(field, word)
                : _values.BindOption(field, word) is { } option ? field.Type.OnlyWith(option)
                : (Value?)null;
            if (ReadNumber(amount) is not { } number)
            {
                diagnostics.Add(WorthDiagnostics.WrongWorth(amount));
            }
            else if (value is { } known && !first.TryAdd(known, word))
            {
                diagnostics.Add(BindingDiagnostics.DeclaredTwice(word, first[known].Location, "The worth of"));
            }
            else if (value is { } own)
            {
                values.Add((own, Fraction.Of(number)));
            }
        }

        return diagnostics.ErrorCount > before ? null : [.. values.OrderBy(value => value.Value.Ordinal)];
    }

    private static ImmutableArray<WorthTerm> TermsOf(
        Field field,
        ImmutableArray<(Value Value, Fraction Amount)> values,
        SourceLocation place
    ) =>
        field.Type.IsSet
            ?
            [
                .. values
                    .Where(value => value.Amount > Fraction.Zero)
                    .Select(value => new WorthTerm(value.Amount, new Condition.Test(field, Operator.Includes, [value.Value], place))),
            ]
            :
            [
                .. AmountsOf(field, values)
                    .Distinct()
                    .OrderByDescending(amount => amount)
                    .Select(amount => new WorthTerm(amount, ConditionOf(field, values, amount, place))),
            ];

    private static IEnumerable<Fraction> AmountsOf(Field field, ImmutableArray<(Value Value, Fraction Amount)> values) =>
        field.Type.Step is null ? values.Select(value => value.Amount) : field.Type.Steps().Select(at => Between(values, at));

    /// <summary>When a field has a value that is worth an amount.</summary>
    private static Condition ConditionOf(
        Field field,
        ImmutableArray<(Value Value, Fraction Amount)> values,
        Fraction amount,
        SourceLocation place
    )
    {
        if (!field.Type.IsContinuous)
        {
            return OneOf(field, [.. values.Where(value => value.Amount == amount).Select(value => value.Value)], place);
        }

        if (field.Type.Step is not null)
        {
            return OneOf(field, [.. field.Type.Steps().Where(at => Between(values, at) == amount).Select(Value.OfNumber)], place);
        }

        var ranges = values
            .Index()
            .Where(value => value.Item.Amount == amount)
            .Select(value => From(field, value.Item.Value, value.Index + 1 < values.Length ? values[value.Index + 1].Value : null, place))
            .ToImmutableArray();
        return ranges is [var only] ? only : new Condition.Any(ranges, place);
    }

    private static Condition.Test OneOf(Field field, ImmutableArray<Value> values, SourceLocation place) =>
        new(field, values.Length == 1 ? Operator.Is : Operator.OneOf, values, place);

    /// <summary>From a point to the next, which is not included.</summary>
    private static Condition From(Field field, Value low, Value? next, SourceLocation place)
    {
        var from = new Condition.Test(field, Operator.AtLeast, [low], place);
        return next is { } high
            ? new Condition.All(
                [from, new Condition.Test(field, field.Type.IsDay ? Operator.Before : Operator.LessThan, [high], place)],
                place
            )
            : from;
    }

    /// <summary>
    /// The worth at a place on the line: on the straight line between the points on both sides of it, that of the last point after that.
    /// </summary>
    private static Fraction Between(ImmutableArray<(Value Value, Fraction Amount)> points, decimal at)
    {
        var next = 1;
        while (next < points.Length && points[next].Value.Ordinal <= at)
        {
            next++;
        }

        var (before, worth) = points[next - 1];
        if (next == points.Length)
        {
            return worth;
        }

        var part = Fraction.Of(at - before.Ordinal) / Fraction.Of(points[next].Value.Ordinal - before.Ordinal);
        return worth + ((points[next].Amount - worth) * part);
    }
}
