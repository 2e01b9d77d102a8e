using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;

namespace ScenarioEngine.Checking;

/// <summary>Finds preferences from which no score can come.</summary>
internal static class PreferenceLint
{
    public static IEnumerable<Diagnostic> Run(RulePack pack)
    {
        foreach (var preference in pack.Positions)
        {
            if (preference.Worth is { IsSum: false, Terms.Length: 1 } worth)
            {
                yield return LintDiagnostics.Indifferent(preference, worth.Field);
            }
        }

        foreach (var party in pack.Parties)
        {
            if (party.WalksAwayBelow is not null && !pack.Positions.Any(position => position is { Kind: PositionKind.Preference, Vague: null } && position.Party == party))
            {
                yield return LintDiagnostics.NothingToWalkFrom(party);
            }
        }
    }
}
