using System.Collections.Concurrent;

namespace ScenarioEngine.Cli;

/// <summary>A folder to be watched.</summary>
/// <param name="Folder">The folder; it exists.</param>
/// <param name="WithFoldersBelow">Whether what lies in folders below it counts.</param>
internal sealed record WatchRoot(string Folder, bool WithFoldersBelow);

/// <summary>Tells when scenarios or packs in folders were saved, made, renamed or deleted.</summary>
/// <remarks>
/// Folders are watched and not files: many editors save into another file and rename it. One save is several events, so what happens within
/// <see cref="Quiet"/> of the event before is one change.
/// </remarks>
internal sealed class Changes : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(60);

    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly BlockingCollection<string> _events = [];

    public void Watch(WatchRoot root)
    {
        var watcher = new FileSystemWatcher(root.Folder)
        {
            IncludeSubdirectories = root.WithFoldersBelow,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        watcher.Filters.Add("*.yaml");
        watcher.Filters.Add("*.yml");
        watcher.Changed += (_, changed) => Add(changed.FullPath);
        watcher.Created += (_, created) => Add(created.FullPath);
        watcher.Deleted += (_, deleted) => Add(deleted.FullPath);
        watcher.Renamed += (_, renamed) => Add(renamed.FullPath);
        // Too much has happened to tell what: that is a change too.
        watcher.Error += (_, _) => Add(root.Folder);
        watcher.EnableRaisingEvents = true;
        _watchers.Add(watcher);
    }

    /// <summary>Notes that something happened to a file, or to the window.</summary>
    public void Add(string path) => _events.TryAdd(path);

    /// <summary>Waits until something has happened, and then until nothing more does.</summary>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public void WaitForNext(CancellationToken cancellation)
    {
        _events.Take(cancellation);
        var latest = Environment.TickCount64 + (long)Longest.TotalMilliseconds;
        while (Environment.TickCount64 < latest && _events.TryTake(out _, (int)Quiet.TotalMilliseconds, cancellation))
        {
            // One save is several events.
        }
    }

    public void Dispose()
    {
        foreach (var watcher in _watchers)
        {
            watcher.Dispose();
        }

        _events.Dispose();
    }
}
