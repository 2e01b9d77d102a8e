using System.Collections.Immutable;

namespace ScenarioEngine.Stability;

/// <summary>A notion of what makes a state stable for a party, each with more foresight than the one before but the last.</summary>
internal enum Notion
{
    /// <summary>The party has no move after which it is better off (Nash, 1950).</summary>
    Nash,

    /// <summary>General metarationality: after each such move the others can move so that it ends no better off (Howard, 1971).</summary>
    GeneralMetarational,

    /// <summary>Symmetric metarationality: the same, and it cannot move away from that to something better either (Howard, 1971).</summary>
    SymmetricMetarational,

    /// <summary>
    /// Sequential stability: after each such move others can so move, each of them to its own advantage (Fraser and Hipel, 1979).
    /// </summary>
    Sequential,
}

/// <summary>Why a state is stable for a party by a notion, or is not.</summary>
/// <param name="IsStable">Whether it is.</param>
/// <param name="Answers">For each move after which the party is better off, what answers it.</param>
internal sealed record StabilityReason(bool IsStable, ImmutableArray<Answered> Answers);

/// <summary>A move after which a party is better off, and where others can take it from there.</summary>
/// <param name="Move">The state that it moves to.</param>
/// <param name="Answer">A state that others can move to from there and that leaves the party no better off, as the notion asks; null where
/// there is none.</param>
internal sealed record Answered(int Move, int? Answer);

/// <summary>Several parties that are all better off in a state that they can reach together.</summary>
/// <param name="Movers">Their numbers.</param>
/// <param name="To">The state.</param>
internal sealed record CoalitionMove(ImmutableArray<int> Movers, int To);

/// <summary>Which states of a graph model are stable for whom, and why.</summary>
/// <remarks>
/// With more than two parties the answer to a move is any sequence of moves of the others in which nobody moves twice running (Fang, Hipel
/// and Kilgour, 1993); a coalition's improvement
/// is better for every member (Kilgour, Hipel and Fang, 2001). An improvement is strict; an answer stands where the party ends no better
/// off than it was.
/// </remarks>
internal sealed class StabilityAnalysis
{
    /// <summary>Of more parties there are too many coalitions.</summary>
    private const int MostInCoalitions = 6;

    private readonly Dictionary<(int Mover, Notion Notion), AnswerTable> _tables = [];

    /// <summary>An analysis of a model.</summary>
    public StabilityAnalysis(GraphModel model) => Model = model;

    /// <summary>The model.</summary>
    public GraphModel Model { get; }

    /// <summary>Whether a state is stable for every party by a notion: an equilibrium.</summary>
    public bool IsEquilibrium(int state, Notion notion) =>
        Enumerable.Range(0, Model.Movers.Length).All(mover => ReasonOf(state, mover, notion).IsStable);

    /// <summary>Why a state is stable for a party by a notion, or is not.</summary>
    public StabilityReason ReasonOf(int state, int mover, Notion notion)
    {
        var answers = Model
            .Movers[mover]
            .Improvements(state)
            .Select(move => new Answered(move, notion == Notion.Nash ? null : AnswerTo(state, move, mover, notion)))
            .ToImmutableArray();
        return new StabilityReason(answers.All(answer => answer.Answer is not null), answers);
    }

    /// <summary>By which notions a state is stable for a party, a letter each: N, G, M, S; nothing where it is by none.</summary>
    internal string LettersOf(int state, int mover) => Letters(notion => ReasonOf(state, mover, notion).IsStable);

    /// <summary>By which notions a state is stable for all parties.</summary>
    internal string LettersOf(int state) => Letters(notion => IsEquilibrium(state, notion));

    /// <summary>
    /// What coalitions of two parties and more could move to from a state so that each member is better off; none is looked for among more
    /// than six parties.
    /// </summary>
    public IEnumerable<CoalitionMove> CoalitionMoves(int state)
    {
        var movers = Model.Movers.Length;
        if (movers > MostInCoalitions)
        {
            yield break;
        }

        for (var mask = 1; mask < 1 << movers; mask++)
        {
            ImmutableArray<int> members = [.. Enumerable.Range(0, movers).Where(mover => (mask >> mover & 1) == 1)];
            if (members.Length < 2)
            {
                continue;
            }

            foreach (var to in Reach(state, members).Where(to => members.All(member => Model.Movers[member].Prefers(to, state))))
            {
                yield return new CoalitionMove(members, to);
            }
        }
    }

    private static string Letters(Func<Notion, bool> isStable) =>
        string.Concat(
            Enum.GetValues<Notion>()
                .Where(isStable)
                .Select(notion =>
                    notion switch
                    {
                        Notion.Nash => 'N',
                        Notion.GeneralMetarational => 'G',
                        Notion.SymmetricMetarational => 'M',
                        _ => 'S',
                    }
                )
        );

    /// <summary>
    /// Of the states that the others can take the party to after its move, the one that leaves it least; null where that is better than
    /// where it was.
    /// </summary>
    private int? AnswerTo(int state, int move, int mover, Notion notion)
    {
        if (!_tables.TryGetValue((mover, notion), out var table))
        {
            _tables.Add((mover, notion), table = new AnswerTable(Model, mover, notion));
        }

        return table.WorstFrom(move) is var (answer, rank) && rank >= Model.Movers[mover].Ranks[state] ? answer : null;
    }

    /// <summary>The states that some parties can move to in any order, of whom none moves twice running; in order of first reach.</summary>
    private ImmutableArray<int> Reach(int from, ImmutableArray<int> movers)
    {
        var reached = ImmutableArray.CreateBuilder<int>();
        var isReached = new HashSet<int>();
        var seen = new HashSet<(int State, int Last)>();
        var waiting = new Queue<(int State, int Last)>([(from, -1)]);
        while (waiting.TryDequeue(out var place))
        {
            foreach (var mover in movers.Where(mover => mover != place.Last))
            {
                foreach (var to in Model.Movers[mover].Moves[place.State])
                {
                    if (seen.Add((to, mover)))
                    {
                        waiting.Enqueue((to, mover));
                        if (isReached.Add(to))
                        {
                            reached.Add(to);
                        }
                    }
                }
            }
        }

        return reached.ToImmutable();
    }
}
