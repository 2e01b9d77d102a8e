using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Table;

/// <summary>What packs with values and with moves show beside the table.</summary>
public sealed class MovesTests
{
    [Test]
    public async Task States_AreThoseOfTheCommandWithAPictureAndTheOneOnTheTable()
    {
        var page = await TestServer.Open("/moves/elmira-1991?uniroyal=delay&order=original&insist=yes");
        var rows = page.QuerySelectorAll("table.states tbody tr")
            .Select(row => string.Join(' ', row.QuerySelectorAll("th, td").Select(cell => cell.TextContent.Trim())))
            .ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows, Has.Count.EqualTo(9));
            Assert.That(rows[4], Is.EqualTo("State 5 yes delay original 5: NGMS 4: NGMS 3: NGMS NGMS"));
            Assert.That(rows[8], Is.EqualTo("State 9 – abandon – 9: NGMS 5: NGMS 9: NGMS NGMS"));
            Assert.That(page.QuerySelector("tr.now th")?.TextContent, Is.EqualTo("State 5"));
            Assert.That(page.QuerySelectorAll("svg.picture circle").Length, Is.EqualTo(9));
            Assert.That(
                page.QuerySelector("main ul li")?.TextContent,
                Does.Contain("Ministry of the Environment and Uniroyal, to state 8")
            );
        }
    }

    [Test]
    public async Task State_LeadsToItsTable()
    {
        var page = await TestServer.Open("/moves/elmira-1991?uniroyal=delay&order=original&insist=yes");
        var link = page.QuerySelectorAll("table.states th a")[^1].GetAttribute("href");
        var table = await TestServer.Open(link ?? "");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(link, Is.EqualTo("/table/elmira-1991?uniroyal=abandon"));
            Assert.That(
                table.QuerySelectorAll(".moves a").Select(button => button.GetAttribute("href")),
                Has.Some.EqualTo("/moves/elmira-1991?uniroyal=abandon")
            );
        }
    }

    [Test]
    public async Task TermsThatNameNoState_SaySo() =>
        Assert.That(
            (await TestServer.Open("/moves/elmira-1991")).QuerySelector("main")?.TextContent,
            Does.Contain("they name no one state")
        );

    [Test]
    public async Task PackWithoutMoves_HasNoSuchPageAndNoButton()
    {
        using var visitor = TestServer.Visitor();
        using var answer = await visitor.GetAsync(new Uri("/moves/cuba-1962", UriKind.Relative));
        var table = await TestServer.Open("/table/cuba-1962");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)answer.StatusCode, Is.EqualTo(404));
            Assert.That(table.QuerySelectorAll(".moves a").Select(button => button.GetAttribute("href")), Has.None.Contain("/moves/"));
            Assert.That(table.QuerySelector("#values"), Is.Null);
        }
    }

    [Test]
    public async Task Values_AreThoseOfEachPartyPreferenceByPreference()
    {
        var page = await TestServer.Open("/table/employment-contract?bonus=10%25&division=e&moving=100%25&insurance=none&salary=32000");
        var rows = page.QuerySelectorAll("#values tbody tr")
            .Select(row => string.Join('|', row.QuerySelectorAll("th, td").Select(cell => cell.TextContent.Trim())))
            .ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows, Has.Count.EqualTo(12));
            Assert.That(rows[0], Is.EqualTo("Employee||0.77|no"));
            Assert.That(rows[1], Is.EqualTo("Signing bonus|0.41|0.41|"));
            Assert.That(rows[5], Is.EqualTo("Salary|0.17|0.00|"));
        }
    }

    [Test]
    public async Task OpenTerms_GiveTheLeastAndTheMost() =>
        Assert.That(
            (await TestServer.Open("/table/employment-contract?bonus=10%25")).QuerySelector("#values tr.whole")?.TextContent,
            Does.Contain("0.41 to 1.00").And.Contain("open, below 0.5")
        );
}
