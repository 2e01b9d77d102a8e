using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;

namespace ScenarioEngine.Binding;

/// <summary>What is probably wrong with a value that can be read.</summary>
internal static class ValueDiagnostics
{
    private static readonly DescriptorList Codes = new();

    public static ImmutableArray<DiagnosticDescriptor> All => Codes.All;

    private static readonly DiagnosticDescriptor FractionDescriptor = Codes.Warning("SE2033", "Fraction where a percentage is counted");

    public static Diagnostic FractionForPercent(Word value, Field field, decimal number) =>
        new(
            FractionDescriptor,
            value.Location,
            $"`{field.Path}` counts hundredths, so `{UserText.Quote(value.Text)}` is less than one percent."
        )
        {
            Hint = string.Create(
                CultureInfo.InvariantCulture,
                $"Write `{100 * number:0.####}%` for that share of the whole, or `{number}%` if so little is meant."
            ),
            Related = [new RelatedLocation(field.Location, $"`{field.Path}` is declared here")],
        };
}
