using AngleSharp.Dom;
using AngleSharp.Html.Dom;
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

    /// <summary>Whoever hears the page hears each text in its language: all Cyrillic letters are Ukrainian, and nothing else is.</summary>
    [TestCase("/table/ukraine-interview?recognition=de-jure&_compare=freeze-with-promise")]
    [TestCase("/packs/ukraine-interview?")]
    [TestCase("/handout/ukraine-interview?recognition=de-jure")]
    [TestCase("/print/ukraine-interview?recognition=de-jure")]
    [TestCase("/present/ukraine-interview?recognition=de-jure")]
    [TestCase("/works/ukraine-interview?recognition=de-jure")]
    [TestCase("/map/ukraine-interview?recognition=de-jure")]
    [TestCase("/pictures/ukraine-interview?recognition=de-jure")]
    public async Task Text_IsMarkedWithItsLanguage(string address)
    {
        var page = await TestServer.Open($"{address}&_language=uk");

        AssertThatTextsAreMarked(page);
    }

    [Test]
    public async Task PageInTheLanguageOfThePack_IsNotMarked() =>
        Assert.That(
            (await TestServer.Open("/handout/ukraine-interview?recognition=de-jure"))
                .All.Where(element => element.HasAttribute("lang"))
                .Select(element => element.LocalName),
            Is.EqualTo(new[] { "html" })
        );

    /// <summary>The language that the teacher chooses holds on all pages of the room; an address goes before it, for one visitor.</summary>
    [Test]
    public async Task Room_IsInTheLanguageThatTheTeacherChooses()
    {
        const string table = "/table/ukraine-interview?recognition=de-jure";
        using var teacher = new Player();
        using var student = new Player();
        using var other = new Player();
        var room = await Open(teacher, table, "uk");
        await student.Send($"{room}/hand-in", ("address", table), ("team", "Heron"));

        foreach (var path in (string[])[room, $"{room}/part", $"{room}/wall", $"{room}/wall/part", $"{room}/play"])
        {
            var (taught, seen, own) = (await teacher.Page(path), await student.Page(path), await other.Page(WithLanguage(path)));
            using (Assert.EnterMultipleScope())
            {
                Assert.That(taught.Body?.TextContent, Does.Match("[а-яїі]{4}"), path);
                AssertThatTextsAreMarked(taught);
                Assert.That(own.Body?.TextContent, Does.Not.Match("[а-яїі]{4}"), path);
                // Before the play begins a student’s page of it has no word of the pack.
                if (!path.EndsWith("/play", StringComparison.Ordinal))
                {
                    AssertThatTextsAreMarked(seen);
                }
            }
        }

        await teacher.Send($"{room}/show");
        await teacher.Send($"{room}/lay", ("address", "/table/ukraine-interview?recognition=none"));
        await teacher.Send($"{room}/show");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(LinkToTable(await student.Page(room)), Does.EndWith("_language=uk"));
            Assert.That(LinkToTable(await other.Page(room)), Does.EndWith("_language=en"), "asked for once");
            Assert.That((await other.Page(room)).Body?.TextContent, Does.Not.Match("[а-яїі]{4}"));
        }

        static string WithLanguage(string path) => $"{path}?_language=en";
        static string? LinkToTable(IHtmlDocument page) => page.QuerySelector("a[href^='/table/']")?.GetAttribute("href");
    }

    [Test]
    public async Task RoomWithoutALanguage_IsInThatOfEachBrowser()
    {
        using var teacher = new Player();
        var room = await Open(teacher, "/table/ukraine-interview?_language=uk", "");
        using var visitor = TestServer.Visitor();
        visitor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("uk");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await teacher.Page(room)).Body?.TextContent, Does.Not.Match("[а-яїі]{4}"));
            Assert.That(await visitor.GetStringAsync(new Uri(room, UriKind.Relative)), Does.Match("[а-яїі]{4}"));
        }
    }

    private static async Task<string> Open(Player teacher, string table, string language)
    {
        using var opened = await teacher.Post("/rooms", ("address", table), ("language", language));
        return opened.Headers.Location?.ToString() ?? "";
    }

    private static void AssertThatTextsAreMarked(IHtmlDocument page)
    {
        var texts = page
            .All.Where(element =>
                element.LocalName is not ("script" or "style" or "pre" or "textarea" or "select")
                && element.Closest("[data-own], #language, select[name='language']") is null
            )
            .SelectMany(element => element.ChildNodes.OfType<IText>())
            .Select(text => (text.Text, Language: text.ParentElement?.Closest("[lang]")?.GetAttribute("lang") ?? "en"))
            .Where(text => text.Text.Any(char.IsLetter))
            .ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(texts.Where(text => text.Text.Any(IsCyrillic) != (text.Language == "uk")), Is.Empty);
            Assert.That(texts.Select(text => text.Language), Does.Contain("uk"));
        }
    }

    private static bool IsCyrillic(char letter) => letter is >= 'Ѐ' and <= 'ӿ';
}
