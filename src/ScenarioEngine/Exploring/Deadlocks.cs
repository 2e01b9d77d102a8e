using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>A smallest set of red lines that no possible package respects together.</summary>
/// <param name="RedLines">The red lines, in the order of the pack.</param>
/// <param name="Witnesses">For each of them, a package that respects all the others, which has been evaluated.</param>
/// <param name="MissingOptions">For each field on which an added option would resolve it, what that option would have to satisfy.</param>
public sealed record Deadlock(ImmutableArray<Position> RedLines, ImmutableArray<Package> Witnesses, ImmutableArray<MissingOption> MissingOptions);

/// <summary>What an option would have to satisfy that is added to a field to resolve a deadlock.</summary>
/// <param name="Field">The field.</param>
/// <param name="Requirements">For each red line of the deadlock that looks at the field, what it would have to take the option for.</param>
/// <param name="Package">The rest of a package that then crosses none of them.</param>
public sealed record MissingOption(Field Field, ImmutableArray<OptionRequirement> Requirements, Package Package);

/// <summary>What a red line would have to take an added option for.</summary>
/// <param name="RedLine">The red line.</param>
/// <param name="Like">The options that there are; the added one would have to be to the red line as one of these is.</param>
public sealed record OptionRequirement(Position RedLine, ImmutableArray<ValueRange> Like);

/// <summary>A smallest set of red lines whose dropping opens the zone.</summary>
/// <param name="RedLines">The red lines, in the order of the pack.</param>
/// <param name="Witness">A package that becomes possible for all, which has been evaluated: it crosses exactly these.</param>
public sealed record Concession(ImmutableArray<Position> RedLines, Package Witness);

/// <summary>What keeps a zone shut.</summary>
/// <param name="Deadlocks">All smallest sets of red lines that cannot be respected together.</param>
/// <param name="Concessions">All smallest sets whose dropping opens the zone.</param>
/// <param name="IsCut">Whether there are more than these.</param>
internal sealed record Impasse(ImmutableArray<Deadlock> Deadlocks, ImmutableArray<Concession> Concessions, bool IsCut)
{
    /// <summary>Of an open zone.</summary>
    public static Impasse None { get; } = new([], [], IsCut: false);
}
