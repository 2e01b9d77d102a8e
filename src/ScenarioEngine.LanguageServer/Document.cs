using System.Collections.Immutable;
using ScenarioEngine.Editing;
using ScenarioEngine.Evaluating;
using ScenarioEngine.LanguageServer.Protocol;
using ScenarioEngine.Text;
using Diagnostic = ScenarioEngine.Diagnostics.Diagnostic;

namespace ScenarioEngine.LanguageServer;

/// <summary>A file that is open in an editor, with the text that it has there.</summary>
/// <param name="uri">The address by which the editor calls it.</param>
/// <param name="path">Its path on disk, or the name that it would have in the folder that is open.</param>
internal sealed class Document(string uri, string path)
{
    private const string ScenariosFolder = "scenarios";

    public string Uri { get; } = uri;

    public string Path { get; } = path;

    public int? Version { get; private set; }

    public SourceFile File { get; private set; } = new(path, "");

    /// <summary>The folder of the pack to which the file belongs; null for a scenario, and for what is neither.</summary>
    public string? PackFolder { get; } = FindPackFolder(path);

    /// <summary>Whether the file is a scenario: by its keys, or while it has none by its folder.</summary>
    public bool IsScenario { get; private set; }

    /// <summary>What is wrong with it and with what it needs, as <c>scenario check</c> says it.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; set; } = [];

    /// <summary>What becomes of it; null for what is no scenario, and for one that cannot be loaded as it is.</summary>
    public Evaluation? Evaluation { get; set; }

    /// <summary>Whether anything is to be said of it.</summary>
    public bool IsKnown => IsScenario || PackFolder is not null;

    public void SetText(string text, int? version)
    {
        Version = version;
        File = new SourceFile(Path, text is ['\uFEFF', ..] ? text[1..] : text);
        IsScenario =
            PackFolder is null
            && (
                EditedFile.IsScenario(File)
                || System.IO.Path.GetDirectoryName(Path)?.Split(System.IO.Path.DirectorySeparatorChar).Contains(ScenariosFolder) == true
            );
    }

    public void Change(IEnumerable<ContentChange> changes, int? version)
    {
        foreach (var change in changes)
        {
            if (change.Range is not { } range)
            {
                SetText(change.Text, version);
                continue;
            }

            var start = Places.OffsetOf(File, range.Start);
            var end = Math.Max(start, Places.OffsetOf(File, range.End));
            SetText(string.Concat(File.Text.AsSpan(0, start), change.Text, File.Text.AsSpan(end)), version);
        }
    }

    /// <summary>The nearest folder above a file that holds a pack, unless the file belongs to its lesson.</summary>
    private static string? FindPackFolder(string path)
    {
        for (
            var folder = System.IO.Path.GetDirectoryName(path);
            !string.IsNullOrEmpty(folder);
            folder = System.IO.Path.GetDirectoryName(folder)
        )
        {
            if (PackLibrary.IsPack(folder))
            {
                return PackLibrary.IsPartOf(folder, path) ? folder : null;
            }
        }

        return null;
    }
}
