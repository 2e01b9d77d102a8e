using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;

namespace ScenarioEngine.Web.Hosting;

/// <summary>
/// How the server is seen from outside: behind a proxy that ends TLS it has another scheme and name, and perhaps only a part of a site.
/// </summary>
internal static partial class Outside
{
    /// <summary>How links begin that lead to no page of a pack.</summary>
    private static readonly string[] Everybodys = ["/\"", "/assets/", "/rooms", "/own"];

    /// <summary>Believes the proxies that are named, and nobody else, and takes the base path off what is asked for.</summary>
    public static void UseOutside(this IApplicationBuilder app, ServeOptions options)
    {
        if (!options.Proxies.IsEmpty)
        {
            var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All, ForwardLimit = null };
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in options.Proxies)
            {
                forwarded.KnownIPNetworks.Add(proxy);
            }

            app.UseForwardedHeaders(forwarded);
        }

        if (options.BasePath.Length > 0)
        {
            app.UsePathBase(options.BasePath);
        }
    }

    /// <summary>
    /// A page whose links lead to where the server lies in its site. Whatever visitors or packs wrote is encoded, and holds no quotation
    /// mark that could be taken for a link.
    /// </summary>
    /// <param name="html">The page.</param>
    /// <param name="basePath">Where the server lies.</param>
    /// <param name="own">Where, below that, a visitor's own pack lies; empty for everybody's pages. What is no page of a pack stays outside
    /// of it.</param>
    public static string Rebase(string html, PathString basePath, PathString own = default) =>
        Link()
            .Replace(
                html,
                link =>
                    basePath.ToUriComponent()
                    + (own.HasValue && !Everybodys.Any(place => html.AsSpan(link.Index).StartsWith(place)) ? own.ToUriComponent() : "")
            );

    /// <summary>An address that a browser has, as one of this server.</summary>
    public static string WithoutBase(string path, PathString basePath) =>
        basePath.HasValue && new PathString(path).StartsWithSegments(basePath, StringComparison.Ordinal, out var rest)
            ? rest.Value ?? "/"
            : path;

    [GeneratedRegex("""(?<= (href|src|action|data-(part|events|later|rooms))=")(?=/)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
