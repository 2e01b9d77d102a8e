using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Table;

namespace ScenarioEngine.Web.Rooms;

/// <summary>The pages of this server to which a class can be led.</summary>
internal static class Places
{
    private const int LongestLink = 16 * 1024;

    private static readonly Uri AnyServer = new("http://server");
    private static readonly ImmutableArray<string> Kinds = ["table", "present", "pictures", "map", "works", "handout", "print", "packs"];

    /// <summary>A link to a table as an address of this server, or null where it is none.</summary>
    /// <param name="link">As a browser shows or copies it. Only what follows the host counts, so nobody is ever led to another
    /// server.</param>
    /// <param name="basePath">Where in its site the server lies.</param>
    /// <param name="packs">What is served.</param>
    public static string? Table(string link, PathString basePath, ImmutableArray<ServedPack> packs) =>
        Find(link, basePath, packs, ["table"]) is { } address
        && TableAt(address, packs) is var (served, table)
        && Tables.Read(served, table).Value is not null
            ? address
            : null;

    /// <summary>The table at an address that <see cref="Table"/> gave.</summary>
    public static (ServedPack Served, TableAddress Table)? TableAt(string address, ImmutableArray<ServedPack> packs)
    {
        var place = new Uri(AnyServer, address);
        return
            packs.FirstOrDefault(served => place.AbsolutePath == $"/table/{served.Pack.Id}") is { } served
            && TableAddress.Parse(served.Pack.Id, new QueryCollection(QueryHelpers.ParseQuery(place.Query))) is var table
            ? (served.In(table.Language), table)
            : null;
    }

    /// <summary>A link to any page of a pack as an address of this server, or null where it is none.</summary>
    /// <inheritdoc cref="Table"/>
    public static string? Page(string link, PathString basePath, ImmutableArray<ServedPack> packs) => Find(link, basePath, packs, Kinds);

    private static string? Find(string link, PathString basePath, ImmutableArray<ServedPack> packs, ImmutableArray<string> kinds) =>
        link.Length is > 0 and < LongestLink
        && Uri.TryCreate(AnyServer, link.Trim(), out var place)
        && place.Scheme is "http" or "https"
        && Outside.WithoutBase(place.AbsolutePath, basePath) is var path
        && packs.Any(served => kinds.Any(kind => path == $"/{kind}/{served.Pack.Id}"))
            ? path + place.Query
            : null;
}
