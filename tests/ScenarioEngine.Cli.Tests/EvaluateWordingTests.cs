namespace ScenarioEngine.Cli.Tests;

/// <summary>What the text report must not hide: assumptions, exceptions, what has been softened, and what was never tested.</summary>
public sealed class EvaluateWordingTests
{
    private const string Pack = """
        id: lease
        title: Lease
        version: 1
        summary: A landlord, a tenant and a bank.
        parties:
          landlord: {title: Landlord, role: signatory}
          tenant: {title: Tenant, role: signatory}
          bank: {title: Bank, role: guarantor}
        sources: {letters: {title: Letters, publisher: Landlord, date: 2026-03-01}}
        issues:
          rent: {title: Rent, type: number, unit: euros, min: 0}
          pets: {title: Pets, type: yes-no}
        positions:
          - {id: rent, party: landlord, kind: red-line, title: Not below 1000, statement: Not below 1000., source: assumption, crossed-when: {rent: {less-than: 1000}}}
          - id: pets
            party: landlord
            kind: red-line
            title: No pets
            statement: No pets.
            speaker: Landlord
            stated: 2026-01-01
            source: letters
            status: softened
            crossed-when: {pets: yes}
            unless: [{when: {rent: {more-than: 2000}}, statement: Pets for those who pay., speaker: Landlord, stated: 2026-01-02, source: letters}]
          - {id: talks, party: tenant, kind: openness, title: Talks, statement: Let us talk., speaker: Tenant, stated: 2026-01-01, source: letters, applies-when: {pets: yes}}
        """;

    [Test]
    public void Summary_TellsAssumedRedLinesFromStatedOnes() =>
        Assert.That(Evaluate("{rent: 900, pets: yes}"), Does.Contain("CONFLICT  It crosses 2 red lines of Landlord (1 of them assumed)."));

    [Test]
    public void Lists_MarkAssumptionsAndWhatWasSoftened()
    {
        var report = Evaluate("{rent: 1500, pets: no}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report, Does.Match(@"Landlord: Not below 1000 \(landlord/rent, red line, assumed\) +rent: 1500 euros"));
            Assert.That(report, Does.Match(@"Landlord: No pets \(landlord/pets, red line, softened\) +pets: no"));
        }
    }

    [Test]
    public void Rule_SaysUnless() =>
        Assert.That(Evaluate("{rent: 1500, pets: yes}"), Does.Contain("crossed when pets is yes; unless rent is more than 2000 euros"));

    [Test]
    public void OpenFinding_HasRuleStatementAndSource()
    {
        var open = Evaluate("{rent: 1500}").Split("OPEN  Landlord: No pets (landlord/pets)")[1];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(open, Does.Match(@"Rule +crossed when pets is yes"));
            Assert.That(open, Does.Match(@"Statement +No pets\."));
            Assert.That(open, Does.Match(@"Standing +softened"));
        }
    }

    [Test]
    public void PartyWithOpennessAlone_HasNothingToTest()
    {
        var report = Evaluate("{rent: 1500, pets: yes}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report, Does.Match(@"Tenant +nothing to test"));
            Assert.That(report, Does.Match(@"Bank +no stated position"));
        }
    }

    [Test]
    public void LongLabel_StandsOnALineOfItsOwn()
    {
        using var rules = new TemporaryRules("lease", Pack);
        var run = Tool.RunOn(
            "scenario: S\nrules: lease\nterms: {rent: 1500, pets: yes}\n",
            "explain",
            "-",
            "landlord/pets",
            "--rules",
            rules.Path
        );

        Assert.That(run.Output, Does.Contain("\n  Not applicable with\n             rent: more than 2000 euros\n"));
    }

    [Test]
    public void Totals_AreInDigitsThroughout() =>
        Assert.That(
            Tool.Run(
                "evaluate",
                "scenarios/ukraine-interview/freeze-with-promise.yaml",
                "scenarios/ukraine-interview/freeze-with-commitments.yaml"
            ).Output,
            Does.Contain("\n2 scenarios: 1 with an objection and 1 clear. ")
        );

    /// <summary>Whoever reads silence as the status quo hears why a term stays open all the same.</summary>
    [Test]
    public void SilenceWithoutAStatusQuo_IsGivenAsTheReason()
    {
        using var rules = new TemporaryRules("lease", Pack);
        const string scenario = "scenario: S\nrules: lease\nsilence: status-quo\nterms: {rent: 1500}\n";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Tool.RunOn(scenario, "evaluate", "-", "--rules", rules.Path).Output,
                Does.Match(@"depends\s+on\s+pets\s+\(which\s+has\s+no\s+status\s+quo\)")
            );
            Assert.That(
                Tool.RunOn(scenario, "explain", "-", "landlord/pets", "--rules", rules.Path).Output,
                Does.Match(@"cannot\s+be\s+told\s+\(not\s+stated,\s+and\s+the\s+pack\s+gives\s+no\s+status\s+quo\)")
            );
        }
    }

    private static string Evaluate(string terms)
    {
        using var rules = new TemporaryRules("lease", Pack);
        return Tool.RunOn($"scenario: S\nrules: lease\nterms: {terms}\n", "evaluate", "-", "--all", "--rules", rules.Path).Output;
    }
}
