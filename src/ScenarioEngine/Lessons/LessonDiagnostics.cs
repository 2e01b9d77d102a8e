using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Syntax;
using ScenarioEngine.Text;

namespace ScenarioEngine.Lessons;

/// <summary>What can be wrong with a lesson that is well-formed YAML.</summary>
internal static class LessonDiagnostics
{
    private static readonly DescriptorList Codes = new();

    public static ImmutableArray<DiagnosticDescriptor> All => Codes.All;

    private static readonly DiagnosticDescriptor FigureDescriptor = Codes.Error("SE6001", "Figure that cannot be computed");

    public static Diagnostic Figure(SourceLocation place, string written, string why, string hint) =>
        new(FigureDescriptor, place, $"`{UserText.Quote(written)}` cannot be computed: {why}.") { Hint = hint };

    private static readonly DiagnosticDescriptor NameDescriptor = Codes.Error("SE6002", "Name of nothing in a lesson");

    public static Diagnostic UnknownName(Word name, string what, IEnumerable<string> known)
    {
        var all = known.ToList();
        return new(NameDescriptor, name.Location, $"There is no {what} `{UserText.Quote(name.Text)}` in this pack.")
        {
            Hint = NearestName.Find(name.Text, all) is { } nearest
                ? $"Did you mean `{nearest}`?"
                : $"Take one of: {string.Join(", ", all.Take(12))}.",
        };
    }

    public static Diagnostic NotANumber(Word word) =>
        new(NameDescriptor, word.Location, $"`{UserText.Quote(word.Text)}` is no whole number from 1 to 999.")
        {
            Hint = "Write it in figures, such as `5`.",
        };

    private static readonly DiagnosticDescriptor MinutesDescriptor = Codes.Error("SE6003", "Plan of another length");

    public static Diagnostic Minutes(SourceLocation place, int planned, int wanted) =>
        new(
            MinutesDescriptor,
            place,
            string.Create(CultureInfo.InvariantCulture, $"The steps of the plan take {planned} minutes, and the lesson {wanted}.")
        )
        {
            Hint = "Change the minutes of a step, or those of the lesson.",
        };

    private static readonly DiagnosticDescriptor ConfidentialDescriptor = Codes.Error("SE6004", "Confidential brief that nobody can check");

    public static Diagnostic ConfidentialInOpenCase(SourceLocation place) =>
        new(
            ConfidentialDescriptor,
            place,
            "A confidential brief is for a negotiation that is over, and this lesson does not say that it is."
        )
        {
            Hint = "Take the brief out, or write `closed: yes` where the case is closed and documented.",
        };

    public static Diagnostic ConfidentialWithoutSource(SourceLocation place) =>
        new(ConfidentialDescriptor, place, "A confidential brief has no source, so that nobody can tell it from an invention.")
        {
            Hint = "Name a source of the pack under `source`.",
        };
}
