namespace ScenarioEngine.Model;

/// <summary>The status of a position in a scenario.</summary>
public enum FindingStatus
{
    /// <summary>Terms that nobody settled decide it.</summary>
    Open,

    /// <summary>A red line that the terms cross.</summary>
    Crossed,

    /// <summary>A red line that the terms do not cross.</summary>
    Respected,

    /// <summary>A demand, precondition or preference that the terms do not meet.</summary>
    Unmet,

    /// <summary>A demand, precondition or preference that the terms meet.</summary>
    Met,

    /// <summary>An openness that the terms call upon.</summary>
    Offered,

    /// <summary>The terms are not those of which the position speaks.</summary>
    NotApplicable,

    /// <summary>The position does not count on the day of the scenario, or was taken out by an edit.</summary>
    LeftOut,
}

/// <summary>
/// The sum of a party's findings, the worst first: the mildest that any possible package which agrees with the scenario gives it.
/// </summary>
public enum Verdict
{
    /// <summary>A stated red line is crossed, or each package crosses one.</summary>
    Conflict,

    /// <summary>A demand or a precondition is unmet, or each package leaves one unmet.</summary>
    Objection,

    /// <summary>A red line, demand or precondition is open.</summary>
    Open,

    /// <summary>No red line is crossed and nothing is unmet or open.</summary>
    Clear,

    /// <summary>Positions of the party count, and none of them can be crossed or missed. This is never the same as clear.</summary>
    NothingToTest,

    /// <summary>The pack holds no position of the party that counts. This is never the same as clear.</summary>
    NoPosition,
}

/// <summary>The sum of a scenario's verdicts, the worst first.</summary>
public enum Outcome
{
    /// <summary>A constraint says that the package cannot exist, or no possible package agrees with the scenario.</summary>
    Impossible,

    /// <summary>The scenario states one thing and implies another, or implies two things.</summary>
    Contradictory,

    /// <summary>The worst verdict is <see cref="Verdict.Conflict"/>.</summary>
    Conflict,

    /// <summary>The worst verdict is <see cref="Verdict.Objection"/>.</summary>
    Objection,

    /// <summary>The worst verdict is <see cref="Verdict.Open"/>.</summary>
    Open,

    /// <summary>The worst verdict is <see cref="Verdict.Clear"/>.</summary>
    Clear,

    /// <summary>The worst verdict is <see cref="Verdict.NothingToTest"/>.</summary>
    NothingToTest,

    /// <summary>No party has a position that counts.</summary>
    NoPosition,
}
