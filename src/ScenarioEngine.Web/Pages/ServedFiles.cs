using System.Collections.Frozen;
using System.Security.Cryptography;

namespace ScenarioEngine.Web.Pages;

/// <summary>
/// The style, the scripts and the icon, from the assembly itself. Their addresses hold a hash of what is in them, so that browsers may keep
/// them for ever. It is one
/// hash of all, so that a script finds another beside itself.
/// </summary>
public static class ServedFiles
{
    private static readonly FrozenDictionary<string, Asset> All = Load().ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Asset> ByPath = All.Values.ToFrozenDictionary(
        asset => asset.Path,
        StringComparer.Ordinal
    );

    /// <summary>The address of an asset.</summary>
    /// <exception cref="KeyNotFoundException">There is no such asset.</exception>
    public static string PathOf(string name) => All[name].Path;

    /// <summary>The asset at an address, or null.</summary>
    internal static Asset? Find(string path) => ByPath.GetValueOrDefault(path);

    private static IEnumerable<Asset> Load()
    {
        var files = typeof(ServedFiles)
            .Assembly.GetManifestResourceNames()
            .Order(StringComparer.Ordinal)
            .Select(name => (Name: name, Type: ContentTypeOf(name)))
            .Where(file => file.Type is not null)
            .Select(file => (file.Name, Type: file.Type ?? "", Bytes: Read(file.Name)))
            // Pictures look as in reports.
            .Select(file =>
                file.Name == "site.css"
                    ? file with
                    {
                        Bytes = [.. file.Bytes, .. System.Text.Encoding.UTF8.GetBytes(Reporting.Writers.HtmlPage.PictureStyle())],
                    }
                    : file
            )
            .ToList();
        var hash = Convert.ToHexStringLower(SHA256.HashData([.. files.SelectMany(file => file.Bytes)]))[..12];
        return files.Select(file => new Asset(file.Name, $"/assets/{hash}/{file.Name}", file.Type, file.Bytes));
    }

    private static byte[] Read(string name)
    {
        using var stream =
            typeof(ServedFiles).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The asset {name} is not part of the assembly.");
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }

    private static string? ContentTypeOf(string name) =>
        Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => null,
        };
}

/// <summary>A file that browsers load.</summary>
internal sealed record Asset(string Name, string Path, string ContentType, byte[] Bytes);
