using System.Collections.Immutable;
using ScenarioEngine.Compiling;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Model;

namespace ScenarioEngine.Deciding;

/// <summary>The possible packages that agree with a scenario, and what can be asked of them.</summary>
/// <remarks>
/// Nothing is built but the rules that the scenario leaves undecided, and what the questions need. A question that costs more steps than it
/// may is not
/// answered; a step is one of the diagram, so that the same files are answered in the same way on every machine. Not for several threads at
/// once.
/// </remarks>
internal sealed class Completions
{
    /// <summary>How many steps one question may cost; some tenth of a second.</summary>
    public const int StepsOfQuestion = 1 << 19;

    /// <summary>How many steps all that is asked to evaluate a scenario may cost.</summary>
    public const int StepsOfScenario = 1 << 21;

    /// <summary>
    /// How many steps all changes of a scenario may cost together. A change that they do not reach is judged by its terms alone.
    /// </summary>
    public const int StepsOfChanges = 1 << 24;

    private readonly ConditionSets _sets;
    private readonly Diagram _diagram;
    private readonly Groups _groups;
    private readonly Dictionary<int, int> _possible = [];
    private readonly Dictionary<int, List<int>> _around = [];
    private readonly Dictionary<Literal, Occurring?> _occurring = [];
    private readonly Dictionary<int, Occurring?> _occurringInGroups = [];

    /// <param name="layout">The pack.</param>
    /// <param name="known">What is known of the scenario.</param>
    /// <param name="absent">The options that are in no package of it.</param>
    /// <param name="steps">How many steps all questions may cost together.</param>
    public Completions(PackLayout layout, IKnown known, ImmutableArray<AbsentOption> absent, long steps = StepsOfScenario)
    {
        Left = steps;
        Layout = layout;
        Known = known;
        Absent = absent;
        _sets = new ConditionSets(layout, known, new Budget(StepsOfQuestion));
        _diagram = _sets.Diagram;
        _groups = new Groups(layout.Variables.Length);
        IsEmpty = Ask(JoinRules) is not { } joined ? null : joined == Diagram.Empty;
    }

    /// <summary>How many steps may still be spent.</summary>
    public long Left { get; set; }

    public PackLayout Layout { get; }

    public IKnown Known { get; }

    public ImmutableArray<AbsentOption> Absent { get; }

    /// <summary>Whether there is none; null where that could not be told.</summary>
    public bool? IsEmpty { get; }

    /// <summary>Whether a literal holds in one of them; null where that could not be told.</summary>
    public bool? CanHold(Literal literal) => CanHold(literal, []);

    /// <summary>Whether none of some literals holds in one of them; null where that could not be told.</summary>
    public bool? CanAvoid(IReadOnlyList<Literal> literals) => AskWhether(() => HaveOneInCommon(Avoiding(literals)));

    /// <summary>
    /// Whether a literal holds in one of them in which unsettled slots have some cells; null where that could not be told.
    /// </summary>
    /// <remarks>
    /// Asked for every option of every field, and so answered from one walk for each literal where one slot is asked for.
    /// </remarks>
    public bool? CanHold(Literal literal, IReadOnlyList<(int Slot, int Cell)> at)
    {
        if (IsEmpty == true)
        {
            return false;
        }

        if (at is not [var (slot, cell)])
        {
            return AskWhether(() =>
                IsPossible(at.Aggregate(_sets.Of(literal), (set, one) => _diagram.And(set, _sets.At(one.Slot, one.Cell))))
            );
        }

        var level = Layout.Levels[slot];
        return OccurringWith(literal) is not { } occurring
            ? null
            : Has(occurring, level, cell)
                && (
                    !_possible.ContainsKey(_groups.Of(level))
                    || OccurringInGroup(_groups.Of(level)) is not { } tied
                    || Has(tied, level, cell)
                );
    }

    private bool Has(Occurring among, int level, int cell)
    {
        var choices = Layout.Variables[level].Choices;
        for (var choice = 0; choice < choices.Length; choice++)
        {
            if (choices[choice].Cells.Contains(cell) && among.Has(level, choice))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The first of them in which all of some literals hold: a choice for each level; null where there is none, or none could be told.
    /// </summary>
    public int[]? Example(params IReadOnlyList<Literal> literals) =>
        Ask(() => _possible.Values.Aggregate(Join(literals.Select(_sets.Of)), (set, rules) => _diagram.And(rules, set))) is { } set
            ? _diagram.FirstOf(set)
            : null;

    /// <summary>Whether a literal holds in a package.</summary>
    public bool Holds(Literal literal, int[] package) => _diagram.Has(_sets.Of(literal), package);

    /// <summary>
    /// A smallest set among some literals of which each of them makes one hold, by their numbers; null where that could not be told.
    /// </summary>
    public List<int>? Unavoidable(IReadOnlyList<Literal> literals)
    {
        List<int>? found = null;
        Ask(() =>
        {
            // Sets on late variables first, so that what is built stays small.
            var late = Enumerable
                .Range(0, literals.Count)
                .OrderByDescending(number => _diagram.LevelOf(_sets.Of(!literals[number])))
                .ToArray();
            var avoiding = Array.ConvertAll(late, number => _sets.Of(!literals[number]));
            found = [.. SmallestSet.Find(_diagram, Join(RulesAround(avoiding)), avoiding).Select(number => late[number]).Order()];
            return Diagram.All;
        });
        return found;
    }

    private Occurring? OccurringWith(Literal literal) =>
        _occurring.TryGetValue(literal, out var known) ? known : _occurring[literal] = Walk(() => Possible(_sets.Of(literal)));

    private Occurring? OccurringInGroup(int group) =>
        _occurringInGroups.TryGetValue(group, out var known) ? known : _occurringInGroups[group] = Walk(() => _possible[group]);

    private Occurring? Walk(Func<int> set)
    {
        Occurring? found = null;
        Ask(() =>
        {
            found = Occurring.In(_diagram, set());
            return Diagram.All;
        });
        return found;
    }

    private IEnumerable<int> Avoiding(IReadOnlyList<Literal> literals)
    {
        var avoiding = literals.Select(literal => _sets.Of(!literal)).ToList();
        return [.. avoiding, .. RulesAround(avoiding)];
    }

    /// <summary>Whether some package of a set is possible.</summary>
    private bool IsPossible(int set) => set != Diagram.Empty && HaveOneInCommon([set, .. RulesAround(set)]);

    private bool HaveOneInCommon(IEnumerable<int> sets)
    {
        var late = LateFirst(sets);
        return late.Length == 0 || _diagram.Meets(late[^1], Join(late.AsSpan(..^1)));
    }

    /// <summary>What of a set is possible.</summary>
    private int Possible(int set) => set is Diagram.Empty ? set : Join([set, .. RulesAround(set)]);

    /// <summary>The rules that tie what some sets depend on.</summary>
    private IEnumerable<int> RulesAround(IEnumerable<int> sets) => sets.SelectMany(RulesAround).Distinct();

    private List<int> RulesAround(int set)
    {
        // A set and its complement depend on the same, and are mostly asked about one after the other.
        var key = Math.Min(set, Diagram.Not(set));
        if (!_around.TryGetValue(key, out var around))
        {
            _around.Add(key, around = []);
            foreach (var level in _possible.Count == 0 ? [] : _diagram.LevelsOf(set))
            {
                if (_possible.TryGetValue(_groups.Of(level), out var rules) && !around.Contains(rules))
                {
                    around.Add(rules);
                }
            }
        }

        return around;
    }

    /// <summary>Joins the rules that tie the same variables: the scenario alone decides none of them.</summary>
    private int JoinRules()
    {
        var rules = FindRules().Where(rule => rule != Diagram.All).Distinct().ToList();
        foreach (var rule in rules)
        {
            _groups.Tie(_diagram.LevelsOf(rule));
        }

        foreach (var group in rules.GroupBy(rule => rule == Diagram.Empty ? -1 : _groups.Of(_diagram.LevelOf(rule))))
        {
            _possible.Add(group.Key, Join(group));
        }

        return _possible.ContainsValue(Diagram.Empty) ? Diagram.Empty : Diagram.All;
    }

    private IEnumerable<int> FindRules()
    {
        foreach (var absent in Absent)
        {
            yield return _sets.Without(absent.What);
        }

        foreach (var constraint in Layout.Pack.Constraints)
        {
            yield return _sets.Of(!constraint);
        }

        foreach (var settling in Layout.Pack.Settlings)
        {
            foreach (var implied in settling.Implied)
            {
                yield return _sets.Following(settling, implied);
            }
        }
    }

    private int Join(IEnumerable<int> sets) => Join(LateFirst(sets));

    private int Join(ReadOnlySpan<int> late)
    {
        var joined = Diagram.All;
        foreach (var set in late)
        {
            joined = _diagram.And(set, joined);
        }

        return joined;
    }

    /// <summary>Sets on late variables first, so that what is built of them stays small.</summary>
    private int[] LateFirst(IEnumerable<int> sets)
    {
        var late = sets.ToArray();
        Array.Sort(Array.ConvertAll(late, set => -_diagram.LevelOf(set)), late);
        return late;
    }

    /// <summary>Whether a question is answered with yes; null where it costs too much.</summary>
    private bool? AskWhether(Func<bool> question) =>
        Ask(() => question() ? Diagram.All : Diagram.Empty) is { } answer ? answer == Diagram.All : null;

    /// <summary>What a question comes to; null where it costs too much.</summary>
    private int? Ask(Func<int> question)
    {
        var budget = new Budget(Math.Min(StepsOfQuestion, Left));
        _diagram.Budget = budget;
        try
        {
            return question();
        }
        catch (BudgetExceededException)
        {
            return null;
        }
        finally
        {
            Left -= budget.Spent;
        }
    }
}
