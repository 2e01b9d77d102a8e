using System.Collections.Immutable;

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

    /// <summary>Whether visitors can change nothing that others see: no votes, no rooms to follow.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>How long the head of a request may take.</summary>
    internal TimeSpan HeadPatience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a request with a body may take in all, until it is answered.</summary>
    internal TimeSpan BodyPatience { get; init; } = TimeSpan.FromSeconds(30);
}
