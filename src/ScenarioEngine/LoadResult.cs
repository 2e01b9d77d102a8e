using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;

namespace ScenarioEngine;

/// <summary>The result of reading files: a value, or the reasons why there is none.</summary>
/// <typeparam name="T">What was to be read.</typeparam>
/// <param name="Value">The value that was read; null exactly when a diagnostic is an error.</param>
/// <param name="Diagnostics">The mistakes and doubts about the files, in the order of the text.</param>
public sealed record LoadResult<T>(T? Value, ImmutableArray<Diagnostic> Diagnostics)
    where T : class
{
    /// <summary>The value, for callers who know that the files are good.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message holds the first diagnostics.</exception>
    public T ValueOrThrow() => Value ?? throw new InvalidOperationException(string.Join('\n', Diagnostics.Take(5)));

    /// <summary>The value, or the first mistake.</summary>
    public override string ToString() => Value?.ToString() ?? Diagnostics.FirstOrDefault()?.ToString() ?? "";
}
