using System.Globalization;
using System.IO.Enumeration;
using System.Text;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Syntax;

/// <summary>Finds the files of a pack in its folder.</summary>
internal static class PackFolder
{
    /// <summary>The folder of a lesson, which holds no files of the pack.</summary>
    public const string LessonFolder = "lesson";

    private const int MaximumFiles = 1_000;

    /// <summary>How much text all files of a pack may hold together: as much as four of the largest files.</summary>
    private const int MaximumText = 4 * FileReader.MaximumBytes;

    /// <summary>
    /// The files: <c>pack.yaml</c> first, then the others by name. What can be read of them, after a diagnostic, where not all can.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="diagnostics">Where mistakes go.</param>
    /// <param name="read">What gives the text of a path, or null after a diagnostic.</param>
    public static IReadOnlyList<SourceFile> Read(string folder, DiagnosticBag diagnostics, Func<string, DiagnosticBag, SourceFile?> read)
    {
        var head = Path.Combine(folder, PackReader.HeadFile);
        if (!IsPack(folder))
        {
            diagnostics.Add(SyntaxDiagnostics.NoPack(new SourceFile(head, "").At(0, 0), folder));
            return [];
        }

        var paths = Find(folder, head, diagnostics);
        var files = new List<SourceFile>();
        var length = 0;
        foreach (var path in paths)
        {
            if (new FileInfo(path).LinkTarget is not null)
            {
                diagnostics.Add(YamlDiagnostics.Link(new SourceFile(path, "").At(0, 0)));
            }
            else if (read(path, diagnostics) is { } file)
            {
                files.Add(file);
                length += file.Text.Length;
            }

            if (length > MaximumText)
            {
                diagnostics.Add(
                    YamlDiagnostics.TooLarge(new SourceFile(path, "").At(0, 0), "With this file the pack is larger than 16 MB.")
                );
                break;
            }
        }

        return files;
    }

    /// <summary>The name of a folder, however its path is written: as <c>.</c>, or with a slash at its end.</summary>
    public static string NameOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    /// <summary>Whether a folder holds a pack.</summary>
    public static bool IsPack(string folder) => File.Exists(Path.Combine(folder, PackReader.HeadFile));

    /// <summary>Whether a file is in a folder or below it, however the paths of the two are written.</summary>
    public static bool IsIn(string folder, string file) =>
        Path.GetFullPath(file)
            .StartsWith(
                Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar,
                StringComparison.Ordinal
            );

    /// <summary>Whether a file below the folder of a pack is a part of the pack, and not of its lesson or hidden.</summary>
    public static bool IsPartOf(string folder, string file) =>
        IsYaml(file)
        && Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar) is [.. var folders, var name]
        && name is not ['.', ..]
        && !folders.Any(part => part is LessonFolder or ['.', ..]);

    /// <summary>Reports a pack whose folder has another name: scenarios look for the folder by the name of the pack.</summary>
    public static void CheckName(string folder, PackSyntax pack, DiagnosticBag diagnostics)
    {
        var name = NameOf(folder);
        if (pack.Header is { Id: var id } && id.Text != name)
        {
            diagnostics.Add(SyntaxDiagnostics.AnotherFolder(id, name));
        }
    }

    private static List<string> Find(string folder, string head, DiagnosticBag diagnostics)
    {
        try
        {
            var paths = Find(folder).Take(MaximumFiles + 1).ToList();
            paths.Remove(head);
            paths.Sort(StringComparer.Ordinal);
            paths.Insert(0, head);
            if (paths.Count > MaximumFiles)
            {
                diagnostics.Add(
                    YamlDiagnostics.TooLarge(new SourceFile(head, "").At(0, 0), "The folder of the pack holds more than 1,000 files.")
                );
            }

            return paths;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(
                YamlDiagnostics.Unreadable(new SourceFile(head, "").At(0, 0), "A folder in the folder of the pack could not be read.")
            );
            return [head];
        }
    }

    /// <summary>
    /// The YAML files in a folder and below it, and links to files or folders; links are not followed: a pack is what lies in its folder.
    /// </summary>
    private static FileSystemEnumerable<string> Find(string folder)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.Hidden,
            IgnoreInaccessible = false,
        };
        return new FileSystemEnumerable<string>(folder, (ref entry) => entry.ToSpecifiedFullPath(), options)
        {
            // A lesson is about a pack and no part of it.
            ShouldRecursePredicate = (ref entry) =>
                !entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && entry.FileName is not LessonFolder,
            ShouldIncludePredicate = (ref entry) =>
                entry.IsDirectory ? entry.Attributes.HasFlag(FileAttributes.ReparsePoint) : IsYaml(entry.FileName),
        };
    }

    /// <summary>
    /// What of the files in a folder and below it differs once one of them has changed; null where links make that hard to tell, or there
    /// is none.
    /// </summary>
    public static string? StampOf(string folder)
    {
        var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };
        var stamp = new StringBuilder();
        try
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", all))
            {
                if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
                {
                    return null;
                }

                if (entry is FileInfo file && IsYaml(file.Name))
                {
                    stamp.Append(
                        CultureInfo.InvariantCulture,
                        $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks} {file.CreationTimeUtc.Ticks}\n"
                    );
                }
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        return stamp.ToString();
    }

    private static bool IsYaml(ReadOnlySpan<char> name) =>
        name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
}
