using NRules.Extensibility;
using NRules.RuleModel;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.NRules;

/// <summary>What the rules of one session have found: a rule that fires writes here, over what it wrote before.</summary>
internal sealed class Journal(RulePack pack) : IDependencyResolver
{
    /// <summary>What was found.</summary>
    public Testimony Testimony { get; } = new(pack);

    /// <summary>The journal is all that rules ask for.</summary>
    public object Resolve(IResolutionContext context, Type serviceType) => this;

    /// <summary>What a rule found.</summary>
    public void Note(Answer answer)
    {
        var question = answer.Question;
        for (var i = 0; i < question.Conditions.Length; i++)
        {
            Testimony.Conditions[question.Conditions[i]] = answer.Conditions[i].ToNullable();
        }

        if (question.Position is { } position)
        {
            Testimony.Statuses[question.Number] = StatusOf(position.Policy, answer);
        }
    }

    /// <summary>An implication holds, or may yet: its terms are facts for as long as that is so.</summary>
    public void Imply(IContext context, Answer answer)
    {
        Note(answer);
        var implication = answer.Question.Implication ?? throw new System.Diagnostics.UnreachableException();
        if (answer.Whole == Truth.False)
        {
            Testimony.Implications.Remove(implication);
        }
        else
        {
            Testimony.Implications[implication] = answer.Whole.ToNullable();
        }

        foreach (var term in implication.Then)
        {
            var linked = context.GetLinked(term) as ImpliedFact;
            if (answer.Whole == Truth.False)
            {
                if (linked is not null)
                {
                    context.RetractLinked(term, linked);
                }
            }
            else if (linked?.Holds != answer.Whole)
            {
                Link(context, term, new ImpliedFact(term, answer.Whole), isNew: linked is null);
            }
        }
    }

    /// <summary>A field that no implication reaches: stated, else the status quo.</summary>
    public void Settle(IContext context, StatementFact statement, Answer meaning) => Settle(context, statement, [], meaning);

    /// <summary>A field that always has meaning.</summary>
    public void Settle(IContext context, StatementFact statement, IEnumerable<ImpliedFact> implied) =>
        Settle(context, statement, implied, meaning: null);

    /// <summary>
    /// Stated values stand; then what is implied, where it is implied one way; then the status quo, where nothing may yet be implied.
    /// </summary>
    public void Settle(IContext context, StatementFact statement, IEnumerable<ImpliedFact> implied, Answer? meaning)
    {
        if (meaning is not null)
        {
            Note(meaning);
        }

        var candidates = implied.ToList();
        var certain = candidates.FindAll(fact => fact.Holds == Truth.True).ConvertAll(fact => fact.Value);
        var isTorn = certain.Exists(value => value != (statement.Value ?? certain[0]));
        var value =
            statement.Value
            ?? (
                isTorn ? null
                : certain.Count > 0 ? certain[0]
                : statement.AssumesStatusQuo && candidates.Count == 0 ? statement.Field.StatusQuo
                : null
            );
        var term = new TermFact(statement.Field)
        {
            Value = value,
            IsStated = statement.Value is not null,
            HasMeaning = meaning?.Whole ?? Truth.True,
        };
        Testimony.Values[term.Field.Index] = term.Value;
        Testimony.Contradicted[term.Field.Index] = isTorn && term.HasMeaning != Truth.False;
        Link(context, statement.Field, term, isNew: context.GetLinked(statement.Field) is null);
    }

    private static FindingStatus StatusOf(PositionPolicy policy, Answer answer) =>
        policy.StatusOf(Known(answer.Applies), Known(answer.Whole));

    private static bool? Known(Truth truth) => truth == Truth.Unknown ? null : truth == Truth.True;

    private static void Link(IContext context, object key, object fact, bool isNew)
    {
        if (isNew)
        {
            context.InsertLinked(key, fact);
        }
        else
        {
            context.UpdateLinked(key, fact);
        }
    }
}
