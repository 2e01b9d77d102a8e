using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using NRules.RuleModel;
using NRules.RuleModel.Builders;
using ScenarioEngine.Model;

namespace ScenarioEngine.NRules;

/// <summary>One rule of NRules in the making: first the facts that it matches, then what it works out of them, last what it does.</summary>
internal sealed class RuleDraft
{
    /// <summary>A lambda has room for sixteen parameters, and nothing can make a delegate with more of them in a native program.</summary>
    private const int MostFacts = 14;

    private static readonly Expression<Action<IContext, Answer, Journal>> NoteAction = (context, answer, journal) => journal.Note(answer);
    private static readonly Expression<Action<IContext, Answer, Journal>> ImplyAction = (context, answer, journal) =>
        journal.Imply(context, answer);
    private static readonly Expression<Action<IContext, StatementFact, Answer, Journal>> MeanAction = (
        context,
        statement,
        answer,
        journal
    ) => journal.Settle(context, statement, answer);
    private static readonly Expression<Action<IContext, StatementFact, IEnumerable<ImpliedFact>, Journal>> SettleAction = (
        context,
        statement,
        implied,
        journal
    ) => journal.Settle(context, statement, implied);
    private static readonly Expression<Action<IContext, StatementFact, IEnumerable<ImpliedFact>, Answer, Journal>> SettleAndMeanAction = (
        context,
        statement,
        implied,
        answer,
        journal
    ) => journal.Settle(context, statement, implied, answer);

    private readonly TermPatterns _patterns;
    private readonly RuleBuilder _builder = new();
    private readonly List<ParameterExpression> _facts = [];
    private readonly Dictionary<Field, Expression> _terms = [];
    private ParameterExpression? _scenario;

    /// <summary>A rule with a name, a description and tags, which NRules shows in its events and pictures.</summary>
    /// <param name="patterns">The patterns of the pack's terms.</param>
    /// <param name="name">The name.</param>
    /// <param name="description">The description.</param>
    /// <param name="tags">The tags.</param>
    public RuleDraft(TermPatterns patterns, string name, string description, params IEnumerable<string> tags)
    {
        _patterns = patterns;
        _builder.Name(name);
        _builder.Description(description);
        _builder.Tags(tags.Distinct(StringComparer.Ordinal));
        _builder.Dependencies().Dependency(typeof(Journal), "journal");
    }

    /// <summary>The scenario as a fact, matched where it is asked for.</summary>
    public ParameterExpression Scenario => _scenario ??= Matched(_builder.LeftHandSide().Pattern(typeof(ScenarioFact), "scenario"));

    /// <summary>Adds properties, which whoever looks at the rule can ask for by name.</summary>
    public void Describe(params ReadOnlySpan<(string Name, string Value)> properties)
    {
        foreach (var (name, value) in properties)
        {
            _builder.Property(name, value);
        }
    }

    /// <summary>The higher, the earlier the rule fires.</summary>
    public void Rank(int priority) => _builder.Priority(priority);

    /// <summary>Matches what the scenario says about a field.</summary>
    public void MatchStatement(Field field) => Match(TermPatterns.Match<StatementFact>(field, "statement"));

    /// <summary>Matches all terms that follow for a field, or may yet.</summary>
    public void MatchImplied(Field field)
    {
        var implied = _builder.LeftHandSide().Pattern(typeof(IEnumerable<ImpliedFact>), "implied").Aggregate();
        implied.Collect();
        Expression<Func<ImpliedFact, bool>> isOfField = fact => fact.Field == field;
        implied.Pattern(typeof(ImpliedFact), "fact").Condition(isOfField);
    }

    /// <summary>Matches the terms that conditions test, in the order of the pack, so that rules share what they match first.</summary>
    public void MatchTerms(IEnumerable<Condition> conditions)
    {
        Field[] fields =
        [
            .. conditions.SelectMany(condition => condition.Tests).Select(test => test.Field).Distinct().OrderBy(field => field.Index),
        ];
        if (fields.Length > MostFacts)
        {
            MatchTogether(fields);
            return;
        }

        foreach (var field in fields)
        {
            var fact = Match(_patterns.Of(field));
            _facts.Add(fact);
            _terms.Add(field, fact);
        }
    }

    /// <summary>Binds what a formula over the matched terms comes to.</summary>
    /// <param name="substitutes">For conditions of the pack, what to ask in their place.</param>
    /// <param name="build">Adds conditions to the formula and makes an answer of it.</param>
    public void Bind(IReadOnlyDictionary<Condition, Condition> substitutes, Func<Formula, Expression> build)
    {
        var answer = build(new Formula(field => _terms[field], substitutes));

        // A rule must rest on something; the scenario is a fact that is always there.
        ParameterExpression[] facts = _facts.Count > 0 ? [.. _facts] : [Scenario];
        _builder.LeftHandSide().Pattern(typeof(Answer), "answer").Binding().BindingExpression(Lambda(answer, facts));
    }

    [UnconditionalSuppressMessage(
        "AOT",
        "IL3050",
        Justification = "The parameters are classes and at most sixteen: a delegate of the framework fits, and its code is shared."
    )]
    private static LambdaExpression Lambda(Expression body, ParameterExpression[] parameters) => Expression.Lambda(body, parameters);

    /// <summary>The rule writes down what it found.</summary>
    public IRuleDefinition Note() => Build(NoteAction);

    /// <summary>The rule links the terms of an implication as facts for as long as it holds or may yet hold.</summary>
    public IRuleDefinition Imply() => Build(ImplyAction);

    /// <summary>The rule settles a field that has meaning only at times.</summary>
    public IRuleDefinition Mean() => Build(MeanAction);

    /// <summary>The rule settles a field that implications reach.</summary>
    public IRuleDefinition Settle() => Build(SettleAction);

    /// <summary>The rule settles a field that implications reach and that has meaning only at times.</summary>
    public IRuleDefinition SettleAndMean() => Build(SettleAndMeanAction);

    /// <summary>Matches many terms as one collection.</summary>
    private void MatchTogether(Field[] fields)
    {
        HashSet<Field> read = [.. fields];
        var pattern = _builder.LeftHandSide().Pattern(typeof(IEnumerable<TermFact>), "terms");
        var terms = pattern.Aggregate();
        terms.Collect();
        Expression<Func<TermFact, bool>> isRead = fact => read.Contains(fact.Field);
        terms.Pattern(typeof(TermFact), "fact").Condition(isRead);
        Expression<Func<IEnumerable<TermFact>, bool>> areAllThere = terms => terms.Count() == read.Count;
        pattern.Condition(areAllThere);
        var all = Matched(pattern);
        foreach (var field in fields)
        {
            _terms.Add(field, Expression.Call(Members.Of, all, Expression.Constant(field)));
        }
    }

    private ParameterExpression Match((PatternElement Pattern, ParameterExpression Fact) matched)
    {
        _builder.LeftHandSide().Pattern(matched.Pattern);
        return matched.Fact;
    }

    private ParameterExpression Matched(PatternBuilder pattern)
    {
        var fact = pattern.Declaration.ToParameterExpression();
        _facts.Add(fact);
        return fact;
    }

    private IRuleDefinition Build(LambdaExpression action)
    {
        _builder.RightHandSide().Action(action);
        return _builder.Build();
    }
}
