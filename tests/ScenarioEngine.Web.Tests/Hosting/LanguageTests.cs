using AngleSharp.Html.Parser;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Hosting;

/// <summary>A pack that has texts in another language shows them to whoever asks for it: in the address, or by the browser.</summary>
public sealed class LanguageTests
{
    [TestCase("/table/ukraine-interview?_language=uk", null, "Визнання окупованої території")]
    [TestCase("/table/ukraine-interview", "uk-UA,uk;q=0.9,en;q=0.5", "Визнання окупованої території")]
    [TestCase("/table/ukraine-interview", "en,uk;q=0.9", "Recognition of occupied territory")]
    [TestCase("/table/ukraine-interview", "de,fr", "Recognition of occupied territory")]
    [TestCase("/table/ukraine-interview?_language=en", "uk", "Recognition of occupied territory")]
    [TestCase("/table/ukraine-interview?_language=xx", null, "Recognition of occupied territory")]
    [TestCase("/table/ukraine-interview", null, "Recognition of occupied territory")]
    public async Task Table_IsInTheLanguageThatIsAskedFor(string address, string? accepted, string title)
    {
        using var visitor = TestServer.Visitor();
        if (accepted is not null)
        {
            visitor.DefaultRequestHeaders.AcceptLanguage.ParseAdd(accepted);
        }

        var page = await new HtmlParser().ParseDocumentAsync(await visitor.GetStringAsync(new Uri(address, UriKind.Relative)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelector("fieldset:has([name='recognition']) legend")?.TextContent, Is.EqualTo(title));
            Assert.That(
                page.QuerySelectorAll("#language option").Select(option => option.GetAttribute("value")),
                Is.EqualTo(new[] { "", "en", "uk" })
            );
        }
    }

    /// <summary>What is asked for in the address goes along with every link of the page.</summary>
    [Test]
    public async Task Language_GoesAlong()
    {
        var page = await TestServer.Open("/table/ukraine-interview?recognition=de-jure&_language=uk");

        Assert.That(
            page.QuerySelectorAll("#table a[data-swap]").Select(link => link.GetAttribute("href")),
            Has.All.Contain("_language=uk").And.Not.Empty
        );
    }
}
