using ScenarioEngine.Model;

namespace ScenarioEngine.Evaluating;

/// <summary>What findings add up to; the only place that says so.</summary>
internal static class Totals
{
    /// <summary>The verdict of a party with one finding; with several, the worst of theirs. Preferences move no verdict, and an openness is nothing that could be gone against.</summary>
    public static Verdict VerdictOf(PositionKind kind, FindingStatus status) => (kind, status) switch
    {
        (PositionKind.Openness, _) or (_, FindingStatus.LeftOut) => Verdict.NoPosition,
        (PositionKind.Preference, _) => Verdict.Clear,
        (_, FindingStatus.Crossed) => Verdict.Conflict,
        (_, FindingStatus.Unmet) => Verdict.Objection,
        (_, FindingStatus.Open) => Verdict.Open,
        _ => Verdict.Clear,
    };

    /// <summary>The outcome of a scenario.</summary>
    public static Outcome OutcomeOf(bool isImpossible, bool isContradictory, Verdict worst) =>
        isImpossible ? Outcome.Impossible : isContradictory ? Outcome.Contradictory : worst switch
        {
            Verdict.Conflict => Outcome.Conflict,
            Verdict.Objection => Outcome.Objection,
            Verdict.Open => Outcome.Open,
            Verdict.Clear => Outcome.Clear,
            _ => Outcome.NoPosition,
        };
}
