using System.Collections.Immutable;
using ScenarioEngine.Exploring;
using ScenarioEngine.Repairing;

namespace ScenarioEngine.Web.Table;

/// <summary>What could be done where a red line is crossed, or where no package is left.</summary>
/// <param name="Repairs">All smallest changes of terms; null where the pack is too large.</param>
/// <param name="Deadlocks">Red lines that cannot be respected together with these terms.</param>
/// <param name="Concessions">Red lines whose dropping opens the zone.</param>
/// <param name="NearMisses">For each red line, the packages that cross it and no other.</param>
public sealed record WaysOut(
    RepairPlan? Repairs,
    ImmutableArray<Deadlock> Deadlocks,
    ImmutableArray<Concession> Concessions,
    ImmutableArray<RedLineRoom> NearMisses
);
