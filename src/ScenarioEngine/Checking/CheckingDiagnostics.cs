using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Checking;

/// <summary>What can be wrong with a scenario that is well written: it says something without effect, or not what its answer key expects.</summary>
internal static class CheckingDiagnostics
{
    private static readonly DiagnosticDescriptor WithoutMeaningDescriptor = new("SE4002", Severity.Warning, "Term without meaning");
    public static readonly DiagnosticDescriptor UnexpectedDescriptor = new("SE4003", Severity.Error, "Answer key not met");

    public static ImmutableArray<DiagnosticDescriptor> All => [WithoutMeaningDescriptor, UnexpectedDescriptor];

    public static Diagnostic WithoutMeaning(Term term) =>
        new(WithoutMeaningDescriptor, term.Location, $"`{term.Field.Path}` has no meaning with these terms, so this is passed over.")
        {
            Hint = "Leave it out, or change the terms on which it depends.",
            Related = term.Field.OnlyWhen is { } condition ? [new RelatedLocation(condition.Location, "it has meaning only when this holds")] : [],
        };

    public static Diagnostic UnexpectedOutcome(SourceLocation location, Outcome expected, Outcome found) =>
        Unexpected(location, "the outcome", Words.Of(expected), Words.Of(found));

    public static Diagnostic UnexpectedVerdict(SourceLocation location, Party party, Verdict expected, Verdict found) =>
        Unexpected(location, $"the verdict of `{party.Id}`", Words.Of(expected), Words.Of(found));

    public static Diagnostic UnexpectedStatus(SourceLocation location, Position position, FindingStatus expected, FindingStatus found) =>
        Unexpected(location, $"`{position.FullName}`", Words.Of(expected), Words.Of(found)) with
        {
            Related = [new RelatedLocation(position.Location, "the position")],
        };

    public static Diagnostic UnexpectedReason(SourceLocation location, Finding finding, IEnumerable<Field> expected) =>
        Unexpected(location, $"the reason of `{finding.Position.FullName}`", List(expected), List(finding.Because.Select(state => state.Field)));

    public static Diagnostic UnexpectedContradictions(SourceLocation location, IEnumerable<Field> expected, IEnumerable<Field> found) =>
        Unexpected(location, "what is contradictory", List(expected), List(found));

    private static Diagnostic Unexpected(SourceLocation location, string what, string expected, string found) =>
        new(UnexpectedDescriptor, location, $"The answer key expects {what} to be {expected}, and it is {found}.")
        {
            Hint = "Correct the answer key, the terms or the pack; `scenario explain` shows how the finding came about.",
        };

    private static string List(IEnumerable<Field> fields) => $"[{string.Join(", ", fields.Select(field => field.Path))}]";
}
