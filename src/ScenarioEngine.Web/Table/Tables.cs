using Microsoft.Extensions.Caching.Memory;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Text;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Counting;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Table;

/// <summary>Lays tables: reads an address as a scenario, evaluates it, and counts the room that it leaves.</summary>
internal sealed class Tables(ServeOptions options, ZoneMaps maps) : IDisposable
{
    private const int MostWaysOut = 256;
    private const int MostRepairs = 12;

    private static readonly ExploreOptions Limits = new() { MaximumNodes = 2_000_000, MaximumTime = TimeSpan.FromSeconds(10) };

    private readonly MemoryCache _waysOut = new(new MemoryCacheOptions { SizeLimit = MostWaysOut });

    /// <summary>The table at an address.</summary>
    public TableResult Lay(ServedPack served, TableAddress address, CancellationToken cancellation)
    {
        var loaded = Read(served, address);
        if (loaded.Value is not { } scenario)
        {
            return new TableResult(null, loaded.Diagnostics);
        }

        var evaluation = served.Evaluator.Evaluate(scenario);
        var room = maps.Read(served, scenario);
        var isBlocked = room is { Zone.IsZero: true } || evaluation.Outcome == Outcome.Conflict;
        return new TableResult(
            new TableView(served, address, evaluation, room)
            {
                HasRooms = !options.IsReadOnly,
                WaysOut = isBlocked ? FindWaysOut(served, address, scenario, cancellation) : null,
                Other = address.Compare is { } name && served.Scenarios.TryGetValue(name, out var other)
                    ? Lay(served, TableAddress.Of(name, other) with { AsOf = address.AsOf }, cancellation).View
                    : null,
            },
            []);
    }

    /// <summary>An address as a scenario: through the text of a file, which is the one way in which scenarios are read.</summary>
    public static LoadResult<Scenario> Read(ServedPack served, TableAddress address)
    {
        var file = new SourceFile(ScenarioText.FileName, ScenarioText.Write(TitleOf(served, address), address, served.Pack));
        var loaded = Engine.LoadScenario(file, served.Pack);
        return loaded.Value is { WhatIfs: [var without] } scenario ? loaded with { Value = scenario.With(without) } : loaded;
    }

    /// <summary>What a scenario on the table is called.</summary>
    public static string TitleOf(ServedPack served, TableAddress address) =>
        address.From is { } name && served.Scenarios.TryGetValue(name, out var from) ? from.Title : English.UntitledTable;

    public void Dispose() => _waysOut.Dispose();

    private WaysOut? FindWaysOut(ServedPack served, TableAddress address, Scenario scenario, CancellationToken cancellation)
    {
        var key = (served, (address with { Focus = null, View = null, From = null, Compare = null }).Query);
        if (_waysOut.TryGetValue(key, out WaysOut? known))
        {
            return known;
        }

        var repairs = Engine.Repair(served.Evaluator, scenario, new RepairOptions { Most = MostRepairs }, Limits, cancellation).Plan;
        // The table counts by itself; of an exploration it wants no more than this.
        var (conflicts, _) = Explorer.Of(served.Evaluator).Look(scenario, Limits, area => new Survey(area, Limits).FindConflicts(), cancellation);
        var found = new WaysOut(
            repairs,
            conflicts?.Deadlocks ?? [],
            conflicts?.Concessions ?? [],
            maps.For(served, scenario)?.NearMisses(scenario) ?? []);
        return _waysOut.Set(key, found, new MemoryCacheEntryOptions { Size = 1 });
    }
}
