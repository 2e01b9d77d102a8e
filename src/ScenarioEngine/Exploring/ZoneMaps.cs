using System.Diagnostics;
using System.Numerics;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>Reads scenarios on the maps that evaluators keep, each within the usual budget.</summary>
internal static class ZoneMaps
{
    private static readonly ExploreOptions Limits = new();

    /// <summary>How much room a scenario leaves, or null where its pack is too large to be explored exactly.</summary>
    public static ZoneReading? Read(Evaluator evaluator, Scenario scenario, CancellationToken cancellation) =>
        On(evaluator, scenario, (map, budget) => map.Read(scenario, budget), cancellation);

    /// <summary>
    /// For each choice of one field with each choice of another, how many packages the zone has with both, or null where the pack is too
    /// large.
    /// </summary>
    public static FieldMap? Cross(Evaluator evaluator, Scenario scenario, Field rows, Field columns, CancellationToken cancellation) =>
        On(evaluator, scenario, (map, budget) => map.Cross(scenario, rows, columns, budget), cancellation);

    /// <summary>
    /// For each red line that counts, how many packages of the terms cross it and no other, or null where the pack is too large.
    /// </summary>
    public static IReadOnlyList<RedLineRoom>? NearMisses(Evaluator evaluator, Scenario scenario, CancellationToken cancellation) =>
        On<IReadOnlyList<RedLineRoom>>(evaluator, scenario, (map, budget) => map.NearMisses(scenario, budget), cancellation);

    /// <summary>The zones of many scenarios, as many as one budget for all of them reaches; null for the others.</summary>
    public static IEnumerable<BigInteger?> Zones(
        IEnumerable<(Evaluator Evaluator, Scenario Scenario)> tables,
        CancellationToken cancellation
    )
    {
        var watch = Stopwatch.StartNew();
        foreach (var (evaluator, scenario) in tables)
        {
            var limits = Limits with { MaximumTime = Limits.MaximumTime - watch.Elapsed };
            yield return limits.MaximumTime > TimeSpan.Zero
                ? On<Tuple<BigInteger>>(
                    evaluator,
                    scenario,
                    limits,
                    (map, budget) => Tuple.Create(map.ZoneOf(scenario, budget)),
                    cancellation
                )?.Item1
                : null;
        }
    }

    private static T? On<T>(Evaluator evaluator, Scenario scenario, Func<ZoneMap, Budget, T> read, CancellationToken cancellation)
        where T : class => On(evaluator, scenario, Limits, read, cancellation);

    private static T? On<T>(
        Evaluator evaluator,
        Scenario scenario,
        ExploreOptions limits,
        Func<ZoneMap, Budget, T> read,
        CancellationToken cancellation
    )
        where T : class
    {
        try
        {
            return Explorer.Of(evaluator.For(scenario)).MapFor(scenario, limits, cancellation) is { } map
                ? read(map, new Budget(limits.MaximumNodes, limits.MaximumTime, cancellation))
                : null;
        }
        catch (BudgetExceededException)
        {
            return null;
        }
    }
}
