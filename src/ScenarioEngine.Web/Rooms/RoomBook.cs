using System.Globalization;
using System.Security.Cryptography;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Playing;

namespace ScenarioEngine.Web.Rooms;

/// <summary>
/// The rooms that are open. A room in use is never given up for another: where there is no place for one more, it is the new one that is
/// refused.
/// </summary>
/// <remarks>
/// A room is in use while somebody has its page open or asks for it; one that nobody has asked for in some hours is forgotten.
/// </remarks>
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
    private RoomJournal? _journal;

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
            } while (_rooms.ContainsKey(code));
            var room = new Room(code, Room.NewKey(), address, _limits) { Journal = _journal };
            _journal?.Write(new RoomEvent(RoomEventKind.Open, code) { Key = room.Key, Address = address });
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

    /// <summary>Takes up the rooms of a journal, and keeps them and all others in it from now on.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="events">What is in it.</param>
    /// <param name="handIns">What reads packages again; a room before a table that is not served any more is not taken up.</param>
    public void TakeUp(RoomJournal journal, IReadOnlyList<RoomEvent> events, HandIns handIns)
    {
        lock (_gate)
        {
            foreach (var taken in events)
            {
                Replay(taken, handIns);
            }

            Forget();
            journal.Begin(events.Where(taken => _rooms.ContainsKey(taken.Room)));
            _journal = journal;
            foreach (var kept in _rooms.Values)
            {
                kept.Room.Journal = journal;
            }
        }
    }

    public void Dispose()
    {
        _sweeping.Dispose();
        _journal?.Dispose();
    }

    private void Replay(RoomEvent taken, HandIns handIns)
    {
        if (taken is { Kind: RoomEventKind.Open, Address: { } first, Key: { } key } && handIns.IsServed(first))
        {
            _rooms[taken.Room] = new Kept(new Room(taken.Room, key, first, _limits), "", taken.At);
            return;
        }

        if (!_rooms.TryGetValue(taken.Room, out var kept))
        {
            return;
        }

        var (room, question) = (kept.Room, Words.Parse<Question>(taken.Question ?? "") ?? Question.Outcome);
        _rooms[taken.Room] = kept with { LastUse = taken.At };
        switch (taken)
        {
            case { Kind: RoomEventKind.Vote, Voter: { } voter, Text: { } answer }:
                using (room.Enter(voter))
                {
                    room.Vote(voter, "", question, answer);
                }

                break;
            case { Kind: RoomEventKind.HandIn, Voter: { } voter, Text: { } team, Address: { } table }
                when handIns.Read(table, team) is { } handIn:
                using (room.Enter(voter))
                {
                    room.TakeIn(voter, "", handIn);
                }

                break;
            case { Kind: RoomEventKind.Lay, Address: { } next } when handIns.IsServed(next):
                room.Lay(next);
                break;
            case { Kind: RoomEventKind.Playlist, Text: { } list }
                when PlaylistItem.Read(list) is var (playlist, at)
                    && playlist.All(item => item.Address is null || handIns.IsServed(item.Address)):
                room.Take(playlist, at);
                break;
            case { Kind: RoomEventKind.Step, Text: { } place }:
                room.GoTo(int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1);
                break;
            case { Kind: RoomEventKind.Ask }:
                room.Ask(question);
                break;
            case { Kind: RoomEventKind.Show }:
                room.Show();
                break;
            case { Kind: RoomEventKind.Play, Text: { } text } when PlayText.ReadSetup(text, handIns.TableAt) is { } setup:
                room.Begin(setup);
                break;
            case { Kind: RoomEventKind.Move, Group: { } group, Text: { } text }
                when int.TryParse(group, NumberStyles.None, CultureInfo.InvariantCulture, out var which)
                    && PlayText.ReadMove(text) is { } move:
                room.MakeAgain(which, move);
                break;
            case { Kind: RoomEventKind.Forget }:
                _rooms.Remove(taken.Room);
                break;
        }
    }

    private void Forget()
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            foreach (
                var kept in _rooms
                    .Values.Where(kept => !kept.Room.IsEntered && now - kept.LastUse > TimeSpan.FromHours(_limits.RoomHours))
                    .ToList()
            )
            {
                _journal?.Write(new RoomEvent(RoomEventKind.Forget, kept.Room.Code));
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
