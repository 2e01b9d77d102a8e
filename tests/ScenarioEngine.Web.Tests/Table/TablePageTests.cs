using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;
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
        var page = await TestServer.Open(
            TableAddress.Of("recognition-de-jure", TestServer.Seed.Scenarios["recognition-de-jure"]).ToString()
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelector("#outcome .verdict")?.TextContent, Does.Contain("Conflict"));
            Assert.That(page.QuerySelector("#room")?.TextContent, Does.Contain("No package"));
            Assert.That(page.QuerySelector("#finding .claim")?.TextContent, Does.Contain("crosses a red line stated on 9 January 2026"));
            Assert.That(page.QuerySelector("#finding .source a")?.GetAttribute("href"), Does.StartWith("https://"));
            Assert.That(
                page.QuerySelector("#ways-out .changes a span")?.TextContent,
                Is.EqualTo("Recognition of occupied territory: none")
            );
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

    /// <summary>Options that are taken away are in no package of the page either, and stand in the saved file.</summary>
    [Test]
    public void Address_HoldsWhatIsTakenAway()
    {
        var served = TestServer.Seed;
        var text = new Text.SourceFile(
            "x.yaml",
            "scenario: x\nrules: ukraine-interview\nterms: {}\nwithout-options: {recognition: [de-jure, de-facto], 'guarantee[europe].form': none}\n"
        );
        var scenario = Engine.LoadScenario(text, served.Pack).ValueOrThrow();
        var address = TableAddress.Of(null, scenario);

        var read = Tables
            .Read(served, TableAddress.Parse("ukraine-interview", new QueryCollection(QueryHelpers.ParseQuery(address.Query))))
            .ValueOrThrow();

        Assert.That(
            read.WithoutOptions.Select(option => option.ToString()).Order(StringComparer.Ordinal),
            Is.EqualTo(scenario.WithoutOptions.Select(option => option.ToString()).Order(StringComparer.Ordinal)).And.Not.Empty
        );
    }

    [Slow]
    [TestCaseSource(nameof(Scenarios))]
    public async Task Page_SaysWhatTheLibrarySays(ServedPack served, string name, Scenario scenario)
    {
        var page = await TestServer.Open(TableAddress.Of(name, scenario).ToString());

        var statuses = page.QuerySelectorAll(".finding .status").Select(status => status.TextContent).Order(StringComparer.Ordinal);
        var expected = served
            .Evaluator.Evaluate(scenario)
            .Findings.Select(finding => Explaining.Phrases.Status(finding.Status))
            .Order(StringComparer.Ordinal);
        Assert.That(statuses, Is.EqualTo(expected));
    }

    /// <summary>Topics stand in the order of the pack, and of a blocked table those are unfolded whose terms cross a line.</summary>
    [Test]
    public async Task Topics_StandAsThePackHasThem()
    {
        var page = await TestServer.Open(
            TableAddress
                .Of(
                    "package-d-withdrawal-from-donetsk",
                    TestServer.Packs.First(served => served.Pack.Id == "ukraine-settlement").Scenarios["package-d-withdrawal-from-donetsk"]
                )
                .ToString()
        );

        var titles = page.QuerySelectorAll(".topic h3").Select(title => title.TextContent).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(titles.Take(2), Is.EqualTo(new[] { "Territory", "Ceasefire" }));
            Assert.That(titles.IndexOf("Trade"), Is.GreaterThan(titles.IndexOf("Guarantees")));
            Assert.That(page.QuerySelectorAll(".topic[open] h3").Select(title => title.TextContent), Is.EqualTo(new[] { "Territory" }));
            Assert.That(page.QuerySelectorAll(".matrix thead span").Select(title => title.TextContent), Is.EqualTo(titles));
        }
    }

    /// <summary>What is open is a count; what is gone against is in sight.</summary>
    [Test]
    public async Task Parties_FoldWhatIsOpen()
    {
        var page = await TestServer.Open("/table/ukraine-interview?recognition=de-jure");

        var ukraine = page.QuerySelector("#party-ukraine");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                ukraine?.QuerySelectorAll("details .finding .status").Select(status => status.TextContent).Distinct(),
                Is.SubsetOf(new[] { "open", "not applicable" })
            );
            Assert.That(
                ukraine
                    ?.QuerySelectorAll(".finding .status")
                    .Where(status => status.Closest("details") is null)
                    .Select(status => status.TextContent),
                Has.None.EqualTo("open").And.Some.EqualTo("crossed")
            );
            Assert.That(ukraine?.QuerySelector("#folded-ukraine summary")?.TextContent, Does.StartWith("Open: "));
        }
    }

    /// <summary>
    /// Where nothing is gone against, the page begins with the red line that most packages of the table would cross alone.
    /// </summary>
    [Test]
    public async Task Focus_IsTheLineNearestToBeingCrossed()
    {
        var served = TestServer.Packs.First(pack => pack.Pack.Id == "ukraine-settlement");
        var nearest = Exploring
            .ZoneMaps.NearMisses(
                served.Evaluator,
                Tables.Read(served, new TableAddress(served.Pack.Id)).ValueOrThrow(),
                CancellationToken.None
            )
            ?.MaxBy(line => line.Packages)
            ?.RedLine;

        var page = await TestServer.Open("/table/ukraine-settlement");

        Assert.That(page.QuerySelector(".finding[aria-current]")?.GetAttribute("value"), Is.EqualTo(nearest?.FullName).And.Not.Null);
    }

    [Test]
    public async Task Words_AreExplainedOnOnePage()
    {
        var page = await TestServer.Open("/words");
        var table = await TestServer.Open("/table/ukraine-interview");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                page.QuerySelectorAll("dt").Select(word => word.TextContent),
                Is.SupersetOf(new[] { "red line", "zone", "deadlock", "concession", "way out", "party" }).And.Unique
            );
            Assert.That(page.QuerySelectorAll("dt").Select(word => word.Id), Is.Unique);
            Assert.That(table.QuerySelector("nav a[href='/words']"), Is.Not.Null);
        }
    }

    /// <summary>No test is shown as a "not" that does not hold.</summary>
    [Test]
    public async Task Tests_DenyNothingTwice()
    {
        var page = await TestServer.Open("/table/ukraine-settlement");
        var findings = TestServer
            .Packs.First(pack => pack.Pack.Id == "ukraine-settlement")
            .Pack.Positions.Take(40)
            .Select(position => position.FullName);
        foreach (var finding in findings)
        {
            page = await TestServer.Open($"/table/ukraine-settlement?_focus={finding}");

            Assert.That(
                page.QuerySelectorAll(".tests li").Select(test => test.TextContent),
                Has.None.Match(" (is not|is neither) .*: no "),
                finding
            );
        }
    }

    [Test]
    public async Task Form_HoldsTheTermsOfTheAddress()
    {
        var page = await TestServer.Open(
            "/table/ukraine-interview?recognition=de-jure&trade.us-tariff=15%25&guarantee%5Beurope%5D.form=open"
        );

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

        using var answer = await visitor.GetAsync(
            new Uri("/table/ukraine-interview?recognition=none&vote.referendum=&trade.us-tariff=-&trade.us-tariff=", UriKind.Relative)
        );

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
    public async Task Map_SaysWhatEachRedLineCosts()
    {
        var page = await TestServer.Open("/map/ukraine-settlement?_silence=status-quo&_without=ukraine/no-recognition");

        var lines = page.QuerySelectorAll("[aria-labelledby='prices'] tbody tr")
            .Select(row => row.QuerySelector("th")?.TextContent)
            .ToList();
        var kept = page.QuerySelectorAll("main form input[type='hidden']").Select(input => input.GetAttribute("name"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines, Has.Some.EqualTo("Russia: No compromise on five regions").And.Not.Empty);
            Assert.That(kept, Is.EquivalentTo(new[] { "_silence", "_without" }), "nothing that the link says is lost");
        }
    }

    [Test]
    public async Task SavedYaml_IsTheTable()
    {
        using var visitor = TestServer.Visitor();

        var yaml = await visitor.GetStringAsync(
            new Uri(
                "/yaml/ukraine-interview?recognition=de-jure&guarantee%5Beurope%5D.triggers=renewed-aggression&_as-of=2026-01-31",
                UriKind.Relative
            )
        );

        Assert.That(
            yaml,
            Is.EqualTo(
                """
                scenario: On the table
                rules: ukraine-interview
                as-of: 2026-01-31
                terms:
                  recognition: de-jure
                  'guarantee[europe].triggers': [renewed-aggression]

                """.ReplaceLineEndings("\n")
            )
        );
    }

    [TestCase(null, "")]
    [TestCase("?_from=recognition-de-jure&recognition=none&_as-of=2026-01-31", ", changed")]
    [TestCase("?recognition=none&_title=Peace%20by%20%C3%84ra", "Peace by Ära")]
    public async Task Title_IsThatOfWhatIsOnTheTable(string? changed, string title)
    {
        var from = TestServer.Seed.Scenarios["recognition-de-jure"];
        var query = changed ?? TableAddress.Of("recognition-de-jure", from).Query;
        var expected = title.Length == 0 || title[0] == ',' ? from.Title + title : title;
        using var visitor = TestServer.Visitor();

        var page = await TestServer.Open($"/table/ukraine-interview{query}");
        var presenter = await TestServer.Open($"/present/ukraine-interview{query}");
        var yaml = await visitor.GetStringAsync(new Uri($"/yaml/ukraine-interview{query}", UriKind.Relative));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelector("h1")?.TextContent, Is.EqualTo(expected));
            Assert.That(presenter.QuerySelector("h1")?.TextContent, Is.EqualTo(expected));
            Assert.That(page.QuerySelector("a[download]")?.GetAttribute("download"), Is.EqualTo(Tables.FileNameOf(expected)));
            Assert.That(yaml, Does.Contain(expected));
        }
    }

    [TestCase("Peace by Ära: 15 %?", ExpectedResult = "peace-by-ära-15.yaml")]
    [TestCase("../../etc/passwd", ExpectedResult = "etc-passwd.yaml")]
    [TestCase("?!", ExpectedResult = "table.yaml")]
    public string SavedFile_IsCalledAsThePackage(string title) => Tables.FileNameOf(title);

    /// <summary>Why a package cannot stand is said before the parties, and wherever the package is shown.</summary>
    [Test]
    public async Task ReasonOfTheImpossible_StandsOnEveryPage()
    {
        var (served, address, because) = Impossible();
        foreach (var kind in (string[])["table", "present", "handout", "embed"])
        {
            var page = await TestServer.Open($"/{kind}/{served.Pack.Id}{address.Query}");

            Assert.That(page.QuerySelector(".reason")?.TextContent, Does.Contain(because), kind);
        }
    }

    [Test]
    public async Task Time_HasAStopBeforeTheFirstStatement()
    {
        var page = await TestServer.Open("/table/ukraine-settlement");

        var days = page.QuerySelector("#time")?.GetAttribute("data-days")?.Split(' ') ?? [];
        var before = await TestServer.Open($"/table/ukraine-settlement?_as-of={days[0]}");
        Assert.That(before.QuerySelector("#outcome .verdict")?.TextContent, Does.Contain("No position"));
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

        var addresses = page.QuerySelectorAll("script[src], link[href], img[src]")
            .Select(element => element.GetAttribute("src") ?? element.GetAttribute("href") ?? "")
            .ToList();
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

    /// <summary>
    /// Who says what is on the page is sent what differs; who was served by another run of the server is sent everything.
    /// </summary>
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
            Assert.That(
                difference,
                Does.Contain("value=\"ukraine/no-recognition\"")
                    .And.Not.Contain("value=\"ukraine/concrete-commitment")
                    .And.Not.Contain("<legend>")
            );
            Assert.That(difference, Does.Contain("data-later=\"/ways/ukraine-interview?recognition=de-jure\"").And.Not.Contain("Deadlock"));
            Assert.That(
                whole,
                Does.Contain("value=\"ukraine/concrete-commitment")
                    .And.Contain("<legend>")
                    .And.Contain("Deadlock")
                    .And.Not.Contain("data-later=\"/ways")
            );
        }

        async Task<string> Ask(string shows)
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get,
                new Uri("/part/ukraine-interview?recognition=de-jure", UriKind.Relative)
            );
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

    /// <summary>A scenario of the packs that a constraint makes impossible.</summary>
    private static (ServedPack Served, TableAddress Address, string Because) Impossible() =>
        (
            from served in TestServer.Packs
            from scenario in served.Scenarios
            let evaluation = served.Evaluator.Evaluate(scenario.Value)
            let broken = evaluation.Constraints.FirstOrDefault(constraint => constraint.IsBroken == true)
            where broken is not null
            select (served, TableAddress.Of(scenario.Key, scenario.Value), broken.Constraint.Because)
        ).First();

    private static IEnumerable<string> Said(Scenario scenario) =>
        scenario
            .Terms.Select(term => term.ToString())
            .Concat(scenario.LeftOpen.Select(open => $"{open.Field.Path}: open"))
            .Append($"{scenario.AsOf:O} {scenario.Silence}")
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Findings(ServedPack served, Scenario scenario) =>
        served.Evaluator.Evaluate(scenario).Findings.Select(finding => finding.ToString());
}
