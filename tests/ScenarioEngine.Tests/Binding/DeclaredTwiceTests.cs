using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Binding;

/// <summary>A name that is declared twice is a mistake wherever the two places are, and each points at the other.</summary>
public sealed class DeclaredTwiceTests
{
    private const string Head = """
        id: lease
        title: Lease
        version: "1"
        summary: What the office costs.
        parties:
          owner: {title: Owner, role: signatory}
          tenant: {title: Tenant, role: signatory}
        sources:
          letter: {title: Letter, publisher: Owner}
        """;

    /// <summary>The first one was taken, and the other forgotten without a word.</summary>
    [Test]
    public void SourceInTwoFiles_IsReportedInTheSecond()
    {
        var found = Engine
            .LoadPack([
                new SourceFile("pack.yaml", Head),
                new SourceFile("more.yaml", "sources:\n  letter: {title: Another letter, publisher: Tenant}\n"),
            ])
            .Diagnostics;

        Assert.That(
            found.Select(diagnostic => (diagnostic.ToString(), diagnostic.Related[0].Location.ToString())),
            Is.EqualTo(new[] { ("more.yaml(2,3): error SE2001: Source `letter` is already declared.", "pack.yaml(9,3)") })
        );
    }

    [Test]
    public void PartyInAHeadFurtherDown_IsReportedThere()
    {
        var found = Engine
            .LoadPack([
                new SourceFile("pack.yaml", Head),
                new SourceFile("below/pack.yaml", Head[..Head.IndexOf("sources", StringComparison.Ordinal)]),
            ])
            .Diagnostics;

        Assert.That(
            found.Select(diagnostic => diagnostic.ToString()),
            Is.EqualTo(
                new[]
                {
                    "below/pack.yaml(6,3): error SE2001: Party `owner` is already declared.",
                    "below/pack.yaml(7,3): error SE2001: Party `tenant` is already declared.",
                }
            )
        );
    }

    [Test]
    public void PartyTwiceUnderPer_PointsAtItsOwnFirstMention()
    {
        var found = Engine
            .LoadPack([
                new SourceFile("pack.yaml", Head + "\nissues:\n  deposit: {title: Deposit, per: [owner, tenant, tenant], type: number}\n"),
            ])
            .Diagnostics;

        Assert.That(
            found.Select(diagnostic => (diagnostic.Location.ToString(), diagnostic.Related[0].Location.ToString())),
            Is.EqualTo(new[] { ("pack.yaml(11,50)", "pack.yaml(11,42)") })
        );
    }
}
