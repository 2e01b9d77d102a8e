using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Web.Rooms;

/// <summary>A class before one table: it predicts the outcome, then sees it. Nothing is kept but how many chose what.</summary>
/// <remarks>For several threads at once. Whoever waits for <see cref="Changed"/> sees every state that comes after.</remarks>
internal sealed class Room(string code, string key, string address)
{
    /// <summary>What can be predicted.</summary>
    public static readonly ImmutableArray<Outcome> Choices = [Outcome.Conflict, Outcome.Objection, Outcome.Open, Outcome.Clear];

    private const int MostVoters = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Outcome> _votes = new(StringComparer.Ordinal);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string _address = address;
    private string? _place;
    private bool _isShown;

    /// <summary>The word by which a class finds the room.</summary>
    public string Code { get; } = code;

    /// <summary>What only the teacher's browser knows.</summary>
    public string Key { get; } = key;

    /// <summary>The room as it is now.</summary>
    public RoomState State
    {
        get
        {
            lock (_gate)
            {
                return new RoomState(Code, _address, _isShown, [.. Choices.Select(choice => _votes.Values.Count(vote => vote == choice))]) { Place = _place };
            }
        }
    }

    /// <summary>Ends when the room changes next.</summary>
    public Task Changed
    {
        get
        {
            lock (_gate)
            {
                return _changed.Task;
            }
        }
    }

    /// <summary>Takes a vote; a later one of the same voter takes its place. Nothing happens once the outcome is shown.</summary>
    public void Vote(string voter, Outcome outcome) => Change(() =>
    {
        if (!_isShown && (_votes.ContainsKey(voter) || _votes.Count < MostVoters))
        {
            _votes[voter] = outcome;
        }
    });

    /// <summary>What a voter has chosen, or null.</summary>
    public Outcome? VoteOf(string voter)
    {
        lock (_gate)
        {
            return _votes.TryGetValue(voter, out var vote) ? vote : null;
        }
    }

    /// <summary>Shows the outcome.</summary>
    public void Show() => Change(() => _isShown = true);

    /// <summary>Lays another table and covers its outcome.</summary>
    public void Lay(string address) => Change(() =>
    {
        (_address, _isShown, _place) = (address, false, null);
        _votes.Clear();
    });

    /// <summary>Leads the class to a page of this server; null leads it back to the room.</summary>
    /// <returns>False while the outcome is covered: where the teacher is then would give it away.</returns>
    public bool Lead(string? place)
    {
        if (!State.IsShown)
        {
            return false;
        }

        Change(() => _place = _isShown ? place : null);
        return true;
    }

    private void Change(Action change)
    {
        TaskCompletionSource before;
        lock (_gate)
        {
            change();
            before = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        before.SetResult();
    }
}

/// <summary>A room at one moment.</summary>
/// <param name="Code">The word by which a class finds it.</param>
/// <param name="Address">The link to the table.</param>
/// <param name="IsShown">Whether the outcome is shown.</param>
/// <param name="Votes">How many chose each outcome, in the order of <see cref="Room.Choices"/>.</param>
public sealed record RoomState(string Code, string Address, bool IsShown, ImmutableArray<int> Votes)
{
    /// <summary>Where the teacher leads the class; null where that is the room itself.</summary>
    public string? Place { get; init; }

    /// <summary>Where whoever follows should be.</summary>
    public string Now => Place ?? $"/rooms/{Code}";
}
