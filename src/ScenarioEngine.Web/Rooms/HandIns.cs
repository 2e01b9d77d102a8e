using Microsoft.AspNetCore.Http;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Table;

namespace ScenarioEngine.Web.Rooms;

/// <summary>Reads packages that are handed in, from the link to their table.</summary>
internal sealed class HandIns(ServeOptions options, Tables tables)
{
    /// <summary>Whether a link leads to a table of this server.</summary>
    public bool IsServed(string link) => Places.Table(link, PathString.Empty, options.Packs) is not null;

    /// <summary>The table to which a link leads; null where it leads to none of this server.</summary>
    public TableAddress? TableAt(string link) =>
        Places.Table(link, PathString.Empty, options.Packs) is { } address && Places.TableAt(address, options.Packs) is var (_, table) ? table : null;

    /// <summary>A package, or null where the link leads to none.</summary>
    /// <param name="link">The link, as an address of this server.</param>
    /// <param name="team">What the team calls itself.</param>
    public HandIn? Read(string link, string team) =>
        Places.Table(link, PathString.Empty, options.Packs) is { } address
        && Places.TableAt(address, options.Packs) is var (served, table)
        && tables.Lay(served, table with { Focus = null, View = null, Compare = null }, CancellationToken.None).View is { } view
            ? new HandIn(0, team, view.Address, view.Evaluation) { Zone = view.Room?.Zone, Possible = view.Room?.Possible ?? 0 }
            : null;

    /// <summary>The table of a package under the name of its team; null where it is not served any more.</summary>
    public TableView? View(HandIn handIn) =>
        options.Packs.FirstOrDefault(served => served.Pack.Id == handIn.Table.Pack) is { } served
            ? tables.Lay(served, handIn.Table with { Title = handIn.Table.Title is { } title ? $"{title} ({handIn.Team})" : handIn.Team }, CancellationToken.None).View
            : null;
}
