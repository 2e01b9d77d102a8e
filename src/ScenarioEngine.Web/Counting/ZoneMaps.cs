using ScenarioEngine.Diagrams;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Hosting;

namespace ScenarioEngine.Web.Counting;

/// <summary>Reads scenarios on the maps that the library keeps.</summary>
internal sealed class ZoneMaps
{
    private static readonly ExploreOptions Limits = new() { MaximumNodes = 4_000_000 };

    /// <summary>How much room a scenario leaves, or null where its pack is too large to be explored exactly.</summary>
    public ZoneReading? Read(ServedPack served, Scenario scenario, CancellationToken cancellation) =>
        On(served, scenario, cancellation, (map, budget) => map.Read(scenario, budget));

    /// <summary>For each choice of one field with each choice of another, how many packages the zone has with both, or null where the pack is too large.</summary>
    public FieldMap? Cross(ServedPack served, Scenario scenario, Field rows, Field columns, CancellationToken cancellation) =>
        On(served, scenario, cancellation, (map, budget) => map.Cross(scenario, rows, columns, budget));

    /// <summary>For each red line that counts, how many packages of the terms cross it and no other, or null where the pack is too large.</summary>
    public IReadOnlyList<RedLineRoom>? NearMisses(ServedPack served, Scenario scenario, CancellationToken cancellation) =>
        On<IReadOnlyList<RedLineRoom>>(served, scenario, cancellation, (map, budget) => map.NearMisses(scenario, budget));

    private static T? On<T>(ServedPack served, Scenario scenario, CancellationToken cancellation, Func<ZoneMap, Budget, T> read)
        where T : class
    {
        try
        {
            return Explorer.Of(served.Evaluator).MapFor(scenario, Limits, cancellation) is { } map
                ? read(map, new Budget(Limits.MaximumNodes, Limits.MaximumTime, cancellation))
                : null;
        }
        catch (BudgetExceededException)
        {
            return null;
        }
    }
}
