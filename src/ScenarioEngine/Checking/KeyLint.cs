using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Checking;

/// <summary>Finds numbers of an answer key that no pack could make true together.</summary>
internal static class KeyLint
{
    /// <summary>The first thing that cannot be; null where there is none.</summary>
    public static Diagnostic? Find(AnswerKey key) =>
        key switch
        {
            { Packages: { } all, Possible: { } possible } when possible.Value > all.Value => Cannot(
                possible.Location,
                "more packages are possible than there are",
                all.Location
            ),
            { Packages: { } all, Zone: { } zone } when zone.Value > all.Value => Cannot(
                zone.Location,
                "the zone has more packages than there are",
                all.Location
            ),
            { Possible: { } possible, Zone: { } zone } when zone.Value > possible.Value => Cannot(
                zone.Location,
                "the zone has more packages than are possible",
                possible.Location
            ),
            { Zone: { Value.IsZero: false } zone, Deadlocks: { Number: > 0 } sets } => Cannot(
                sets.Location,
                "there are deadlocks only where the zone is empty",
                zone.Location
            ),
            { Zone: { Value.IsZero: false } zone, Concessions: { Number: > 0 } sets } => Cannot(
                sets.Location,
                "there are concessions only where the zone is empty",
                zone.Location
            ),
            { Zone: { Value.IsZero: true } zone, Best: { Value: > 0 } best } => Cannot(
                best.Location,
                "there are best packages only where the zone has some",
                zone.Location
            ),
            _ => null,
        };

    private static Diagnostic Cannot(SourceLocation place, string why, SourceLocation other) =>
        LintDiagnostics.CannotBeTogether(place, why, other);
}
