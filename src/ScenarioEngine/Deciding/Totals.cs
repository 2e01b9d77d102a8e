using ScenarioEngine.Model;

namespace ScenarioEngine.Deciding;

/// <summary>What findings add up to; the only place that says so.</summary>
internal static class Totals
{
    /// <summary>
    /// The verdict of a party with one finding; with several, the worst of theirs. Preferences and openness move no verdict: they are
    /// nothing that could be crossed or missed.
    /// </summary>
    public static Verdict VerdictOf(PositionKind kind, FindingStatus status) =>
        status == FindingStatus.LeftOut ? Verdict.NoPosition
        : PositionPolicy.Of(kind) is not { Violation: { } violation } policy ? Verdict.NothingToTest
        : status == policy.Held ? violation
        : status == FindingStatus.Open ? Verdict.Open
        : Verdict.Clear;

    /// <summary>
    /// Whether positions of a kind are to be kept: red lines always, demands and preconditions where that is asked as well.
    /// </summary>
    public static bool IsKept(PositionKind kind, bool isStrict) =>
        PositionPolicy.Of(kind) is var policy && (policy.IsLine || (isStrict && policy.IsAsked));

    /// <summary>The outcome of a scenario.</summary>
    public static Outcome OutcomeOf(bool isImpossible, bool isContradictory, Verdict worst) =>
        isImpossible ? Outcome.Impossible
        : isContradictory ? Outcome.Contradictory
        : worst switch
        {
            Verdict.Conflict => Outcome.Conflict,
            Verdict.Objection => Outcome.Objection,
            Verdict.Open => Outcome.Open,
            Verdict.Clear => Outcome.Clear,
            Verdict.NothingToTest => Outcome.NothingToTest,
            _ => Outcome.NoPosition,
        };
}
