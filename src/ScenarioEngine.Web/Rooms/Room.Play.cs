using System.Globalization;
using ScenarioEngine.Web.Playing;

namespace ScenarioEngine.Web.Rooms;

/// <content>What the class of a room plays.</content>
internal sealed partial class Room
{
    private Play? _play;

    /// <summary>What the class plays, or null.</summary>
    public Play? Play
    {
        get
        {
            lock (_gate)
            {
                return _play;
            }
        }
    }

    /// <summary>Begins a play; one that there was is given up for it.</summary>
    public void Begin(PlaySetup setup) =>
        Change(() =>
        {
            Journal?.Write(new RoomEvent(RoomEventKind.Play, Code) { Text = PlayText.Write(setup) });
            _play = Playing.Play.Begin(setup);
        });

    /// <summary>Makes a move.</summary>
    /// <param name="group">The number of the group that makes it, from 1.</param>
    /// <param name="move">The move.</param>
    /// <returns>Why it cannot be made; null where it was.</returns>
    public MoveRefusal? Make(int group, Move move) => Make(group, move, limits.Moves);

    /// <summary>Makes a move that was made before, whatever is allowed now.</summary>
    public void MakeAgain(int group, Move move) => Make(group, move, int.MaxValue);

    private MoveRefusal? Make(int group, Move move, int most)
    {
        lock (_gate)
        {
            if (_play is null)
            {
                return MoveRefusal.NoSeat;
            }

            var (play, refusal) = _play.Take(group, move, most);
            if (play is null)
            {
                return refusal;
            }

            Journal?.Write(
                new RoomEvent(RoomEventKind.Move, Code)
                {
                    Group = group.ToString(CultureInfo.InvariantCulture),
                    Text = PlayText.Write(move),
                }
            );
            _play = play;
        }

        Change(() => { });
        return null;
    }
}
