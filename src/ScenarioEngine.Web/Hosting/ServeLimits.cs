namespace ScenarioEngine.Web.Hosting;

/// <summary>How much a server takes on. Beyond it whoever asks is refused with a sentence; what was taken on before is kept.</summary>
/// <remarks>
/// What is counted by address leaves room for a school whose classes all come from one: its devices share an address, and a stranger has
/// one, too.
/// </remarks>
public sealed record ServeLimits
{
    /// <summary>How many rooms there are at once.</summary>
    public int Rooms { get; init; } = 2_000;

    /// <summary>How many of them one address may have opened.</summary>
    public int RoomsByAddress { get; init; } = 100;

    /// <summary>How long a room is kept that nobody asks for, in hours.</summary>
    public int RoomHours { get; init; } = 6;

    /// <summary>How many vote in a room without staying in it. Whoever has its page open is in it, and is counted by connections.</summary>
    public int Votes { get; init; } = 1_000;

    /// <summary>How many of these votes come from one address.</summary>
    public int VotesByAddress { get; init; } = 300;

    /// <summary>How many packages may be handed in to a room.</summary>
    public int HandIns { get; init; } = 300;

    /// <summary>How many of them from one address, of those who have not the page of the room open.</summary>
    public int HandInsByAddress { get; init; } = 100;

    /// <summary>How many moves the ledger of a group takes that plays.</summary>
    public int Moves { get; init; } = 1_000;

    /// <summary>How many moves a seat makes in a minute.</summary>
    public int MovesByMinute { get; init; } = 30;

    /// <summary>How many connections there are at once.</summary>
    public int Connections { get; init; } = 2_000;

    /// <summary>How many of them one address may have.</summary>
    public int ConnectionsByAddress { get; init; } = 1_000;

    /// <summary>How many packs of their own visitors have here at once; 0 takes none.</summary>
    public int OwnPacks { get; init; } = 100;

    /// <summary>How many of them one address may have brought.</summary>
    public int OwnPacksByAddress { get; init; } = 40;

    /// <summary>How long such a pack is kept that its visitor does not ask for, in minutes.</summary>
    public int OwnPackMinutes { get; init; } = 120;

    /// <summary>How much text all files of such a pack may hold, in kilobytes.</summary>
    public int OwnPackKilobytes { get; init; } = 512;

    /// <summary>How many files such a pack may have.</summary>
    public int OwnPackFiles { get; init; } = 200;

    /// <summary>The name of the one limit that may be none at all.</summary>
    public const string MayBeNone = "own-packs";

    /// <summary>The limits by the names that a user sets them by.</summary>
    public static IReadOnlyDictionary<string, Func<ServeLimits, int, ServeLimits>> ByName { get; } =
        new SortedDictionary<string, Func<ServeLimits, int, ServeLimits>>(StringComparer.Ordinal)
        {
            ["rooms"] = (limits, number) => limits with { Rooms = number },
            ["rooms-by-address"] = (limits, number) => limits with { RoomsByAddress = number },
            ["room-hours"] = (limits, number) => limits with { RoomHours = number },
            ["votes"] = (limits, number) => limits with { Votes = number },
            ["votes-by-address"] = (limits, number) => limits with { VotesByAddress = number },
            ["hand-ins"] = (limits, number) => limits with { HandIns = number },
            ["hand-ins-by-address"] = (limits, number) => limits with { HandInsByAddress = number },
            ["moves"] = (limits, number) => limits with { Moves = number },
            ["moves-by-minute"] = (limits, number) => limits with { MovesByMinute = number },
            [MayBeNone] = (limits, number) => limits with { OwnPacks = number },
            ["own-packs-by-address"] = (limits, number) => limits with { OwnPacksByAddress = number },
            ["own-pack-minutes"] = (limits, number) => limits with { OwnPackMinutes = number },
            ["own-pack-kilobytes"] = (limits, number) => limits with { OwnPackKilobytes = number },
            ["own-pack-files"] = (limits, number) => limits with { OwnPackFiles = number },
            ["connections"] = (limits, number) => limits with { Connections = number },
            ["connections-by-address"] = (limits, number) => limits with { ConnectionsByAddress = number },
        };
}
