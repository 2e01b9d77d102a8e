using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Table;

namespace ScenarioEngine.Web.Rooms;

/// <summary>The pages of this server to which a class can be led.</summary>
internal static class Places
{
    private const int LongestLink = 16 * 1024;

    private static readonly Uri AnyServer = new("http://server");
    private static readonly ImmutableArray<string> Kinds = ["table", "present", "map", "handout", "packs"];

    /// <summary>A link to a table as an address of this server, or null where it is none.</summary>
    /// <param name="link">As a browser shows or copies it. Only what follows the host counts, so nobody is ever led to another server.</param>
    /// <param name="packs">What is served.</param>
    public static string? Table(string link, ImmutableArray<ServedPack> packs) =>
        Find(link, packs, ["table"]) is { } address && ScenarioAt(address, packs) is not null ? address : null;

    /// <summary>What is on the table at an address that <see cref="Table"/> gave; null where the link has mistakes.</summary>
    public static Scenario? ScenarioAt(string address, ImmutableArray<ServedPack> packs)
    {
        var place = new Uri(AnyServer, address);
        return packs.FirstOrDefault(served => place.AbsolutePath == $"/table/{served.Pack.Id}") is { } served
            ? Tables.Read(served, TableAddress.Parse(served.Pack.Id, new QueryCollection(QueryHelpers.ParseQuery(place.Query)))).Value
            : null;
    }

    /// <summary>A link to any page of a pack as an address of this server, or null where it is none.</summary>
    /// <inheritdoc cref="Table"/>
    public static string? Page(string link, ImmutableArray<ServedPack> packs) => Find(link, packs, Kinds);

    private static string? Find(string link, ImmutableArray<ServedPack> packs, ImmutableArray<string> kinds) =>
        link.Length is > 0 and < LongestLink
        && Uri.TryCreate(AnyServer, link.Trim(), out var place)
        && place.Scheme is "http" or "https"
        && packs.Any(served => kinds.Any(kind => place.AbsolutePath == $"/{kind}/{served.Pack.Id}"))
            ? place.PathAndQuery
            : null;
}
