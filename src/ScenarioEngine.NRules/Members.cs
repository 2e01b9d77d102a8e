using System.Linq.Expressions;
using System.Reflection;
using ScenarioEngine.Model;

namespace ScenarioEngine.NRules;

/// <summary>The members that the expressions of rules call.</summary>
/// <remarks>
/// Each is taken out of a typed lambda and none looked up by name, so that trimming and native compilation see what is used.
/// </remarks>
internal static class Members
{
    public static MethodInfo NotMethod { get; } = MethodIn<Func<Truth, Truth>>(part => Kleene.Not(part));

    public static MethodInfo AndMethod { get; } = MethodIn<Func<Truth, Truth, Truth>>((first, second) => Kleene.And(first, second));

    public static MethodInfo OrMethod { get; } = MethodIn<Func<Truth, Truth, Truth>>((first, second) => Kleene.Or(first, second));

    public static MethodInfo AlsoMethod { get; } = MethodIn<Func<Tally, Truth, Tally>>((tally, part) => tally.Also(part));

    public static MethodInfo IsWithinMethod { get; } =
        MethodIn<Func<Tally, int, int, Truth>>((tally, fewest, most) => tally.IsWithin(fewest, most));

    public static MethodInfo Test { get; } =
        MethodIn<Func<Answer, TermFact, Comparison, Truth>>((answer, term, comparison) => answer.Test(term, comparison));

    public static MethodInfo Keep { get; } = MethodIn<Func<Answer, Truth, Truth>>((answer, holds) => answer.Keep(holds));

    public static MethodInfo Conclude { get; } =
        MethodIn<Func<Answer, Truth, Truth, Answer>>((answer, applies, holds) => answer.Conclude(applies, holds));

    public static MethodInfo Keeps { get; } =
        MethodIn<Func<ScenarioFact, Ruled, Truth>>((scenario, implication) => scenario.Keeps(implication));

    public static MethodInfo Admits { get; } =
        MethodIn<Func<ScenarioFact, Excepted, Truth>>((scenario, exception) => scenario.Admits(exception));

    public static MethodInfo Of { get; } = MethodIn<Func<IEnumerable<TermFact>, Field, TermFact>>((terms, field) => terms.Of(field));

    public static ConstructorInfo NewAnswer { get; } = ConstructorIn<Func<Question, Answer>>(question => new Answer(question));

    public static PropertyInfo FieldOf<T>()
        where T : FieldFact => Access<T>.Field;

    public static PropertyInfo IssueOf<T>()
        where T : FieldFact => Access<T>.Issue;

    public static PropertyInfo SheetOf<T>()
        where T : FieldFact => Access<T>.Sheet;

    public static Expression Not(Expression part) => Expression.Call(NotMethod, part);

    /// <summary>Whether all parts hold; true where there are none.</summary>
    public static Expression All(params IReadOnlyList<Expression> parts) =>
        parts.Count == 0 ? Constant(Truth.True) : parts.Aggregate((all, part) => Expression.Call(AndMethod, all, part));

    /// <summary>Whether any part holds; false where there are none.</summary>
    public static Expression Any(params IReadOnlyList<Expression> parts) =>
        parts.Count == 0 ? Constant(Truth.False) : parts.Aggregate((any, part) => Expression.Call(OrMethod, any, part));

    /// <summary>Whether so many parts hold.</summary>
    public static Expression Count(int fewest, int most, IEnumerable<Expression> parts)
    {
        var tally = parts.Aggregate((Expression)Expression.Constant(Tally.None), (tally, part) => Expression.Call(tally, AlsoMethod, part));
        return Expression.Call(tally, IsWithinMethod, Expression.Constant(fewest), Expression.Constant(most));
    }

    public static Expression Constant(Truth truth) => Expression.Constant(truth);

    private static MethodInfo MethodIn<T>(Expression<T> call) => ((MethodCallExpression)call.Body).Method;

    private static PropertyInfo PropertyIn<T, TValue>(Expression<Func<T, TValue>> access) =>
        (PropertyInfo)((MemberExpression)access.Body).Member;

    private static ConstructorInfo ConstructorIn<T>(Expression<T> creation) =>
        ((NewExpression)creation.Body).Constructor ?? throw new System.Diagnostics.UnreachableException();

    private static class Access<T>
        where T : FieldFact
    {
        public static readonly PropertyInfo Field = PropertyIn<T, Field>(fact => fact.Field);
        public static readonly PropertyInfo Issue = PropertyIn<T, Issue>(fact => fact.Issue);
        public static readonly PropertyInfo Sheet = PropertyIn<T, int>(fact => fact.Sheet);
    }
}
