using System.Linq.Expressions;
using NRules.RuleModel;
using ScenarioEngine.Model;

namespace ScenarioEngine.NRules;

/// <summary>Turns a pack into rule definitions of NRules, from the conditions of the model as they stand.</summary>
/// <remarks>
/// One rule for each position and for each constraint: it writes down what it found. One for each implication: it links its terms as facts
/// while it holds or
/// may yet hold. One for each field that implications reach or that has meaning only at times: it settles it. Priorities follow the order
/// of dependence,
/// so that each rule fires once.
/// </remarks>
internal sealed class PackRules
{
    private readonly TermPatterns _patterns = new();
    private readonly IReadOnlyDictionary<Condition, Condition> _substitutes;
    private readonly HashSet<Field> _implied;
    private readonly int[] _rankOf;

    private PackRules(RulePack pack, IReadOnlyDictionary<Condition, Condition> substitutes)
    {
        _substitutes = substitutes;
        _implied = [.. pack.Implications.SelectMany(implication => implication.Then).Select(term => term.Field)];
        _rankOf = new int[pack.Fields.Length];
        foreach (var (rank, field) in FieldOrder.Find(pack.Fields, pack.Implications).Ordered.Index())
        {
            _rankOf[field.Index] = rank;
        }
    }

    /// <summary>The rules of a pack, in its order.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="substitutes">For conditions of the pack, told apart by reference, what to ask in their place. It tests no other
    /// fields.</param>
    public static IReadOnlyList<IRuleDefinition> Build(RulePack pack, IReadOnlyDictionary<Condition, Condition> substitutes)
    {
        var rules = new PackRules(pack, substitutes);
        return
        [
            .. pack.Implications.Select(rules.BuildImplication),
            .. pack.Fields.Where(field => IsSettledByRule(field, rules._implied)).Select(rules.BuildSettling),
            .. pack.Constraints.Select(rules.BuildConstraint),
            .. pack.Positions.Index().Where(pair => pair.Item.Vague is null).Select(pair => rules.BuildPosition(pair.Item, pair.Index)),
        ];
    }

    /// <summary>
    /// The fields that rules settle: implications reach them, or they have meaning only at times. All others are terms as the scenario
    /// states them.
    /// </summary>
    public static HashSet<Field> SettledByRules(RulePack pack)
    {
        HashSet<Field> implied = [.. pack.Implications.SelectMany(implication => implication.Then).Select(term => term.Field)];
        return [.. pack.Fields.Where(field => IsSettledByRule(field, implied))];
    }

    private static bool IsSettledByRule(Field field, HashSet<Field> implied) => field.OnlyWhen is not null || implied.Contains(field);

    private IRuleDefinition BuildImplication(Implication implication)
    {
        var draft = new RuleDraft(
            _patterns,
            $"implication {implication.Id}",
            implication.Because,
            "implication",
            Words.Of(implication.Basis)
        );
        draft.Rank(PriorityOf(implication.Then.Min(term => _rankOf[term.Field.Index])) + 1);
        draft.MatchTerms([implication.When]);
        var counts = Expression.Call(draft.Scenario, Members.Keeps, Expression.Constant(new Ruled(implication)));
        draft.Bind(
            _substitutes,
            formula => formula.Answer(new Question(implication.Id) { Implication = implication }, counts, formula.Holds(implication.When))
        );
        return draft.Imply();
    }

    private IRuleDefinition BuildSettling(Field field)
    {
        var draft = new RuleDraft(
            _patterns,
            $"settling of {field.Path}",
            $"Stated, else implied, else the status quo: {field.Path}.",
            "settling"
        );
        draft.Rank(PriorityOf(_rankOf[field.Index]));
        draft.MatchStatement(field);
        if (_implied.Contains(field))
        {
            draft.MatchImplied(field);
        }

        if (field.OnlyWhen is not { } condition)
        {
            return draft.Settle();
        }

        draft.MatchTerms([condition]);
        draft.Bind(_substitutes, formula => Ask(formula, $"meaning of {field.Path}", condition));
        return _implied.Contains(field) ? draft.SettleAndMean() : draft.Mean();
    }

    private IRuleDefinition BuildConstraint(Constraint constraint)
    {
        var draft = new RuleDraft(_patterns, $"constraint {constraint.Id}", constraint.Because, "constraint", Words.Of(constraint.Basis));
        draft.MatchTerms([constraint.ImpossibleWhen]);
        draft.Bind(_substitutes, formula => Ask(formula, constraint.Id, constraint.ImpossibleWhen));
        return draft.Note();
    }

    private IRuleDefinition BuildPosition(Position position, int number)
    {
        var kind = Words.Of(position.Kind);
        var source = position.Statement.Source.Id;
        var stated = position.Statement.Stated?.ToString() ?? "on no known day";
        var draft = new RuleDraft(
            _patterns,
            position.FullName,
            $"{position.Title} ({kind} of {position.Party.Id}, stated {stated}, {source})",
            [kind, position.Party.Id, source, .. position.Tags]
        );
        draft.Describe(("Position", position.FullName), ("Kind", kind), ("Source", source), ("Location", position.Location.ToString()));
        draft.MatchTerms(position.Conditions);
        var admitted = position
            .Exceptions.Select(exception => Expression.Call(draft.Scenario, Members.Admits, Expression.Constant(new Excepted(exception))))
            .ToList();
        draft.Bind(
            _substitutes,
            formula =>
            {
                List<Expression> worth = [.. (position.Worth?.Terms ?? []).Select(term => formula.Holds(term.When))];
                List<Expression> applies = position.AppliesWhen is { } condition ? [formula.Holds(condition)] : [];
                applies.AddRange(
                    position.Exceptions.Select(
                        (exception, index) => Members.Not(Members.All(admitted[index], formula.Holds(exception.When)))
                    )
                );
                return formula.Answer(
                    new Question(position.FullName) { Position = position, Number = number },
                    Members.All(applies),
                    ViolatedBy(position, formula),
                    worth
                );
            }
        );
        return draft.Note();
    }

    private static Expression ViolatedBy(Position position, Formula formula) =>
        position.Condition is not { } condition ? Members.Constant(Truth.False)
        : position.Policy.IsViolatedByCondition ? formula.Holds(condition)
        : Members.Not(formula.Holds(condition));

    private static Expression Ask(Formula formula, string about, Condition condition) =>
        formula.Answer(new Question(about), Members.Constant(Truth.True), formula.Holds(condition));

    /// <summary>
    /// Fields of low rank are settled before those of high rank; implications fire before the fields that they reach; all else comes last.
    /// </summary>
    private int PriorityOf(int rank) => 2 * (_rankOf.Length - rank);
}
