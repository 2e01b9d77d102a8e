using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;

namespace ScenarioEngine.Binding;

/// <summary>What can be wrong with what an answer key expects of exploring.</summary>
internal static class AnswerKeyDiagnostics
{
    private static readonly DescriptorList Codes = new();

    public static ImmutableArray<DiagnosticDescriptor> All => Codes.All;

    private static readonly DiagnosticDescriptor NotARedLineDescriptor = Codes.Error("SE2073", "Not a red line");

    public static Diagnostic NotARedLine(Word name, Position position) =>
        new(
            NotARedLineDescriptor,
            name.Location,
            $"`{position.FullName}` has the kind `{Words.Of(position.Kind)}`; deadlocks and concessions are sets of red lines."
        )
        {
            Hint = "Name red lines only, or give the number of sets alone.",
            Related = [new RelatedLocation(position.Location, "declared here")],
        };
}
