using System.Collections.Immutable;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Repairing;

/// <summary>
/// Packages that cross no stated red line, to be shown to somebody who has a table; or why there is none, and what comes closest.
/// </summary>
/// <param name="KeepsTerms">Whether they keep all terms of the table; where they do not, no package with these terms crosses no red
/// line.</param>
/// <param name="Found">The packages, no two alike; empty where every possible package crosses a red line, or where
/// <paramref name="TooLarge"/>.</param>
/// <param name="Deadlocks">Where there is none: all smallest sets of red lines that no possible package respects together.</param>
/// <param name="Closest">Where there is none: a package that crosses as few red lines as any, and which; null where no package is possible
/// at all.</param>
/// <param name="TooLarge">What made the space too large; null where it was not.</param>
internal sealed record Examples(
    bool KeepsTerms,
    ImmutableArray<Example> Found,
    ImmutableArray<Deadlock> Deadlocks,
    Concession? Closest,
    TooLarge? TooLarge
);

/// <summary>A package of the zone, as an example.</summary>
/// <param name="Package">The package, which has been evaluated.</param>
/// <param name="Changes">The terms of the table that it changes.</param>
/// <param name="IsNearest">Whether no package of the zone changes fewer terms.</param>
/// <param name="BestFor">The parties of whose demands, preconditions and preferences no package meets more, among those that
/// <see cref="Examples.KeepsTerms"/> leaves.</param>
internal sealed record Example(Package Package, ImmutableArray<PackageChoice> Changes, bool IsNearest, ImmutableArray<Party> BestFor);
