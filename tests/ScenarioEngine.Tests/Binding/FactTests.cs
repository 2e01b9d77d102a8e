using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Binding;

public sealed class FactTests
{
    [Test]
    public void Fact_StandsBesideThePositionsAndIssuesThatItConcerns()
    {
        var pack = Load("[school/aid, border]").ValueOrThrow();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(pack.FactsBeside(pack.Positions[0]), Is.EqualTo(pack.Facts));
            Assert.That(pack.FactsBeside(pack.Issues[1]), Is.EqualTo(pack.Facts));
            Assert.That(pack.FactsBeside(pack.Issues[0]), Is.Empty);
        }
    }

    [TestCase("[school/ait]", "SE2014", "Did you mean `school/aid`?")]
    [TestCase("[boarder]", "SE2003", "Did you mean `border`?")]
    public void NameOfNothing_IsToldTheNearest(string concerns, string code, string hint)
    {
        var diagnostic = Load(concerns).Diagnostics.Single();

        Assert.That((diagnostic.Code, diagnostic.Hint), Is.EqualTo((code, hint)));
    }

    private static LoadResult<RulePack> Load(string concerns) =>
        Engine.LoadPack([
            new SourceFile(
                "pack.yaml",
                $$"""
                id: aid
                title: Aid
                version: "1"
                summary: Words.
                parties: {school: {title: School, role: signatory} }
                sources: {letter: {title: Letter, publisher: School, date: 2026-02-01, tier: official, archive: "https://example.org/kept"} }
                issues:
                  aid: {title: Aid, type: yes-no}
                  border: {title: Border, type: yes-no}
                positions:
                  - {id: aid, party: school, title: Aid, speaker: Head, stated: 2026-02-01, source: letter, statement: Aid., kind: demand, met-when: {aid: yes} }
                facts:
                  - {id: busy, statement: The border is busy., stated: 2026-02-01, source: letter, concerns: {{concerns}}, because: It asks for nothing. }
                """
            ),
        ]);
}
