using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace ScenarioEngine.Cli.Commands;

/// <summary>Where a server is told to listen, and nowhere else: at numbers, since behind a name the framework listens everywhere.</summary>
/// <param name="Urls">Scheme, number and port of each.</param>
/// <param name="BasePath">Where in its site the server lies; empty for the root.</param>
internal sealed record ListenAddresses(ImmutableArray<string> Urls, string BasePath)
{
    private const string Everywhere = "http://0.0.0.0:5080";

    /// <summary>Reads addresses separated by semicolons.</summary>
    /// <returns>The addresses, or the one that is none.</returns>
    public static (ListenAddresses? Addresses, string? Wrong) Read(string text)
    {
        var urls = ImmutableArray.CreateBuilder<string>();
        string? basePath = null;
        foreach (var url in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (
                !Uri.TryCreate(url, UriKind.Absolute, out var address)
                || address.Scheme is not "http"
                || !IsNumber(address)
                || address.Query.Length > 0
                || address.Fragment.Length > 0
                || address.UserInfo.Length > 0
                || (basePath is not null && basePath != address.AbsolutePath.TrimEnd('/'))
            )
            {
                return (null, url);
            }

            basePath = address.AbsolutePath.TrimEnd('/');
            urls.Add($"http://{address.Authority}");
        }

        return urls.Count == 0 ? (null, text) : (new ListenAddresses(urls.ToImmutable(), basePath ?? ""), null);
    }

    /// <summary>What to write in place of an address that is none.</summary>
    public static string Hint(string wrong) =>
        Uri.TryCreate(wrong, UriKind.Absolute, out var address) && address.Scheme is "http" && !IsNumber(address)
            ? $"It is a name. Write the number of the machine, or {Everywhere} for all its addresses, and `--host {address.Host}` so that browsers may call it so."
            : $"Write one such as {Web.Hosting.ServeOptions.DefaultUrl}; several have one and the same path.";

    /// <summary>An address or a network of addresses, or null.</summary>
    public static IPNetwork? Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)
        : null;

    private static bool IsNumber(Uri address) =>
        address.Host == "localhost" || address.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6;
}
