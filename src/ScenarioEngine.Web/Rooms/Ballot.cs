namespace ScenarioEngine.Web.Rooms;

/// <summary>
/// What became of a vote. Whoever votes is told: no vote is dropped in silence, and none takes the place of another voter's.
/// </summary>
internal enum Ballot
{
    /// <summary>It counts.</summary>
    Counted,

    /// <summary>The outcome was shown before it came.</summary>
    Late,

    /// <summary>So many have voted from this address that no more are taken who have not the page of the room open.</summary>
    AddressFull,

    /// <summary>So many have voted that no more are taken who have not the page of the room open.</summary>
    RoomFull,
}
