using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Hosting;

/// <summary>How the server is seen from outside: behind a proxy that ends TLS, and in a part of a site.</summary>
public sealed class OutsideTests
{
    private static readonly HtmlParser Parser = new();

    private WebApplication? _server;

    private Uri Address => new(_server?.Urls.First() ?? "");

    [OneTimeSetUp]
    public async Task Start()
    {
        _server = WebServer.Create(
            new ServeOptions(TestServer.Packs)
            {
                Urls = ["http://127.0.0.1:0"],
                BasePath = "/school/table",
                Hosts = ["table.school.example"],
                Proxies = [IPNetwork.Parse("127.0.0.1/32")],
            }
        );
        await _server.StartAsync();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    [Test]
    public async Task BehindAProxyThatEndsTls_ARoomIsOpenedAndItsLinkIsTheOuterOne()
    {
        using var visitor = Visitor();

        using var form = Open("https");
        using var opened = await visitor.SendAsync(form);
        var room = opened.Headers.Location?.ToString() ?? "";
        using var page = Request(HttpMethod.Get, room, "https");
        page.Headers.Add("Cookie", opened.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        using var answer = await visitor.SendAsync(page);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(opened.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
            Assert.That(room, Does.StartWith("/school/table/rooms/"));
            Assert.That(opened.Headers.GetValues("Set-Cookie").Single(), Does.Contain("path=/school/table/rooms").And.Contain("secure"));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain($"https://table.school.example{room}"));
        }
    }

    [Test]
    public async Task PageOfTheSameNameWithoutTls_IsAnotherSite()
    {
        using var visitor = Visitor();

        using var form = Open("http");
        using var answer = await visitor.SendAsync(form);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    /// <summary>Who is no proxy that was named cannot say that he is somebody else.</summary>
    [Test]
    public async Task WordOfAStranger_DoesNotCount()
    {
        await using var server = WebServer.Create(
            new ServeOptions(TestServer.Packs) { Urls = ["http://127.0.0.1:0"], Proxies = [IPNetwork.Parse("10.0.0.0/8")] }
        );
        await server.StartAsync();
        using var visitor = new HttpClient { BaseAddress = new Uri(server.Urls.First()) };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("X-Forwarded-Host", "table.school.example");
        request.Headers.Add("X-Forwarded-Prefix", "/elsewhere");

        using var answer = await visitor.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("/elsewhere"));
    }

    [TestCase("/")]
    [TestCase("/table/ukraine-interview?recognition=de-jure")]
    [TestCase("/part/ukraine-interview?recognition=de-jure")]
    [TestCase("/present/ukraine-interview?recognition=de-jure")]
    [TestCase("/handout/ukraine-interview?recognition=de-jure")]
    [TestCase("/map/ukraine-interview?recognition=none")]
    [TestCase("/embed/ukraine-interview")]
    [TestCase("/packs/ukraine-interview")]
    [TestCase("/class")]
    [TestCase("/nowhere")]
    public async Task EveryLink_StaysInItsPartOfTheSite(string path)
    {
        using var visitor = Visitor();
        using var request = Request(HttpMethod.Get, $"/school/table{path}", "https");

        using var answer = await visitor.SendAsync(request);

        var page = await Parser.ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        var links = page
            .All.SelectMany(element => element.Attributes)
            .Where(attribute => attribute.Name is not ("d" or "value" or "placeholder") && attribute.Value.StartsWith('/'))
            .Select(attribute => attribute.Value)
            .ToList();
        Assert.That(links, Is.Not.Empty.And.All.StartsWith("/school/table/"));
    }

    [Test]
    public async Task Health_IsAnsweredInBothPlaces([Values("/health", "/school/table/health")] string path)
    {
        using var visitor = Visitor();

        Assert.That(await visitor.GetStringAsync(new Uri(path, UriKind.Relative)), Is.EqualTo("well\n"));
    }

    private HttpClient Visitor()
    {
#pragma warning disable CA2000 // The client disposes of its handler.
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
#pragma warning restore CA2000
    }

    /// <summary>A form that a page of the outer address sends, as a proxy passes it on.</summary>
    private static HttpRequestMessage Open(string scheme)
    {
        var request = Request(HttpMethod.Post, "/school/table/rooms", scheme);
        request.Content = new FormUrlEncodedContent([
            KeyValuePair.Create("address", "https://table.school.example/school/table/table/ukraine-interview"),
        ]);
        request.Headers.Add("Origin", "https://table.school.example");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return request;
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, string scheme)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Host = "table.school.example";
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        request.Headers.Add("X-Forwarded-Proto", scheme);
        return request;
    }
}
