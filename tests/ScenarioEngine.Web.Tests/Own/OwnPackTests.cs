using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Own;

/// <summary>A visitor's own pack, asked for as browsers do. A browser of its own is in <c>OwnPackStory</c>.</summary>
public sealed partial class OwnPackTests
{
    private const string Terms = "?jupiters=stay&missiles=removed-under-un&no-invasion-pledge=public&quarantine=lifted&_as-of=1962-10-27";

    private const string Small = """
        id: small
        title: A small pack
        version: "1"
        summary: It is small.
        parties: {one: {title: One, role: signatory}}
        sources: {s: {title: S, publisher: P, date: 2026-01-02}}
        issues:
          gate: {title: The gate, type: choice, options: [open-wide, shut]}
          height: {title: Its height, type: number, unit: metres}
        positions:
          - id: no-gate
            party: one
            kind: red-line
            title: No open gate
            statement: One wants no open gate.
            speaker: Somebody
            stated: 2026-01-02
            source: s
            crossed-when: {gate: open-wide}

        """;

    private static readonly string[] Pages =
    [
        "/table",
        "/part",
        "/present",
        "/present-part",
        "/ways",
        "/works",
        "/handout",
        "/map",
        "/yaml",
        "/packs",
    ];

    [TestCaseSource(nameof(Pages))]
    public async Task PagesOfATable_AreThoseOfAServedPack(string page)
    {
        using var owner = await Owner.With(("cuba.zip", Owner.Zip("cuba-1962")));
        using var visitor = TestServer.Visitor();

        var mine = await owner.Get($"{page}/cuba-1962{Terms}");
        var everybodys = await visitor.GetStringAsync(new Uri($"{page}/cuba-1962{Terms}", UriKind.Relative));

        Assert.That(
            Bare(mine.Replace(owner.Place, "", StringComparison.Ordinal)),
            Is.EqualTo(Bare(everybodys.Replace("cuba-1962/positions/", "positions/", StringComparison.Ordinal)))
        );
    }

    [Test]
    public async Task Table_IsComparedWithAnotherAndWithAPastedLink()
    {
        using var owner = await Owner.With(("cuba.zip", Owner.Zip("cuba-1962")));

        var scenario = await owner.Open($"/table/cuba-1962{Terms}&_compare=settlement-as-of-27");
        var link = await owner.Open(
            $"/table/cuba-1962{Terms}&_compare-link={Uri.EscapeDataString($"http://127.0.0.1{owner.Place}/table/cuba-1962?missiles=remain")}"
        );

        Assert.That(
            (scenario.QuerySelector("#compared")?.TextContent, link.QuerySelector("#compared") is not null),
            Is.EqualTo(("Compared with The settlement, as of 27 October", true))
        );
    }

    [Test]
    public async Task AnotherVisitor_FindsNothingAtItsAddress()
    {
        using var owner = await Owner.With(Small);
        using var other = await Owner.With(Small.Replace("A small pack", "Another pack", StringComparison.Ordinal));
        using var stranger = TestServer.Visitor();
        var pages = Pages
            .Select(page => $"{page}/small")
            .Concat(["/workshop", "/workshop/pack.zip", "/workshop/edit?file=pack.yaml", "/workshop/statement", "/class", "", "/nowhere"]);

        foreach (var page in pages)
        {
            using var seen = await stranger.GetAsync(new Uri(owner.Place + page, UriKind.Relative));
            var nothing = await (
                await stranger.GetAsync(new Uri($"/own/{new string('0', 32)}{page}", UriKind.Relative))
            ).Content.ReadAsStringAsync();

            Assert.That((seen.StatusCode, await seen.Content.ReadAsStringAsync()), Is.EqualTo((HttpStatusCode.NotFound, nothing)), page);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await owner.Open("/packs/small")).Title, Does.StartWith("A small pack"));
            Assert.That((await other.Open("/packs/small")).Title, Does.StartWith("Another pack"));
            Assert.That(await stranger.GetStringAsync(new Uri("/", UriKind.Relative)), Does.Not.Contain("A small pack"));
            Assert.That(
                (await stranger.GetAsync(new Uri("/table/small", UriKind.Relative))).StatusCode,
                Is.EqualTo(HttpStatusCode.NotFound)
            );
            Assert.That(
                await (await owner.Ask("/../../own")).Content.ReadAsStringAsync(),
                Does.Contain("pack.yaml").And.Not.Contain(other.Place)
            );
        }
    }

    [Test]
    public async Task Answers_AreKeptByNobody()
    {
        using var owner = await Owner.With(Small);

        foreach (var page in (string[])["/workshop", "/table/small", "/part/small", "/yaml/small", "/workshop/pack.zip", "/nowhere"])
        {
            using var answer = await owner.Ask(page);

            Assert.That((answer.Headers.CacheControl?.NoStore, answer.Headers.ETag), Is.EqualTo((true, (object?)null)), page);
        }
    }

    [Test]
    public async Task PagesOfTheServerItself_AreNotBelowAnOwnPack(
        [Values("/rooms", "/api/packs", "/embed/small", "/own", "/assets/x/site.css", "/health", "/")] string page
    )
    {
        using var owner = await Owner.With(Small);

        using var answer = await owner.Ask(page);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task RoomsAndSharing_AreNotOffered()
    {
        using var owner = await Owner.With(Small);

        var table = await owner.Open("/table/small");
        using var room = await Room(owner);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(table.QuerySelector("#predict"), Is.Null);
            Assert.That(table.QuerySelector("#share")?.HasAttribute("hidden"), Is.True);
            Assert.That(table.QuerySelector(".hand-in"), Is.Null);
            Assert.That(room.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        }
    }

    [Test]
    public async Task Mistakes_AreSaidInTheWordsOfTheCommandLine()
    {
        var wrong = Small.Replace("red-line", "red-lin", StringComparison.Ordinal);
        using var owner = await Owner.With(wrong);
        using var printed = new StringWriter();
        DiagnosticWriter.Write(printed, Engine.LoadPack([new SourceFile("pack.yaml", wrong)]).Diagnostics[0]);

        var page = await owner.Open("/workshop");

        var problem = page.QuerySelector(".problems li");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Squeezed(page.QuerySelector(".lead")?.TextContent), Does.StartWith("One mistake keeps it"));
            Assert.That(
                Squeezed(problem?.TextContent).Replace("What to do:", "= hint:", StringComparison.Ordinal),
                Is.EqualTo(Squeezed(printed.ToString()).Replace("(13,11):", "(13,11)", StringComparison.Ordinal))
            );
            Assert.That(
                problem?.QuerySelector("a")?.GetAttribute("href"),
                Is.EqualTo($"{owner.Place}/workshop/edit?file=pack.yaml&line=13#text")
            );
        }
    }

    [Test]
    public async Task FileThatIsWritten_IsCheckedBeforeItIsSavedAndLaidAfterwards()
    {
        using var owner = await Owner.With(
            ("pack.yaml", Encoding.UTF8.GetBytes(Small)),
            ("wide.yaml", "scenario: Wide\nrules: small\nterms: {gate: open-wide}\n"u8.ToArray())
        );
        var changed = Small.Replace("crossed-when: {gate: open-wide}", "crossed-when: {gate: shut}", StringComparison.Ordinal);

        var check = await (await owner.Post("/workshop/check", ("file", "pack.yaml"), ("text", changed))).Content.ReadAsStringAsync();
        var before = await owner.Open("/table/small?gate=open-wide");
        using var saved = await owner.Post("/workshop/edit", ("file", "pack.yaml"), ("text", changed), ("version", "1"));
        using var late = await owner.Post("/workshop/edit", ("file", "pack.yaml"), ("text", "late"), ("version", "1"));
        var after = await owner.Open("/table/small?gate=open-wide");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Squeezed(check), Does.Contain("No open gate – respected (as saved: crossed)"));
            Assert.That(before.QuerySelector("#outcome")?.ClassName, Does.Contain("conflict"));
            Assert.That(saved.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
            Assert.That(late.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(await late.Content.ReadAsStringAsync(), Does.Contain(">late</textarea>"));
            Assert.That(after.QuerySelector("#outcome")?.ClassName, Does.Contain("clear"));
        }
    }

    [Test]
    public async Task Statement_IsAddedStepByStep()
    {
        using var owner = await Owner.With(Small);
        List<(string, string)> answers = [("party", "one"), ("kind", "red-line"), ("title", "No more than ten metres")];

        var second = await Page(await owner.Post("/workshop/statement", [.. answers, ("go", "2")]));
        answers.AddRange([
            ("statement", "It says: <b>ten</b> metres, 'no more'."),
            ("speaker", "Somebody"),
            ("stated", "2026-02-03"),
            ("source", ""),
            ("source-title", "A new letter"),
            ("publisher", "P"),
        ]);
        var third = await Page(await owner.Post("/workshop/statement", [.. answers, ("go", "3")]));
        answers.Add(("field", "height"));
        var fourth = await Page(await owner.Post("/workshop/statement", [.. answers, ("go", "4")]));
        answers.AddRange([("operator", "more-than"), ("value", "10 metres"), ("encoding", "Ten is included.")]);
        var last = await Page(await owner.Post("/workshop/statement", [.. answers, ("go", "5")]));
        using var added = await owner.Post("/workshop/statement", [.. answers, ("go", "5"), ("do", "add")]);
        var table = await owner.Open("/table/small?height=11 metres");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (string?[])[second, third, fourth, last],
                Is.EqualTo(new[] { "Step 2 of 5", "Step 3 of 5", "Step 4 of 5", "Step 5 of 5" })
            );
            Assert.That(added.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), await added.Content.ReadAsStringAsync());
            Assert.That(table.QuerySelector("#parties")?.TextContent, Does.Contain("No more than ten metres"));
            Assert.That(table.QuerySelector("#outcome")?.ClassName, Does.Contain("conflict"));
            Assert.That(
                await owner.Get("/workshop/edit?file=pack.yaml"),
                Does.Contain("statement: &#x27;It says: &lt;b&gt;ten&lt;/b&gt; metres, &#x27;&#x27;no more&#x27;&#x27;.&#x27;")
            );
        }
    }

    [Test]
    public async Task StatementWithAGap_AsksForItAgain()
    {
        using var owner = await Owner.With(Small);

        Assert.That(
            await Page(
                await owner.Post(
                    "/workshop/statement",
                    ("party", "one"),
                    ("kind", "demand"),
                    ("title", "x"),
                    ("field", "height"),
                    ("value", "1 metres"),
                    ("go", "5")
                )
            ),
            Is.EqualTo("Step 2 of 5")
        );
    }

    [Test]
    public async Task Zip_IsTakenHomeAsItCame()
    {
        using var owner = await Owner.With(("office.zip", Owner.Zip("office-lease")));

        using var zip = new ZipArchive(await (await owner.Ask("/workshop/pack.zip")).Content.ReadAsStreamAsync());
        using var reader = new StreamReader(zip.GetEntry("pack.yaml") is { } entry ? await entry.OpenAsync() : Stream.Null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                await reader.ReadToEndAsync(),
                Is.EqualTo(await File.ReadAllTextAsync(Repository.At("rules", "office-lease", "pack.yaml")))
            );
            Assert.That(
                zip.Entries,
                Has.Count.EqualTo(1 + Directory.GetFiles(Repository.At("scenarios", "office-lease"), "*.yaml").Length)
            );
        }
    }

    [Test]
    public async Task ForgottenPack_IsGone()
    {
        using var owner = await Owner.With(Small);

        using var forgotten = await owner.Post("/workshop/forget");
        using var gone = await owner.Ask("/workshop");

        Assert.That((forgotten.Headers.Location?.ToString(), gone.StatusCode), Is.EqualTo(("/", HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task TextsOfAPack_AreNeverMarkup()
    {
        const string markup = "<script>alert(1)</script><b onclick=x>";
        var hostile = Small
            .Replace("A small pack", $"'{markup}'", StringComparison.Ordinal)
            .Replace("title: One", $"title: '{markup}'", StringComparison.Ordinal)
            .Replace("The gate", $"'{markup}'", StringComparison.Ordinal)
            .Replace("One wants no open gate.", $"'{markup} href=\"/x'", StringComparison.Ordinal)
            .Replace("No open gate", $"'{markup}'", StringComparison.Ordinal);
        using var owner = await Owner.With(hostile);

        foreach (
            var page in Pages
                .Where(page => page is not ("/yaml" or "/map"))
                .Select(page => $"{page}/small?gate=open-wide")
                .Append("/workshop")
                .Append("/workshop/edit?file=pack.yaml")
                .Append("/workshop/statement")
        )
        {
            Assert.That(await owner.Get(page), Does.Not.Contain("<script>alert").And.Not.Contain("<b onclick"), page);
        }
    }

    [Test]
    public async Task PageOfAnotherSite_MayNotWrite()
    {
        using var owner = await Owner.With(Small);
        using var visitor = TestServer.Visitor();
        foreach (
            var page in (string[])
                ["/own", $"{owner.Place}/workshop/edit", $"{owner.Place}/workshop/forget", $"{owner.Place}/workshop/statement"]
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(page, UriKind.Relative))
            {
                Headers = { { "Origin", "https://elsewhere.example" } },
                Content = new FormUrlEncodedContent([]),
            };

            using var answer = await visitor.SendAsync(request);

            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), page);
        }
    }

    private static async Task<HttpResponseMessage> Room(Owner owner)
    {
        using var visitor = TestServer.Visitor();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("address", $"{owner.Place}/table/small")]);
        return await visitor.PostAsync(new Uri("/rooms", UriKind.Relative), form);
    }

    /// <summary>At which step a page stands.</summary>
    private static async Task<string?> Page(HttpResponseMessage answer)
    {
        using (answer)
        {
            return StepOf().Match(await answer.Content.ReadAsStringAsync()) is { Success: true } found ? found.Value : null;
        }
    }

    private static string Squeezed(string? text) => Spaces().Replace(WebUtility.HtmlDecode(text ?? ""), " ").Trim();

    /// <summary>A page without what differs by its nature: the bar that says whose it is, sharing, rooms, and handing in.</summary>
    private static string Bare(string page) => Spaces().Replace(OfEverybody().Replace(page, ""), "");

    [GeneratedRegex(@"Step \d of \d")]
    private static partial Regex StepOf();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(
        """<aside class="follow own-bar".*?</aside>|<details class="hand-in".*?</details>|<form id="predict".*?</form>|<button type="submit" form="predict".*?</button>| hidden(?=>Copy link)""",
        RegexOptions.Singleline
    )]
    private static partial Regex OfEverybody();
}
