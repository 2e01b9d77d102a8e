using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Own;

/// <summary>
/// Lets a visitor's browser in to its own pack, and nobody else: below <c>/own/ID</c> lie the same pages of a pack as for everybody,
/// answered from that pack alone.
/// </summary>
/// <remarks>
/// An address is not enough: it stands in histories and logs of proxies, and is seen on a wall. The browser's cookie is needed too, and
/// without it there is nothing at the address, as
/// where there never was anything. Nothing of the answers may be kept by anybody.
/// </remarks>
public static class OwnDoor
{
    /// <summary>Where own packs lie.</summary>
    public const string Root = "/own";

    private const string Cookie = "own";
    private const int KeyLength = 32;
    private const int MostWaiting = 200;
    private const int MostWaitingOfOne = 10;

    /// <summary>The pages that there are of an own pack.</summary>
    private static readonly HashSet<string> Open = new(
        ["table", "part", "present", "present-part", "ways", "works", "handout", "map", "yaml", "packs", "class", "workshop"],
        StringComparer.Ordinal
    );

    /// <summary>Whether a request is for an own pack.</summary>
    internal static bool IsOwn(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Root, StringComparison.Ordinal) || context.Features.Get<Place>() is not null;

    /// <summary>The name by which requests for one own pack wait for each other; empty where it is for none.</summary>
    internal static string IdOf(HttpContext context) => context.Features.Get<Place>()?.Id ?? "";

    /// <summary>Where the server lies, and where in it the own pack does that a request is for; empty where it is for none.</summary>
    internal static (PathString BasePath, PathString Own) Split(HttpContext context) =>
        context.Features.Get<Place>() is { } place ? (place.BasePath, place.Own) : (context.Request.PathBase, default);

    /// <summary>
    /// The line in which all requests for own packs wait, beside those of everybody: however much they ask for, a class that toggles is
    /// served. Null for everybody's.
    /// </summary>
    internal static RateLimitPartition<string>? InLine(HttpContext context) =>
        IsOwn(context)
            ? RateLimitPartition.GetConcurrencyLimiter(
                Root,
                _ => new ConcurrencyLimiterOptions { PermitLimit = Math.Max(1, Environment.ProcessorCount / 2), QueueLimit = MostWaiting }
            )
            : null;

    /// <summary>The line of one own pack: of its requests one is answered at a time.</summary>
    internal static RateLimitPartition<string> OneByOne(HttpContext context) =>
        IdOf(context) is { Length: > 0 } id
            ? RateLimitPartition.GetConcurrencyLimiter(
                id,
                _ => new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = MostWaitingOfOne }
            )
            : RateLimitPartition.GetNoLimiter("");

    /// <summary>Lets a request through.</summary>
    internal static async Task Invoke(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (!request.Path.StartsWithSegments(Root, StringComparison.Ordinal, out var rest))
        {
            await next(context);
            return;
        }

        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        if (rest.Value is not { Length: > 1 } below)
        {
            await next(context);
            return;
        }

        var id = below.Split('/')[1];
        var page = new PathString(below[(id.Length + 1)..]);
        var first = page.Value?.Split('/') is [_, var segment, ..] ? segment : "";
        if (
            VisitorOf(context) is not { } visitor
            || context.RequestServices.GetRequiredService<OwnBook>().Find(id, visitor) is not { } pack
        )
        {
            await Refusal.Write(context, StatusCodes.Status404NotFound, English.OwnPacks.Gone);
            return;
        }

        if (!Open.Contains(first))
        {
            await Refusal.Write(context, StatusCodes.Status404NotFound, English.Problem.NoPage);
            return;
        }

        var (basePath, path, own) = (request.PathBase, request.Path, new PathString($"{Root}/{id}"));
        Desk.Of(context).Own = pack;
        context.Features.Set(new Place(id, basePath, own));
        (request.PathBase, request.Path) = (basePath + own, page);
        try
        {
            await next(context);
        }
        finally
        {
            (request.PathBase, request.Path) = (basePath, path);
        }
    }

    /// <summary>What only this browser knows; null where it has brought nothing yet.</summary>
    internal static string? VisitorOf(HttpContext context) => context.Request.Cookies[Cookie] is { Length: KeyLength } known ? known : null;

    /// <summary>Makes the browser known, for as long as it is open.</summary>
    internal static string Welcome(HttpContext context)
    {
        var key = RandomNumberGenerator.GetHexString(KeyLength, lowercase: true);
        context.Response.Cookies.Append(
            Cookie,
            key,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict,
                Path = Split(context).BasePath.Add(Root),
                Secure = context.Request.IsHttps,
            }
        );
        return key;
    }

    private sealed record Place(string Id, PathString BasePath, PathString Own);
}
