using System.Collections.Immutable;
using ScenarioEngine.Model;
using ScenarioEngine.Stability;
using ScenarioEngine.Text;

namespace ScenarioEngine.Mutating;

/// <summary>A pack with one condition bent: what a slip of its author might have made of it.</summary>
/// <param name="Owner">Whose condition it is: a position, an implication, a constraint or a field, by name.</param>
/// <param name="Before">The condition in words.</param>
/// <param name="After">What it is bent to, in words.</param>
/// <param name="Location">Where the condition stands.</param>
internal sealed record Mutant(string Owner, string Before, string After, SourceLocation Location)
{
    /// <summary>What is compiled in place of what. A condition over several parties is bent for all of them at once.</summary>
    internal ImmutableDictionary<Condition, Condition> Substitutes { get; init; } = ImmutableDictionary<Condition, Condition>.Empty;

    /// <summary>The rules of moving with one of them bent; null where something else is bent.</summary>
    internal MoveRules? Rules { get; init; }

    /// <summary>The preference of which two amounts are swapped, and these; null where something else is bent.</summary>
    internal (Position Preference, WorthTerm First, WorthTerm Second)? Swapped { get; init; }
}

/// <summary>What became of a mutant.</summary>
internal enum MutantOutcome
{
    /// <summary>Some answer key is no longer met.</summary>
    Noticed,

    /// <summary>All answer keys are met still.</summary>
    Survived,

    /// <summary>All answer keys are met still, and no package at all tells the mutant from the pack.</summary>
    Equivalent,

    /// <summary>The time was up before it was tried.</summary>
    NotTried,
}

/// <summary>A mutant, and what became of it.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="Outcome">The status.</param>
internal sealed record MutantResult(Mutant Mutant, MutantOutcome Outcome)
{
    /// <summary>
    /// A scenario that would notice it: the fewest terms that tell it from the pack. Null where it was noticed, and where none was found.
    /// </summary>
    public ImmutableArray<Term>? Suggestion { get; init; }

    /// <summary>The day of that scenario; null where it needs none.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>
    /// What the pack makes of the suggested scenario, such as <c>ukraine/no-recognition: crossed</c>; null without a suggestion.
    /// </summary>
    public string? Expected { get; init; }
}
