using System.Collections.Immutable;
using ScenarioEngine.Checking.Against;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;

namespace ScenarioEngine.Checking;

/// <summary>Looks at a pack that is well written for what is probably not meant.</summary>
internal static class PackCheck
{
    /// <summary>
    /// Warnings about positions, vocabulary and record, but for those that the pack allows with a reason; by file and place.
    /// </summary>
    /// <param name="evaluator">The evaluator of the pack.</param>
    /// <param name="limits">What comparing positions over all packages may cost; a pack that is too large for it is told so, and not
    /// compared.</param>
    /// <param name="cancellation">The patience of the caller.</param>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public static ImmutableArray<Diagnostic> Lint(Evaluator evaluator, ExploreOptions limits, CancellationToken cancellation)
    {
        var pack = evaluator.Pack;
        var positions = LintPositions(evaluator, limits, cancellation);
        var found = new DiagnosticBag();
        found.AddRange(positions ?? [LintDiagnostics.TooLarge(pack, Knots.MostTied(evaluator.Compiled))]);
        found.AddRange(VocabularyLint.Run(evaluator.Compiled));
        found.AddRange(RecordLint.Run(pack));
        found.AddRange(StatementLint.Run(pack));
        found.AddRange(PreferenceLint.Run(pack));
        found.AddRange(
            pack.Questions.Where(question =>
                    !pack.Positions.Any(position => position.Readings.Any(reading => reading.Question == question))
                )
                .Select(LintDiagnostics.UnansweredQuestion)
        );
        return Allowances.Apply(
            found.ToSorted(),
            pack.Files,
            unknown: [.. AgainstDiagnostics.All, .. positions is null ? LintDiagnostics.OfPositions : []]
        );
    }

    private static ImmutableArray<Diagnostic>? LintPositions(Evaluator evaluator, ExploreOptions limits, CancellationToken cancellation)
    {
        try
        {
            return PositionLint.Run(evaluator.Compiled, new Budget(limits.MaximumNodes, limits.MaximumTime, cancellation));
        }
        catch (BudgetExceededException)
        {
            return null;
        }
    }
}
