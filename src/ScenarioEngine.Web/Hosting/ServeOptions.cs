using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Web.Hosting;

/// <summary>What a server is to serve, and where.</summary>
/// <param name="Packs">The rule packs, each with the folder that it was read from.</param>
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
}

/// <summary>A pack with its evaluator and the scenarios to start from.</summary>
/// <param name="Evaluator">The evaluator of the pack.</param>
/// <param name="Folder">The folder that the pack was read from, which no answer shows.</param>
/// <param name="Scenarios">The scenarios, by name.</param>
public sealed record ServedPack(Evaluating.Evaluator Evaluator, string Folder, ImmutableSortedDictionary<string, Scenario> Scenarios)
{
    /// <summary>The pack.</summary>
    public RulePack Pack => Evaluator.Pack;

    /// <summary>A place in a file of the pack, by the file's name within the pack: no answer shows where on the machine the pack lies.</summary>
    public string PlaceOf(Text.SourceLocation location)
    {
        var file = Path.GetRelativePath(Folder, location.File.Path).Replace('\\', '/');
        return FormattableString.Invariant($"{Pack.Id}/{file}({location.Line},{location.Column})");
    }
}
