using ScenarioEngine.Checking;
using ScenarioEngine.Exploring;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Checking;

/// <summary>Which warnings a comment takes away, by where it stands.</summary>
public sealed class AllowancesTests
{
    private const string Reason = ": The letter gives none.";

    [TestCase("", "", "", new[] { "SE7014", "SE7014" })]
    [TestCase("# allow SE7014 in this file" + Reason, "", "", new string[0])]
    [TestCase("", "# allow SE7014" + Reason, "", new[] { "SE7014" })]
    [TestCase("", "", "# allow SE7014" + Reason, new[] { "SE7014" })]
    [TestCase("", "#allow SE7014 , SE7013" + Reason, "", new[] { "SE7014", "SE7020" })]
    [TestCase("# allow SE7014" + Reason, "", "", new[] { "SE7014", "SE7014", "SE7020" })]
    [TestCase("# allow SE7014 in this file", "", "", new[] { "SE7019" })]
    [TestCase("# Please allow SE7014" + Reason, "", "", new[] { "SE7014", "SE7014" })]
    public void Comment_AllowsWhatItIsAbout(string atTop, string above, string atEnd, string[] codes) =>
        Assert.That(CodesOf(File(atTop, above, atEnd)), Is.EquivalentTo(codes));

    [Test]
    public void CommentOnThePack_ReachesItsOtherFiles()
    {
        var other = new SourceFile("more.yaml", "# allow SE7014 in this pack: The letter gives none.\nfacts: []\n");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(CodesOf(File("", "", ""), other), Is.Empty);
            Assert.That(
                CodesOf(File("", "", ""), new SourceFile("more.yaml", other.Text.Replace("pack", "file", StringComparison.Ordinal))),
                Is.EquivalentTo(new[] { "SE7014", "SE7014", "SE7020" })
            );
        }
    }

    private static SourceFile File(string atTop, string above, string atEnd) =>
        new(
            "pack.yaml",
            $$$"""
            {{{atTop}}}
            id: school-trip
            title: School trip
            version: "1"
            summary: Where the class goes.
            parties: {school: {title: School, role: signatory}}
            sources: {letter: {title: Letter, publisher: School, date: 2026-02-01}}
            issues: {place: {title: Place, type: choice, options: [town, lake, coast]}}
            positions:
              {{{above}}}
              # Another comment.

              - id: not-to-the-coast {{{atEnd}}}
                party: school
                kind: red-line
                title: Not to the coast
                statement: The school does not go to the coast.
                speaker: Head teacher
                stated: 2026-02-01
                source: letter
                crossed-when: {place: coast}
              - id: not-to-the-lake
                party: school
                kind: red-line
                title: Not to the lake
                statement: The school does not go to the lake.
                speaker: Head teacher
                stated: 2026-02-01
                source: letter
                crossed-when: {place: lake}
            """
        );

    private static IEnumerable<string> CodesOf(params SourceFile[] files)
    {
        var pack = Engine.LoadPack(files).ValueOrThrow();
        return PackCheck.Lint(Engine.Compile(pack), new ExploreOptions(), CancellationToken.None).Select(warning => warning.Code);
    }
}
