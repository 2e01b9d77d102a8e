using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;
using ScenarioEngine.Text;

namespace ScenarioEngine.Binding;

/// <summary>What can be wrong with the moves of parties, and with how they rank what these lead to.</summary>
internal static class MoveDiagnostics
{
    private static readonly DescriptorList Codes = new();

    public static ImmutableArray<DiagnosticDescriptor> All => Codes.All;

    private static readonly DiagnosticDescriptor NothingToMoveDescriptor = Codes.Error("SE2081", "Field without options to move between");

    public static Diagnostic NothingToMove(Word party, FieldKind kind) =>
        new(
            NothingToMoveDescriptor,
            party.Location,
            $"The type `{Words.Of(kind)}` has no options between which `{UserText.Quote(party.Text)}` could move."
        )
        {
            Hint =
                $"Let parties control {UserText.InProse(FieldKindMeaning.Plurals(meaning => meaning.HasOptions))}; write a number as a choice of the numbers that are on offer.",
        };

    private static readonly DiagnosticDescriptor NobodyMovesDescriptor = Codes.Error("SE2082", "Moves that nobody makes");

    public static Diagnostic NobodyMoves(SourceLocation moves) =>
        new(NobodyMovesDescriptor, moves, "These moves are nobody's.")
        {
            Hint = "Add `controlled-by:` with the party that settles the field.",
        };

    private static readonly DiagnosticDescriptor NotControlledDescriptor = Codes.Error("SE2083", "Ranking by a field that nobody controls");

    public static Diagnostic NotControlled(Term term) =>
        new(NotControlledDescriptor, term.Location, $"No party controls `{term.Field.Path}`, so no move changes it.")
        {
            Hint = "Rank states by fields with `controlled-by`; what nobody controls is as the scenario settles it.",
            Related = [new RelatedLocation(term.Field.Location, $"`{term.Field.Path}` is declared here")],
        };
}
