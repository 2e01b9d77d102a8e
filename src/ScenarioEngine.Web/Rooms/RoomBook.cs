using System.Security.Cryptography;
using Microsoft.Extensions.Caching.Memory;

namespace ScenarioEngine.Web.Rooms;

/// <summary>The rooms that are open: at most a few hundred, each forgotten when nobody has been there for some hours.</summary>
internal sealed class RoomBook : IDisposable
{
    private const int MostRooms = 300;
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    private static readonly TimeSpan Patience = TimeSpan.FromHours(6);

    private readonly MemoryCache _rooms = new(new MemoryCacheOptions { SizeLimit = MostRooms });

    /// <summary>Opens a room before a table.</summary>
    /// <param name="address">The link to the table.</param>
    public Room Open(string address)
    {
        var room = new Room(RandomNumberGenerator.GetString(Letters, 5), RandomNumberGenerator.GetHexString(32, lowercase: true), address);
        _rooms.Set(room.Code, room, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Patience });
        return room;
    }

    /// <summary>The room of a word, or null.</summary>
    public Room? Find(string code) => _rooms.Get<Room>(code);

    public void Dispose() => _rooms.Dispose();
}
