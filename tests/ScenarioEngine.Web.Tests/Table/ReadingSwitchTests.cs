using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Table;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Table;

/// <summary>The page shows on which readings a verdict hangs, and takes one.</summary>
public sealed class ReadingSwitchTests
{
    private const string Position = "ukraine/no-recognition";

    private static TableAddress DeFacto => TableAddress.Of("recognition-de-facto", TestServer.Seed.Scenarios["recognition-de-facto"]);

    [Test]
    public async Task Table_MarksAVerdictThatHangsOnAReading()
    {
        var page = await TestServer.Open(DeFacto.ToString());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelector("#party-ukraine .verdict")?.TextContent, Does.Contain("Conflict"));
            Assert.That(
                page.QuerySelector("#party-ukraine .hangs")?.TextContent,
                Does.Contain(
                    "open under 1 of 2, where “Occupied territory is never recognised” (Ukraine) is read as “Only recognition in law counts”"
                )
            );
            Assert.That(
                page.QuerySelectorAll("#finding .readings a").Select(link => link.TextContent),
                Is.EqualTo(new[] { "As encoded", "Only recognition in law counts" })
            );
        }
    }

    [Test]
    public async Task Link_ReadsThePositionSo_AndLeadsBack()
    {
        var first = await TestServer.Open(DeFacto.ToString());
        var page = await TestServer.Open(first.QuerySelectorAll("#finding .readings a")[^1].GetAttribute("href") ?? "");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelector("#party-ukraine .verdict")?.TextContent, Does.Contain("Open"));
            Assert.That(page.QuerySelector("#finding h2")?.TextContent, Does.Contain("Respected"));
            Assert.That(
                page.QuerySelector("#finding .readings a[aria-current]")?.TextContent,
                Is.EqualTo("Only recognition in law counts")
            );
            Assert.That(
                page.QuerySelector("#read-otherwise a")?.GetAttribute("href"),
                Is.EqualTo((DeFacto with { Focus = Position }).ToString())
            );
        }
    }

    /// <summary>The page finds what the command line does with the same reading.</summary>
    [Test]
    public void Address_HoldsTheReading()
    {
        var served = TestServer.Seed;
        var position = served.Pack.Position(Position);
        var address = ReadingSwitch.Read(DeFacto, served.Pack, position, position.Readings[0]);

        var read = Tables
            .Read(served, TableAddress.Parse(served.Pack.Id, new QueryCollection(QueryHelpers.ParseQuery(address.Query))))
            .ValueOrThrow();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(read.Pack.ReadAs, Is.EqualTo(new[] { position.Readings[0] }));
            Assert.That(served.Evaluator.Evaluate(read).Finding(Position).Status, Is.EqualTo(FindingStatus.Respected));
            Assert.That(ReadingSwitch.Read(address, served.Pack, position, null).Readings, Is.Empty);
        }
    }

    [Test]
    public async Task VaguePosition_CanBeReadSoThatItIsTested()
    {
        var page = await TestServer.Open("/table/ukraine-settlement");

        Assert.That(
            page.QuerySelectorAll("#party-russia .vague .readings a").Select(link => link.TextContent),
            Does.Contain("Crossed where weapons are neither limited nor cut off")
        );
    }

    /// <summary>The page that maps the room shows the same three columns as exploring does.</summary>
    [Test]
    public async Task Map_ShowsTheHonestZone()
    {
        var page = await TestServer.Open("/map/ukraine-settlement?_as-of=2025-11-30");

        var served = TestServer.Packs.Single(served => served.Pack.Id == "ukraine-settlement");
        var scenario = new Scenario("", served.Pack, served.Pack.Files[0]) { AsOf = new DateOnly(2025, 11, 30) };
        var explored = Engine
            .Explore(served.Evaluator, scenario, new ExploreOptions { Parts = ExploreParts.Rooms }, CancellationToken.None)
            .Exploration?.Honest.First(room => room.Party?.Id == "ukraine");

        var ukraine = page.QuerySelectorAll("#honest tbody tr").First(row => row.QuerySelector("th")?.TextContent == "Ukraine");
        Assert.That(
            ukraine.QuerySelectorAll("td").Select(cell => cell.TextContent),
            Is.EqualTo(
                new[] { explored?.RedLines, explored?.Demands, explored?.Preconditions }.Select(packages =>
                    ScenarioEngine.Explaining.Amounts.Rounded(packages ?? 0)
                )
            )
        );
    }

    [Test]
    public void UnknownReading_IsAMistakeWithTheNearestName()
    {
        var problem = Tables
            .Read(TestServer.Seed, new TableAddress("ukraine-interview") { Readings = [$"{Position}:in-law"] })
            .Diagnostics.Single();

        Assert.That((problem.Code, problem.Hint), Is.EqualTo(("SE2065", "Did you mean `in-law-only`?")));
    }
}
