using System.Collections.Immutable;
using ScenarioEngine.Web.Playing;

namespace ScenarioEngine.Web.Rooms;

/// <summary>A room at one moment.</summary>
/// <param name="Code">The word by which a class finds it.</param>
/// <param name="Address">The link to the table.</param>
/// <param name="Question">What the class is asked.</param>
/// <param name="IsShown">Whether the outcome is shown.</param>
/// <param name="Votes">How many gave each answer.</param>
public sealed record RoomState(string Code, string Address, Question Question, bool IsShown, ImmutableDictionary<string, int> Votes)
{
    /// <summary>Where the teacher leads the class; null where that is the room itself.</summary>
    public string? Place { get; init; }

    /// <summary>The language that whoever looks asked for in place of that of the room; null for most.</summary>
    public string? OwnLanguage { get; init; }

    /// <summary>When the outcome is shown by itself, or null.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>How many browsers of the class have the page open or have voted.</summary>
    public int Here { get; init; }

    /// <summary>How many packages have been handed in.</summary>
    public int HandIns { get; init; }

    /// <summary>How often one was.</summary>
    public int LastHandIn { get; init; }

    /// <summary>How often the room has changed.</summary>
    public int Version { get; init; }

    /// <summary>
    /// The tables that the teacher lays one after another; empty where there is no such list. The class is shown nothing of it.
    /// </summary>
    public ImmutableArray<PlaylistItem> Playlist { get; init; } = [];

    /// <summary>Which of them is at hand; -1 where none was laid yet.</summary>
    public int At { get; init; } = -1;

    /// <summary>The one that comes next, or null.</summary>
    public PlaylistItem? Next => At + 1 < Playlist.Length ? Playlist[At + 1] : null;

    /// <summary>What the class plays, or null.</summary>
    internal Play? Play { get; init; }

    /// <summary>How many have voted.</summary>
    public int Voted => Votes.Values.Sum();

    /// <summary>Where whoever follows should be.</summary>
    public string Now => Place ?? $"/rooms/{Code}";

    /// <summary>What is different at the table of a group that plays; of group 0, at any.</summary>
    internal (PlaySetup? Setup, int Moves) NewsOf(int group) => (Play?.Setup, Play?.GroupOf(group)?.Ledger.Count ?? Play?.Moves ?? 0);

    /// <summary>What is different to a student: not who else votes.</summary>
    internal (string Address, Question Question, bool IsShown, DateTimeOffset? EndsAt, int LastHandIn, PlaySetup? Playing) ToStudents =>
        (Address, Question, IsShown, EndsAt, LastHandIn, Play?.Setup);
}
