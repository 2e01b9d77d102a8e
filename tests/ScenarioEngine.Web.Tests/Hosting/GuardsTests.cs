using System.Net;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Hosting;

public sealed class GuardsTests
{
    [TestCase("evil.example", HttpStatusCode.MisdirectedRequest, TestName = "Name that nobody knows")]
    [TestCase("127.0.0.1.evil.example", HttpStatusCode.MisdirectedRequest, TestName = "Name that begins like a number")]
    [TestCase("localhost.evil.example:80", HttpStatusCode.MisdirectedRequest, TestName = "Name that begins like this machine")]
    [TestCase("localhost", HttpStatusCode.OK, TestName = "This machine")]
    [TestCase("192.168.1.5:5080", HttpStatusCode.OK, TestName = "Number of a class room")]
    [TestCase("[::1]:5080", HttpStatusCode.OK, TestName = "Number of six")]
    public async Task Host_MustBeKnownOrANumber(string host, HttpStatusCode expected)
    {
        using var visitor = TestServer.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = host;

        using var answer = await visitor.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(expected));
    }

    [TestCase("https://evil.example", null)]
    [TestCase("null", null)]
    [TestCase(null, "cross-site")]
    [TestCase(null, "same-site")]
    [TestCase("https://evil.example", "same-origin")]
    public async Task PageOfAnotherSite_MayWriteNothing(string? origin, string? site)
    {
        using var visitor = TestServer.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/evaluate") { Content = new StringContent("{}") };
        request.Headers.Add("Origin", origin is null ? [] : [origin]);
        request.Headers.Add("Sec-Fetch-Site", site is null ? [] : [site]);

        using var answer = await visitor.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase(null, "*")]
    [TestCase("https://course.example http://127.0.0.1:99", "https://course.example http://127.0.0.1:99")]
    public async Task Embed_MayBeFramedByTheChosenSites(string? sites, string expected)
    {
        await using var server = WebServer.Create(
            new ServeOptions(TestServer.Packs) { Urls = ["http://127.0.0.1:0"], Frames = [.. sites?.Split(' ') ?? []] }
        );
        await server.StartAsync();
        using var visitor = new HttpClient { BaseAddress = new Uri(server.Urls.First()) };

        using var embed = await visitor.GetAsync(new Uri("/embed/ukraine-interview", UriKind.Relative));
        using var table = await visitor.GetAsync(new Uri("/table/ukraine-interview", UriKind.Relative));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(embed.Headers.GetValues("Content-Security-Policy").Single(), Does.EndWith($"; frame-ancestors {expected}"));
            Assert.That(table.Headers.GetValues("Content-Security-Policy").Single(), Does.EndWith("; frame-ancestors 'none'"));
        }
    }

    [TestCase("/")]
    [TestCase("/table/ukraine-interview")]
    [TestCase("/nowhere")]
    public async Task EveryAnswer_ForbidsWhatNoPageNeeds(string path)
    {
        using var visitor = TestServer.Visitor();

        using var answer = await visitor.GetAsync(new Uri(path, UriKind.Relative));

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                policy,
                Does.StartWith("default-src 'none'; script-src 'self'; style-src 'self'")
                    .And.Contain("frame-ancestors 'none'")
                    .And.Not.Contain("unsafe")
            );
            Assert.That(answer.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
            Assert.That(answer.Headers.Contains("Server"), Is.False);
        }
    }
}
