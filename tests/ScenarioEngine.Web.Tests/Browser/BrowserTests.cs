using System.Text;
using System.Text.RegularExpressions;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Browser;

/// <summary>The whole story as a class lives through it, in a real browser. Without one the tests are skipped; the gate of the project has one.</summary>
[NonParallelizable]
[Category("Browser")]
public sealed class BrowserTests
{
    private static readonly string Seed = TableAddress.Of("recognition-de-jure", TestServer.Seed.Scenarios["recognition-de-jure"]).ToString();

    [OneTimeSetUp]
    public void NeedABrowser() => Chromium.SkipWithout();

    [Test]
    public void Story_FromTheConflictToTheWayOutAndTheSharedLink()
    {
        using var visitor = new Chromium();
        visitor.Open(TestServer.Address, "/");
        visitor.Page.FindElement(By.LinkText(TestServer.Seed.Scenarios["recognition-de-jure"].Title)).Click();
        visitor.Until(page => page.FindElement(By.Id("room")));
        visitor.Click("input[name='recognition'][value='none']");
        visitor.Until(page => page.FindElement(By.CssSelector("#room .size strong")).Text != "No package");
        var before = visitor.Text("#room .size strong");

        visitor.Click("input[name='recognition'][value='de-jure']");
        visitor.Until(page => page.FindElement(By.CssSelector("#outcome .verdict")).Text.Contains("Conflict", StringComparison.Ordinal));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(visitor.Page.Url, Does.Contain("recognition=de-jure"));
            Assert.That(visitor.Text("#finding .claim"), Does.Contain("crosses a red line"));
            Assert.That(visitor.Page.FindElement(By.CssSelector("#finding .source a")).GetAttribute("href"), Does.StartWith("https://"));
            Assert.That(visitor.Text("#room .size strong"), Is.EqualTo("No package"));
            Assert.That(visitor.Until(page => page.FindElement(By.Id("live")).GetAttribute("textContent") is { Length: > 0 } said ? said : null), Does.StartWith("Conflict."));
        }

        visitor.Until(page => page.FindElement(By.CssSelector("#ways-out .changes a.button")));
        visitor.Click("#ways-out .changes a.button");
        visitor.Until(page => page.FindElement(By.CssSelector("#room .size strong")).Text != "No package");
        Assert.That(visitor.Page.Url, Does.Contain("recognition=none"));

        using (var friend = new Chromium(360, 800))
        {
            friend.Open(visitor.Page.Url);
            Assert.That(friend.Text("#room .size strong"), Is.EqualTo(visitor.Text("#room .size strong")));
            Assert.That(friend.Page.ExecuteScript("return document.documentElement.scrollWidth <= innerWidth"), Is.True, "nothing is wider than a telephone");
        }

        visitor.Click("#undo");
        visitor.Until(page => page.FindElement(By.CssSelector("#outcome .verdict")).Text.Contains("Conflict", StringComparison.Ordinal));
        visitor.Click("#undo");
        visitor.Until(page => page.FindElement(By.CssSelector("#room .size strong")).Text == before);
        visitor.Click("#redo");
        visitor.Until(page => page.FindElement(By.CssSelector("#room .size strong")).Text == "No package");

    }

    /// <summary>What is printed is the hand-out, on sheets of A4, and nothing on it is wider than they are.</summary>
    [Test]
    public void Handout_PrintsOnSheets()
    {
        using var visitor = new Chromium();
        visitor.Open(TestServer.Address, Seed);
        visitor.Page.FindElement(By.LinkText("Hand-out")).Click();
        visitor.Until(page => page.Url.Contains("/handout/", StringComparison.Ordinal));

        var printed = Encoding.Latin1.GetString(Convert.FromBase64String(visitor.Page.Print(new PrintOptions { PageDimensions = PrintOptions.PageSize.A4 }).AsBase64EncodedString));
        visitor.Become(794, 1123, isDark: false);
        visitor.Page.ExecuteCdpCommand("Emulation.setEmulatedMedia", new Dictionary<string, object?> { ["media"] = "print" });
        var wider = visitor.Page.ExecuteScript("return [...document.querySelectorAll('main *')].filter(part => part.scrollWidth > document.documentElement.clientWidth).map(part => part.outerHTML.slice(0, 80))");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(printed, Does.StartWith("%PDF-"));
            Assert.That(Regex.Count(printed, @"/Type\s*/Page\b"), Is.InRange(1, 3));
            Assert.That(wider, Is.Empty);
            Assert.That(visitor.Page.FindElements(By.CssSelector("header, .actions, .follow")).Any(part => part.Displayed), Is.False, "what is for the screen only");
        }
    }

    [Test]
    public void WrongValue_IsExplainedAndTheTableIsNotLost()
    {
        using var visitor = new Chromium();
        visitor.Open(TestServer.Address, "/table/ukraine-interview?recognition=none&trade.us-tariff=10%25");
        var amount = visitor.Page.FindElement(By.CssSelector("input[name='trade.us-tariff'][type='text']"));

        amount.SendKeys("abc" + Keys.Enter);
        visitor.Until(page => page.FindElement(By.CssSelector(".problem h2")).Displayed);
        visitor.Page.Navigate().Back();

        Assert.That(visitor.Until(page => page.FindElement(By.CssSelector("#room .size strong")).Text), Does.EndWith("packages"));
        Assert.That(visitor.Page.Url, Does.Contain("recognition=none").And.Not.Contain("abc"));
    }

    [Test]
    public void Keyboard_IsEnough()
    {
        using var visitor = new Chromium();
        visitor.Open(TestServer.Address, "/table/ukraine-interview?recognition=none");
        var control = visitor.Page.FindElement(By.CssSelector("input[name='recognition'][value='none']"));

        control.SendKeys(Keys.ArrowRight);
        visitor.Until(page => page.Url.Contains("recognition=de-facto", StringComparison.Ordinal));

        var focused = visitor.Until(page => page.SwitchTo().ActiveElement().GetAttribute("value"));
        Assert.That(focused, Is.EqualTo("de-facto"), "the focus stays where it was");
    }

    [Test]
    public void Class_VotesOnItsOwnDevices()
    {
        using var teacher = new Chromium();
        using var first = new Chromium(360, 800);
        using var second = new Chromium(360, 800, isDark: true);
        teacher.Open(TestServer.Address, Seed);
        teacher.Click("button[form='predict']");
        var room = teacher.Until(page => page.Url.Contains("/rooms/", StringComparison.Ordinal) ? page.Url : null);

        first.Open(room);
        first.Click("button[value='conflict']");
        second.Open(room);
        second.Click("button[value='clear']");

        Assert.That(teacher.Until(page => page.FindElement(By.CssSelector(".join [role=status]")).Text is { } text && text.StartsWith("Two predictions", StringComparison.Ordinal) ? text : null), Is.Not.Null);
        teacher.Click("form[action$='/show'] button");
        Assert.That(first.Until(page => page.FindElement(By.LinkText("See the table")).Displayed), Is.True, "the page of a student shows it by itself");
    }

    [Test]
    public void Class_FollowsTheTeacherAndMayLookAroundAlone()
    {
        using var teacher = new Chromium();
        using var student = new Chromium(360, 800);
        teacher.Open(TestServer.Address, Seed);
        teacher.Click("button[form='predict']");
        student.Open(TestServer.Address, "/table/ukraine-interview?recognition=none");
        student.Open(teacher.Until(page => page.Url.Contains("/rooms/", StringComparison.Ordinal) ? page.Url : null));
        student.Click("#follow button[data-when='away']");
        student.Until(page => Says(page, "You follow the teacher"));

        teacher.Open(TestServer.Address, Seed);
        teacher.Until(page => Says(page, "Nobody in room"));
        Assert.That(student.Page.Url, Does.Contain("/rooms/"), "nobody sees the outcome before it is shown");

        teacher.Click("#follow a");
        teacher.Click("form[action$='/show'] button");
        teacher.Until(page => page.FindElement(By.LinkText("See the table"))).Click();
        student.Until(page => page.Url == teacher.Page.Url);

        teacher.Click("input[name='recognition'][value='de-facto']");
        student.Until(page => page.Url.Contains("recognition=de-facto", StringComparison.Ordinal) && page.FindElement(By.Id("live")).GetAttribute("textContent") is { Length: > 0 });
        foreach (var place in (string[])["/present/ukraine-interview?recognition=none", "/map/ukraine-interview", "/packs/ukraine-interview", Seed])
        {
            teacher.Open(TestServer.Address, place);
            student.Until(page => page.Url.EndsWith(place, StringComparison.Ordinal) && Says(page, "You follow the teacher"));
        }

        student.Click("input[name='recognition'][value='none']");
        student.Until(page => Says(page, "look around on your own"));
        var own = student.Page.Url;
        teacher.Open(TestServer.Address, "/map/ukraine-interview");
        student.Click("#follow button[data-when='away']");
        student.Until(page => page.Url.EndsWith("/map/ukraine-interview", StringComparison.Ordinal));
        student.Page.Navigate().Back();
        student.Until(page => page.Url == own && Says(page, "look around on your own"));
    }

    private static bool Says(ChromeDriver page, string text) => page.FindElement(By.CssSelector("#follow [role=status]")).Text.Contains(text, StringComparison.Ordinal);
}
