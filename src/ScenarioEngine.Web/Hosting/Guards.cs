using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Hosting;

/// <summary>Refuses what no page of this server would send: other hosts' names, other pages' writes.</summary>
internal sealed class Guards(IEnumerable<string> hosts, IEnumerable<string> frames)
{
    private const string PolicyBase =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

    private readonly string _framedBy = string.Join(' ', frames.DefaultIfEmpty("*"));
    private readonly HashSet<string> _hosts = new(
        [.. hosts, "localhost", Dns.GetHostName(), $"{Dns.GetHostName()}.local"],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Lets a request through, or ends it with a sentence.</summary>
    public async Task Invoke(HttpContext context, RequestDelegate next)
    {
        AddHeaders(context);
        if (!IsKnown(context.Request.Host))
        {
            await Refusal.Write(context, StatusCodes.Status421MisdirectedRequest, English.Problem.OtherName);
        }
        else if (!context.Request.IsReading() && !IsOwn(context.Request))
        {
            await Refusal.Write(context, StatusCodes.Status403Forbidden, English.Problem.OtherSite);
        }
        else if (context.Request.Headers.ContentEncoding.ToString() is not ("" or "identity"))
        {
            await Refusal.Write(context, StatusCodes.Status415UnsupportedMediaType, English.Problem.Encoded);
        }
        else
        {
            await next(context);
        }
    }

    /// <summary>A numeric address cannot be rebound by whoever runs a name server; a name can, so it must be known.</summary>
    private bool IsKnown(HostString host) =>
        host.HasValue && (IPAddress.TryParse(host.Host.Trim('[', ']'), out _) || _hosts.Contains(host.Host));

    /// <summary>
    /// Browsers say where a request comes from; programs other than browsers say nothing, and cannot be tricked into calling.
    /// </summary>
    private static bool IsOwn(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return site is "" or "same-origin" or "none" && (origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}");
    }

    private void AddHeaders(HttpContext context)
    {
        var headers = context.Response.Headers;
        var isEmbedded = context.Request.Path.StartsWithSegments("/embed", StringComparison.Ordinal);
        headers.ContentSecurityPolicy = $"{PolicyBase}; frame-ancestors {(isEmbedded ? _framedBy : "'none'")}";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = isEmbedded ? "cross-origin" : "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers[HeaderNames.CacheControl] = "no-cache";
    }
}
