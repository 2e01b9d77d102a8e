using System.Linq.Expressions;
using NRules.RuleModel;
using NRules.RuleModel.Builders;
using ScenarioEngine.Model;

namespace ScenarioEngine.NRules;

/// <summary>One rule of NRules in the making: first what it reads, then what it does.</summary>
internal sealed class RuleDraft
{
    private const string Found = "truths";
    private readonly RuleBuilder _builder = new();
    private PatternBuilder? _truths;

    /// <summary>A rule with a name, a description and tags, which NRules shows in its events and pictures.</summary>
    public RuleDraft(string name, string description, params IEnumerable<string> tags)
    {
        _builder.Name(name);
        _builder.Description(description);
        _builder.Tags(tags.Distinct(StringComparer.Ordinal));
        _builder.Dependencies().Dependency(typeof(Journal), "journal");
    }

    /// <summary>Adds properties, which whoever looks at the rule can ask for by name.</summary>
    public void Describe(params ReadOnlySpan<(string Name, string Value)> properties)
    {
        foreach (var (name, value) in properties)
        {
            _builder.Property(name, value);
        }
    }

    /// <summary>A pattern for each fact that a formula reads, and one that binds what the formula comes to.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="pack">The pack.</param>
    /// <param name="gateNames">The names of the gates.</param>
    /// <param name="known">The expression, where another rule has it already.</param>
    /// <returns>The expression.</returns>
    public LambdaExpression Read(Formula formula, RulePack pack, string[] gateNames, LambdaExpression? known = null)
    {
        var terms = formula.Fields.ToDictionary(field => field, field => MatchTerm<TermFact>(pack.Fields[field]));
        var gates = formula.Gates.ToDictionary(gate => gate, gate => Match<GateFact>(gateNames[gate], fact => fact.Number == gate));
        ParameterExpression[] facts = [.. terms.Values, .. gates.Values];

        // A rule must rest on something; the pack is a fact that is always there.
        facts = facts.Length > 0 ? facts : [Match<RulePack>("pack")];
        var truths = known ?? Expression.Lambda(formula.ToExpression(field => terms[field], gate => gates[gate]), facts);
        _truths = _builder.LeftHandSide().Pattern(typeof(Truths), Found);
        _truths.Binding().BindingExpression(truths);
        return truths;
    }

    /// <summary>The rule writes what it found into the journal.</summary>
    public IRuleDefinition Record()
    {
        Expression<Action<IContext, Truths, Journal>> action = (context, truths, journal) => journal.Record(truths);
        _builder.RightHandSide().Action(action);
        return _builder.Build();
    }

    /// <summary>The same, for an implication that does not hold.</summary>
    public IRuleDefinition RecordWhereItDoesNotHold(int priority)
    {
        Expression<Func<Truths, bool>> fails = truths => !truths.MayHold;
        _truths?.Condition(fails);
        _builder.Priority(priority);
        return Record();
    }

    /// <summary>The rule links the terms of an implication as facts for as long as it holds or may yet hold.</summary>
    public IRuleDefinition Imply(Consequence[] consequences, int priority)
    {
        Expression<Func<Truths, bool>> mayHold = truths => truths.MayHold;
        Expression<Action<IContext, Truths, Journal>> action = (context, truths, journal) => journal.Imply(context, truths, consequences);
        _truths?.Condition(mayHold);
        _builder.Priority(priority);
        _builder.RightHandSide().Action(action);
        return _builder.Build();
    }

    /// <summary>The rule settles a field that implications reach, from what is stated and what is implied.</summary>
    public IRuleDefinition Settle(Field field, int number, int priority)
    {
        MatchTerm<StatementFact>(field, "statement");
        var implied = _builder.LeftHandSide().Pattern(typeof(IEnumerable<ImpliedFact>), "implied").Aggregate();
        implied.Collect();
        var index = field.Index;
        Expression<Func<ImpliedFact, bool>> isOfField = fact => fact.Number == index;
        implied.Pattern(typeof(ImpliedFact), "fact").Condition(isOfField);
        Expression<Action<IContext, StatementFact, IEnumerable<ImpliedFact>, Journal>> action =
            (context, statement, implied, journal) => journal.Settle(context, statement, implied, number);
        _builder.Priority(priority);
        _builder.RightHandSide().Action(action);
        return _builder.Build();
    }

    private ParameterExpression MatchTerm<T>(Field field, string? name = null)
        where T : FieldFact
    {
        var (issue, number) = (field.Issue.Id, field.Index);
        return Match<T>(name ?? field.Path, fact => fact.Issue == issue, fact => fact.Number == number);
    }

    private ParameterExpression Match<T>(string name, params ReadOnlySpan<Expression<Func<T, bool>>> conditions)
    {
        var pattern = _builder.LeftHandSide().Pattern(typeof(T), name);
        foreach (var condition in conditions)
        {
            // NRules knows a fact by its name in the rule.
            var fact = pattern.Declaration.ToParameterExpression();
            pattern.Condition(Expression.Lambda(new Renaming(condition.Parameters[0], fact).Visit(condition.Body), fact));
        }

        return pattern.Declaration.ToParameterExpression();
    }

    /// <summary>Puts another parameter in place of one.</summary>
    private sealed class Renaming(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
