using ScenarioEngine.Compiling;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.NRules;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Evaluating;

/// <summary>What NRules itself does with a pack.</summary>
public sealed class RuleRunnerTests
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

        var rule = PackRules.Build(PackCompiler.Compile(pack)).Single(rule => rule.Name == "ukraine/no-recognition");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rule.Tags, Is.SupersetOf(new[] { "red-line", "ukraine", "caliber-interview" }));
            Assert.That(rule.Description, Is.EqualTo("Occupied territory is never recognised (red-line of ukraine, stated 2026-01-09, caliber-interview)"));
            Assert.That(rule.Properties["Location"], Does.Contain("positions"));
        }
    }

    [Test]
    public void RulesOfAPack_EachHaveANameAndADescription()
    {
        var rules = PackRules.Build(PackCompiler.Compile(LoadChain()));

        Assert.That(rules.Select(rule => rule.Name), Is.EqualTo(new[]
        {
            "implication first", "implication first does not hold", "implication second", "implication second does not hold",
            "settling of middle", "settling of end", "a/end", "a/apart",
        }));
        Assert.That(rules.Select(rule => rule.Description), Has.All.Not.Empty);
    }

    [Test]
    public void NewSession_FiresEachRuleThatMatchesOnce()
    {
        var fired = FiredBy("start: yes, apart: no");

        Assert.That(fired, Is.EquivalentTo(new[] { "implication first", "settling of middle", "implication second", "settling of end", "a/end", "a/apart" }));
    }

    [Test]
    public void Edit_FiresOnlyWhatRestsOnIt() =>
        Assert.That(FiredBy("start: yes, apart: no", "start: yes, apart: yes"), Is.EqualTo(new[] { "a/apart" }));

    [Test]
    public void TermTakenBack_TakesBackAllThatRestedOnIt()
    {
        var pack = LoadChain();
        var (evaluator, runner) = Compile(pack);
        var linked = new List<string>();
        runner.Rules.Events.FactRetractedEvent += (_, happened) => linked.AddRange(happened.Fact.Value is ImpliedFact implied ? [pack.Fields[implied.Number].Path] : []);
        evaluator.Evaluate(Load("start: yes", pack));

        var found = evaluator.Evaluate(Load("start: no", pack));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(linked, Does.Contain("middle"));
            Assert.That(found.StateOf(pack.Fields[2]).Origin, Is.EqualTo(Origin.Silent));
            Assert.That(found.Findings[0].Status, Is.EqualTo(FindingStatus.Open));
        }
    }

    /// <summary>The rules that fire for the last of several scenarios, each an edit of the one before.</summary>
    private static List<string> FiredBy(params ReadOnlySpan<string> scenarios)
    {
        var pack = LoadChain();
        var (evaluator, runner) = Compile(pack);
        var fired = new List<string>();
        runner.Rules.Events.RuleFiredEvent += (_, happened) => fired.Add(happened.Rule.Name);
        foreach (var terms in scenarios)
        {
            fired.Clear();
            evaluator.EvaluateStatuses(Load(terms, pack), new FindingStatus[pack.Positions.Length]);
        }

        return fired;
    }

    private static RulePack LoadChain() => Engine.LoadPack([new SourceFile("pack.yaml", Chain)]).ValueOrThrow();

    private static Scenario Load(string terms, RulePack pack) =>
        Engine.LoadScenario(new SourceFile("scenario.yaml", $"scenario: Edited\nrules: chain\nterms: {{{terms}}}\n"), pack).ValueOrThrow();

    private static (Evaluator Evaluator, RuleRunner Runner) Compile(RulePack pack)
    {
        var compiled = PackCompiler.Compile(pack);
        var runner = new RuleRunner(compiled);
        return (new Evaluator(compiled, runner), runner);
    }
}
