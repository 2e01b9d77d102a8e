using ScenarioEngine.Formatting;

namespace ScenarioEngine.Cli.Drafting;

/// <summary>A small rule pack to start from: an invented example with comments that teach, free of mistakes and warnings.</summary>
internal static class PackDraft
{
    private const string Prefix = "new-pack/";
    private const string IdInTemplate = "PACK-ID";

    /// <summary>The files of a pack, each with its path below the pack's folder.</summary>
    /// <param name="id">The name of the pack; what cannot be used as one is a mistake in the files too.</param>
    public static IReadOnlyList<(string Path, string Text)> Files(string id)
    {
        var assembly = typeof(PackDraft).Assembly;
        return
        [
            .. from name in assembly.GetManifestResourceNames()
               where name.StartsWith(Prefix, StringComparison.Ordinal)
               orderby name.Count(letter => letter == '/'), name
               select (name[Prefix.Length..], Read(name).Replace(IdInTemplate, ScalarText.Of(id), StringComparison.Ordinal)),
        ];

        string Read(string name)
        {
            using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The template {name} is not part of the assembly.");
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }
}
