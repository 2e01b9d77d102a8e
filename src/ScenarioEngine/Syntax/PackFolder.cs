using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Syntax;

/// <summary>Finds the files of a pack in its folder.</summary>
internal static class PackFolder
{
    private const int MaximumFiles = 1_000;

    /// <summary>The files: <c>pack.yaml</c> first, then the others by name. Nothing, after a diagnostic, where there is no pack.</summary>
    public static IReadOnlyList<SourceFile> Read(string folder, DiagnosticBag diagnostics)
    {
        var head = Path.Combine(folder, PackReader.HeadFile);
        if (!File.Exists(head))
        {
            diagnostics.Add(SyntaxDiagnostics.NoPack(new SourceFile(head, "").At(0, 0), folder));
            return [];
        }

        // Links are not followed: a pack is what lies in its folder.
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden };
        var paths = Directory.EnumerateFiles(folder, "*.yaml", options)
            .Concat(Directory.EnumerateFiles(folder, "*.yml", options))
            .Where(path => path != head)
            .Take(MaximumFiles)
            .Order(StringComparer.Ordinal);
        return [.. paths.Prepend(head).Select(path => FileReader.Read(path, diagnostics)).OfType<SourceFile>()];
    }
}
