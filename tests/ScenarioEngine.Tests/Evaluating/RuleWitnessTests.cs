using NRules.RuleModel;
using ScenarioEngine.Model;
using ScenarioEngine.NRules;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Evaluating;

/// <summary>What NRules itself does with a pack.</summary>
public sealed class RuleWitnessTests
{
    private const string Chain = """
        id: chain
        title: Chain
        version: 1
        summary: Two implications, one after the other.
        parties:
          a: {title: A, role: signatory}
        issues:
          start: {title: Start, type: yes-no}
          middle: {title: Middle, type: yes-no}
          end: {title: End, type: yes-no}
          apart: {title: Apart, type: yes-no}
        positions:
          - {id: end, party: a, kind: red-line, title: End, statement: Made up., source: assumption, crossed-when: {end: yes}}
          - {id: apart, party: a, kind: demand, title: Apart, statement: Made up., source: assumption, met-when: {apart: yes}}
        implications:
          - {id: first, when: {start: yes}, then: {middle: yes}, because: Made up., basis: law}
          - {id: second, when: {middle: yes}, then: {end: yes}, because: Made up., basis: law}
        """;

    [Test]
    public void Position_IsARuleOfItsNameThatTellsItsKindAndSource()
    {
        var pack = Engine.LoadPack(Repository.At("rules", "ukraine-interview")).ValueOrThrow();

        var rule = RulesOf(pack).Single(rule => rule.Name == "ukraine/no-recognition");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rule.Tags, Is.SupersetOf(new[] { "red-line", "ukraine", "caliber-interview" }));
            Assert.That(
                rule.Description,
                Is.EqualTo("Occupied territory is never recognised (red-line of ukraine, stated 2026-01-09, caliber-interview)")
            );
            Assert.That(rule.Properties["Location"], Does.Contain("positions"));
        }
    }

    [Test]
    public void Rule_SpeaksTheWordsOfThePack()
    {
        var pack = Engine.LoadPack(Repository.At("rules", "ukraine-interview")).ValueOrThrow();

        var graph = RuleGraph.Print(pack);

        Assert.That(
            graph,
            Does.Contain("label=\"recognition is at least de-facto\"").And.Contain("Occupied territory is never recognised")
        );
    }

    [Test]
    public void RulesOfAPack_EachHaveANameAndADescription()
    {
        var rules = RulesOf(LoadChain());

        Assert.That(
            rules.Select(rule => rule.Name),
            Is.EqualTo(new[] { "implication first", "implication second", "settling of middle", "settling of end", "a/end", "a/apart" })
        );
        Assert.That(rules.Select(rule => rule.Description), Has.All.Not.Empty);
    }

    [Test]
    public void Session_FiresEachRuleOnce()
    {
        var pack = LoadChain();
        var witness = new RuleWitness(pack);
        var fired = new List<string>();
        witness.Rules.Events.RuleFiredEvent += (_, happened) => fired.Add(happened.Rule.Name);

        witness.Testify(Load("start: yes, apart: no", pack));

        Assert.That(
            fired,
            Is.EquivalentTo(
                new[] { "implication first", "settling of middle", "implication second", "settling of end", "a/end", "a/apart" }
            )
        );
    }

    [Test]
    public void TermTakenBack_TakesBackAllThatRestedOnIt()
    {
        var pack = LoadChain();
        var witness = new RuleWitness(pack);
        var (session, journal) = witness.Open(Load("start: yes", pack));
        var start = session.Query<TermFact>().Single(term => term.Field == pack.Fields[0]);

        session.Retract(start);
        session.Insert(new TermFact(pack.Fields[0]) { Value = Value.OfOption(0), IsStated = true });
        session.Fire();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(session.Query<ImpliedFact>().Where(fact => fact.Field == pack.Fields[1]), Is.Empty);
            Assert.That(journal.Testimony.Values[2], Is.Null);
            Assert.That(journal.Testimony.Statuses[0], Is.EqualTo(FindingStatus.Open));
        }
    }

    /// <summary>A lambda has room for sixteen facts, so a rule that reads more matches them together.</summary>
    [Test]
    public void RuleOverManyFields_AgreesWithTheBuiltInEvaluator()
    {
        var names = Enumerable.Range(1, 40).Select(number => $"f{number}").ToList();
        var all = $"{{{string.Join(", ", names.Select(name => $"{name}: yes"))}}}";
        var text = $$"""
            id: wide
            title: Wide
            version: 1
            summary: One position over forty fields.
            parties:
              a: {title: A, role: signatory}
            issues:
            {{string.Join('\n', names.Select(name => $"  {name}: {{title: {name}, type: yes-no}}"))}}
            positions:
              - {id: all, party: a, kind: demand, title: All, statement: Made up., source: assumption, met-when: {{all}} }
            implications:
              - {id: last, when: {f1: yes}, then: {f40: yes}, because: Made up., basis: law}
            """;
        var pack = Engine.LoadPack([new SourceFile("pack.yaml", text)]).ValueOrThrow();
        var terms = string.Join(", ", names.SkipLast(1).Select(name => $"{name}: yes"));

        var found = NRulesEngine
            .Compile(pack)
            .Evaluate(
                Engine.LoadScenario(new SourceFile("scenario.yaml", $"scenario: S\nrules: wide\nterms: {{{terms}}}\n"), pack).ValueOrThrow()
            );

        Assert.That(found.Findings.Single().Status, Is.EqualTo(FindingStatus.Met));
    }

    private static IReadOnlyList<IRuleDefinition> RulesOf(RulePack pack) =>
        PackRules.Build(pack, new Dictionary<Condition, Condition>(ReferenceEqualityComparer.Instance));

    private static RulePack LoadChain() => Engine.LoadPack([new SourceFile("pack.yaml", Chain)]).ValueOrThrow();

    private static Scenario Load(string terms, RulePack pack) =>
        Engine.LoadScenario(new SourceFile("scenario.yaml", $"scenario: Edited\nrules: chain\nterms: {{{terms}}}\n"), pack).ValueOrThrow();
}
