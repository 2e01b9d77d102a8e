using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Laws;

/// <summary>The two cases with a documented outcome: how much room there was on which day, and what closed it.</summary>
/// <remarks>Which package crosses whose line on which day stands in the answer keys of the scenarios.</remarks>
public sealed class HistoricalCases
{
    private const string Korea = "korean-armistice";
    private const string Cuba = "cuba-1962";

    [TestCase(
        "1951-07-20",
        "north-korea-china/the-parallel + un-command/not-the-parallel",
        "north-korea-china/troops-on-the-agenda + un-command/troops-not-in-the-truce"
    )]
    [TestCase(
        "1952-04-03",
        "north-korea-china/all-prisoners-return + un-command/no-forced-return",
        "north-korea-china/airfields-allowed + un-command/no-airfields",
        "north-korea-china/soviet-union-member + un-command/soviet-union-excluded"
    )]
    [TestCase("1952-05-19", "north-korea-china/all-prisoners-return + un-command/no-forced-return")]
    public void Korea_HasNoRoomAndTheseDeadlocks(string day, params string[] deadlocks)
    {
        var exploration = Explore(Load(Korea), day);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)exploration.All, Is.EqualTo(48));
            Assert.That((int)exploration.Zone, Is.Zero);
            Assert.That(exploration.Deadlocks.Select(InWords), Is.EquivalentTo(deadlocks));
        }
    }

    [Test]
    public void Korea_InJune1953_HasRoomForTheArmisticeAlone() =>
        Assert.That(
            Zone(Explore(Load(Korea), "1953-06-08")),
            Is.EqualTo(["line: contact, foreign-troops: deferred, prisoners: neutral-custody, airfields: allowed, soviet-union: excluded"])
        );

    [Test]
    public void Cuba_On26October_HasRoomForTwoPackages() =>
        Assert.That(
            Zone(Explore(Load(Cuba), "1962-10-26")),
            Is.EquivalentTo([
                "missiles: removed-under-un, no-invasion-pledge: public, jupiters: stay, quarantine: lifted",
                "missiles: removed-under-un, no-invasion-pledge: public, jupiters: private-assurance, quarantine: lifted",
            ])
        );

    [Test]
    public void Cuba_On27October_HasRoomForTheSettlementAlone()
    {
        var exploration = Explore(Load(Cuba), "1962-10-27");

        Assert.That((int)exploration.All, Is.EqualTo(36));
        Assert.That(
            Zone(exploration),
            Is.EqualTo(["missiles: removed-under-un, no-invasion-pledge: public, jupiters: private-assurance, quarantine: lifted"])
        );
    }

    /// <summary>The deadlock that an option opened and not the dropping of a line.</summary>
    [Test]
    public void Cuba_WithoutThePrivateAssurance_HasOneDeadlockOfThreeLines()
    {
        var exploration = Explore(
            Load(Cuba, line => line.TrimStart().StartsWith("private-assurance:", StringComparison.Ordinal)),
            "1962-10-27"
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)exploration.All, Is.EqualTo(24));
            Assert.That((int)exploration.Zone, Is.Zero);
            Assert.That(
                exploration.Deadlocks.Select(InWords),
                Is.EqualTo(["soviet-union/turkey-for-cuba + united-states/missiles-leave + united-states/no-open-trade"])
            );
        }
    }

    private static Exploration Explore(RulePack pack, string day)
    {
        var scenario = new Scenario("All packages", pack, new SourceFile("all.yaml", ""))
        {
            AsOf = DateOnly.ParseExact(day, "yyyy-MM-dd", provider: null),
        };
        var result = Engine.Explore(Engine.Compile(pack), scenario, new ExploreOptions(), CancellationToken.None);
        return result.Exploration ?? throw new InvalidOperationException("A pack of a few dozen packages is not too large.");
    }

    private static RulePack Load(string pack) => Load(pack, _ => false);

    private static RulePack Load(string pack, Func<string, bool> isLeftOut)
    {
        var files = Directory
            .EnumerateFiles(Repository.At("rules", pack), "*.yaml", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(Path.GetDirectoryName(path)) != "lesson")
            .Order(StringComparer.Ordinal);
        return Engine
            .LoadPack([
                .. files.Select(path => new SourceFile(
                    path,
                    string.Concat(File.ReadLines(path).Where(line => !isLeftOut(line)).Select(line => line + "\n"))
                )),
            ])
            .ValueOrThrow();
    }

    private static IEnumerable<string> Zone(Exploration exploration)
    {
        Assert.That((int)exploration.Zone, Is.EqualTo(exploration.First.Length), "all packages of the zone are listed");
        return exploration.First.Select(package => string.Join(", ", package.Choices));
    }

    private static string InWords(Deadlock deadlock) => string.Join(" + ", deadlock.RedLines.Select(position => position.FullName));
}
