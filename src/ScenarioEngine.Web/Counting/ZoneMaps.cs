using Microsoft.Extensions.Caching.Memory;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Hosting;

namespace ScenarioEngine.Web.Counting;

/// <summary>The maps in use: one for each pack, each stretch of days on which the same was in force, and each set of positions taken out.</summary>
internal sealed class ZoneMaps : IDisposable
{
    private const int Most = 64;

    private static readonly ExploreOptions Limits = new() { MaximumNodes = 4_000_000, MaximumTime = TimeSpan.FromSeconds(20) };

    private readonly MemoryCache _maps = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>How much room a scenario leaves, or null where its pack is too large to be explored exactly.</summary>
    public ZoneReading? Read(ServedPack served, Scenario scenario) => For(served, scenario)?.Read(scenario);

    /// <summary>The map on which a scenario is read, or null where its pack is too large.</summary>
    public ZoneMap? For(ServedPack served, Scenario scenario)
    {
        var day = scenario.AsOf is { } asOf ? Days.LastChange(served.Pack, asOf) : (DateOnly?)null;
        var without = string.Join(' ', scenario.Without.Select(position => position.FullName).Order(StringComparer.Ordinal));
        var map = _maps.GetOrCreate((served, day, without), entry =>
        {
            entry.Size = 1;
            return new Lazy<ZoneMap?>(() => Make(served, scenario));
        });
        return map?.Value;
    }

    public void Dispose() => _maps.Dispose();

    private static ZoneMap? Make(ServedPack served, Scenario scenario)
    {
        try
        {
            return new ZoneMap(served.Evaluator, scenario, Limits, CancellationToken.None);
        }
        catch (BudgetExceededException)
        {
            return null;
        }
    }
}
