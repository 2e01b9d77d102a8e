using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>
/// The parts of an exploration that can be asked for. The numbers of packages in all, possible and in the zone are always found.
/// </summary>
[Flags]
public enum ExploreParts
{
    /// <summary>Nothing else.</summary>
    None = 0,

    /// <summary>The part of the zone that every option of every field leaves.</summary>
    Options = 1,

    /// <summary>The room of each party and of each coalition.</summary>
    Rooms = 2,

    /// <summary>The price of each red line.</summary>
    Prices = 4,

    /// <summary>Deadlocks and concessions, where there is no zone.</summary>
    Conflicts = 8,

    /// <summary>The worth of packages to the parties, and which are best.</summary>
    Values = 16,

    /// <summary>
    /// The things that packages of the zone have in common, and a few in which every pair of choices occurs; not among all, since it is
    /// asked for by itself.
    /// </summary>
    Structure = 32,

    /// <summary>All of these but the structure.</summary>
    All = Options | Rooms | Prices | Conflicts | Values,
}

/// <summary>The choices for an exploration: what to find out, how far to explore, and whose red lines to look at.</summary>
public sealed record ExploreOptions
{
    /// <summary>The parties whose positions count; empty for all.</summary>
    public ImmutableArray<Party> Parties { get; init; } = [];

    /// <summary>The parts to find out.</summary>
    public ExploreParts Parts { get; init; } = ExploreParts.All;

    /// <summary>The number of packages of the zone to list, in their stable order; 0 or more.</summary>
    public int First { get; init; } = 10;

    /// <summary>The number of packages of the zone to draw by chance, each as likely as any other, with repetitions; 0 or more.</summary>
    public int Samples { get; init; }

    /// <summary>The number with which chance begins: the same number gives the same samples.</summary>
    public ulong Seed { get; init; }

    /// <summary>Two fields for whose options the packages of the zone are counted, pair by pair; null for none.</summary>
    public (Field Down, Field Across)? Map { get; init; }

    /// <summary>Fields on which to project the zone: which combinations of their values it has; empty for none.</summary>
    public ImmutableArray<Field> Over { get; init; } = [];

    /// <summary>The number of combinations of them to list.</summary>
    public int MostCombinations { get; init; } = 1_000;

    /// <summary>
    /// Told how large the zone is as soon as that is known, before all that takes longer; it may be told again, where a scenario is tried
    /// in two ways.
    /// </summary>
    internal Action<Exploration>? Headline { get; init; }

    /// <summary>
    /// The number of nodes that the diagram may have, some 50 bytes each; the default, just below a power of two, at which its arrays would
    /// double, keeps it well below a gigabyte.
    /// </summary>
    public int MaximumNodes { get; init; } = 8_000_000;

    /// <summary>The time that making the diagram may take.</summary>
    public TimeSpan MaximumTime { get; init; } = TimeSpan.FromSeconds(10);
}
