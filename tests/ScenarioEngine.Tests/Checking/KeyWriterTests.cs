using ScenarioEngine.Checking;
using ScenarioEngine.Formatting;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Checking;

[Parallelizable(ParallelScope.All)]
public sealed class KeyWriterTests
{
    private const string Head = "scenario: Offer\nrules: lease\nterms: {rent: 900, pets: yes}\n";

    [Test]
    public void WithoutAKey_AllThatIsNotOpenIsWritten() =>
        Assert.That(
            Write(Head),
            Is.EqualTo(
                Head
                    + """
                    expect:
                      outcome: conflict
                      verdicts: {landlord: conflict}
                      findings:
                        landlord/no-pets: {status: crossed, because: [pets]}
                        tenant/cheap: {status: met, because: [rent]}
                      others: open

                    """
            )
        );

    [Test]
    public void KeyThatSaysSome_KeepsItsWordsAndComments()
    {
        var text =
            Head
            + """
                expect:
                  outcome: clear  # as the agent has it
                  findings:
                    # The dog.
                    landlord/no-pets: respected
                  todo: waits for the landlord

                """;

        Assert.That(
            Write(text),
            Is.EqualTo(
                Head
                    + """
                    expect:
                      outcome: conflict  # as the agent has it
                      verdicts: {landlord: conflict}
                      findings:
                        # The dog.
                        landlord/no-pets: crossed
                        tenant/cheap: {status: met, because: [rent]}
                      others: open
                      todo: waits for the landlord

                    """
            )
        );
    }

    [Test]
    public void KeyInBraces_StaysInBraces() =>
        Assert.That(
            Write(Head + "expect: {outcome: conflict, findings: {tenant/cheap: unmet}}\n"),
            Is.EqualTo(
                Head
                    + "expect: {outcome: conflict, verdicts: {landlord: conflict}, findings: {tenant/cheap: met, landlord/no-pets: {status: crossed, because: [pets]}}, others: open}\n"
            )
        );

    [Test]
    public void OthersOfAnotherStatus_SpeaksForThoseOfThatStatus() =>
        Assert.That(
            Write(Head + "expect: {outcome: conflict, verdicts: {tenant: open}, others: met}\n"),
            Is.EqualTo(
                Head
                    + "expect: {outcome: conflict, verdicts: {tenant: open}, findings: {landlord/no-pets: {status: crossed, because: [pets]}, tenant/deposit: open}, others: met}\n"
            )
        );

    [Test]
    public void LineEndsOfWindows_Stay() =>
        Assert.That(
            Write(Head.Replace("\n", "\r\n", StringComparison.Ordinal)).Replace("\r\n", "", StringComparison.Ordinal),
            Does.Not.Contain("\n")
        );

    [Test]
    public void KeyThatWasWritten_IsMetAndCompleteAndInCanonicalForm() =>
        RandomPacks.Check(
            seed: 43,
            count: 60,
            RandomPacks.Cases(scenarios: 2),
            sketch =>
            {
                var pack = sketch.LoadPack();
                var evaluator = Engine.Compile(pack);
                foreach (var file in sketch.Scenarios.Select(scenario => scenario.ToFile()))
                {
                    var canonical = new SourceFile(file.Path, Formatter.Format(file).Text ?? file.Text);
                    var text = KeyWriter.Write(evaluator.Evaluate(Engine.LoadScenario(canonical, pack).ValueOrThrow()));
                    var written = new SourceFile(file.Path, text);
                    var evaluation = evaluator.Evaluate(Engine.LoadScenario(written, pack).ValueOrThrow());
                    if (
                        !Mismatch.Find(evaluation).IsEmpty
                        || evaluation.Scenario.Expect?.Others is null
                        || KeyWriter.Write(evaluation) != text
                        || Formatter.Format(written).Text != text
                    )
                    {
                        return text;
                    }
                }

                return null;
            }
        );

    private static string Write(string text)
    {
        var pack = Engine.LoadPack([new SourceFile("pack.yaml", Lease)]).ValueOrThrow();
        return KeyWriter.Write(Engine.Compile(pack).Evaluate(Engine.LoadScenario(new SourceFile("offer.yaml", text), pack).ValueOrThrow()));
    }

    private const string Lease = """
        id: lease
        title: Lease
        version: 1
        summary: A landlord and a tenant.
        parties: {landlord: {title: Landlord, role: signatory}, tenant: {title: Tenant, role: signatory}}
        issues:
          rent: {title: Rent, type: number, unit: euros, min: 0}
          pets: {title: Pets, type: yes-no}
          deposit: {title: Deposit, type: yes-no}
        positions:
          - {id: no-pets, party: landlord, kind: red-line, title: No pets, statement: No pets., source: assumption, crossed-when: {pets: yes}}
          - {id: cheap, party: tenant, kind: demand, title: Cheap, statement: Cheap., source: assumption, met-when: {rent: {at-most: 900}}}
          - {id: deposit, party: tenant, kind: demand, title: No deposit, statement: None., source: assumption, met-when: {deposit: no}}
        """;
}
