using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Checking;

/// <summary>
/// What can be wrong with a scenario that is well written: it says something without effect, or not what its answer key expects.
/// </summary>
internal static class CheckingDiagnostics
{
    private static readonly DescriptorList Codes = new();

    public static ImmutableArray<DiagnosticDescriptor> All => Codes.All;

    private static readonly DiagnosticDescriptor WithoutMeaningDescriptor = Codes.Warning("SE4002", "Term without meaning");

    public static Diagnostic WithoutMeaning(Term term) =>
        new(WithoutMeaningDescriptor, term.Location, $"`{term.Field.Path}` has no meaning with these terms, so this is passed over.")
        {
            Hint = "Leave it out, or change the terms on which it depends.",
            Related = term.Field.OnlyWhen is { } condition
                ? [new RelatedLocation(condition.Location, "it has meaning only when this holds")]
                : [],
        };

    private static readonly DiagnosticDescriptor NothingAgreesDescriptor = Codes.Warning("SE4004", "No package agrees");

    public static Diagnostic NothingAgrees(Scenario scenario, Necessity necessity) =>
        new(
            NothingAgreesDescriptor,
            scenario.Location,
            "No possible package agrees with this scenario, however what it leaves open is settled."
        )
        {
            Hint = "Change one of these terms, or the rule that goes too far.",
            Related =
            [
                .. necessity
                    .Terms.Select(term => term.Location)
                    .OfType<SourceLocation>()
                    .Select(place => new RelatedLocation(place, "a term that is needed for it")),
                .. necessity.Constraints.Select(constraint => new RelatedLocation(
                    constraint.Location,
                    "a constraint that is needed for it"
                )),
                .. necessity.Implications.Select(implication => new RelatedLocation(
                    implication.Location,
                    "an implication that is needed for it"
                )),
            ],
        };

    public static readonly DiagnosticDescriptor UnexpectedDescriptor = Codes.Error("SE4003", "Answer key not met");

    public static Diagnostic Unexpected(Mismatch mismatch) =>
        new(
            UnexpectedDescriptor,
            mismatch.Location,
            $"The answer key expects {mismatch.What} to be {mismatch.Expected}, and it is {mismatch.Found}."
        )
        {
            Hint = $"Correct the answer key, the terms or the pack; {mismatch.HowToSee}.",
            Related = mismatch.Position is { } position ? [new RelatedLocation(position.Location, "the position")] : [],
        };
}
