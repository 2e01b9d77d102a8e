namespace ScenarioEngine.Stability;

/// <summary>For each state, where the others can take a party from there that is worst for it, as a notion counts that.</summary>
/// <remarks>
/// The others move one after the other, none of them twice running, so what can follow hangs on who moved last. The worst states are looked
/// at first, and each is told to all from which
/// it can be reached, backwards: each state and last mover is gone through once, so the whole is as large as the moves, and not as the
/// sequences of them.
/// </remarks>
internal sealed class AnswerTable
{
    private const int None = -1;

    private readonly GraphModel _model;
    private readonly int _mover;
    private readonly int[] _worst;
    private readonly int[] _ranks;
    private readonly int[] _answers;
    private readonly bool[] _isTold;
    private readonly List<int>[][] _before;

    public AnswerTable(GraphModel model, int mover, Notion notion)
    {
        (_model, _mover) = (model, mover);
        var own = model.Movers[mover];
        // What a state leaves the party: by symmetric metarationality, the best that it can still move to.
        _ranks =
        [
            .. Enumerable
                .Range(0, model.States.Length)
                .Select(state =>
                    notion == Notion.SymmetricMetarational
                        ? own.Moves[state].Select(to => own.Ranks[to]).Append(own.Ranks[state]).Min()
                        : own.Ranks[state]
                ),
        ];
        _before = [.. model.Movers.Select((other, number) => number == mover ? [] : Reverse(other, notion == Notion.Sequential))];
        _answers = new int[model.States.Length * model.Movers.Length];
        _isTold = new bool[_answers.Length];
        Array.Fill(_answers, None);
        _worst = [.. Enumerable.Range(0, model.States.Length).OrderByDescending(state => _ranks[state]).ThenBy(state => state)];
        foreach (var state in _worst)
        {
            Tell(state);
        }
    }

    /// <summary>
    /// The worst state to which the others can move from a state that the party has moved to, and its rank; null where they cannot move.
    /// </summary>
    public (int State, int Rank)? WorstFrom(int state) =>
        _answers[NodeOf(state, _mover)] is not None and var answer ? (answer, _ranks[answer]) : null;

    private int NodeOf(int state, int last) => (state * _model.Movers.Length) + last;

    private List<int>[] Reverse(Mover other, bool onlyImproving)
    {
        var before = new List<int>[_model.States.Length];
        for (var state = 0; state < before.Length; state++)
        {
            before[state] = [];
        }

        for (var state = 0; state < before.Length; state++)
        {
            foreach (var to in onlyImproving ? other.Improvements(state) : other.Moves[state])
            {
                before[to].Add(state);
            }
        }

        return before;
    }

    /// <summary>Tells all that can lead to a state of it, but those that know of a worse one.</summary>
    private void Tell(int worst)
    {
        var waiting = new Stack<int>(
            Enumerable.Range(0, _model.Movers.Length).Where(last => last != _mover).Select(last => NodeOf(worst, last))
        );
        while (waiting.TryPop(out var node))
        {
            if (_isTold[node])
            {
                continue;
            }

            _isTold[node] = true;
            var (state, by) = (node / _model.Movers.Length, node % _model.Movers.Length);
            foreach (var from in _before[by][state])
            {
                for (var last = 0; last < _model.Movers.Length; last++)
                {
                    if (last != by && _answers[NodeOf(from, last)] == None)
                    {
                        _answers[NodeOf(from, last)] = worst;
                        if (last != _mover)
                        {
                            waiting.Push(NodeOf(from, last));
                        }
                    }
                }
            }
        }
    }
}
