using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Checking.Against;

/// <summary>What a position has that the words of its source do not have, or lacks that they have.</summary>
internal static class AgainstDiagnostics
{
    private static readonly DescriptorList Codes = new();

    public static ImmutableArray<DiagnosticDescriptor> All => Codes.All;

    private const int LongestClause = 120;

    private static readonly DiagnosticDescriptor NoPlainTextDescriptor = Codes.Error("SE7101", "Source that is no plain text in English");

    public static Diagnostic NoPlainText(SourceFile source, string problem, string hint) =>
        new(NoPlainTextDescriptor, source.At(0, 0), problem) { Hint = hint };

    private static readonly DiagnosticDescriptor NotBorneOutDescriptor = Codes.Warning(
        "SE7102",
        "Statement that the source does not bear out"
    );

    public static Diagnostic NotBorneOut(Position position, Sentence nearest) =>
        new(
            NotBorneOutDescriptor,
            position.Statement.Location,
            $"No sentence of the source says what the statement of `{position.FullName}` says."
        )
        {
            Hint = "Look the words up again: correct the statement or its source; where it says the same in words of its own, allow this.",
            Related = [new RelatedLocation(nearest.Location, "what comes nearest")],
        };

    private static readonly DiagnosticDescriptor NoTestDescriptor = Codes.Warning("SE7103", "Condition of the source that no test carries");

    public static Diagnostic NoTest(Position position, SourceLocation clause) =>
        new(
            NoTestDescriptor,
            position.Statement.Location,
            $"The source says `{Shortened(clause.Text)}`, and no test of `{position.FullName}` carries it."
        )
        {
            Hint = "Encode it, as `applies-when`, `unless` or a second test; or say in its words under `encoding` that it is not tested.",
            Related = [new RelatedLocation(clause, "the condition")],
        };

    private static readonly DiagnosticDescriptor NotInSourceDescriptor = Codes.Warning(
        "SE7104",
        "Number or day that the source does not have"
    );

    public static Diagnostic NotInSource(Position position, SourceLocation place, string quantity, Sentence nearest) =>
        new(NotInSourceDescriptor, place, $"The words on which `{position.FullName}` rests do not have `{UserText.Quote(quantity)}`.")
        {
            Hint = "Take it from the source, or leave it out; where it follows from the words, say how under `encoding`, with the number.",
            Related = [new RelatedLocation(nearest.Location, "what comes nearest")],
        };

    private static readonly DiagnosticDescriptor CopiedDescriptor = Codes.Warning("SE7105", "Statement copied from its source");

    public static Diagnostic Copied(Position position, SourceLocation place, SourceLocation original, int words) =>
        new(
            CopiedDescriptor,
            place,
            $"The statement of `{position.FullName}` has {words.ToString(System.Globalization.CultureInfo.InvariantCulture)} words in a row as the source has them."
        )
        {
            Hint = "Say it in words of your own, and keep what it says.",
            Related = [new RelatedLocation(original, "the words of the source")],
        };

    private static readonly DiagnosticDescriptor OnlyAWishDescriptor = Codes.Warning(
        "SE7106",
        "Red line or demand where the source has a wish"
    );

    public static Diagnostic OnlyAWish(Position position, SourceLocation wish) =>
        new(
            OnlyAWishDescriptor,
            position.Statement.Location,
            $"The source says `{UserText.Quote(wish.Text)}`, and `{position.FullName}` is a {position.Policy.InWords}."
        )
        {
            Hint = "Take the weaker kind, a preference; or point to the words that leave no choice.",
            Related = [new RelatedLocation(wish, "the wish")],
        };

    private static readonly DiagnosticDescriptor LeftOutDescriptor = Codes.Info(
        "SE7107",
        "Condition of the source that the encoding leaves out"
    );

    public static Diagnostic LeftOut(Position position, SourceLocation clause) =>
        new(
            LeftOutDescriptor,
            position.Statement.Location,
            $"The source says `{Shortened(clause.Text)}`, and `{position.FullName}` leaves it out on purpose."
        )
        {
            Hint = "Read under `encoding` whether the reason is a good one.",
            Related = [new RelatedLocation(clause, "the condition")],
        };

    /// <summary>A clause is longer than what is quoted elsewhere, and its end tells what it is about.</summary>
    private static string Shortened(string clause) =>
        UserText.Printable(
            (clause.Length <= LongestClause ? clause : clause[..UserText.Whole(clause, LongestClause - 1)] + "…").ReplaceLineEndings(" ")
        );
}
