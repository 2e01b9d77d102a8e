using NRules.Extensibility;
using NRules.RuleModel;
using ScenarioEngine.Compiling;

namespace ScenarioEngine.NRules;

/// <summary>What the rules of one session have found: a rule that fires writes here, over what it wrote before.</summary>
/// <remarks>A node whose ground has changed is written again, because every rule that computes it has the changed fact among its own.</remarks>
internal sealed class Journal(CompiledPack pack) : IDependencyResolver
{
    /// <summary>For each node of the pack, whether it holds.</summary>
    public Truth[] Nodes { get; } = new Truth[pack.Nodes.Length];

    /// <summary>For each field that implications reach, the term that the rules have settled.</summary>
    public TermFact?[] Settled { get; } = new TermFact?[pack.Settlings.Length];

    /// <summary>For each field that implications reach, whether it is stated one way and implied another, or implied two ways.</summary>
    public bool[] Contradicted { get; } = new bool[pack.Settlings.Length];

    /// <summary>The journal is all that rules ask for.</summary>
    public object Resolve(IResolutionContext context, Type serviceType) => this;

    /// <summary>What a position, a constraint, or a field's meaning comes to.</summary>
    public void Record(Truths truths)
    {
        for (var i = 0; i < truths.Nodes.Length; i++)
        {
            Nodes[truths.Nodes[i]] = truths.Values[i];
        }
    }

    /// <summary>An implication holds, or may yet: its terms are facts for as long as that is so.</summary>
    public void Imply(IContext context, Truths truths, Consequence[] consequences)
    {
        Record(truths);
        foreach (var (field, implied) in consequences)
        {
            if (context.GetLinked(implied) is not ImpliedFact fact)
            {
                context.InsertLinked(implied, new ImpliedFact(field, implied) { Holds = truths.Whole });
            }
            else if (fact.Holds != truths.Whole)
            {
                fact.Holds = truths.Whole;
                context.UpdateLinked(implied, fact);
            }
        }
    }

    /// <summary>Stated values stand; then what is implied, where it is implied one way; then the status quo, where nothing may yet be implied.</summary>
    public void Settle(IContext context, StatementFact statement, IEnumerable<ImpliedFact> implied, int number)
    {
        var candidates = implied.ToList();
        var certain = candidates.FindAll(fact => fact.IsCertain).ConvertAll(fact => fact.Implied.Cells);
        var settling = pack.Settlings[number];
        var stated = statement.Cells[..settling.Slots.Length];
        Contradicted[number] = certain.Exists(cells => !cells.SequenceEqual(statement.IsSettled ? stated : certain[0]));
        var value = statement.IsSettled || Contradicted[number] ? stated
            : certain.Count > 0 ? certain[0]
            : statement.AssumesStatusQuo && candidates.Count == 0 ? settling.StatusQuo ?? stated
            : stated;
        Publish(context, statement, value, number);
    }

    private void Publish(IContext context, StatementFact statement, int[] value, int number)
    {
        var linked = context.GetLinked(statement) as TermFact;
        var term = linked ?? new TermFact(statement.Field, statement.Cells.Length);
        int[] cells = [.. value, .. statement.Cells.Skip(value.Length)];
        var isChanged = !cells.SequenceEqual(term.Cells);
        cells.CopyTo(term.Cells, 0);
        Settled[number] = term;
        if (linked is null)
        {
            context.InsertLinked(statement, term);
        }
        else if (isChanged)
        {
            context.UpdateLinked(statement, term);
        }
    }
}
