using System.Runtime.CompilerServices;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Syntax;

/// <summary>The texts of the files of packs, and what is kept of them: where one of many is changed, one is read anew.</summary>
/// <param name="unsaved">What gives the text that stands in place of a file, the same object as long as it is the same text; null where
/// files alone count, of which nothing is kept.</param>
/// <param name="language">The language of the texts that are read; null for the texts as they are.</param>
internal sealed class PackFiles(Func<string, SourceFile?>? unsaved, string? language = null)
{
    private readonly Dictionary<string, (DateTime Written, long Length, SourceFile File)> _saved = new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<SourceFile, PackPart> _parts = [];

    /// <summary>The language of the texts that are read.</summary>
    public string? Language => language;

    /// <summary>The text of a path, or null after a diagnostic.</summary>
    public SourceFile? Read(string path, DiagnosticBag diagnostics)
    {
        if (unsaved is null)
        {
            return FileReader.Read(path, diagnostics);
        }

        if (unsaved(path) is { } text)
        {
            return text;
        }

        var info = new FileInfo(path);
        var (written, length) = info.Exists ? (info.LastWriteTimeUtc, info.Length) : default;
        if (_saved.TryGetValue(path, out var known) && known.Written == written && known.Length == length)
        {
            return known.File;
        }

        var file = FileReader.Read(path, diagnostics);
        if (file is not null)
        {
            _saved[path] = (written, length, file);
        }

        return file;
    }

    /// <summary>What a file declares.</summary>
    public PackPart PartOf(SourceFile file) =>
        unsaved is null ? PackReader.Read(file, language) : _parts.GetValue(file, read => PackReader.Read(read, language));
}
