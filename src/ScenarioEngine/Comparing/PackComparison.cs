using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Comparing;

/// <summary>How what one pack leaves of all packages stands to what another leaves.</summary>
internal enum Relation
{
    /// <summary>They leave the same packages.</summary>
    Equivalent,

    /// <summary>The first leaves fewer: it is stronger.</summary>
    Stronger,

    /// <summary>The first leaves more: it is weaker.</summary>
    Weaker,

    /// <summary>Each leaves packages that the other does not.</summary>
    Neither,
}

/// <summary>Two packs compared by logic: whatever their wording, what they leave of the packages that both can state.</summary>
/// <param name="First">The one, on its day.</param>
/// <param name="Second">The other, on its day.</param>
/// <param name="Possible">What their constraints and implications leave.</param>
/// <param name="Parties">For each party with red lines in one of them, what its red lines leave of what is possible in both.</param>
/// <param name="Zone">What constraints, implications and all red lines leave.</param>
/// <param name="Lines">For each red line by its name, what it leaves of what is possible in both.</param>
/// <param name="OnlyInOne">The options that only one of them has: packages with them are not compared.</param>
internal sealed record PackComparison(
    PackOnDay First,
    PackOnDay Second,
    LogicalDifference Possible,
    ImmutableArray<LogicalDifference> Parties,
    LogicalDifference Zone,
    ImmutableArray<LineDifference> Lines,
    ImmutableArray<FieldOption> OnlyInOne
);

/// <summary>What is compared, and how the packs stand to each other in it.</summary>
/// <param name="Party">The party whose lines are compared; null where it is about all.</param>
/// <param name="Lines">How many red lines each pack has in it.</param>
/// <param name="Relation">How the first stands to the second.</param>
/// <param name="OnlyFirst">A package that the first leaves and the second does not; null where there is none.</param>
/// <param name="OnlySecond">A package that the second leaves and the first does not; null where there is none.</param>
internal sealed record LogicalDifference(
    Party? Party,
    (int First, int Second) Lines,
    Relation Relation,
    Counterexample? OnlyFirst,
    Counterexample? OnlySecond
);

/// <summary>A red line of one name.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="First">The line in the first pack; null where it has none that counts.</param>
/// <param name="Second">The line in the second pack; null where it has none that counts.</param>
/// <param name="Relation">How the first stands to the second; null where only one has it.</param>
internal sealed record LineDifference(string Name, Position? First, Position? Second, Relation? Relation);

/// <summary>A package on which two packs differ, evaluated in both.</summary>
/// <param name="Package">The package.</param>
/// <param name="InFirst">What the first pack makes of it.</param>
/// <param name="InSecond">What the second pack makes of it.</param>
internal sealed record Counterexample(Package Package, Evaluation InFirst, Evaluation InSecond);
