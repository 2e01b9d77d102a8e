using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Rereading;

/// <summary>
/// What of the zone of a scenario, or of a whole pack, hangs on how red lines are read. Exact over all combinations of readings.
/// </summary>
/// <remarks>Immutable. Which packages are possible hangs on no reading, so that all counts are of the same packages.</remarks>
internal sealed class ZoneReadings
{
    /// <summary>How many packages are possible.</summary>
    public required BigInteger Possible { get; init; }

    /// <summary>How many of them cross no red line, in the pack's own encoding.</summary>
    public required BigInteger Zone { get; init; }

    /// <summary>Whether there is a zone at all.</summary>
    public required Hanging<bool> IsOpen { get; init; }

    /// <summary>The zone with one choice made and all others as encoded, for each choice that changes it.</summary>
    public required ImmutableArray<ZoneUnder> Alone { get; init; }

    /// <summary>The smallest zone of all combinations; null where that could not be told.</summary>
    public required ZoneUnder? Smallest { get; init; }

    /// <summary>The largest zone of all combinations; null where that could not be told.</summary>
    public required ZoneUnder? Largest { get; init; }

    /// <summary>
    /// For each red line of the own encoding, whether dropping it alone would gain packages; those of which that hangs on a reading, as
    /// long as there is a zone.
    /// </summary>
    public required ImmutableArray<PriceReadings> Prices { get; init; }

    /// <summary>What hangs on what in a space, or why that cannot be told.</summary>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public static (ZoneReadings? Found, TooLarge? TooLarge) Find(
        Evaluator evaluator,
        Scenario scenario,
        ExploreOptions limits,
        CancellationToken cancellation
    )
    {
        var own = scenario with { Pack = scenario.Pack.Own };
        return Explorer.Of(evaluator.For(own)).Look(own, limits, area => new ZoneReader(area).Read(), cancellation);
    }
}

/// <summary>The size of the zone under some choices, all others as encoded.</summary>
/// <param name="Choices">The choices.</param>
/// <param name="Packages">How many packages the zone then has.</param>
internal sealed record ZoneUnder(ImmutableArray<ReadingAnswer> Choices, BigInteger Packages);

/// <summary>Whether dropping a red line alone would gain packages.</summary>
/// <param name="RedLine">The red line.</param>
/// <param name="Hanging">On what it hangs.</param>
internal sealed record PriceReadings(Position RedLine, Hanging<PriceOf> Hanging);

/// <summary>What one red line takes of the zone.</summary>
internal enum PriceOf
{
    /// <summary>Without it there would be more packages.</summary>
    Room,

    /// <summary>Without it the zone would be the same: others cover it, or it is no red line.</summary>
    Nothing,

    /// <summary>There is no zone, with it or without.</summary>
    NoZone,
}
