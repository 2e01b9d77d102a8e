using System.IO.Compression;
using System.Net;
using AngleSharp.Html.Parser;
using ScenarioEngine.Web.Rooms;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Rooms;

public sealed class WallTests
{
    [Test]
    public async Task PackagesOfTeams_AreOnTheWallAndInTheTeachersFile()
    {
        using var teacher = Browser();
        using var herons = Browser();
        using var otters = Browser();
        using var opened = await Send(teacher, "/rooms", ("address", "/table/ukraine-interview?recognition=de-jure"));
        var room = opened.Headers.Location?.ToString() ?? "";
        using var first = await Send(
            herons,
            $"{room}/hand-in",
            ("address", "/table/ukraine-interview?recognition=de-jure"),
            ("team", "Heron")
        );
        using var second = await Send(
            otters,
            $"{room}/hand-in",
            ("address", $"{TestServer.Address}table/ukraine-interview?recognition=none&_title=Our%20peace"),
            ("team", "  Otter\u202E\n")
        );
        using var again = await Send(
            herons,
            $"{room}/hand-in",
            ("address", "/table/ukraine-interview?recognition=de-facto"),
            ("team", "<b>Heron</b>")
        );

        var wall = await new HtmlParser().ParseDocumentAsync(await otters.GetStringAsync(new Uri($"{room}/wall", UriKind.Relative)));
        using var refused = await otters.GetAsync(new Uri($"{room}/packages.zip", UriKind.Relative));
        await using var bytes = await teacher.GetStreamAsync(new Uri($"{room}/packages.zip", UriKind.Relative));
        using var zip = new ZipArchive(bytes);
        using var yaml = new StreamReader(await zip.Entries[1].OpenAsync());
        using var csv = new StreamReader(await zip.Entries[2].OpenAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wall.QuerySelectorAll(".wall h2").Select(team => team.TextContent), Is.EqualTo(new[] { "<b>Heron</b>", "Otter" }));
            Assert.That(wall.QuerySelector(".wall li .verdict")?.TextContent, Does.Contain("Conflict"));
            Assert.That(wall.QuerySelector("#room-body [role=status]")?.TextContent, Is.EqualTo("Two packages, 1 of them in the zone."));
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(
                zip.Entries.Select(entry => entry.FullName),
                Is.EqualTo(new[] { "01-b-heron-b.yaml", "02-otter.yaml", "findings.csv" })
            );
            Assert.That(
                wall.QuerySelectorAll(".wall details li").Select(term => term.TextContent),
                Does.Contain("Recognition of occupied territory: de jure → de facto")
            );
            Assert.That(
                wall.QuerySelectorAll(".dot title").Select(dot => dot.TextContent),
                Is.EquivalentTo(new[] { "<b>Heron</b>", "Otter" })
            );
            Assert.That(
                (await csv.ReadToEndAsync())
                    .Split('\n')
                    .Skip(1)
                    .Select(line => line.Split(',')[0])
                    .Where(file => file.Length > 0)
                    .Distinct(),
                Is.EqualTo(new[] { "01-b-heron-b.yaml", "02-otter.yaml" })
            );
            Assert.That(
                await yaml.ReadToEndAsync(),
                Does.StartWith("scenario: 'Our peace (Otter)'\nrules: ukraine-interview\n").And.Contain("recognition: none")
            );
        }
    }

    [Test]
    public async Task TwoPackages_AreComparedByTheNamesOfTheirTeams()
    {
        using var teacher = Browser();
        using var team = Browser();
        using var opened = await Send(teacher, "/rooms", ("address", "/table/ukraine-interview"));
        using var first = await Send(
            teacher,
            $"{opened.Headers.Location}/hand-in",
            ("address", "/table/ukraine-interview?recognition=de-jure"),
            ("team", "Heron")
        );
        using var second = await Send(
            team,
            $"{opened.Headers.Location}/hand-in",
            ("address", "/table/ukraine-interview?recognition=none"),
            ("team", "Otter")
        );

        var wall = await new HtmlParser().ParseDocumentAsync(
            await team.GetStringAsync(new Uri($"{opened.Headers.Location}/wall?compare=1&compare=2", UriKind.Relative))
        );

        Assert.That(wall.QuerySelectorAll(".comparison thead th").Select(head => head.TextContent), Is.EqualTo(new[] { "Heron", "Otter" }));
        Assert.That(wall.QuerySelector(".comparison tbody")?.TextContent, Does.Contain("Recognition of occupied territory"));
    }

    [TestCase("/table/no-such-pack", "Heron")]
    [TestCase("/table/ukraine-interview?recogniton=none", "Heron")]
    [TestCase("/table/ukraine-interview", " \t ")]
    public async Task PackageThatIsNone_IsRefused(string address, string team)
    {
        using var browser = Browser();
        using var opened = await Send(browser, "/rooms", ("address", "/table/ukraine-interview"));

        using var answer = await Send(browser, $"{opened.Headers.Location}/hand-in", ("address", address), ("team", team));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("Team \u001B[31mred\u001B[0m", ExpectedResult = "Team [31mred[0m")]
    [TestCase("\u202E\u0000 ", ExpectedResult = null)]
    [TestCase("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", ExpectedResult = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public string? Team_HasANameThatCanBeShown(string text) => HandIn.TeamOf(text);

    private static HttpClient Browser()
    {
#pragma warning disable CA2000 // The client disposes of its handler.
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = TestServer.Address,
        };
#pragma warning restore CA2000
    }

    private static async Task<HttpResponseMessage> Send(HttpClient browser, string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await browser.PostAsync(new Uri(path, UriKind.Relative), form);
    }
}
