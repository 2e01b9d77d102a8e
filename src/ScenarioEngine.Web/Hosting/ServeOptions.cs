using System.Collections.Immutable;
using System.Net;

namespace ScenarioEngine.Web.Hosting;

/// <summary>What a server is to serve, and where.</summary>
/// <param name="Packs">The rule packs with their scenarios.</param>
public sealed record ServeOptions(ImmutableArray<ServedPack> Packs)
{
    /// <summary>The address where nothing else is asked for: this machine alone.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>Where to listen.</summary>
    public ImmutableArray<string> Urls { get; init; } = [DefaultUrl];

    /// <summary>Names, beside numeric addresses and those of this machine, by which browsers may call the server.</summary>
    public ImmutableArray<string> Hosts { get; init; } = [];

    /// <summary>
    /// The sites whose pages may frame the embed, each as browsers name it: <c>https://course.example</c>. Empty for all.
    /// </summary>
    public ImmutableArray<string> Frames { get; init; } = [];

    /// <summary>Whether visitors can change nothing that others see: no votes, no rooms to follow.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Where the server's own addresses begin, such as <c>/table</c> in a school's site; empty for the root.</summary>
    public string BasePath { get; init; } = "";

    /// <summary>
    /// The proxies whose word counts on who calls, and by which address; each a number or a network such as <c>10.0.0.0/8</c>.
    /// </summary>
    public ImmutableArray<IPNetwork> Proxies { get; init; } = [];

    /// <summary>The file in which rooms outlive the server; null keeps them in memory alone.</summary>
    public string? Keep { get; init; }

    /// <summary>How much the server takes on.</summary>
    public ServeLimits Limits { get; init; } = new();

    /// <summary>Where it is written what failed.</summary>
    public TextWriter Log { get; init; } = TextWriter.Null;

    /// <summary>Whether an address is that of a proxy whose word counts.</summary>
    internal bool IsProxy(IPAddress? address) =>
        address is not null && Proxies.Any(proxy => proxy.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));

    /// <summary>How long the head of a request may take.</summary>
    internal TimeSpan HeadPatience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a request with a body may take in all, until it is answered.</summary>
    internal TimeSpan BodyPatience { get; init; } = TimeSpan.FromSeconds(30);
}
