using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;

namespace ScenarioEngine.Checking;

/// <summary>Finds parties that walk away below a score, and have nothing from which a score could come.</summary>
internal static class PreferenceLint
{
    public static IEnumerable<Diagnostic> Run(RulePack pack) =>
        from party in pack.Parties
        where
            party.WalksAwayBelow is not null
            && !pack.Positions.Any(position => position is { Policy.IsWeighed: true, Vague: null } && position.Party == party)
        select LintDiagnostics.NothingToWalkFrom(party);
}
