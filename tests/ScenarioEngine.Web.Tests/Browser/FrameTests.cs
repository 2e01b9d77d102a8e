using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OpenQA.Selenium;
using ScenarioEngine.Reporting.Documents;
using ScenarioEngine.Reporting.Writers;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Browser;

/// <summary>
/// The site of a course, which speaks TLS, frames an exported table and the embed of a running server, each as the documentation says.
/// </summary>
[NonParallelizable]
[Browser]
public sealed class FrameTests
{
    private const string Course = "course.school.example";

    [OneTimeSetUp]
    public void NeedABrowser() => Chromium.SkipWithout();

    [Test]
    public async Task CourseSite_FramesTheTableAndTheEmbed()
    {
        await using var site = await StartSite();
        using var browser = new Chromium(outside: Course);
        browser.Open($"https://{Course}:{new Uri(site.Urls.First()).Port}/");

        browser.Page.SwitchTo().Frame("table");
        Assert.That(browser.Page.FindElement(By.TagName("h1")).Text, Is.EqualTo(TestServer.Seed.Pack.Title));
        Assert.That(browser.Page.FindElement(By.CssSelector("nav.contents a[href='#part-1']")).Displayed, Is.True);

        browser.Page.SwitchTo().DefaultContent().SwitchTo().Frame("embed");
        Assert.That(browser.Page.FindElement(By.CssSelector("body.embed h1")).Displayed, Is.True);

        browser.Page.SwitchTo().DefaultContent();
        browser.Page.ExecuteScript(Axe.Script);
        Assert.That((IEnumerable<object>)(browser.Page.ExecuteAsyncScript(Axe.Run) ?? Array.Empty<object>()), Is.Empty);
    }

    /// <summary>The snippets of the documentation, with what they frame at the addresses of this test.</summary>
    private static string Page()
    {
        var page = File.ReadAllText(Repository.At("src", "ScenarioEngine.Docs", "how-to", "course-site.md"));
        var snippets = page.Split("```html\n").Skip(1).Select(part => part.Split("```")[0]).ToList();
        Assert.That(snippets, Has.Count.EqualTo(2));
        var frames = string.Concat(snippets)
            .Replace("<iframe src=\"cuba.html\"", "<iframe name=\"table\" src=\"cuba.html\"", StringComparison.Ordinal)
            .Replace(
                "<iframe src=\"https://table.school.example/",
                $"<iframe name=\"embed\" src=\"{TestServer.Address}",
                StringComparison.Ordinal
            );
        return $"<!DOCTYPE html><html lang=\"en\"><head><title>Course</title></head><body><main><h1>Course</h1>{frames}</main></body></html>";
    }

    private static string Table()
    {
        var pack = TestServer.Seed.Pack;
        var evaluator = Engine.Compile(pack);
        using var writer = new StringWriter();
        DocumentHtml.Write(
            writer,
            TableDocument.Of(
                pack.Title,
                pack,
                [.. TestServer.Seed.Scenarios.Values.Select(scenario => evaluator.Evaluate(scenario))],
                null,
                []
            ),
            isFramed: true
        );
        return writer.ToString();
    }

    private static async Task<WebApplication> StartSite()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder
            .WebHost.UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(Certificate())));
        var site = builder.Build();
        site.MapGet("/", () => Results.Content(Page(), "text/html"));
        site.MapGet("/cuba.html", () => Results.Content(Table(), "text/html"));
        await site.StartAsync();
        return site;
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Course}", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(
            new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2056, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
    }
}
