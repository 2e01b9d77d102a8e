using ScenarioEngine.Model;

namespace ScenarioEngine.Deciding;

/// <summary>What findings add up to; the only place that says so.</summary>
internal static class Totals
{
    /// <summary>
    /// The verdict of a party with one finding; with several, the worst of theirs. Preferences and openness move no verdict: they are nothing that could be crossed or missed.
    /// </summary>
    public static Verdict VerdictOf(PositionKind kind, FindingStatus status) => (kind, status) switch
    {
        (_, FindingStatus.LeftOut) => Verdict.NoPosition,
        (PositionKind.Openness or PositionKind.Preference, _) => Verdict.NothingToTest,
        (_, FindingStatus.Crossed) => Verdict.Conflict,
        (_, FindingStatus.Unmet) => Verdict.Objection,
        (_, FindingStatus.Open) => Verdict.Open,
        _ => Verdict.Clear,
    };

    /// <summary>Whether positions of a kind are to be kept: red lines always, demands and preconditions where that is asked as well.</summary>
    public static bool IsKept(PositionKind kind, bool isStrict) => kind == PositionKind.RedLine || (isStrict && kind is PositionKind.Demand or PositionKind.Precondition);

    /// <summary>The outcome of a scenario.</summary>
    public static Outcome OutcomeOf(bool isImpossible, bool isContradictory, Verdict worst) =>
        isImpossible ? Outcome.Impossible : isContradictory ? Outcome.Contradictory : worst switch
        {
            Verdict.Conflict => Outcome.Conflict,
            Verdict.Objection => Outcome.Objection,
            Verdict.Open => Outcome.Open,
            Verdict.Clear => Outcome.Clear,
            Verdict.NothingToTest => Outcome.NothingToTest,
            _ => Outcome.NoPosition,
        };
}
