using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Checking.Against;

/// <summary>What a position has that the words of its source do not have, or lacks that they have.</summary>
internal static class AgainstDiagnostics
{
    private const int LongestClause = 120;

    private static readonly DiagnosticDescriptor NoPlainTextDescriptor = new(
        "SE7101",
        Severity.Error,
        "Source that is no plain text in English"
    );
    private static readonly DiagnosticDescriptor NotBorneOutDescriptor = new(
        "SE7102",
        Severity.Warning,
        "Statement that the source does not bear out"
    );
    private static readonly DiagnosticDescriptor NoTestDescriptor = new(
        "SE7103",
        Severity.Warning,
        "Condition of the source that no test carries"
    );
    private static readonly DiagnosticDescriptor NotInSourceDescriptor = new(
        "SE7104",
        Severity.Warning,
        "Number or day that the source does not have"
    );
    private static readonly DiagnosticDescriptor CopiedDescriptor = new("SE7105", Severity.Warning, "Statement copied from its source");

    private static readonly DiagnosticDescriptor OnlyAWishDescriptor = new(
        "SE7106",
        Severity.Warning,
        "Red line or demand where the source has a wish"
    );
    private static readonly DiagnosticDescriptor LeftOutDescriptor = new(
        "SE7107",
        Severity.Info,
        "Condition of the source that the encoding leaves out"
    );

    public static ImmutableArray<DiagnosticDescriptor> All =>
        [
            NoPlainTextDescriptor,
            NotBorneOutDescriptor,
            NoTestDescriptor,
            NotInSourceDescriptor,
            CopiedDescriptor,
            OnlyAWishDescriptor,
            LeftOutDescriptor,
        ];

    public static Diagnostic NoPlainText(SourceFile source, string problem, string hint) =>
        new(NoPlainTextDescriptor, source.At(0, 0), problem) { Hint = hint };

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

    public static Diagnostic NotInSource(Position position, SourceLocation place, string quantity, Sentence nearest) =>
        new(NotInSourceDescriptor, place, $"The words on which `{position.FullName}` rests do not have `{UserText.Quote(quantity)}`.")
        {
            Hint = "Take it from the source, or leave it out; where it follows from the words, say how under `encoding`, with the number.",
            Related = [new RelatedLocation(nearest.Location, "what comes nearest")],
        };

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
