using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Repairing;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Evaluating;

/// <summary>Options that come and end on some day, that are taken away, and that give up the purpose of a settlement.</summary>
public sealed class OptionsInTimeTests
{
    private const string Text = """
        id: crisis
        title: Crisis
        version: "1"
        summary: One side has missiles, the other wants them gone.
        parties:
          alpha: {title: Alpha, role: signatory}
          beta: {title: Beta, role: signatory}
        sources:
          record: {title: Record, publisher: Nobody, date: 1962-10-02}
        issues:
          missiles: {title: Missiles, type: choice, options: {stay: They stay., go: They go.}, status-quo: stay}
          assurance:
            title: Assurance
            type: choice
            options:
              none: Nothing is said.
              private: {title: Said in private., from: 1962-10-27}
              public: {title: Said aloud., until: 1962-10-28}
            status-quo: none
          blockade: {title: Blockade, type: choice, options: {lifted: Lifted, kept: {title: It stays., gives-up: true}}}
          talks: {title: Talks, type: set, options: {now: {title: At once, from: 1962-11-01}, later: Later}, only-when: {missiles: go}}
          record: {title: Record, type: choice, options: [told, sealed]}
        """;

    private static readonly RulePack Pack = Load(
        Text
            + """

            positions:
              - {id: out, party: alpha, kind: red-line, title: Out, statement: They go., speaker: A, stated: 1962-10-02, source: record, crossed-when: {missiles: stay}}
              - {id: something, party: beta, kind: red-line, title: Something in return, statement: Something comes in return., speaker: B, stated: 1962-10-02, source: record,
                 crossed-when: {missiles: go, assurance: none, blockade: lifted}}
              - {id: never-aloud, party: alpha, kind: red-line, title: Never aloud, statement: Nothing is said aloud., speaker: A, stated: 1962-10-02, source: record, crossed-when: {assurance: public}}
            implications:
              - {id: sealed-is-private, when: {record: sealed}, then: {assurance: private}, because: What is sealed is private., basis: definition}
            """
    );

    [TestCase("1962-10-26", Outcome.Impossible)]
    [TestCase("1962-10-27", Outcome.Clear)]
    [TestCase(null, Outcome.Clear)]
    public void StatedOption_IsThereFromItsDayOn(string? day, Outcome outcome) =>
        Assert.That(Evaluate($"{AsOf(day)}terms: {{missiles: go, assurance: private, blockade: lifted}}").Outcome, Is.EqualTo(outcome));

    [TestCase("1962-10-27", Outcome.Conflict)]
    [TestCase("1962-10-28", Outcome.Impossible)]
    [TestCase(null, Outcome.Conflict)]
    public void StatedOption_IsThereUntilItsDay(string? day, Outcome outcome) =>
        Assert.That(Evaluate($"{AsOf(day)}terms: {{missiles: go, assurance: public, blockade: lifted}}").Outcome, Is.EqualTo(outcome));

    [Test]
    public void ImpossibleScenario_SaysSinceWhen()
    {
        var broken = Evaluate("as-of: 1962-10-26\nterms: {missiles: go, assurance: private, blockade: lifted}")
            .Constraints.Single(finding => finding.IsBroken == true);

        Assert.That(broken.Constraint.Id, Is.EqualTo("assurance: private"));
        Assert.That(broken.Constraint.Because, Is.EqualTo("The option `private` is there from 1962-10-27 on."));
        Assert.That(broken.Reason.Terms.Select(term => term.ToString()), Is.EqualTo(new[] { "assurance: private" }));
    }

    [Test]
    public void DerivedOption_MakesImpossibleToo_AndShowsFromWhat()
    {
        var broken = Evaluate("as-of: 1962-10-26\nterms: {record: sealed}").Constraints.Single(finding => finding.IsBroken == true);

        Assert.That(broken.Reason.Terms.Select(term => term.ToString()), Is.EqualTo(new[] { "record: sealed" }));
        Assert.That(broken.Reason.Derivations.Select(step => step.Implication.Id), Is.EqualTo(new[] { "sealed-is-private" }));
    }

    [TestCase("missiles: go", Outcome.Impossible)]
    [TestCase("missiles: stay", Outcome.Conflict)]
    public void MemberOfASet_CountsWhereTheFieldHasMeaning(string terms, Outcome outcome) =>
        Assert.That(
            Evaluate($"as-of: 1962-10-27\nterms: {{{terms}, talks: [now], assurance: private, blockade: lifted}}").Outcome,
            Is.EqualTo(outcome)
        );

    [Test]
    public void AbsentOption_IsOfferedByNoChange()
    {
        var open = Evaluate("as-of: 1962-10-26\nterms: {missiles: go, blockade: lifted, talks: []}");

        Assert.That(open.Findings.SelectMany(finding => finding.Changes).Select(change => change.ToString()), Has.None.Contains("private"));
    }

    [TestCase("1962-10-26", 1)]
    [TestCase("1962-10-27", 3)]
    public void Zone_HasNoPackageWithAnAbsentOption(string day, int choices)
    {
        var scenario = Scenario($"as-of: {day}\nterms: {{record: told, talks: []}}");
        var exploration = Engine.Explore(Engine.Compile(Pack), scenario, new ExploreOptions(), CancellationToken.None).Exploration!;

        Assert.That((int)exploration.Zone, Is.EqualTo(choices));
        Assert.That(
            exploration.Options.Select(option => $"{option.Field}: {option.Range.Describe(option.Field.Type)}"),
            day == "1962-10-26" ? Has.None.EqualTo("assurance: private") : Has.Some.EqualTo("assurance: private")
        );
    }

    [Test]
    public void OptionsTakenAway_AreInNoPackage()
    {
        var scenario = Scenario("without-options: {assurance: [private, public], blockade: kept}\nterms: {record: told}");
        var exploration = Engine.Explore(Engine.Compile(Pack), scenario, new ExploreOptions(), CancellationToken.None).Exploration!;

        Assert.That((int)exploration.Zone, Is.Zero);
        Assert.That(
            exploration.Deadlocks.Select(deadlock => deadlock.RedLines.Select(position => position.Id)),
            Is.EqualTo(new[] { new[] { "out", "something" } })
        );
    }

    [Test]
    public void Edit_TakesAnOptionAway()
    {
        var scenario = Scenario(
            "terms: {missiles: go, assurance: private, blockade: lifted}\nwhat-if: [{name: No secrets, without-options: {assurance: private}}]"
        );

        Assert.That(Engine.Compile(Pack).Evaluate(scenario.With(scenario.WhatIfs[0])).Outcome, Is.EqualTo(Outcome.Impossible));
        Assert.That(scenario.WhatIfs[0].Parts.Select(part => part.Name), Is.EqualTo(new[] { "without the option assurance: private" }));
    }

    [Test]
    public void OptionOfEveryInstance_IsTakenAwayWithoutNamingAParty()
    {
        var pack = Load(
            """
            id: lease
            title: Lease
            version: "1"
            summary: Who stands for the rent.
            parties: {bank: {title: Bank, role: guarantor}, tenant: {title: Tenant, role: signatory}}
            issues: {guarantee: {title: Guarantee, per: [bank, tenant], type: choice, options: [none, deed]}}
            """
        );
        var scenario = Engine
            .LoadScenario(new SourceFile("s.yaml", "scenario: S\nrules: lease\nwithout-options: {guarantee: deed}\nterms: {}\n"), pack)
            .Value!;

        Assert.That(
            scenario.AbsentOptions.Select(absent => absent.What.ToString()),
            Is.EqualTo(new[] { "guarantee[bank]: deed", "guarantee[tenant]: deed" })
        );
    }

    /// <summary>
    /// Two ways out cost the same; the one that gives up the purpose of a settlement comes last, though its field stands first.
    /// </summary>
    [Test]
    public void Repairs_ThatGiveUpThePurpose_ComeLastAndSaySo()
    {
        var scenario = Scenario("as-of: 1962-10-27\nterms: {missiles: stay, assurance: none, blockade: lifted, record: told}");
        var plan = Engine.Repair(Engine.Compile(Pack), scenario, new RepairOptions(), new ExploreOptions(), CancellationToken.None).Plan!;

        Assert.That(
            plan.Repairs.Select(repair => string.Join("; ", repair.Changes)),
            Is.EqualTo(new[] { "missiles: go; assurance: private", "missiles: go; blockade: kept" })
        );
        Assert.That(plan.Repairs.Select(repair => repair.GivingUp.Length), Is.EqualTo(new[] { 0, 1 }));
    }

    /// <summary>What is as it is in the scenario already is no change, and gives nothing up that was not given up.</summary>
    [Test]
    public void KeptTerm_GivesNothingUp()
    {
        var scenario = Scenario("as-of: 1962-10-27\nterms: {missiles: stay, assurance: none, blockade: kept, record: told}");
        var plan = Engine.Repair(Engine.Compile(Pack), scenario, new RepairOptions(), new ExploreOptions(), CancellationToken.None).Plan!;

        Assert.That(plan.Repairs.Select(repair => string.Join("; ", repair.Changes)), Is.EqualTo(new[] { "missiles: go" }));
        Assert.That(plan.Repairs[0].GivingUp, Is.Empty);
    }

    private static string AsOf(string? day) => day is null ? "" : $"as-of: {day}\n";

    private static RulePack Load(string text) => Engine.LoadPack([new SourceFile("pack.yaml", text)]).Value!;

    private static Scenario Scenario(string text)
    {
        var loaded = Engine.LoadScenario(new SourceFile("s.yaml", $"scenario: S\nrules: crisis\n{text}\n"), Pack);
        Assert.That(loaded.Diagnostics.Select(diagnostic => diagnostic.ToString()), Is.Empty);
        return loaded.Value!;
    }

    private static Evaluation Evaluate(string text) => Engine.Compile(Pack).Evaluate(Scenario(text));
}
