using System.Net;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Table;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Table;

public sealed class TablePageTests
{
    private static IEnumerable<TestCaseData> Scenarios =>
        from served in TestServer.Packs
        from scenario in served.Scenarios
        select new TestCaseData(served, scenario.Key, scenario.Value).SetArgDisplayNames(scenario.Key);

    [Test]
    public async Task SeedScenario_ShowsTheConflictItsSourceAndTheWayOut()
    {
        var page = await TestServer.Open(TableAddress.Of("recognition-de-jure", TestServer.Seed.Scenarios["recognition-de-jure"]).ToString());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelector("#outcome .verdict")?.TextContent, Does.Contain("Conflict"));
            Assert.That(page.QuerySelector("#room")?.TextContent, Does.Contain("No package"));
            Assert.That(page.QuerySelector("#finding .claim")?.TextContent, Does.Contain("crosses a red line stated on 9 January 2026"));
            Assert.That(page.QuerySelector("#finding .source a")?.GetAttribute("href"), Does.StartWith("https://"));
            Assert.That(page.QuerySelector("#ways-out .changes a code")?.TextContent, Is.EqualTo("recognition: none"));
        }
    }

    /// <summary>A link is the scenario: what is read from it is evaluated like the file.</summary>
    [TestCaseSource(nameof(Scenarios))]
    public void Address_HoldsTheWholeScenario(ServedPack served, string name, Scenario scenario)
    {
        var read = Tables.Read(served, TableAddress.Of(name, scenario)).ValueOrThrow();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Said(read), Is.EqualTo(Said(scenario)));
            Assert.That(Findings(served, read), Is.EqualTo(Findings(served, scenario)));
        }
    }

    [TestCaseSource(nameof(Scenarios))]
    public async Task Page_SaysWhatTheLibrarySays(ServedPack served, string name, Scenario scenario)
    {
        var page = await TestServer.Open(TableAddress.Of(name, scenario).ToString());

        var statuses = page.QuerySelectorAll(".finding .status").Select(status => status.TextContent).Order(StringComparer.Ordinal);
        var expected = served.Evaluator.Evaluate(scenario).Findings.Select(finding => Explaining.Phrases.Status(finding.Status)).Order(StringComparer.Ordinal);
        Assert.That(statuses, Is.EqualTo(expected));
    }

    [Test]
    public async Task Form_HoldsTheTermsOfTheAddress()
    {
        var page = await TestServer.Open("/table/ukraine-interview?recognition=de-jure&trade.us-tariff=15%25&guarantee%5Beurope%5D.form=open");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelector("input[name='recognition'][checked]")?.GetAttribute("value"), Is.EqualTo("de-jure"));
            Assert.That(page.QuerySelector("input[name='trade.us-tariff'][type=text]")?.GetAttribute("value"), Is.EqualTo("15%"));
            Assert.That(page.QuerySelector("input[name='guarantee[europe].form'][checked]")?.GetAttribute("value"), Is.EqualTo("open"));
        }
    }

    [Test]
    public async Task SentForm_LeadsToAnAddressWithoutWhatIsSilent()
    {
        using var visitor = TestServer.Visitor();

        using var answer = await visitor.GetAsync(new Uri("/table/ukraine-interview?recognition=none&vote.referendum=&trade.us-tariff=-&trade.us-tariff=", UriKind.Relative));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
            Assert.That(answer.Headers.Location?.ToString(), Is.EqualTo("/table/ukraine-interview?recognition=none"));
        }
    }

    [Test]
    public async Task MisspeltTerm_IsNeverPassedOver()
    {
        using var visitor = TestServer.Visitor();

        using var answer = await visitor.GetAsync(new Uri("/table/ukraine-interview?recogniton=none", UriKind.Relative));

        var text = await answer.Content.ReadAsStringAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(text, Does.Contain("SE2003").And.Contain("Did you mean `recognition`?"));
        }
    }

    [Test]
    public async Task SavedYaml_IsTheTable()
    {
        using var visitor = TestServer.Visitor();

        var yaml = await visitor.GetStringAsync(new Uri("/yaml/ukraine-interview?recognition=de-jure&guarantee%5Beurope%5D.triggers=renewed-aggression&_as-of=2026-01-31", UriKind.Relative));

        Assert.That(yaml, Is.EqualTo("""
            scenario: On the table
            rules: ukraine-interview
            as-of: 2026-01-31
            terms:
              recognition: de-jure
              'guarantee[europe].triggers': [renewed-aggression]

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public async Task PositionTakenOut_IsTakenOutOfTheSavedFileToo()
    {
        using var visitor = TestServer.Visitor();
        const string query = "ukraine-interview?recognition=de-jure&_without=ukraine/no-recognition";

        var page = await TestServer.Open($"/table/{query}");
        var yaml = await visitor.GetStringAsync(new Uri($"/yaml/{query}", UriKind.Relative));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelector("#outcome .verdict")?.TextContent, Does.Not.Contain("Conflict"));
            Assert.That(yaml, Does.EndWith("what-if:\n  - name: Without these positions\n    without: ['ukraine/no-recognition']\n"));
        }
    }

    [Test]
    public async Task UnknownPositionTakenOut_IsNeverPassedOver()
    {
        using var visitor = TestServer.Visitor();

        using var answer = await visitor.GetAsync(new Uri("/table/ukraine-interview?_without=ukraine/no-recogniton", UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("ukraine/no-recognition"));
    }

    [Test]
    public async Task FirstPage_IsSmallAndAsksNoOtherHost()
    {
        var page = await TestServer.Open("/table/ukraine-interview");

        var addresses = page.QuerySelectorAll("script[src], link[href], img[src]").Select(element => element.GetAttribute("src") ?? element.GetAttribute("href") ?? "").ToList();
        using var browser = TestServer.Visitor();
        browser.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br, gzip");
        var size = 0;
        foreach (var address in addresses.Append("/table/ukraine-interview"))
        {
            size += (await browser.GetByteArrayAsync(new Uri(address, UriKind.Relative))).Length;
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(addresses, Has.All.StartsWith("/assets/"));
            Assert.That(size, Is.LessThan(100_000));
            Assert.That(page.QuerySelectorAll("[style], script:not([src]), [onclick], [onchange]"), Is.Empty);
        }
    }

    /// <summary>Who says what is on the page is sent what differs; who was served by another run of the server is sent everything.</summary>
    [Test]
    public async Task Part_HoldsWhatDiffersFromWhatIsShown()
    {
        const string shown = "?recognition=none";
        using var visitor = TestServer.Visitor();
        var page = await TestServer.Open($"/table/ukraine-interview{shown}");
        var run = page.QuerySelector("#table")?.GetAttribute("data-run");

        var difference = await Ask($"{run}{shown}");
        var whole = await Ask($"another{shown}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(difference, Does.Contain("value=\"ukraine/no-recognition\"").And.Not.Contain("value=\"ukraine/trade-advantages").And.Not.Contain("<legend>"));
            Assert.That(difference, Does.Contain("data-later=\"/ways/ukraine-interview?recognition=de-jure\"").And.Not.Contain("Deadlock"));
            Assert.That(whole, Does.Contain("value=\"ukraine/trade-advantages").And.Contain("<legend>").And.Contain("Deadlock").And.Not.Contain("data-later"));
        }

        async Task<string> Ask(string shows)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/part/ukraine-interview?recognition=de-jure", UriKind.Relative));
            request.Headers.Add(TableEndpoints.ShowsHeader, shows);
            using var answer = await visitor.SendAsync(request);
            return await answer.Content.ReadAsStringAsync();
        }
    }

    /// <summary>Other positions count on another day, so nothing on the page can stay.</summary>
    [TestCase("?_as-of=2026-01-31")]
    [TestCase("?_without=ukraine/no-recognition")]
    public async Task Part_OfAnotherDayOrWithOtherPositions_IsWhole(string shown)
    {
        using var visitor = TestServer.Visitor();
        var page = await TestServer.Open($"/table/ukraine-interview{shown}");
        visitor.DefaultRequestHeaders.Add(TableEndpoints.ShowsHeader, page.QuerySelector("#table")?.GetAttribute("data-run") + shown);

        var answer = await visitor.GetStringAsync(new Uri("/part/ukraine-interview?recognition=none", UriKind.Relative));

        Assert.That(answer, Does.Contain("<legend>").And.Not.Contain("data-some"));
    }

    private static IEnumerable<string> Said(Scenario scenario) =>
        scenario.Terms.Select(term => term.ToString()).Concat(scenario.LeftOpen.Select(open => $"{open.Field.Path}: open"))
            .Append($"{scenario.AsOf:O} {scenario.Silence}").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Findings(ServedPack served, Scenario scenario) =>
        served.Evaluator.Evaluate(scenario).Findings.Select(finding => finding.ToString());
}
