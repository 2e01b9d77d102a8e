using ScenarioEngine.Compiling;
using ScenarioEngine.Model;

namespace ScenarioEngine.Deciding;

/// <summary>How a status came about.</summary>
internal enum Ground
{
    /// <summary>The terms alone decide it, or leave it open.</summary>
    Terms,

    /// <summary>All possible packages that agree with the terms give it.</summary>
    WhicheverWay,

    /// <summary>It is open because asking the packages costs too much.</summary>
    NotToldApart,
}

/// <summary>
/// What becomes of a scenario: a status for each position, a verdict for each party, an outcome. Used again for one scenario after the
/// other.
/// </summary>
internal sealed class Decision(CompiledPack pack)
{
    /// <summary>For each position its status; before it is decided, what was found term by term.</summary>
    public FindingStatus[] Statuses { get; } = new FindingStatus[pack.Positions.Length];

    /// <summary>For each position how the status came about.</summary>
    public Ground[] Grounds { get; } = new Ground[pack.Positions.Length];

    /// <summary>For each party its verdict.</summary>
    public Verdict[] Verdicts { get; } = new Verdict[pack.PositionsOf.Length];

    /// <summary>
    /// For each party how the verdict came about: whichever way, where no single finding gives it, but each package some.
    /// </summary>
    public Ground[] VerdictGrounds { get; } = new Ground[pack.PositionsOf.Length];

    public Outcome Outcome { get; set; }

    /// <summary>
    /// Whether nobody is in conflict, and yet no package that agrees keeps everybody's red lines; null where that could not be told.
    /// </summary>
    public bool? IsDividing { get; set; }

    /// <summary>Whether no possible package agrees; null where that could not be told.</summary>
    public bool? IsImpossible => Completions is { } asked ? asked.IsEmpty : false;

    /// <summary>Whether something could not be told within the steps that are allowed.</summary>
    public bool IsNotToldApart =>
        IsImpossible is null || IsDividing is null || Grounds.Contains(Ground.NotToldApart) || VerdictGrounds.Contains(Ground.NotToldApart);

    /// <summary>Whether the scenario cannot be: what is open in it is so for no reason of its own.</summary>
    public bool IsBroken => Outcome is Outcome.Impossible or Outcome.Contradictory || IsImpossible is null;

    /// <summary>What was asked; null where the terms alone decide everything.</summary>
    public Completions? Completions { get; set; }

    /// <summary>Forgets all but the statuses.</summary>
    public void Reset()
    {
        Array.Clear(Grounds);
        Array.Clear(VerdictGrounds);
        IsDividing = false;
        Completions = null;
    }
}
