using Microsoft.AspNetCore.Http;
using ScenarioEngine.Evaluating;
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
        Places.Table(link, PathString.Empty, options.Packs) is { } address && Places.TableAt(address, options.Packs) is var (_, table)
            ? table
            : null;

    /// <summary>A package, or null where the link leads to none.</summary>
    /// <param name="link">The link, as an address of this server.</param>
    /// <param name="team">What the team calls itself.</param>
    public HandIn? Read(string link, string team) =>
        Places.Table(link, PathString.Empty, options.Packs) is { } address
        && Places.TableAt(address, options.Packs) is var (served, table)
        && tables.Lay(served, table with { Focus = null, View = null, Compare = null }, CancellationToken.None).View is { } view
            ? new HandIn(0, team, view.Address, view.Evaluation) { Zone = view.Room?.Zone, Possible = view.Room?.Possible ?? 0 }
            : null;

    /// <summary>What becomes of the table before which a room sits.</summary>
    /// <param name="room">The room.</param>
    /// <param name="find">What finds the pack of a name, in the language of whoever looks.</param>
    /// <exception cref="InvalidOperationException">It cannot be laid any more.</exception>
    public Evaluation Base(Room room, Func<string, ServedPack?> find) =>
        TableAt(room.State.Address) is { } table
        && find(table.Pack) is { } served
        && tables.Lay(served, table, CancellationToken.None).View is { } view
            ? view.Evaluation
            : throw new InvalidOperationException("A room stands before a table that can be laid.");

    /// <summary>A package in the language of a pack, with which its links go on.</summary>
    /// <param name="handIn">The package.</param>
    /// <param name="served">Its pack, in the language of whoever looks; null where it is not served any more.</param>
    public static HandIn In(HandIn handIn, ServedPack? served) =>
        served is null || served.Pack == handIn.Evaluation.Scenario.Pack.Own || Tables.Read(served, handIn.Table).Value is not { } scenario
            ? handIn
            : handIn with
            {
                Table = handIn.Table with { Language = served.Pack.Language ?? Desk.OwnLanguage },
                Evaluation = served.Evaluator.Evaluate(scenario),
            };

    /// <summary>A package as a file of a name, and what becomes of it; null where its pack is not served any more.</summary>
    public Evaluation? File(HandIn handIn, string name) =>
        Find(handIn) is { } served && Tables.Read(served, Named(handIn), name).Value is { } scenario
            ? served.Evaluator.Evaluate(scenario)
            : null;

    /// <summary>The table of a package under the name of its team; null where it is not served any more.</summary>
    public TableView? View(HandIn handIn) =>
        Find(handIn) is { } served ? tables.Lay(served, Named(handIn), CancellationToken.None).View : null;

    private ServedPack? Find(HandIn handIn) =>
        options.Packs.FirstOrDefault(served => served.Pack.Id == handIn.Table.Pack)?.In(handIn.Table.Language);

    private static Address.TableAddress Named(HandIn handIn) =>
        handIn.Table with
        {
            Title = handIn.Table.Title is { } title ? $"{title} ({handIn.Team})" : handIn.Team,
        };
}
