using System.Text;
using System.Text.Unicode;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;

namespace ScenarioEngine.Yaml;

/// <summary>Reads a file from disk into text, within bounds of size and only as UTF-8.</summary>
internal static class FileReader
{
    /// <summary>The largest file that is read, in bytes: some hundred times the largest pack that a person would write by hand.</summary>
    public const int MaximumBytes = 4 * 1024 * 1024;

    /// <summary>Most files of a pack are smaller; a pack has dozens, and each is read into no more than it needs.</summary>
    private const int ChunkSize = 16 * 1024;

    private const int MostNeighbours = 2_000;

    /// <summary>Who writes to a pipe has opened it by then.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file, or null after a diagnostic.</summary>
    public static SourceFile? Read(string path, DiagnosticBag diagnostics)
    {
        try
        {
            using var stream = Open(path);
            if (stream is null)
            {
                diagnostics.Add(YamlDiagnostics.Unreadable(new SourceFile(path, "").At(0, 0), "This is a pipe, and nobody writes to it."));
                return null;
            }

            return Read(path, stream, diagnostics);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var sentence = problem switch
            {
                FileNotFoundException or DirectoryNotFoundException => "There is no such file.",
                UnauthorizedAccessException when Directory.Exists(path) => "This is a folder, not a file.",
                UnauthorizedAccessException => "Reading this file is not permitted.",
                ArgumentException or NotSupportedException => "This is no path of a file.",
                _ => "The file could not be read.",
            };
            var nearest = problem is FileNotFoundException or DirectoryNotFoundException ? NearestPath(path) : null;
            diagnostics.Add(YamlDiagnostics.Unreadable(new SourceFile(path, "").At(0, 0), sentence, nearest));
            return null;
        }
    }

    /// <summary>A file for reading; null for a pipe to which nobody writes, on whose opening one would wait for ever.</summary>
    private static FileStream? Open(string path)
    {
        if (!OperatingSystem.IsWindows() && new FileInfo(path) is { Exists: true, Length: 0 })
        {
            // Only what looks empty can be a pipe; the thread that waits for it is given up.
            var opening = Task.Run(() => File.OpenRead(path));
            return opening.ContinueWith(_ => true, TaskScheduler.Default).Wait(Patience) ? opening.GetAwaiter().GetResult() : null;
        }

        return File.OpenRead(path);
    }

    /// <summary>
    /// The path of a file or folder that is there and has nearly the same name as the first part of a path that is not; or null.
    /// </summary>
    private static string? NearestPath(string path)
    {
        try
        {
            var (there, missing) = (path, "");
            do
            {
                (there, missing) = (Path.GetDirectoryName(there) ?? "", Path.GetFileName(there));
            } while (there.Length > 0 && !Directory.Exists(there));
            var names = Directory
                .EnumerateFileSystemEntries(there.Length == 0 ? "." : there)
                .Take(MostNeighbours)
                .Select(name => Path.GetFileName(name));
            return NearestName.Find(missing, names) is { } nearest ? Path.Combine(there, nearest) : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The text of a stream, or null after a diagnostic; never reads more than the bound.</summary>
    public static SourceFile? Read(string path, Stream stream, DiagnosticBag diagnostics)
    {
        using var buffer = new MemoryStream();
        Span<byte> chunk = stackalloc byte[ChunkSize];
        for (int read; (read = stream.Read(chunk)) > 0; )
        {
            buffer.Write(chunk[..read]);
            if (buffer.Length > MaximumBytes)
            {
                diagnostics.Add(YamlDiagnostics.TooLarge(new SourceFile(path, "").At(0, 0), "The file is larger than 4 MB."));
                return null;
            }
        }

        return Decode(path, buffer.GetBuffer().AsSpan(0, (int)buffer.Length), diagnostics);
    }

    /// <summary>The text that some bytes are, or null after a diagnostic.</summary>
    public static SourceFile? Decode(string path, ReadOnlySpan<byte> bytes, DiagnosticBag diagnostics)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        if (FirstProblem(bytes) is var (offset, problem))
        {
            // What comes before the first bad byte is readable and gives the diagnostic its line.
            var readable = new SourceFile(path, Encoding.UTF8.GetString(bytes[..offset]));
            diagnostics.Add(YamlDiagnostics.NotText(readable.At(readable.Text.Length, 0), problem));
            return null;
        }

        return new SourceFile(path, StrictUtf8.GetString(bytes));
    }

    private static (int Offset, string Problem)? FirstProblem(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return (0, "it is UTF-16, as some editors on Windows write it");
        }

        var zero = bytes.IndexOf((byte)0);
        if (zero >= 0)
        {
            return (ValidPrefix(bytes[..zero]), "it holds bytes that no text has");
        }

        return Utf8.IsValid(bytes) ? null : (ValidPrefix(bytes), "a character is in another encoding, such as Latin-1");
    }

    private static int ValidPrefix(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            at += consumed;
        }

        return at;
    }
}
