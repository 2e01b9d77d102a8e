using ScenarioEngine.Diagrams;

namespace ScenarioEngine.Repairing;

/// <summary>Looks at rules one by one, each a small diagram, while the choices of variables are narrowed down and set free again.</summary>
internal sealed class RuleChecker
{
    private const byte MayHold = 1;
    private const byte MayFail = 2;
    private const int Free = -1;

    private readonly Space _space;
    private readonly Budget _budget;
    private readonly Diagram _diagram;
    private readonly Rule[] _rules;
    private readonly int[] _choices;
    private readonly int[] _kept;
    private readonly int[] _only;
    private readonly byte[] _outcomes;

    /// <param name="space">The space.</param>
    /// <param name="rules">The sets in all of which a package has to be.</param>
    /// <param name="kept">For each variable its choice at first, which may also lose its meaning; -1 for any.</param>
    /// <param name="budget">What looking at them may cost.</param>
    public RuleChecker(Space space, IEnumerable<int> rules, int[] kept, Budget budget)
    {
        _space = space;
        _budget = budget;
        _diagram = space.Diagram;
        _choices = (int[])kept.Clone();
        _kept = kept;
        _only = new int[kept.Length];
        Array.Fill(_only, Free);
        _rules = [.. rules.Distinct().Where(rule => rule != Diagram.All).Select(RuleOf)];
        _outcomes = new byte[_diagram.NodeCount];
        _outcomes[0] = MayHold;
    }

    /// <summary>The rules that cannot hold any more.</summary>
    public List<int> Broken()
    {
        var broken = new List<int>();
        for (var rule = 0; rule < _rules.Length; rule++)
        {
            if (OutcomeOf(_rules[rule]) == MayFail)
            {
                broken.Add(rule);
            }
        }

        return broken;
    }

    /// <summary>Whether a rule looks at a variable.</summary>
    public bool DependsOn(int rule, int level) => _rules[rule].Levels.Contains(level);

    /// <summary>Gives variables choices, in place of those that they had.</summary>
    public void Assign(int[] levels, int[] choices)
    {
        for (var i = 0; i < levels.Length; i++)
        {
            _choices[levels[i]] = choices[i];
        }
    }

    /// <summary>For each variable its choice, or -1.</summary>
    public int[] Choices() => (int[])_choices.Clone();

    /// <summary>
    /// Choices for all variables with which all rules hold, or null. Those that are given already stay, or lose their meaning.
    /// </summary>
    /// <exception cref="BudgetExceededException">The budget is used up.</exception>
    public int[]? Complete()
    {
        Rule? unsettled = null;
        foreach (var rule in _rules)
        {
            var outcome = OutcomeOf(rule);
            if (outcome == MayFail)
            {
                return null;
            }

            unsettled ??= outcome == MayHold ? null : rule;
        }

        if (unsettled is null)
        {
            // Whatever the rest is, all rules hold.
            return
            [
                .. Enumerable
                    .Range(0, _only.Length)
                    .Select(level => Enumerable.Range(0, _diagram.SizeOf(level)).First(choice => Allows(level, choice))),
            ];
        }

        var next = unsettled.Levels.First(level => Enumerable.Range(0, _diagram.SizeOf(level)).Count(choice => Allows(level, choice)) > 1);
        foreach (var choice in Enumerable.Range(0, _diagram.SizeOf(next)).Where(choice => Allows(next, choice)).ToList())
        {
            _only[next] = choice;
            var completion = Complete();
            _only[next] = Free;
            if (completion is not null)
            {
                return completion;
            }
        }

        return null;
    }

    private bool Allows(int level, int choice) =>
        _only[level] != Free
            ? choice == _only[level]
            : _choices[level] == Free
                || choice == _choices[level]
                || (_choices[level] == _kept[level] && choice == _space.Variables[level].WithoutMeaning);

    /// <summary>
    /// Whether a rule may hold and may fail, with the choices that are left. From the last variable up, so that no node is looked at twice.
    /// </summary>
    private byte OutcomeOf(Rule rule)
    {
        foreach (var node in rule.Nodes)
        {
            _budget.Spend(0);
            var set = node << 1;
            var level = _diagram.LevelOf(set);
            byte outcome = 0;
            for (var choice = 0; choice < _diagram.SizeOf(level); choice++)
            {
                if (Allows(level, choice))
                {
                    outcome |= OutcomeOf(_diagram.ChildOf(set, choice));
                }
            }

            _outcomes[node] = outcome;
        }

        return OutcomeOf(rule.Set);
    }

    private byte OutcomeOf(int set)
    {
        var outcome = _outcomes[set >> 1];
        return (set & 1) == 0 ? outcome : (byte)((outcome >> 1) | ((outcome & MayHold) << 1));
    }

    private Rule RuleOf(int set)
    {
        var nodes = new SortedSet<(int Level, int Node)>();
        Visit(set);
        return new Rule(set, [.. nodes.Reverse().Select(pair => pair.Node)], [.. nodes.Select(pair => pair.Level).Distinct()]);

        void Visit(int at)
        {
            var level = _diagram.LevelOf(at);
            if (level < _diagram.Depth && nodes.Add((level, at >> 1)))
            {
                for (var choice = 0; choice < _diagram.SizeOf(level); choice++)
                {
                    Visit(_diagram.ChildOf(at, choice));
                }
            }
        }
    }

    /// <param name="Set">The packages in which it holds.</param>
    /// <param name="Nodes">The nodes of the set, the last variables first.</param>
    /// <param name="Levels">The variables that it looks at.</param>
    private sealed record Rule(int Set, int[] Nodes, int[] Levels);
}
