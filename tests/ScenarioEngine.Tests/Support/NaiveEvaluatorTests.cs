using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Support;

/// <summary>Cases worked out by hand, so that the oracle of the random tests is more than a second opinion.</summary>
public sealed class NaiveEvaluatorTests
{
    private const string Head = """
        id: small
        title: Small
        version: 1
        summary: For one test.
        parties:
          alfa: {title: Alfa, role: signatory}
          bravo: {title: Bravo, role: signatory}
        sources:
          paper: {title: Paper, publisher: Press}
        issues:
          line: {title: Line, type: choice, options: [none, current, old], status-quo: none}
          watch: {title: Watch, type: scale, options: [none, observers, force], status-quo: none, only-when: {line: {is-not: none}}}
          pledge: {title: Pledge, per: [alfa, bravo], fields: {form: {type: scale, options: [none, promise, treaty]}, year: {type: date}}}
          arms: {title: Arms, type: set, options: [air, land]}

        """;

    [TestCase("{watch: {at-least: observers}}", "line: current, watch: force", FindingStatus.Crossed)]
    [TestCase("{watch: {at-least: observers}}", "line: current, watch: none", FindingStatus.Respected)]
    [TestCase("{watch: {at-least: observers}}", "line: current", FindingStatus.Open)]
    [TestCase(
        "{watch: {at-least: observers}}",
        "watch: force",
        FindingStatus.Open,
        Description = "The field may turn out to have no meaning."
    )]
    [TestCase(
        "{watch: {at-least: observers}}",
        "watch: none",
        FindingStatus.Respected,
        Description = "False whether or not the field has meaning."
    )]
    [TestCase(
        "{watch: {is-not: force}}",
        "line: none",
        FindingStatus.Respected,
        Description = "A test on a field without meaning is false."
    )]
    [TestCase("{not: {watch: force}}", "line: none, watch: force", FindingStatus.Crossed)]
    [TestCase("{watch: {stated: no}}", "line: none", FindingStatus.Respected)]
    [TestCase("{watch: {stated: no}}", "arms: []", FindingStatus.Crossed, Description = "Never unknown, even where the meaning is.")]
    [TestCase("{watch: {stated: yes}}", "watch: open", FindingStatus.Respected)]
    [TestCase("{any: [{watch: force}, {arms: {excludes: air}}]}", "arms: [land]", FindingStatus.Crossed)]
    [TestCase("{arms: {includes-all: []}}", "arms: []", FindingStatus.Crossed)]
    [TestCase("{arms: [land, air]}", "arms: [air, land]", FindingStatus.Crossed)]
    [TestCase("{some pledge: {form: treaty}}", "\"pledge[alfa].form\": treaty", FindingStatus.Crossed)]
    [TestCase("{every pledge: {form: treaty}}", "\"pledge[alfa].form\": treaty", FindingStatus.Open)]
    [TestCase("{no pledge: {form: treaty}}", "\"pledge[alfa].form\": treaty", FindingStatus.Respected)]
    [TestCase("{count pledge: {where: {form: treaty}, at-least: 1, less-than: 2}}", "\"pledge[alfa].form\": treaty", FindingStatus.Open)]
    [TestCase("{count pledge: {where: {form: treaty}, at-most: 0}}", "\"pledge[alfa].form\": treaty", FindingStatus.Respected)]
    [TestCase("{count pledge: {where: {form: treaty}, at-least: 1}}", "\"pledge[alfa].form\": treaty", FindingStatus.Crossed)]
    [TestCase(
        "{\"pledge[bravo].year\": {after: 2026-01-01, before: 2026-01-03}}",
        "\"pledge[bravo].year\": 2026-01-02",
        FindingStatus.Crossed
    )]
    public void RedLine_HasTheStatus(string crossedWhen, string terms, FindingStatus expected)
    {
        var found = Evaluate(RedLine("alfa", "p1", crossedWhen), $"terms: {{{terms}}}");

        Assert.That(found.Statuses.Values.Single(), Is.EqualTo(expected));
    }

    [TestCase("line: old", FindingStatus.Unmet, Verdict.Objection)]
    [TestCase("line: old, arms: []", FindingStatus.NotApplicable, Verdict.Clear)]
    [TestCase("line: none", FindingStatus.NotApplicable, Verdict.Clear)]
    [TestCase("arms: [air]", FindingStatus.Open, Verdict.Open)]
    [TestCase("line: current", FindingStatus.Met, Verdict.Clear)]
    public void DemandWithAnException_HasTheStatus(string terms, FindingStatus expected, Verdict verdict)
    {
        const string Demand = """
            positions:
              - id: p1
                party: alfa
                kind: demand
                title: One
                statement: One.
                source: assumption
                applies-when: {line: {one-of: [current, old]}}
                met-when: {line: current}
                unless: [{when: {arms: []}, statement: Two., source: assumption}]
            """;
        var silent = terms.Contains("arms", StringComparison.Ordinal) ? terms : terms + ", arms: [air]";

        var found = Evaluate(Demand, $"terms: {{{silent}}}");

        Assert.That(found.Statuses.Values.Single(), Is.EqualTo(expected));
        Assert.That(
            found.Parties.Select(pair => (pair.Key.Id, pair.Value.Verdict)),
            Is.EqualTo(new[] { ("alfa", verdict), ("bravo", Verdict.NoPosition) })
        );
    }

    [Test]
    public void Implications_BuildOnEachOther()
    {
        var found = Evaluate(Chain, "terms: {line: old}");

        Assert.That(Values(found), Is.EqualTo("line: old, watch: force (implied), pledge[alfa].form: treaty (implied)"));
    }

    [Test]
    public void StatedAgainstImplied_IsAContradictionAndTheStatedValueStands()
    {
        var found = Evaluate(Chain, "terms: {line: old, watch: observers}");

        Assert.That(Values(found), Is.EqualTo("line: old, watch: observers"));
        Assert.That(found.Contradictions.Select(field => field.Path), Is.EqualTo(new[] { "watch" }));
        Assert.That(found.Outcome, Is.EqualTo(Outcome.Contradictory));
    }

    [Test]
    public void StatusQuo_WaitsForAnImplicationThatIsUndecided()
    {
        var found = Evaluate(Chain, "silence: status-quo\nterms: {line: open}");

        Assert.That(Values(found), Is.Empty);
    }

    [Test]
    public void StatusQuo_FillsInTheRest()
    {
        var found = Evaluate(Chain, "silence: status-quo\nterms: {}");

        Assert.That(Values(found), Is.EqualTo("line: none (assumed), watch: none (assumed)"));
    }

    [Test]
    public void Constraint_ComesBeforeEverything()
    {
        const string Constraint = "constraints:\n  - {id: c1, impossible-when: {line: old}, because: So., basis: law}\n";

        var found = Evaluate(Chain + Constraint, "terms: {line: old, watch: observers}");

        Assert.That(found.Outcome, Is.EqualTo(Outcome.Impossible));
    }

    [TestCase("2026-01-01", FindingStatus.LeftOut, FindingStatus.LeftOut)]
    [TestCase("2026-01-02", FindingStatus.Crossed, FindingStatus.LeftOut)]
    [TestCase("2026-01-03", FindingStatus.LeftOut, FindingStatus.Crossed)]
    [TestCase("2026-01-05", FindingStatus.LeftOut, FindingStatus.LeftOut)]
    public void Position_CountsFromItsDayToItsEnd(string asOf, FindingStatus first, FindingStatus second)
    {
        var positions =
            RedLine("alfa", "p1", "{line: old}", "2026-01-02", "superseded-by: p2")
            + RedLineItem("alfa", "p2", "{line: old}", "2026-01-03", "until: 2026-01-05");

        var found = Evaluate(positions, $"as-of: {asOf}\nterms: {{line: old}}");

        Assert.That(found.Statuses.Values, Is.EqualTo(new[] { first, second }));
    }

    private const string Chain = """
        implications:
          - {id: i1, when: {line: old}, then: {watch: force}, because: So., basis: law}
          - {id: i2, when: {watch: force}, then: {"pledge[alfa].form": treaty}, because: So., basis: law}

        """;

    private static string RedLine(string party, string id, string crossedWhen, string stated = "2026-01-01", string more = "") =>
        "positions:\n" + RedLineItem(party, id, crossedWhen, stated, more);

    private static string RedLineItem(string party, string id, string crossedWhen, string stated, string more) =>
        $"""
              - id: {id}
                party: {party}
                kind: red-line
                title: One
                statement: One.
                speaker: Somebody
                stated: {stated}
                source: paper
                crossed-when: {crossedWhen}
                {more}

            """;

    private static string Values(NaiveEvaluation found) =>
        string.Join(
            ", ",
            from pair in found.Settlements
            where pair.Value.Value is not null
            let ground = pair.Value.Ground == NaiveGround.Implied ? " (implied)"
            : pair.Value.Ground == NaiveGround.Assumed ? " (assumed)"
            : ""
            select $"{pair.Key.Path}: {pair.Key.Type.Format(pair.Value.Value.GetValueOrDefault())}{ground}"
        );

    private static NaiveEvaluation Evaluate(string rules, string scenario)
    {
        var pack = Engine.LoadPack([new SourceFile("pack.yaml", Head + rules)]).ValueOrThrow();
        return NaiveEvaluator.Evaluate(
            Engine.LoadScenario(new SourceFile("scenario.yaml", $"scenario: One\nrules: small\n{scenario}\n"), pack).ValueOrThrow()
        );
    }
}
