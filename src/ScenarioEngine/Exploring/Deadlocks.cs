using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>A smallest set of red lines that no possible package respects together.</summary>
/// <param name="RedLines">The red lines, in the order of the pack.</param>
/// <param name="Witnesses">For each of them, a package that respects all the others, which has been evaluated.</param>
public sealed record Deadlock(ImmutableArray<Position> RedLines, ImmutableArray<DeadlockWitness> Witnesses)
{
    /// <summary>For each field on which another option would resolve it, what that option would have to satisfy.</summary>
    internal ImmutableArray<MissingOption> MissingOptions { get; init; } = [];

    /// <summary>The red lines.</summary>
    public override string ToString() => string.Join(", ", RedLines);
}

/// <summary>A package that crosses one red line of a deadlock and no other of it.</summary>
/// <param name="Package">The package.</param>
/// <param name="AlsoCrosses">The red lines outside the deadlock that it crosses; those of a concession, where there is one with this line
/// and no other of the deadlock.</param>
public sealed record DeadlockWitness(Package Package, ImmutableArray<Position> AlsoCrosses);

/// <summary>What an option of a field would have to satisfy to resolve a deadlock.</summary>
/// <param name="Field">The field.</param>
/// <param name="Requirements">For each red line of the deadlock that looks at the field, what it would have to take the option for.</param>
/// <param name="Package">The rest of a package that then crosses none of them.</param>
/// <param name="Closed">An option that there is and that satisfies it all, but does not go with the rest; null where one has to be
/// added.</param>
internal sealed record MissingOption(Field Field, ImmutableArray<OptionRequirement> Requirements, Package Package, ClosedOption? Closed);

/// <summary>An option that would resolve a deadlock, were it not closed.</summary>
/// <param name="Option">The option.</param>
/// <param name="Constraints">The constraints that it breaks with the rest of the package.</param>
/// <param name="Implications">The implications that say otherwise.</param>
internal sealed record ClosedOption(ValueRange Option, ImmutableArray<Constraint> Constraints, ImmutableArray<Implication> Implications);

/// <summary>What a red line would have to take an added option for.</summary>
/// <param name="RedLine">The red line.</param>
/// <param name="Like">The options that there are; the added one would have to be to the red line as one of these is.</param>
internal sealed record OptionRequirement(Position RedLine, ImmutableArray<ValueRange> Like);

/// <summary>A smallest set of red lines whose dropping opens the zone.</summary>
/// <param name="RedLines">The red lines, in the order of the pack.</param>
/// <param name="Witness">A package that becomes possible for all, which has been evaluated: it crosses exactly these.</param>
public sealed record Concession(ImmutableArray<Position> RedLines, Package Witness)
{
    /// <summary>The red lines.</summary>
    public override string ToString() => string.Join(", ", RedLines);
}

/// <summary>What keeps a zone shut.</summary>
/// <param name="Deadlocks">All smallest sets of red lines that cannot be respected together.</param>
/// <param name="Concessions">All smallest sets whose dropping opens the zone.</param>
/// <param name="IsCut">Whether there are more than these.</param>
internal sealed record Impasse(ImmutableArray<Deadlock> Deadlocks, ImmutableArray<Concession> Concessions, bool IsCut)
{
    /// <summary>Of an open zone.</summary>
    public static Impasse None { get; } = new([], [], IsCut: false);
}
