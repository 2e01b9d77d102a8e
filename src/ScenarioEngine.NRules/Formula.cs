using System.Collections.Immutable;
using System.Linq.Expressions;
using ScenarioEngine.Model;

namespace ScenarioEngine.NRules;

/// <summary>
/// Conditions of the model as an expression tree over terms: tests, Kleene's logic, and an answer that keeps what each part came to.
/// </summary>
/// <param name="termOf">For a field, the expression of its <see cref="TermFact"/>.</param>
/// <param name="substitutes">For conditions of the pack, told apart by reference, what to ask in their place.</param>
internal sealed class Formula(Func<Field, Expression> termOf, IReadOnlyDictionary<Condition, Condition> substitutes)
{
    private readonly ParameterExpression _answer = Expression.Variable(typeof(Answer), "answer");
    private readonly List<Condition> _conditions = [];

    /// <summary>Whether a condition holds. Conditions are computed in the order in which they are asked for.</summary>
    public Expression Holds(Condition condition)
    {
        var holds = Compute(substitutes.GetValueOrDefault(condition, condition));
        _conditions.Add(condition);
        return holds;
    }

    /// <summary>The whole as an expression of type <see cref="Answer"/>.</summary>
    /// <param name="question">What is asked; its conditions are those of the formula.</param>
    /// <param name="applies">Whether it applies; what was asked for first.</param>
    /// <param name="holds">Whether it holds.</param>
    /// <param name="besides">What is only written down; what was asked for before all else.</param>
    public Expression Answer(Question question, Expression applies, Expression holds, params IEnumerable<Expression> besides)
    {
        var whole = question with { Conditions = [.. _conditions] };
        return Expression.Block(
            typeof(Answer),
            [_answer],
            [
                Expression.Assign(_answer, Expression.New(Members.NewAnswer, Expression.Constant(whole))),
                .. besides,
                Expression.Call(_answer, Members.Conclude, applies, holds),
            ]
        );
    }

    private MethodCallExpression Compute(Condition condition) =>
        condition switch
        {
            Condition.Test test => Expression.Call(_answer, Members.Test, termOf(test.Field), Expression.Constant(new Comparison(test))),
            Condition.Not not => Keep(Members.Not(Holds(not.Part))),
            Condition.All all => Keep(Members.All(Holds(all.Parts))),
            Condition.Any any => Keep(Members.Any(Holds(any.Parts))),
            Condition.Over over => Keep(Compute(over, Holds(over.Instances))),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static Expression Compute(Condition.Over over, Expression[] instances) =>
        over.Quantifier switch
        {
            Quantifier.Some => Members.Any(instances),
            Quantifier.Every => Members.All(instances),
            Quantifier.No => Members.Not(Members.Any(instances)),
            _ => Members.Count(over.AtLeast, over.AtMost, instances),
        };

    private MethodCallExpression Keep(Expression holds) => Expression.Call(_answer, Members.Keep, holds);

    private Expression[] Holds(ImmutableArray<Condition> parts) => [.. parts.Select(Holds)];
}
