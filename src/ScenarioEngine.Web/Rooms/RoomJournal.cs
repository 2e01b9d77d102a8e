using System.Text;

namespace ScenarioEngine.Web.Rooms;

/// <summary>
/// Rooms on disk, where whoever runs the server asks for it: a line for everything that was taken on, written and flushed before anybody is
/// told so. What the machine loses
/// with its power at that moment was promised to nobody: a torn last line is passed over.
/// </summary>
/// <remarks>Addresses of callers are not in it: the limits by address begin anew with the server.</remarks>
internal sealed class RoomJournal : IDisposable
{
    private readonly Lock _gate = new();
    private readonly FileStream _file;

    private readonly TimeProvider _clock;

    private RoomJournal(FileStream file, TimeProvider clock) => (_file, _clock) = (file, clock);

    /// <summary>Opens a journal, which is made where there is none.</summary>
    /// <returns>The journal, and what is in it, in order.</returns>
    /// <exception cref="IOException">It cannot be opened, or another server has it.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static (RoomJournal Journal, IReadOnlyList<RoomEvent> Events) Open(string path, TimeProvider clock)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new FileStream(path, options);
        var events = new List<RoomEvent>();
        var end = 0L;
        using var reader = new StreamReader(file, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var lines = reader.ReadToEnd().Split('\n');
        foreach (var line in lines.SkipLast(1))
        {
            if (RoomEvent.Parse(line) is not { } known)
            {
                break;
            }

            events.Add(known);
            end += Encoding.UTF8.GetByteCount(line) + 1;
        }

        if (events.Count < lines.Length - 1 || !MayBegin(lines[^1]))
        {
            file.Dispose();
            throw new InvalidDataException($"Line {events.Count + 1} is none of a journal of rooms.");
        }

        // A torn last line goes, so that the next begins where one begins.
        file.SetLength(end);
        file.Position = end;
        return (new RoomJournal(file, clock), events);
    }

    /// <summary>Whether a torn line may be the beginning of one of a journal.</summary>
    private static bool MayBegin(string torn) =>
        torn.Length < RoomEvent.Beginning.Length
            ? RoomEvent.Beginning.StartsWith(torn, StringComparison.Ordinal)
            : torn.StartsWith(RoomEvent.Beginning, StringComparison.Ordinal);

    /// <summary>Writes what was taken on, and returns when it is on the disk.</summary>
    public void Write(RoomEvent taken)
    {
        var line = (taken with { At = _clock.GetUtcNow() }).ToLine();
        lock (_gate)
        {
            var start = _file.Position;
            try
            {
                _file.Write(line);
                _file.Flush(flushToDisk: true);
            }
            catch (IOException)
            {
                // On a full disk: nothing of it stays, and nobody is told that it was taken.
                _file.SetLength(start);
                _file.Position = start;
                throw;
            }
        }
    }

    /// <summary>Writes the journal anew, with what is still of use.</summary>
    public void Begin(IEnumerable<RoomEvent> events)
    {
        lock (_gate)
        {
            _file.SetLength(0);
            _file.Position = 0;
            foreach (var taken in events)
            {
                _file.Write(taken.ToLine());
            }

            _file.Flush(flushToDisk: true);
        }
    }

    public void Dispose() => _file.Dispose();
}
