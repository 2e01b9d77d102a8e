using System.Globalization;
using Microsoft.AspNetCore.Http;
using ScenarioEngine.Web.Hosting;

namespace ScenarioEngine.Web.Rooms;

/// <summary>How a class reaches this server.</summary>
internal static class JoinAddress
{
    /// <summary>
    /// The beginning of all addresses: as the teacher has it, but for a teacher at the machine itself, whose own name for it leads nobody
    /// else here.
    /// </summary>
    public static string Of(HttpContext context, ServeOptions options)
    {
        var (request, host) = (context.Request, context.Request.Host);
        var isOwn =
            host.Host is "localhost"
            || (System.Net.IPAddress.TryParse(host.Host.Trim('[', ']'), out var number) && System.Net.IPAddress.IsLoopback(number));
        var isOpen = options.Urls.Any(url =>
            url.Contains("//0.0.0.0", StringComparison.Ordinal) || url.Contains("//[::]", StringComparison.Ordinal)
        );
        var server =
            isOwn && isOpen && Machine.Address() is { } address
                ? string.Create(CultureInfo.InvariantCulture, $"{request.Scheme}://{address}:{host.Port ?? context.Connection.LocalPort}")
                : $"{request.Scheme}://{host}";
        return server + request.PathBase;
    }
}
