using ScenarioEngine.Checking;
using ScenarioEngine.Exploring;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Checking;

public sealed class PackCheckTests
{
    /// <summary>Found by the fuzz test: an order of no variables was looked for.</summary>
    [Test]
    public void PackWithoutIssues_IsLookedOver()
    {
        var pack = Engine.LoadPack([new SourceFile("pack.yaml", "id: empty\ntitle: Empty\nversion: 1\nsummary: Nothing yet.\nparties: {school: {title: School, role: signatory}}\n")]).ValueOrThrow();

        Assert.That(PackCheck.Lint(Engine.Compile(pack), new ExploreOptions(), CancellationToken.None).Select(warning => warning.Code), Is.EqualTo(new[] { "SE7015" }));
    }
}
