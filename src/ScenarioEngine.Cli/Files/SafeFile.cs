using System.Text;

namespace ScenarioEngine.Cli.Files;

/// <summary>All writing of the tool: whatever happens in the middle of it, a file is whole, as it was or as it is to be.</summary>
/// <remarks>
/// A file is written under another name in the same folder, flushed to the disk, and renamed. Its mode and owner are kept, and a symbolic
/// link stays one. A
/// file that has further names (hard links) is refused, since renaming would cut them off. Between the last look at a file and its renaming
/// lies an
/// instant in which somebody else's save could still be lost; no system call closes it everywhere.
/// </remarks>
internal static class SafeFile
{
    /// <summary>What ends the name of a file that is not finished.</summary>
    private const string Unfinished = ".scenario-unfinished";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a text in the place of the one that was read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">What was read from it, without a byte order mark. Where it says something else now, it stays.</param>
    /// <param name="written">What it is to say.</param>
    /// <returns>Why the file is as it was; null where it is written.</returns>
    public static WriteFailure? Replace(string path, string read, string written) =>
        Try(
            path,
            () =>
            {
                var target = TargetOf(path);
                var before = File.ReadAllBytes(target);
                var hasMark = before.AsSpan().StartsWith(Encoding.UTF8.Preamble);
                if (Utf8.GetString(hasMark ? before.AsSpan(Encoding.UTF8.Preamble.Length) : before) != read)
                {
                    return WriteFailure.Changed(path);
                }

                byte[] after = hasMark ? [.. Encoding.UTF8.Preamble, .. Utf8.GetBytes(written)] : Utf8.GetBytes(written);
                return WriteBeside(path, target, after, () => File.ReadAllBytes(target).AsSpan().SequenceEqual(before));
            }
        );

    /// <summary>Writes a file of which none may be there.</summary>
    /// <returns>Why there is none; null where it is written.</returns>
    public static WriteFailure? Create(string path, string text) =>
        Try(
            path,
            () =>
            {
                MakeFolderOf(Path.GetFullPath(path));
                return Path.Exists(path) ? WriteFailure.Exists(path) : WriteBeside(path, path, Utf8.GetBytes(text), isAsRead: null);
            }
        );

    /// <summary>Writes a folder of which none may be there, with files in it and nowhere else.</summary>
    /// <returns>Why there is none; null where it is written.</returns>
    public static WriteFailure? CreateFolder(string path, IReadOnlyList<(string Name, string Text)> files) =>
        Try(
            path,
            () =>
            {
                var folder = Path.GetFullPath(path);
                MakeFolderOf(folder);
                if (Path.Exists(folder))
                {
                    return WriteFailure.Exists(path);
                }

                using var signals = new HeldSignals();
                var beside = NameBeside(folder);
                try
                {
                    foreach (var (name, text) in files)
                    {
                        var file = Path.GetFullPath(name, beside);
                        if (!file.StartsWith(beside + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                        {
                            throw new UnauthorizedAccessException($"The file `{name}` would lie outside of it.");
                        }

                        MakeFolderOf(file);
                        WriteWhole(file, Utf8.GetBytes(text), like: null);
                    }

                    Directory.Move(beside, folder);
                    return null;
                }
                catch
                {
                    if (Directory.Exists(beside))
                    {
                        Directory.Delete(beside, recursive: true);
                    }

                    throw;
                }
            }
        );

    /// <summary>Writes a result, over an earlier one of the same kind where there is one.</summary>
    /// <param name="path">The file; a device or a pipe is written to as it is.</param>
    /// <param name="content">What to write.</param>
    /// <param name="read">The files that were read, over none of which anything is written.</param>
    /// <param name="isEarlier">Whether what is there may go, by its content.</param>
    /// <returns>Why nothing was written; null where it was.</returns>
    public static WriteFailure? WriteResult(string path, byte[] content, IEnumerable<string> read, Func<Stream, bool> isEarlier) =>
        Try(
            path,
            () =>
            {
                if (read.Any(other => UnixFile.IsSame(path, other)))
                {
                    return WriteFailure.WasRead(path);
                }

                if (!Path.Exists(path))
                {
                    return WriteBeside(path, path, content, isAsRead: null);
                }

                if (UnixFile.IsSpecial(path))
                {
                    File.WriteAllBytes(path, content);
                    return null;
                }

                using (var there = File.OpenRead(path))
                {
                    if (there.Length > 0 && !isEarlier(there))
                    {
                        return WriteFailure.IsSomethingElse(path);
                    }
                }

                return WriteBeside(path, TargetOf(path), content, () => true);
            }
        );

    /// <summary>The file itself, where a path is a link to it.</summary>
    private static string TargetOf(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;

    /// <param name="path">The file, as the user named it.</param>
    /// <param name="target">The file itself.</param>
    /// <param name="content">What to write.</param>
    /// <param name="isAsRead">Whether the file that is there may be replaced, asked last of all; null where none may be there.</param>
    private static WriteFailure? WriteBeside(string path, string target, byte[] content, Func<bool>? isAsRead)
    {
        if (isAsRead is not null && UnixFile.NamesOf(target) > 1)
        {
            return WriteFailure.HasOtherNames(path);
        }

        using var signals = new HeldSignals();
        DeleteLeftOver(target);
        var beside = NameBeside(target);
        try
        {
            WriteWhole(beside, content, like: isAsRead is null ? null : target);
            if (isAsRead?.Invoke() == false)
            {
                File.Delete(beside);
                return WriteFailure.Changed(path);
            }

            File.Move(beside, target, overwrite: isAsRead is not null);
            return null;
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    private static void WriteWhole(string path, byte[] content, string? like)
    {
        using var stream = new FileStream(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Share = FileShare.None,
                BufferSize = 0,
            }
        );
        if (like is not null && !OperatingSystem.IsWindows())
        {
            UnixFile.CopyOwner(like, path);
            File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(like));
        }

        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }

    private static void MakeFolderOf(string fullPath)
    {
        var folder = Path.GetDirectoryName(fullPath) ?? fullPath;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (IOException problem) when (problem is not PathTooLongException && !Directory.Exists(folder) && HasFileInTheWay(folder))
        {
            throw new DirectoryNotFoundException($"A part of {folder} is a file.", problem);
        }
    }

    private static bool HasFileInTheWay(string folder)
    {
        for (var above = folder; above is not null; above = Path.GetDirectoryName(above))
        {
            if (File.Exists(above))
            {
                return true;
            }
        }

        return false;
    }

    private static string NameBeside(string target)
    {
        var full = Path.GetFullPath(target);
        return Path.Combine(Path.GetDirectoryName(full) ?? "", $".{Path.GetFileName(full)}.{Path.GetRandomFileName()}{Unfinished}");
    }

    /// <summary>Deletes what a process that was killed has left beside a file.</summary>
    private static void DeleteLeftOver(string target)
    {
        var full = Path.GetFullPath(target);
        foreach (var leftOver in Directory.EnumerateFiles(Path.GetDirectoryName(full) ?? "", $".{Path.GetFileName(full)}.*{Unfinished}"))
        {
            try
            {
                // Who still writes it has it to himself.
                using var alone = new FileStream(leftOver, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                File.Delete(leftOver);
            }
            catch (Exception inUse) when (inUse is IOException or UnauthorizedAccessException) { }
        }
    }

    /// <summary>Whether it is the path that is wrong, and not the disk.</summary>
    private static bool IsAboutThePlace(Exception problem) =>
        problem
            is UnauthorizedAccessException
                or DirectoryNotFoundException
                or ArgumentException
                or NotSupportedException
                or PathTooLongException;

    private static WriteFailure? Try(string path, Func<WriteFailure?> write)
    {
        try
        {
            return write();
        }
        catch (Exception problem) when (IsAboutThePlace(problem))
        {
            return WriteFailure.NotPermitted(path, problem.Message);
        }
        catch (IOException problem)
        {
            return WriteFailure.Failed(path, problem.Message);
        }
    }
}
