using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Comparing;

/// <summary>Something that two evaluations find differently.</summary>
/// <typeparam name="TWhat">What it is about: a party, a position, a field, a constraint.</typeparam>
/// <typeparam name="TState">What is found of it.</typeparam>
/// <param name="What">The thing that turned.</param>
/// <param name="Before">The state before.</param>
/// <param name="After">The state after.</param>
/// <param name="Cause">The edits that turn it.</param>
public sealed record Turn<TWhat, TState>(TWhat What, TState Before, TState After, Cause Cause);

/// <summary>The edits that make a difference: made alone, they turn what all edits together turn.</summary>
/// <param name="Sets">Sets of single edits, each of which will do. The first is as good as any other.</param>
/// <param name="IsSmallest">
/// Whether the sets are all of the smallest that there are. Otherwise there were too many to try, and there is one set of which no edit can
/// be left out.
/// </param>
public sealed record Cause(ImmutableArray<ImmutableArray<WhatIf>> Sets, bool IsSmallest)
{
    /// <summary>The first set.</summary>
    public ImmutableArray<WhatIf> Edits => Sets[0];
}
