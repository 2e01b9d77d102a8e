using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Comparing;

public sealed class ClassTests
{
    [Test]
    public async Task FilesOfAClass_AreComparedByPackUnderTheirNames()
    {
        var page = await Compare(
            ("ada.yaml", Scenario("ukraine-interview", "recognition-de-jure")),
            ("C:\\homework\\ben.yaml", Scenario("ukraine-interview", "freeze-with-promise")),
            ("cem.yaml", "scenario: Quarantine\nrules: cuba-1962\nterms: {}\n"),
            ("dora.yaml", "scenario: x\nrules: nowhere\nterms: {}\n")
        );

        var packs = page.QuerySelectorAll("section[aria-labelledby^='found']")
            .Select(pack =>
                (
                    pack.QuerySelector("h2")?.TextContent.Split(':')[0],
                    string.Join(' ', pack.QuerySelectorAll(".wall h2").Select(file => file.TextContent))
                )
            )
            .ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(packs.Select(pack => pack.Item2), Is.EqualTo(new[] { "ben.yaml ada.yaml", "cem.yaml" }));
            Assert.That(
                page.QuerySelectorAll("section[aria-labelledby='found-0'] .dot title").Select(dot => dot.TextContent),
                Is.EquivalentTo(new[] { "ada.yaml", "ben.yaml" })
            );
            Assert.That(
                page.QuerySelectorAll("section[aria-labelledby='found-0'] .ring").Length,
                Is.EqualTo(TestServer.Seed.Scenarios.Count),
                "the scenarios of the pack"
            );
            Assert.That(page.QuerySelector("#found-0")?.TextContent, Does.EndWith("two packages, one of them in the zone"));
            Assert.That(page.QuerySelector(".problem")?.TextContent, Does.Contain("One file could not be read").And.Contain("dora.yaml"));
        }
    }

    [Test]
    public async Task ClassWithoutAPackageInTheZone_IsSaidInASentence()
    {
        var page = await Compare(("ada.yaml", Scenario("ukraine-interview", "recognition-de-jure")));

        Assert.That(page.QuerySelector("#found-0")?.TextContent, Does.EndWith("one package, none of them in the zone"));
    }

    private static string Scenario(string pack, string name) => File.ReadAllText(Repository.At("scenarios", pack, $"{name}.yaml"));

    private static async Task<IHtmlDocument> Compare(params (string Name, string Text)[] files)
    {
        using var visitor = TestServer.Visitor();
        using var form = new MultipartFormDataContent();
        foreach (var (name, text) in files)
        {
#pragma warning disable CA2000 // The form disposes of its parts.
            form.Add(new StringContent(text), "files", name);
#pragma warning restore CA2000
        }

        using var answer = await visitor.PostAsync(new Uri("/class", UriKind.Relative), form);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }
}
