namespace ScenarioEngine.Cli;

/// <summary>Finds the folders in which what a call looks at may change.</summary>
internal static class WatchRoots
{
    /// <summary>The folders, each once; none of them lies in another that is watched with all below it.</summary>
    /// <param name="words">The paths of the call: files, folders and patterns.</param>
    /// <param name="rules">Its folders of packs.</param>
    public static IReadOnlyList<WatchRoot> Of(IReadOnlyList<string> words, IReadOnlyList<string> rules)
    {
        var packs = new PackLibrary(rules.Where(Directory.Exists), []);
        var roots = words
            .Select(RootOf)
            .Concat(words.SelectMany(packs.FoldersFor).Select(folder => new WatchRoot(folder, WithFoldersBelow: true)))
            .Where(root => Directory.Exists(root.Folder))
            .Select(root => root with { Folder = Path.GetFullPath(root.Folder) })
            .Distinct()
            .ToList();
        return [.. roots.Where(root => !roots.Exists(other => other != root && Covers(other, root)))];
    }

    /// <summary>Whether the scenarios themselves can be watched.</summary>
    public static bool Any(IEnumerable<string> words) => words.Any(word => Directory.Exists(RootOf(word).Folder));

    private static WatchRoot RootOf(string word)
    {
        if (Directory.Exists(word))
        {
            return new WatchRoot(word, WithFoldersBelow: true);
        }

        var isPattern = ScenarioFiles.IsPattern(word);
        var folder = isPattern ? ScenarioFiles.FolderOf(word) : Path.GetDirectoryName(word);
        return new WatchRoot(string.IsNullOrEmpty(folder) ? "." : folder, isPattern);
    }

    private static bool Covers(WatchRoot outer, WatchRoot inner) =>
        outer.WithFoldersBelow
        && (outer.Folder == inner.Folder || inner.Folder.StartsWith(outer.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal));
}
