using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;
using ScenarioEngine.Text;

namespace ScenarioEngine.Binding;

/// <summary>What can be wrong with the days on which options are there.</summary>
internal static class TimeDiagnostics
{
    private static readonly DescriptorList Codes = new();

    public static ImmutableArray<DiagnosticDescriptor> All => Codes.All;

    private static readonly DiagnosticDescriptor EndsTooEarlyDescriptor = Codes.Error("SE2030", "Position that ends before it counts");

    public static Diagnostic EndsTooEarly(SourceLocation until, Period end, Period stated, SourceLocation? statedAt) =>
        new(EndsTooEarlyDescriptor, until, $"This ends {On(end)} and was stated {On(stated)}, so it counts on no day.")
        {
            Hint =
                end.IsDay && stated.IsDay
                    ? "Correct one of the two days: `until` is the first day on which the position no longer counts."
                    : "What is known to a month or a year counts from its last day, and ends with its first: find out the days, or take the position out.",
            Related = statedAt is null ? [] : [new RelatedLocation(statedAt, "stated here")],
        };

    private static string On(Period period) => period.IsDay ? $"on {period}" : $"in {period}";

    private static readonly DiagnosticDescriptor SupersededByOlderDescriptor = Codes.Error("SE2031", "Superseded by an older position");

    public static Diagnostic SupersededByOlder(Word name, Position successor, DateOnly stated) =>
        new(
            SupersededByOlderDescriptor,
            name.Location,
            successor.Statement.Date is { } day
                ? $"`{successor.FullName}` was stated on {day.ToIso()}, and this not before it, on {stated.ToIso()}; superseded so, this counts on no day."
                : $"`{successor.FullName}` is an assumption, which counts on every day; superseded by it, this counts on none."
        )
        {
            Hint = "Let the older position name the newer one, or correct a day; of two words of one day keep the later one alone.",
            Related = [new RelatedLocation(successor.Location, "the other")],
        };

    private static readonly DiagnosticDescriptor SupersededByOtherDescriptor = Codes.Error(
        "SE2032",
        "Superseded by a position of another party"
    );

    public static Diagnostic SupersededByOther(Word name, Position position, Position other) =>
        new(
            SupersededByOtherDescriptor,
            name.Location,
            $"`{other.FullName}` is a position of `{other.Party.Id}`, and only `{position.Party.Id}` can supersede what it has said itself."
        )
        {
            Hint = $"Name a position of `{position.Party.Id}`, or give this one `until` with the day on which it ended.",
            Related = [new RelatedLocation(other.Location, "declared here")],
        };

    private static readonly DiagnosticDescriptor NeverThereDescriptor = Codes.Error("SE2070", "Option that is never there");

    public static Diagnostic NeverThere(SourceLocation until, string option, DateOnly from, DateOnly end) =>
        new(NeverThereDescriptor, until, $"The option `{option}` is there from {from.ToIso()} until {end.ToIso()}, which is no day at all.")
        {
            Hint =
                "Correct the two days: `from` is the first day on which the option is there, `until` the first on which it no longer is.",
        };

    private static readonly DiagnosticDescriptor AbsentStatusQuoDescriptor = Codes.Error(
        "SE2071",
        "Status quo that is not there on the day"
    );

    public static Diagnostic AbsentStatusQuo(SourceLocation silence, AbsentOption absent) =>
        new(
            AbsentStatusQuoDescriptor,
            silence,
            $"Silence is read as the status quo, and that of `{absent.What.Field.Path}` is not there. {absent.Because}"
        )
        {
            Hint = $"State `{absent.What.Field.Path}`, leave it `open`, or choose another day.",
            Related = [new RelatedLocation(absent.What.Option.Location ?? absent.What.Field.Location, "the option is declared here")],
        };

    private static readonly DiagnosticDescriptor NothingToTakeAwayDescriptor = Codes.Error("SE2072", "No options to take away");

    public static Diagnostic NothingToTakeAway(SourceLocation path, Field field) =>
        new(
            NothingToTakeAwayDescriptor,
            path,
            $"`{field.Path}` has the type `{Words.Of(field.Type.Kind)}`, and no options that could be taken away."
        )
        {
            Hint =
                $"Take options away from {UserText.InProse(FieldKindMeaning.Plurals(meaning => !meaning.IsContinuous))}; for numbers and days write a term or a constraint.",
            Related = [new RelatedLocation(field.Location, $"`{field.Path}` is declared here")],
        };
}
