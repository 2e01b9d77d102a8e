using System.Security.Cryptography;
using ScenarioEngine.Web.Hosting;

namespace ScenarioEngine.Web.Rooms;

/// <summary>The rooms that are open. A room in use is never given up for another: where there is no place for one more, it is the new one that is refused.</summary>
/// <remarks>A room is in use while somebody has its page open or asks for it; one that nobody has asked for in some hours is forgotten.</remarks>
internal sealed class RoomBook : IDisposable
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int LettersOfACode = 6;

    private static readonly TimeSpan Sweep = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Kept> _rooms = new(StringComparer.Ordinal);
    private readonly ServeLimits _limits;
    private readonly TimeProvider _clock;
    private readonly ITimer _sweeping;

    /// <param name="options">The limits.</param>
    /// <param name="clock">What says how long ago something was.</param>
    public RoomBook(ServeOptions options, TimeProvider clock)
    {
        _limits = options.Limits;
        _clock = clock;
        _sweeping = clock.CreateTimer(_ => Forget(), null, Sweep, Sweep);
    }

    /// <summary>Opens a room before a table.</summary>
    /// <param name="address">The link to the table.</param>
    /// <param name="from">The address from which it is opened, as <see cref="Caller"/> has it.</param>
    /// <returns>The room, or why there is none.</returns>
    public (Room? Room, RoomRefusal? Refusal) Open(string address, string from)
    {
        lock (_gate)
        {
            if (Refuse(from) is { } refusal)
            {
                return (null, refusal);
            }

            string code;
            do
            {
                code = RandomNumberGenerator.GetString(Letters, LettersOfACode);
            }
            while (_rooms.ContainsKey(code));
            var room = new Room(code, RandomNumberGenerator.GetHexString(32, lowercase: true), address, _limits);
            _rooms.Add(code, new Kept(room, from, _clock.GetUtcNow()));
            return (room, null);
        }
    }

    /// <summary>Why no room can be opened; null where one can.</summary>
    public RoomRefusal? Refuse(string from)
    {
        lock (_gate)
        {
            return _rooms.Count >= _limits.Rooms ? RoomRefusal.BookFull
                : _rooms.Values.Count(kept => kept.From == from) >= _limits.RoomsByAddress ? RoomRefusal.AddressFull
                : null;
        }
    }

    /// <summary>The room of a word, or null. Asking for a room keeps it.</summary>
    public Room? Find(string code)
    {
        lock (_gate)
        {
            if (!_rooms.TryGetValue(code, out var kept))
            {
                return null;
            }

            _rooms[code] = kept with { LastUse = _clock.GetUtcNow() };
            return kept.Room;
        }
    }

    public void Dispose() => _sweeping.Dispose();

    private void Forget()
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            foreach (var kept in _rooms.Values.Where(kept => !kept.Room.IsEntered && now - kept.LastUse > TimeSpan.FromHours(_limits.RoomHours)).ToList())
            {
                _rooms.Remove(kept.Room.Code);
            }
        }
    }

    /// <summary>A room, who opened it, and when it was last asked for.</summary>
    private sealed record Kept(Room Room, string From, DateTimeOffset LastUse);
}

/// <summary>Why no room can be opened.</summary>
internal enum RoomRefusal
{
    /// <summary>There are as many as the server takes.</summary>
    BookFull,

    /// <summary>This address has opened as many as one may.</summary>
    AddressFull,
}
