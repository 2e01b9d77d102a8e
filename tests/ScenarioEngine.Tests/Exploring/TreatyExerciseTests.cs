using System.Numerics;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Exploring;

/// <summary>
/// The public exercise with treaties: what its pack counts is what <c>tests/treaty-exercise/count.py</c> counts on its page.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class TreatyExerciseTests
{
    [Test]
    public void Drafts_AreSoManyAsOnThePage()
    {
        var pack = Engine.LoadPack(Repository.At("rules", "treaty-exercise")).ValueOrThrow();
        var exploration =
            Engine
                .Explore(Engine.Compile(pack), new Scenario("All", pack, pack.Files[0]), new ExploreOptions(), CancellationToken.None)
                .Exploration
            ?? throw new InvalidOperationException("The exercise is small.");
        var values = exploration.Values ?? throw new InvalidOperationException("The exercise has numbers.");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)exploration.All, Is.EqualTo(248_832));
            Assert.That((int)exploration.Zone, Is.EqualTo(31), "with nothing that Ukraine or Russia opposes");
            Assert.That(
                values.StayingOfAll.Single(staying => staying.Parties.Length == 4).Packages,
                Is.EqualTo((BigInteger)118_136),
                "above all four thresholds"
            );
            Assert.That(values.Staying.Single(staying => staying.Parties.Length == 4).Packages, Is.EqualTo((BigInteger)24), "both");
        }
    }
}
