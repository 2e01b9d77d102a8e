using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Comparing;

/// <summary>A pack on a day, to be compared with another.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="AsOf">The day on which its red lines and options are looked at; null counts all that are in force.</param>
internal sealed record PackOnDay(RulePack Pack, DateOnly? AsOf);

/// <summary>The red lines, constraints and implications of two packs over one vocabulary, so that one diagram holds both.</summary>
/// <param name="Pack">A pack of both; no file states it.</param>
/// <param name="First">What in it is of the first pack.</param>
/// <param name="Second">What in it is of the second pack.</param>
/// <param name="OnlyInOne">The options that only one of them knows, or has on its day: no package that is compared has them.</param>
internal sealed record JoinedPacks(RulePack Pack, JoinedSide First, JoinedSide Second, ImmutableArray<FieldOption> OnlyInOne);

/// <summary>What two joined packs have of one of them.</summary>
/// <param name="Of">The pack, and its day.</param>
/// <param name="Lines">Its red lines that count on the day, each as it is in the joined pack.</param>
/// <param name="Constraints">Its constraints in the joined pack.</param>
/// <param name="Implications">Its implications in the joined pack.</param>
internal sealed record JoinedSide(
    PackOnDay Of,
    ImmutableArray<(Position Own, Position Joined)> Lines,
    ImmutableHashSet<Constraint> Constraints,
    ImmutableHashSet<Implication> Implications
);

/// <summary>Two joined packs, or why they cannot be joined.</summary>
/// <param name="Packs">The packs; null where they cannot be joined.</param>
/// <param name="Obstacles">What their vocabularies say differently, as sentences.</param>
internal sealed record JoinResult(JoinedPacks? Packs, ImmutableArray<string> Obstacles);
