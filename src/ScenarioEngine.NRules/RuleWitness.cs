using NRules;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.NRules;

/// <summary>The evaluator on NRules: the rules of a pack, run on the terms of a scenario.</summary>
internal sealed class RuleWitness : IWitness
{
    private static readonly Dictionary<Condition, Condition> NoSubstitutes = new(ReferenceEqualityComparer.Instance);

    private readonly RulePack _pack;
    private readonly HashSet<Field> _settledByRules;
    private readonly Lazy<ISessionFactory> _rules;

    /// <summary>A witness for a pack, whose rules are compiled when they are first needed.</summary>
    public RuleWitness(RulePack pack)
        : this(pack, NoSubstitutes) { }

    /// <summary>The same, as if some conditions of the pack were written otherwise.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="substitutes">For conditions of the pack, told apart by reference, what to ask in their place. It tests no other
    /// fields.</param>
    public RuleWitness(RulePack pack, IReadOnlyDictionary<Condition, Condition> substitutes)
    {
        _pack = pack;
        _settledByRules = PackRules.SettledByRules(pack);
        _rules = new Lazy<ISessionFactory>(() =>
            new RuleCompiler(Options) { ExpressionCompiler = new SharedActions() }.Compile(PackRules.Build(pack, substitutes))
        );
    }

    /// <summary>The compiled rules; shared by all sessions.</summary>
    public ISessionFactory Rules => _rules.Value;

    /// <inheritdoc/>
    public string Name => "NRules";

    // NRules cannot compare the blocks of two formulas and need not: no two rules ask the same.
    private static RuleCompilerOptions Options =>
        new() { UnsupportedExpressionHandling = RuleCompilerUnsupportedExpressionsHandling.TreatAsNotEqual };

    /// <inheritdoc/>
    public IWitness For(RulePack pack) => new RuleWitness(pack);

    /// <summary>Runs the rules in a session of their own.</summary>
    public Testimony Testify(Scenario scenario) => Open(scenario).Journal.Testimony;

    /// <summary>A session in which all rules have fired for a scenario, and what they wrote down.</summary>
    internal (ISession Session, Journal Journal) Open(Scenario scenario)
    {
        var journal = new Journal(_pack);
        var session = Rules.CreateSession();
        session.DependencyResolver = journal;
        session.InsertAll(FactsOf(scenario, journal.Testimony));
        session.Fire();
        return (session, journal);
    }

    /// <summary>What the scenario says, a fact for each field; a field that no rule settles is a term already.</summary>
    private IEnumerable<object> FactsOf(Scenario scenario, Testimony testimony)
    {
        var stated = scenario.Terms.ToDictionary(term => term.Field, term => term.Value);
        HashSet<Field> open = [.. scenario.LeftOpen.Select(left => left.Field)];
        yield return new ScenarioFact(scenario);
        foreach (var field in _pack.Fields)
        {
            Value? value = stated.TryGetValue(field, out var known) ? known : null;
            var assumes = scenario.Silence == Silence.StatusQuo && !open.Contains(field);
            if (_settledByRules.Contains(field))
            {
                yield return new StatementFact(field) { Value = value, AssumesStatusQuo = assumes };
                continue;
            }

            var term = new TermFact(field) { Value = value ?? (assumes ? field.StatusQuo : null), IsStated = value is not null };
            testimony.Values[field.Index] = term.Value;
            yield return term;
        }
    }
}
