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
                Assert.That(table.QuerySelector("#compared")?.TextContent, Is.EqualTo("Compared with the other table"));
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
    [TestCase("<https://class.example/table/ukraine-interview?recognition=none>", "On the table")]
    [TestCase("https://class.example/present/ukraine-interview?recognition=none", "On the table")]
    [TestCase("https://class.example/handout/ukraine-interview?recognition=none&_title=Ours", "Ours")]
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

    /// <summary>What is wrong is said at the field, in which the link still stands, so that it can be mended.</summary>
    [TestCase("/table/office-lease", "no link to a table of this pack")]
    [TestCase("https://www.example.org/news", "no link to a table of this pack")]
    [TestCase("javascript:alert(1)", "no link to a table of this pack")]
    [TestCase("nothing at all", "no link to a table of this pack")]
    [TestCase("/table/ukraine-interv", "no link to a table of this pack")]
    [TestCase("/table/ukraine-interview?recogniton=none", "Did you mean `recognition`?")]
    [TestCase("/table/ukraine-interview?recognition=de-jur", "Did you mean `de-jure`?")]
    public async Task PastedLink_ThatIsNone_SaysSo(string link, string says)
    {
        var page = await TestServer.Open($"/table/ukraine-interview?recognition=de-jure&_compare-link={Uri.EscapeDataString(link)}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelector("#compare-says")?.TextContent, Does.Contain("Nothing is compared").And.Contain(says));
            Assert.That(page.QuerySelector("#compare-link")?.GetAttribute("value"), Is.EqualTo(link));
            Assert.That(page.QuerySelector("#compare-link")?.GetAttribute("aria-invalid"), Is.EqualTo("true"));
            Assert.That(page.QuerySelector("#compare")?.GetAttribute("value") ?? "", Is.Empty);
        }
    }

    /// <summary>Whoever has pasted a link stands at its field; the comparison is above it, and its day may be another.</summary>
    [Test]
    public async Task Comparison_IsLedToAndSaysItsDay()
    {
        var page = await TestServer.Open(
            "/table/ukraine-interview?recognition=de-jure&_compare-link=/table/ukraine-interview%3Frecognition%3Dnone%26_as-of%3D2026-01-31"
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelector("#compare-says a")?.GetAttribute("href"), Is.EqualTo("#compared"));
            Assert.That(page.QuerySelector("#compared")?.TextContent, Is.EqualTo("Compared with the other table"));
            Assert.That(page.QuerySelector(".comparison tbody tr")?.TextContent, Does.Contain("31 January 2026"));
        }
    }

    [Test]
    public async Task WayOut_SaysForWhom()
    {
        var page = await TestServer.Open("/table/ukraine-interview?recognition=de-jure");

        Assert.That(page.QuerySelector("#ways-out .changes li")?.TextContent, Does.Contain("Better for Ukraine (then open)"));
    }
}
