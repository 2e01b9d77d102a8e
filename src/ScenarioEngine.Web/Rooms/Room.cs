using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Hosting;

namespace ScenarioEngine.Web.Rooms;

/// <summary>
/// A class before one table: it answers a question while the outcome is covered, then sees it. Nothing is kept but how many chose what.
/// </summary>
/// <remarks>For several threads at once. Whoever waits for <see cref="Changed"/> sees every state that comes after.</remarks>
internal sealed partial class Room(string code, string key, string address, ServeLimits limits)
{
    /// <summary>Whoever has the page open may vote beyond the limits, up to so many times as many: memory has a limit, too.</summary>
    private const int MostInRoom = 5;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _votes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _votesFrom = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _inRoom = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string From, HandIn HandIn)> _handIns = new(StringComparer.Ordinal);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string _address = address;
    private string _remote = NewKey();
    private string? _place;
    private Question _question;
    private DateTimeOffset? _endsAt;
    private ImmutableDictionary<string, Briefing> _briefings = ImmutableDictionary<string, Briefing>.Empty;
    private bool _isShown;
    private int _teachers;
    private int _lastHandIn;
    private int _version;
    private ImmutableArray<PlaylistItem> _playlist = [];
    private int _at = -1;

    /// <summary>The word by which a class finds the room.</summary>
    public string Code { get; } = code;

    /// <summary>The language of all its pages: what the first table asked for; null where each browser says which.</summary>
    public string? Language { get; } = AskedLanguage.Of(address);

    /// <summary>What only the teacher's browser knows.</summary>
    public string Key { get; } = key;

    /// <summary>What makes one more device the teacher's, once.</summary>
    public string Remote
    {
        get
        {
            lock (_gate)
            {
                return _remote;
            }
        }
    }

    /// <summary>Where it is written down what the room takes on, before anybody is told so; null where nothing is kept.</summary>
    public RoomJournal? Journal { private get; set; }

    /// <summary>The room as it is now.</summary>
    public RoomState State
    {
        get
        {
            lock (_gate)
            {
                return new RoomState(
                    Code,
                    _address,
                    _question,
                    _isShown,
                    _votes.Values.CountBy(answer => answer, StringComparer.Ordinal).ToImmutableDictionary(StringComparer.Ordinal)
                )
                {
                    Place = _place,
                    EndsAt = _endsAt,
                    HandIns = _handIns.Count,
                    LastHandIn = _lastHandIn,
                    Here = _inRoom.Keys.Union(_votes.Keys, StringComparer.Ordinal).Count(),
                    Version = _version,
                    Playlist = _playlist,
                    At = _at,
                    Play = _play,
                };
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

    /// <summary>Takes a vote; a later one of the same voter takes its place.</summary>
    /// <param name="voter">Which browser votes.</param>
    /// <param name="from">The address from which it votes, as <see cref="Caller"/> has it.</param>
    /// <param name="question">What it was asked.</param>
    /// <param name="answer">What it answers.</param>
    public Ballot Vote(string voter, string from, Question question, string answer)
    {
        lock (_gate)
        {
            if (question != _question)
            {
                return Ballot.Late;
            }

            if (Refuse(voter, from) is { } refused)
            {
                return refused;
            }

            Journal?.Write(
                new RoomEvent(RoomEventKind.Vote, Code)
                {
                    Voter = voter,
                    Question = Words.Of(question),
                    Text = answer,
                }
            );
            if (!_votes.ContainsKey(voter))
            {
                _votesFrom[from] = _votesFrom.GetValueOrDefault(from) + 1;
            }

            _votes[voter] = answer;
        }

        Change(() => { });
        return Ballot.Counted;
    }

    /// <summary>What a voter has answered, or null.</summary>
    public string? VoteOf(string voter)
    {
        lock (_gate)
        {
            return _votes.GetValueOrDefault(voter);
        }
    }

    /// <summary>Lets somebody in who has the page open, until it is disposed of.</summary>
    /// <param name="voter">Which browser it is; null for the teacher's, who is not counted among the class.</param>
    public IDisposable Enter(string? voter)
    {
        Change(() =>
        {
            if (voter is null)
            {
                _teachers++;
            }
            else
            {
                _inRoom[voter] = _inRoom.GetValueOrDefault(voter) + 1;
            }
        });
        return new Presence(this, voter);
    }

    /// <summary>Whether somebody has the page open.</summary>
    public bool IsEntered
    {
        get
        {
            lock (_gate)
            {
                return _teachers > 0 || _inRoom.Count > 0;
            }
        }
    }

    /// <summary>
    /// What there is to know of the table: found when it is first asked for in a language, and again when another table is laid.
    /// </summary>
    /// <param name="language">One of the languages of the pack, or an empty text for its own.</param>
    /// <param name="find">What finds it.</param>
    public Briefing Brief(string language, Func<string, Briefing> find)
    {
        string address;
        lock (_gate)
        {
            if (_briefings.TryGetValue(language, out var known))
            {
                return known;
            }

            address = _address;
        }

        var briefing = find(address);
        lock (_gate)
        {
            if (address == _address)
            {
                _briefings = _briefings.SetItem(language, briefing);
            }
        }

        return briefing;
    }

    /// <summary>Shows the outcome.</summary>
    public void Show() => Change(Uncover);

    /// <summary>Shows the outcome when some time has passed, unless the class is at another question then.</summary>
    public void ShowAfter(TimeSpan time, TimeProvider clock)
    {
        var end = clock.GetUtcNow() + time;
        Change(() => _endsAt = _isShown ? null : end);
        _ = Task.Delay(time, clock)
            .ContinueWith(
                _ =>
                    Change(() =>
                    {
                        if (_endsAt == end)
                        {
                            Uncover();
                        }
                    }),
                TaskScheduler.Default
            );
    }

    /// <summary>Asks another question about the same table, covered.</summary>
    public void Ask(Question question) =>
        Change(() =>
        {
            Journal?.Write(new RoomEvent(RoomEventKind.Ask, Code) { Question = Words.Of(question) });
            Cover(question);
        });

    /// <summary>Lays another table and covers its outcome.</summary>
    public void Lay(string address) =>
        Change(() =>
        {
            Journal?.Write(new RoomEvent(RoomEventKind.Lay, Code) { Address = address });
            LayOut(address);
        });

    /// <summary>Takes a list of tables to lay one after another, in the place of the one that it had.</summary>
    /// <param name="playlist">The list.</param>
    /// <param name="at">Which of it is laid already; -1 for none.</param>
    public void Take(ImmutableArray<PlaylistItem> playlist, int at) =>
        Change(() =>
        {
            Journal?.Write(new RoomEvent(RoomEventKind.Playlist, Code) { Text = PlaylistItem.Write(playlist, at) });
            (_playlist, _at) = (playlist, at);
        });

    /// <summary>Goes to a place of the list: lays its table and covers its outcome; where it has none, what lies there stays.</summary>
    /// <returns>False where there is no such place.</returns>
    public bool GoTo(int place)
    {
        var isThere = false;
        Change(() =>
        {
            isThere = place >= 0 && place < _playlist.Length;
            if (!isThere)
            {
                return;
            }

            Journal?.Write(
                new RoomEvent(RoomEventKind.Step, Code) { Text = place.ToString(System.Globalization.CultureInfo.InvariantCulture) }
            );
            _at = place;
            if (_playlist[place].Address is { } address)
            {
                LayOut(address);
            }
        });
        return isThere;
    }

    /// <summary>A key that nobody guesses.</summary>
    public static string NewKey() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Takes the word that makes a device the teacher's; it counts once.</summary>
    public bool TakeRemote(string word)
    {
        lock (_gate)
        {
            if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(word), Encoding.UTF8.GetBytes(_remote)))
            {
                return false;
            }

            _remote = NewKey();
        }

        Change(() => { });
        return true;
    }

    /// <summary>What has been handed in, in order.</summary>
    public ImmutableArray<HandIn> HandIns
    {
        get
        {
            lock (_gate)
            {
                return [.. _handIns.Values.Select(kept => kept.HandIn).OrderBy(handIn => handIn.Number)];
            }
        }
    }

    /// <summary>Takes a package in; a later one of the same browser takes its place.</summary>
    /// <param name="voter">Which browser hands it in.</param>
    /// <param name="from">The address from which it does, as <see cref="Caller"/> has it.</param>
    /// <param name="handIn">The package; its number is given to it here.</param>
    public Ballot TakeIn(string voter, string from, HandIn handIn)
    {
        lock (_gate)
        {
            var isKnown = _handIns.TryGetValue(voter, out var before);
            if (!isKnown && _handIns.Count >= limits.HandIns)
            {
                return Ballot.RoomFull;
            }

            if (!isKnown && !_inRoom.ContainsKey(voter) && _handIns.Values.Count(kept => kept.From == from) >= limits.HandInsByAddress)
            {
                return Ballot.AddressFull;
            }

            Journal?.Write(
                new RoomEvent(RoomEventKind.HandIn, Code)
                {
                    Voter = voter,
                    Address = handIn.Table.ToString(),
                    Text = handIn.Team,
                }
            );
            _handIns[voter] = (from, handIn with { Number = isKnown ? before.HandIn.Number : _handIns.Count + 1 });
        }

        Change(() => _lastHandIn++);
        return Ballot.Counted;
    }

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

    /// <summary>
    /// Why a vote cannot be taken; null where it can. Whoever is in the room, or has voted already, is not counted against what others may
    /// do.
    /// </summary>
    private Ballot? Refuse(string voter, string from)
    {
        if (_isShown)
        {
            return Ballot.Late;
        }

        if (_votes.ContainsKey(voter))
        {
            return null;
        }

        if (_inRoom.ContainsKey(voter))
        {
            return _votes.Count < limits.Votes * MostInRoom ? null : Ballot.RoomFull;
        }

        return _votesFrom.GetValueOrDefault(from) >= limits.VotesByAddress ? Ballot.AddressFull
            : _votes.Count >= limits.Votes ? Ballot.RoomFull
            : null;
    }

    private void Uncover()
    {
        Journal?.Write(new RoomEvent(RoomEventKind.Show, Code));
        (_isShown, _endsAt) = (true, null);
    }

    private void LayOut(string address)
    {
        (_address, _briefings) = (AskedLanguage.Ask(address, Language), _briefings.Clear());
        Cover(Question.Outcome);
    }

    private void Cover(Question question)
    {
        (_question, _isShown, _place, _endsAt) = (question, false, null, null);
        _votes.Clear();
        _votesFrom.Clear();
    }

    private void Leave(string? voter) =>
        Change(() =>
        {
            if (voter is null)
            {
                _teachers--;
            }
            else if (_inRoom.TryGetValue(voter, out var times) && times > 1)
            {
                _inRoom[voter] = times - 1;
            }
            else
            {
                _inRoom.Remove(voter);
            }
        });

    private void Change(Action change)
    {
        TaskCompletionSource before;
        lock (_gate)
        {
            change();
            _version++;
            before = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        before.SetResult();
    }

    /// <summary>Somebody with the page open.</summary>
    private sealed class Presence(Room room, string? voter) : IDisposable
    {
        private int _isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
            {
                room.Leave(voter);
            }
        }
    }
}
