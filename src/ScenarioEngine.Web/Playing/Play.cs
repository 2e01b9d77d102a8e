using System.Collections.Immutable;

namespace ScenarioEngine.Web.Playing;

/// <summary>A play of a class at one moment: the ledger of each group, and where it has led.</summary>
/// <param name="Setup">How it began.</param>
/// <param name="Groups">The groups, in order.</param>
public sealed record Play(PlaySetup Setup, ImmutableArray<GroupPlay> Groups)
{
    /// <summary>A play before its first move.</summary>
    public static Play Begin(PlaySetup setup) => new(setup, [.. Enumerable.Repeat(GroupPlay.Begin(PlayRules.Begin(setup)), setup.Groups)]);

    /// <summary>Whether the teacher has ended it.</summary>
    public bool IsOver => Groups.All(group => group.State.IsOver);

    /// <summary>How many moves there were in all groups.</summary>
    public int Moves => Groups.Sum(group => group.Ledger.Count);

    /// <summary>The group of a number from 1, or null.</summary>
    public GroupPlay? GroupOf(int number) => number > 0 && number <= Groups.Length ? Groups[number - 1] : null;

    /// <summary>Makes a move in a group.</summary>
    /// <param name="number">The number of the group, from 1.</param>
    /// <param name="move">The move.</param>
    /// <param name="most">How many moves a ledger takes. The teacher's last word is always taken.</param>
    public (Play? Play, MoveRefusal? Refusal) Take(int number, Move move, int most)
    {
        if (GroupOf(number) is not { } group)
        {
            return (null, MoveRefusal.NoSeat);
        }

        if (group.Ledger.Count >= most && move.Kind != MoveKind.End)
        {
            return (null, MoveRefusal.Full);
        }

        var ruling = PlayRules.Take(group.State, move);
        return ruling.State is { } state
            ? (this with { Groups = Groups.SetItem(number - 1, group.After(move, state)) }, null)
            : (null, ruling.Refusal);
    }
}

/// <summary>What one group has done.</summary>
/// <param name="Ledger">Its moves, in order.</param>
/// <param name="State">Where they have led.</param>
/// <param name="Path">The table before the first move and wherever it or its day has changed, each after so many moves.</param>
public sealed record GroupPlay(ImmutableList<Move> Ledger, PlayState State, ImmutableList<PathStep> Path)
{
    /// <summary>A group before its first move.</summary>
    public static GroupPlay Begin(PlayState state) => new([], state, [PathStep.At(state)]);

    /// <summary>The group after a move.</summary>
    public GroupPlay After(Move move, PlayState state) =>
        new(Ledger.Add(move), state, state.Version == State.Version ? Path : Path.Add(PathStep.At(state)));
}

/// <summary>The table at a turn of its way.</summary>
/// <param name="Moves">After how many moves.</param>
/// <param name="Day">The day.</param>
/// <param name="Found">What the engine found of it.</param>
public sealed record PathStep(int Moves, string? Day, Weighed Found)
{
    /// <summary>The table of a state.</summary>
    public static PathStep At(PlayState state) => new(state.Moves, state.Day, state.Found);
}
