using System.Collections.Frozen;
using System.Security.Cryptography;

namespace ScenarioEngine.Web.Pages;

/// <summary>The style, the scripts and the icon, from the assembly itself. Their addresses hold a hash of what is in them, so that browsers may keep them for ever.</summary>
public static class ServedFiles
{
    private static readonly FrozenDictionary<string, Asset> All = typeof(ServedFiles).Assembly.GetManifestResourceNames()
        .Where(name => ContentTypeOf(name) is not null)
        .Select(Load)
        .ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Asset> ByPath = All.Values.ToFrozenDictionary(asset => asset.Path, StringComparer.Ordinal);

    /// <summary>The address of an asset.</summary>
    /// <exception cref="KeyNotFoundException">There is no such asset.</exception>
    public static string PathOf(string name) => All[name].Path;

    /// <summary>The asset at an address, or null.</summary>
    internal static Asset? Find(string path) => ByPath.GetValueOrDefault(path);

    private static Asset Load(string name)
    {
        using var stream = typeof(ServedFiles).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The asset {name} is not part of the assembly.");
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        var bytes = buffer.ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
        return new Asset(name, $"/assets/{hash}/{name}", ContentTypeOf(name) ?? "", bytes);
    }

    private static string? ContentTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => null,
    };
}

/// <summary>A file that browsers load.</summary>
internal sealed record Asset(string Name, string Path, string ContentType, byte[] Bytes);
