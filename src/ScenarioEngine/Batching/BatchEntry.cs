using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;

namespace ScenarioEngine.Batching;

/// <summary>Where a scenario stands: in a file of its own, or in a line.</summary>
/// <param name="Source">The name of the file, or of standard input.</param>
/// <param name="Line">The line, from 1; 0 for a file of its own.</param>
internal readonly record struct BatchPlace(string Source, long Line)
{
    /// <summary>The place in words.</summary>
    public override string ToString() => Line == 0 ? Source : string.Create(CultureInfo.InvariantCulture, $"line {Line} of {Source}");
}

/// <summary>A scenario that waits to be evaluated.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Warnings">What is doubtful about it.</param>
internal readonly record struct BatchEntry(BatchPlace Place, Scenario Scenario, ImmutableArray<Diagnostic> Warnings);
