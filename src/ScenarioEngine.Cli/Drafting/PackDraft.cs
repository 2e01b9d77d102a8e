using ScenarioEngine.Formatting;

namespace ScenarioEngine.Cli.Drafting;

/// <summary>A small rule pack to start from: an invented example with comments that teach, free of mistakes and warnings.</summary>
internal static class PackDraft
{
    private const string IdInTemplate = "PACK-ID";

    /// <summary>The files of a pack, each with its path below the pack's folder.</summary>
    /// <param name="id">The name of the pack; what cannot be used as one is a mistake in the files too.</param>
    public static IReadOnlyList<(string Path, string Text)> Files(string id) =>
        [
            .. Templates
                .Under("new-pack/")
                .Select(template => (template.Path, template.Text.Replace(IdInTemplate, ScalarText.Of(id), StringComparison.Ordinal))),
        ];
}
