using System.Collections.Immutable;

namespace ScenarioEngine;

/// <summary>An edit of a scenario in words, as a command line has them.</summary>
public sealed record EditText
{
    /// <summary>Terms to state, or to leave open, such as <c>recognition=none</c> or <c>recognition=open</c>.</summary>
    public ImmutableArray<string> Set { get; init; } = [];

    /// <summary>Paths to fall silent on.</summary>
    public ImmutableArray<string> Unset { get; init; } = [];

    /// <summary>Full names of positions that are not to count.</summary>
    public ImmutableArray<string> Without { get; init; } = [];

    /// <summary>Ids of implications that are not to hold.</summary>
    public ImmutableArray<string> WithoutImplications { get; init; } = [];

    /// <summary>Options to take away, such as <c>recognition=de-jure</c>.</summary>
    public ImmutableArray<string> WithoutOptions { get; init; } = [];

    /// <summary>
    /// Readings of positions, such as <c>ukraine/no-recognition=de-jure-only</c>; <c>own</c> is a position's own encoding.
    /// </summary>
    public ImmutableArray<string> Readings { get; init; } = [];

    /// <summary>The day to look at positions on; null keeps the scenario's.</summary>
    public DateOnly? AsOf { get; init; }
}
