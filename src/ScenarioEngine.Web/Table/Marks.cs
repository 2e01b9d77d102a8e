using ScenarioEngine.Model;

namespace ScenarioEngine.Web.Table;

/// <summary>The shapes that stand for statuses, so that colour never stands alone: paths in a square of 16.</summary>
public static class Marks
{
    /// <summary>The sign of an option that closes the zone.</summary>
    public const string Closed = "⊘";

    /// <summary>The shape of a status.</summary>
    public static string Of(FindingStatus status) =>
        status switch
        {
            FindingStatus.Crossed => "M3 3l10 10M13 3L3 13",
            FindingStatus.Unmet => "M8 2.5l6 11H2z",
            FindingStatus.Open => "M8 2a6 6 0 1 0 .01 0M8 2v12",
            FindingStatus.Respected or FindingStatus.Met => "M2.5 8.5l4 4 7-9",
            FindingStatus.Offered => "M2 8h11M9 4l4 4-4 4",
            _ => "M4 8h8",
        };

    /// <summary>The shape of an outcome or verdict, the same as of the status that brings it about.</summary>
    public static string Of(Outcome outcome) =>
        outcome switch
        {
            Outcome.Impossible or Outcome.Contradictory => "M8 2l6 6-6 6-6-6zM5.5 8h5",
            Outcome.Conflict => Of(FindingStatus.Crossed),
            Outcome.Objection => Of(FindingStatus.Unmet),
            Outcome.Open => Of(FindingStatus.Open),
            Outcome.Clear => Of(FindingStatus.Respected),
            _ => Of(FindingStatus.NotApplicable),
        };

    /// <summary>A verdict as the outcome that it would be alone.</summary>
    public static Outcome Of(Verdict verdict) =>
        verdict switch
        {
            Verdict.Conflict => Outcome.Conflict,
            Verdict.Objection => Outcome.Objection,
            Verdict.Open => Outcome.Open,
            Verdict.Clear => Outcome.Clear,
            Verdict.NothingToTest => Outcome.NothingToTest,
            _ => Outcome.NoPosition,
        };
}
