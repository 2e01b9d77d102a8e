using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Table;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Table;

public sealed class WorksTests
{
    /// <summary>
    /// Every package that is shown lies on a table that crosses no red line, and the table that it came from lies beside it.
    /// </summary>
    [TestCase("/works/ukraine-interview?recognition=de-jure")]
    [TestCase("/works/ukraine-settlement?_for=russia&_for=united-states")]
    [TestCase("/works/office-lease")]
    public async Task Packages_CrossNothingAndCanBeLaid(string path)
    {
        var page = await TestServer.Open(path);
        var links = page.QuerySelectorAll("main .card .actions a").Select(link => link.GetAttribute("href") ?? "").ToList();

        Assert.That(links.Distinct().Count(), Is.GreaterThan(1).And.EqualTo(links.Count));
        foreach (var link in links)
        {
            var table = await TestServer.Open(link);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(table.QuerySelector("#outcome .verdict")?.TextContent, Does.Not.Contain("Conflict").And.Not.Contain("Open"));
                Assert.That(table.QuerySelector("#compared")?.TextContent, Is.EqualTo("Compared with On the table"));
            }
        }
    }

    /// <summary>
    /// The parties that are asked for are those for which the packages are best, and what these miss all the same is named.
    /// </summary>
    [Test]
    public async Task Parties_AreThoseAskedFor()
    {
        var page = await TestServer.Open("/works/ukraine-settlement?_for=united-states&_for=russia");
        var cards = page.QuerySelectorAll("main .card").ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                page.QuerySelectorAll("select[name=_for] option[selected]").Select(option => option.TextContent),
                Is.EqualTo(new[] { "United States", "Russia" })
            );
            Assert.That(
                cards.SelectMany(card => card.QuerySelectorAll("h2")).Select(title => title.TextContent),
                Has.Some.Contains("Best for Russia").And.Some.Contains("est for United States")
            );
            Assert.That(
                cards.Find(card => card.QuerySelector("h2")?.TextContent.Contains("Russia", StringComparison.Ordinal) == true)?.TextContent,
                Does.Contain("Russia gets").And.Contain("no package of these gives it more")
            );
        }
    }

    [Test]
    public async Task NoPackage_SaysWhyAndWhatComesClosest()
    {
        var page = await TestServer.Open("/works/cuba-1962");
        var main = page.QuerySelector("main")?.TextContent;
        var closest = await TestServer.Open(page.QuerySelector("main .card .actions a")?.GetAttribute("href") ?? "");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                main,
                Does.Contain("There is no package that works")
                    .And.Contain("No international inspection in Cuba")
                    .And.Contain("none crosses fewer than one stated red line")
            );
            Assert.That(closest.QuerySelector("#outcome")?.TextContent, Does.Contain("One stated red line is crossed"));
        }
    }

    /// <summary>A link that was pasted is another table of the same pack, whatever server showed it.</summary>
    [TestCase("/table/ukraine-interview?recognition=none", "On the table")]
    [TestCase(" https://class.example/part/table/ukraine-interview?recognition=none&_title=Ours&_compare=x ", "Ours")]
    public void PastedLink_IsCompared(string link, string title)
    {
        var served = TestServer.Seed;
        using var tables = new Tables(new(TestServer.Packs));
        var address = TableAddress.Parse(
            served.Pack.Id,
            new QueryCollection(QueryHelpers.ParseQuery($"?recognition=de-jure&_compare=&_compare-link={Uri.EscapeDataString(link)}"))
        );

        var view = tables.Lay(served, address, CancellationToken.None).View;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(view?.Other?.Title, Is.EqualTo(title));
            Assert.That(view?.Other?.Evaluation.Outcome, Is.Not.EqualTo(Outcome.Conflict));
            Assert.That(
                TableAddress.Parse(served.Pack.Id, new QueryCollection(QueryHelpers.ParseQuery(address.Query))).Compare,
                Is.EqualTo(address.Compare),
                "the address holds it"
            );
        }
    }

    [TestCase("/table/office-lease")]
    [TestCase("javascript:alert(1)")]
    [TestCase("/table/ukraine-interview?recogniton=none")]
    [TestCase("nothing at all")]
    public async Task PastedLink_ThatIsNone_SaysSo(string link)
    {
        var page = await TestServer.Open($"/table/ukraine-interview?recognition=de-jure&_compare-link={Uri.EscapeDataString(link)}");

        Assert.That(page.QuerySelector(".warning[role=alert]")?.TextContent, Does.Contain("no link to a table of this pack"));
    }

    [Test]
    public async Task WayOut_SaysForWhom()
    {
        var page = await TestServer.Open("/table/ukraine-interview?recognition=de-jure");

        Assert.That(page.QuerySelector("#ways-out .changes li")?.TextContent, Does.Contain("Better for Ukraine (then open)"));
    }
}
