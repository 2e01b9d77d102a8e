using System.Linq.Expressions;
using NRules.RuleModel;
using NRules.RuleModel.Builders;
using ScenarioEngine.Model;

namespace ScenarioEngine.NRules;

/// <summary>
/// The patterns that match the fact of a field, one object for all rules that match it: NRules then sees at once that they are the same.
/// </summary>
internal sealed class TermPatterns
{
    /// <summary>
    /// Beyond so many fields, a fact is not compared with every issue either: NRules looks at all conditions side by side, and compares
    /// each new one with all.
    /// </summary>
    private const int ManyFields = 240;

    private readonly Dictionary<Field, (PatternElement Pattern, ParameterExpression Fact)> _terms = [];

    /// <summary>The pattern of a term, and the parameter by which expressions know it.</summary>
    public (PatternElement Pattern, ParameterExpression Fact) Of(Field field)
    {
        if (!_terms.TryGetValue(field, out var known))
        {
            known = Match<TermFact>(field, field.Path);
            _terms.Add(field, known);
        }

        return known;
    }

    /// <summary>A pattern for one kind of fact about a field.</summary>
    public static (PatternElement Pattern, ParameterExpression Fact) Match<T>(Field field, string name)
        where T : FieldFact
    {
        var declaration = Element.Declaration(typeof(T), name);
        var fact = declaration.ToParameterExpression();

        // The constant comes first: that is where NRules sees soonest that two conditions are not the same.
        KeyValuePair<string, LambdaExpression>[] conditions =
        [
            Condition(field.Issue, Members.IssueOf<T>()),
            Condition(field, Members.FieldOf<T>()),
        ];
        var pattern = Element.Pattern(declaration, field.Index < ManyFields ? conditions : [InSheet(), .. conditions]);
        return (pattern, fact);

        KeyValuePair<string, LambdaExpression> Condition(object value, System.Reflection.PropertyInfo property) =>
            new(
                PatternElement.ConditionName,
                Expression.Lambda<Func<T, bool>>(
                    Expression.ReferenceEqual(Expression.Constant(value), Expression.Property(fact, property)),
                    fact
                )
            );

        KeyValuePair<string, LambdaExpression> InSheet() =>
            new(
                PatternElement.ConditionName,
                Expression.Lambda<Func<T, bool>>(
                    Expression.Equal(Expression.Constant(FieldFact.SheetOf(field)), Expression.Property(fact, Members.SheetOf<T>())),
                    fact
                )
            );
    }
}
