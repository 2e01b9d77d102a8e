using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;

namespace ScenarioEngine;

/// <summary>What was read from files: a value, or the reasons why there is none.</summary>
/// <typeparam name="T">What was to be read.</typeparam>
/// <param name="Value">What was read; null exactly when a diagnostic is an error.</param>
/// <param name="Diagnostics">What is wrong or doubtful about the files, in the order of the text.</param>
public sealed record LoadResult<T>(T? Value, ImmutableArray<Diagnostic> Diagnostics)
    where T : class
{
    /// <summary>The value, for callers who know that the files are good.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message holds the first diagnostics.</exception>
    public T ValueOrThrow() => Value ?? throw new InvalidOperationException(string.Join('\n', Diagnostics.Take(5)));

    /// <summary>What was read, or the first mistake.</summary>
    public override string ToString() => Value?.ToString() ?? Diagnostics.FirstOrDefault()?.ToString() ?? "";
}
