using ScenarioEngine.Checking.Against;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Checking;

/// <summary>A rule that asks whether a field is stated names none of its values, and so none has to be in the words.</summary>
public sealed class StatedInSourceTests
{
    private const string Pack = """
        id: drawn
        title: Drawn
        version: 1
        summary: A demand that something be said.
        parties:
          owner: {title: Owner, role: signatory}
        sources:
          record: {title: Record, publisher: Nobody}
        issues:
          rent: {title: Rent, type: number}
        positions:
          - {id: named, party: owner, kind: demand, title: Named, statement: The rent has to be named., speaker: Owner, stated: 2026-01-01, source: record, met-when: {rent: {RULE}}}
        """;

    [TestCase("stated: yes", 0)]
    [TestCase("at-least: 7", 1)]
    public void NumberOfARule_IsLookedForInTheWords_UnlessItIsYesOrNo(string rule, int expected)
    {
        var pack = Engine.LoadPack([new SourceFile("pack.yaml", Pack.Replace("RULE", rule, StringComparison.Ordinal))]).ValueOrThrow();
        var words = new SourceText(new SourceFile("source.txt", "The owner said: The rent has to be named.\n"));

        var found = SourceCheck.Run(pack, words, _ => true);

        Assert.That(found, Has.Length.EqualTo(expected), string.Join('\n', found));
    }
}
