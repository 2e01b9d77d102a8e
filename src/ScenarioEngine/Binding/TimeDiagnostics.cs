using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Binding;

/// <summary>What can be wrong with the days on which options are there.</summary>
internal static class TimeDiagnostics
{
    private static readonly DiagnosticDescriptor NeverThereDescriptor = new("SE2070", Severity.Error, "Option that is never there");
    private static readonly DiagnosticDescriptor AbsentStatusQuoDescriptor = new("SE2071", Severity.Error, "Status quo that is not there on the day");
    private static readonly DiagnosticDescriptor NothingToTakeAwayDescriptor = new("SE2072", Severity.Error, "No options to take away");

    public static ImmutableArray<DiagnosticDescriptor> All => [NeverThereDescriptor, AbsentStatusQuoDescriptor, NothingToTakeAwayDescriptor];

    public static Diagnostic NeverThere(SourceLocation until, string option, DateOnly from, DateOnly end) =>
        new(NeverThereDescriptor, until, $"The option `{option}` is there from {from.ToIso()} until {end.ToIso()}, which is no day at all.")
        {
            Hint = "Correct the two days: `from` is the first day on which the option is there, `until` the first on which it no longer is.",
        };

    public static Diagnostic AbsentStatusQuo(SourceLocation silence, AbsentOption absent) =>
        new(AbsentStatusQuoDescriptor, silence, $"Silence is read as the status quo, and that of `{absent.What.Field.Path}` is not there. {absent.Because}")
        {
            Hint = $"State `{absent.What.Field.Path}`, leave it `open`, or choose another day.",
            Related = [new RelatedLocation(absent.What.Option.Location ?? absent.What.Field.Location, "the option is declared here")],
        };

    public static Diagnostic NothingToTakeAway(SourceLocation path, Field field) =>
        new(NothingToTakeAwayDescriptor, path, $"`{field.Path}` has the type `{Words.Of(field.Type.Kind)}`, and no options that could be taken away.")
        {
            Hint = "Take options away from choices, scales, sets and yes-no fields; for numbers and days write a term or a constraint.",
            Related = [new RelatedLocation(field.Location, $"`{field.Path}` is declared here")],
        };
}
