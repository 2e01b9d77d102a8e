using System.Text;
using System.Text.RegularExpressions;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Browser;

/// <summary>
/// The whole story as a class lives through it, in a real browser. Without one the tests are skipped; the gate of the project has one.
/// </summary>
[NonParallelizable]
[Browser]
public sealed class BrowserTests
{
    private static readonly string Seed = TableAddress
        .Of("recognition-de-jure", TestServer.Seed.Scenarios["recognition-de-jure"])
        .ToString();

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
            Assert.That(
                visitor.Until(page => page.FindElement(By.Id("live")).GetAttribute("textContent") is { Length: > 0 } said ? said : null),
                Does.StartWith("Conflict.")
            );
        }

        visitor.Until(page => page.FindElement(By.CssSelector("#ways-out .changes a.button")));
        visitor.Click("#ways-out .changes a.button");
        visitor.Until(page => page.FindElement(By.CssSelector("#room .size strong")).Text != "No package");
        Assert.That(visitor.Page.Url, Does.Contain("recognition=none"));

        using (var friend = new Chromium(360, 800))
        {
            friend.Open(visitor.Page.Url);
            Assert.That(friend.Text("#room .size strong"), Is.EqualTo(visitor.Text("#room .size strong")));
            Assert.That(
                friend.Page.ExecuteScript("return document.documentElement.scrollWidth <= innerWidth"),
                Is.True,
                "nothing is wider than a telephone"
            );
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

        var printed = Encoding.Latin1.GetString(
            Convert.FromBase64String(
                visitor.Page.Print(new PrintOptions { PageDimensions = PrintOptions.PageSize.A4 }).AsBase64EncodedString
            )
        );
        visitor.Become(794, 1123, isDark: false);
        visitor.Page.ExecuteCdpCommand("Emulation.setEmulatedMedia", new Dictionary<string, object?> { ["media"] = "print" });
        var wider = visitor.Page.ExecuteScript(
            "return [...document.querySelectorAll('main *')].filter(part => part.scrollWidth > document.documentElement.clientWidth).map(part => part.outerHTML.slice(0, 80))"
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(printed, Does.StartWith("%PDF-"));
            Assert.That(Regex.Count(printed, @"/Type\s*/Page\b"), Is.InRange(1, 3));
            Assert.That(wider, Is.Empty);
            Assert.That(
                visitor.Page.FindElements(By.CssSelector("header, .actions, .follow")).Any(part => part.Displayed),
                Is.False,
                "what is for the screen only"
            );
        }
    }

    /// <summary>
    /// What a class without a network is given is printed on A4 and on Letter: the worksheet, the cards, and the key on sheets of its own.
    /// </summary>
    [TestCase(794, 1123)]
    [TestCase(816, 1056)]
    public void PrintForAClass_FitsSheets(int width, int height)
    {
        using var visitor = new Chromium();
        visitor.Open(TestServer.Address, Seed);
        visitor.Page.FindElement(By.LinkText("Print for a class")).Click();
        visitor.Until(page => page.Url.Contains("/print/", StringComparison.Ordinal));
        var sheet = new PrintOptions
        {
            PageDimensions = new PrintOptions.PageSize { Width = width * 2.54 / 96, Height = height * 2.54 / 96 },
        };

        var printed = Encoding.Latin1.GetString(Convert.FromBase64String(visitor.Page.Print(sheet).AsBase64EncodedString));
        visitor.Become(width, height, isDark: false);
        visitor.Page.ExecuteCdpCommand("Emulation.setEmulatedMedia", new Dictionary<string, object?> { ["media"] = "print" });
        var wider = visitor.Page.ExecuteScript(
            "return [...document.querySelectorAll('main *')].filter(part => part.scrollWidth > document.documentElement.clientWidth).map(part => part.outerHTML.slice(0, 80))"
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Regex.Count(printed, @"/Type\s*/Page\b"), Is.InRange(3, 5));
            Assert.That(wider, Is.Empty);
            Assert.That(
                visitor.Text("[aria-labelledby=key]"),
                Does.Contain("Occupied territory is never recognised").And.Contain("Recognition of occupied territory: none")
            );
            Assert.That(
                visitor.Text("[aria-labelledby=worksheet]"),
                Does.Not.Contain("Occupied territory is never recognised"),
                "the worksheet gives nothing away"
            );
            Assert.That(visitor.Page.FindElements(By.CssSelector(".cards li")), Is.Not.Empty);
            Assert.That(
                visitor.Page.FindElements(By.CssSelector("header, .actions, .follow")).Any(part => part.Displayed),
                Is.False,
                "what is for the screen only"
            );
        }
    }

    [Test]
    public void WrongValue_IsExplainedAtItsFieldAndTheTableIsNotLost()
    {
        using var visitor = new Chromium();
        visitor.Open(TestServer.Address, "/table/ukraine-interview?recognition=none&trade.us-tariff=10%25");
        var room = visitor.Text("#room .size strong");
        var amount = visitor.Page.FindElement(By.CssSelector("input[name='trade.us-tariff'][type='text']"));

        amount.SendKeys(Keys.Control + "a" + Keys.Null + "fifteen" + Keys.Enter);
        var says = visitor.Until(page => page.FindElement(By.CssSelector("fieldset:has([aria-invalid='true']) .says")).Text);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(says, Does.Contain("fifteen"));
            Assert.That(visitor.Text("#room .size strong"), Is.EqualTo(room));
            Assert.That(visitor.Page.Url, Does.Contain("recognition=none").And.Not.Contain("fifteen"));
        }

        amount.SendKeys(Keys.Control + "a" + Keys.Null + "15%" + Keys.Enter);
        visitor.Until(page =>
            page.Url.Contains("trade.us-tariff=15%25", StringComparison.Ordinal)
            && page.FindElements(By.CssSelector("[aria-invalid='true']")).Count == 0
        );
    }

    /// <summary>On the full table topics above the control fold and unfold at a toggle.</summary>
    [Test]
    public void PressedControl_StaysWhereItIs()
    {
        using var visitor = new Chromium();
        visitor.Open(TestServer.Address, "/table/ukraine-settlement");
        foreach (var option in (string[])["recognition=de-jure", "recognition=none", "ceasefire.line=current-lines"])
        {
            var (field, value) = (option.Split('=')[0], option.Split('=')[1]);
            visitor.Page.ExecuteScript(
                "for (let at = document.querySelector(arguments[0]); at; at = at.parentElement) { if (at instanceof HTMLDetailsElement) at.open = true; }",
                $"input[name='{field}'][value='{value}']"
            );
            visitor.Page.ExecuteScript(
                "document.querySelector(arguments[0]).scrollIntoView({block: 'center'})",
                $"input[name='{field}'][value='{value}']"
            );
            var before = Top(visitor, field, value);
            visitor.Page.FindElement(By.CssSelector($"input[name='{field}'][value='{value}']")).Click();
            visitor.Until(page => page.Url.Contains(option, StringComparison.Ordinal));

            Assert.That(Top(visitor, field, value), Is.EqualTo(before).Within(3), option);
        }
    }

    /// <summary>Undo is still there when the page was loaded again.</summary>
    [Test]
    public void Undo_SurvivesAReload()
    {
        using var visitor = new Chromium();
        visitor.Open(TestServer.Address, "/table/ukraine-interview?recognition=none");
        visitor.Click("input[name='recognition'][value='de-jure']");
        visitor.Until(page => page.Url.Contains("recognition=de-jure", StringComparison.Ordinal));

        visitor.Page.Navigate().Refresh();
        visitor.Click("#undo");

        visitor.Until(page =>
            page.Url.Contains("recognition=none", StringComparison.Ordinal)
            && !page.FindElement(By.CssSelector("#outcome .verdict")).Text.Contains("Conflict", StringComparison.Ordinal)
        );
        Assert.That(visitor.Page.FindElement(By.Id("redo")).Enabled, Is.True);
    }

    /// <summary>Plain http over the network of a school gives pages no clipboard.</summary>
    [TestCase("document.execCommand = () => true", "The link is copied.")]
    [TestCase("document.execCommand = () => false", "Copy the link from its address bar")]
    public void LinkWithoutAClipboard_IsCopiedTheOlderWayOrSaidNotToBe(string browser, string says)
    {
        using var visitor = new Chromium();
        visitor.Open(TestServer.Address, "/table/ukraine-interview");
        visitor.Page.ExecuteScript($"Object.defineProperty(navigator, 'clipboard', {{ value: undefined }}); {browser}");

        visitor.Click("#share");

        visitor.Until(page =>
            page.FindElement(By.Id("live")) is { Displayed: true } live && live.Text.Contains(says, StringComparison.Ordinal)
        );
    }

    /// <summary>A teacher who leads a room lays the next table there, and the class comes along.</summary>
    [Test]
    public void PredictWhileLeading_KeepsTheRoom()
    {
        using var teacher = new Chromium();
        using var student = new Chromium(360, 740);
        teacher.Open(TestServer.Address, Seed);
        teacher.Click("button[form='predict'].alone");
        var room = teacher.Until(page => page.Url.Contains("/rooms/", StringComparison.Ordinal) ? page.Url : null);
        student.Open(room);

        teacher.Open(TestServer.Address, "/table/ukraine-interview?recognition=de-facto");
        teacher.Until(page => page.FindElement(By.CssSelector("button[form='predict'].leading")).Displayed);
        teacher.Click("button[form='predict'].leading");
        teacher.Until(page => page.Url == room);

        student.Until(page =>
            page.FindElement(By.CssSelector("[aria-labelledby='terms-title']")).Text.Contains("de facto", StringComparison.Ordinal)
        );
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
        teacher.Click("button[form='predict'].alone");
        var room = teacher.Until(page => page.Url.Contains("/rooms/", StringComparison.Ordinal) ? page.Url : null);

        first.Open(room);
        first.Click("button[value='conflict']");
        second.Open(room);
        second.Click("button[value='clear']");

        teacher.Until(page => page.FindElement(By.Id("so-far")).Text == "2 of 2 have predicted.");
        teacher.Click("form[action$='/show'] button");
        Assert.That(
            first.Until(page => page.FindElement(By.LinkText("See the table")).Displayed),
            Is.True,
            "the page of a student shows it by itself"
        );
        Assert.That(first.Text(".results .right"), Does.Contain("Conflict").And.Contain("your prediction"));

        PressNext(teacher, "Ask for the way out");
        first.Until(page => page.FindElement(By.CssSelector(".vote button")).Displayed);
        first.Click(".vote button");
        teacher.Until(page => page.FindElement(By.Id("so-far")).Text == "1 of 2 have predicted.");
        PressNext(teacher, "Show what comes then");
        second.Until(page => page.FindElement(By.CssSelector(".results .quiet")).Text.StartsWith("then ", StringComparison.Ordinal));
    }

    [Test]
    public void Class_FollowsTheTeacherAndMayLookAroundAlone()
    {
        using var teacher = new Chromium();
        using var student = new Chromium(360, 800);
        teacher.Open(TestServer.Address, Seed);
        teacher.Click("button[form='predict'].alone");
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
        student.Until(page =>
            page.Url.Contains("recognition=de-facto", StringComparison.Ordinal)
            && page.FindElement(By.Id("live")).GetAttribute("textContent") is { Length: > 0 }
        );
        foreach (
            var place in (string[])
                ["/present/ukraine-interview?recognition=none", "/map/ukraine-interview", "/packs/ukraine-interview", Seed]
        )
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

    /// <summary>
    /// A team hands its table in from where it lies, under a name that is offered, and the wall of the teacher shows it by itself.
    /// </summary>
    [Test]
    public void Team_HandsItsTableIn()
    {
        using var teacher = new Chromium();
        using var student = new Chromium(360, 740);
        teacher.Open(TestServer.Address, Seed);
        teacher.Click("button[form='predict'].alone");
        var room = teacher.Until(page => page.Url.Contains("/rooms/", StringComparison.Ordinal) ? page.Url : null);
        teacher.Open($"{room}/wall");
        student.Open(room);
        student.Open(TestServer.Address, "/table/ukraine-interview");
        student.Click("input[name='recognition'][value='de-jure']");
        student.Until(page => page.Url.Contains("recognition=de-jure", StringComparison.Ordinal));

        student.Click(".hand-in summary");
        var team = student.Page.FindElement(By.Id("team")).GetAttribute("value");
        student.Click(".hand-in button");
        student.Until(page => page.Url == $"{room}/wall");

        Assert.That(team, Is.Not.Empty);
        teacher.Until(page =>
            page.FindElement(By.CssSelector(".wall h2")).Text == team
            && page.FindElement(By.CssSelector(".wall .verdict")).Text == "Conflict"
        );
    }

    /// <summary>Whose line, why, and the way out are on the first screen, or one press away, for the full pack.</summary>
    [TestCase(360, 740)]
    [TestCase(1280, 800)]
    public void FirstScreen_SaysWhoseLineAndWhy(int width, int height)
    {
        using var visitor = new Chromium(width, height);
        var served = TestServer.Packs.First(pack => pack.Scenarios.ContainsKey("package-d-withdrawal-from-donetsk"));
        visitor.Open(
            TestServer.Address,
            TableAddress.Of("package-d-withdrawal-from-donetsk", served.Scenarios["package-d-withdrawal-from-donetsk"]).ToString()
        );

        foreach (var part in (string[])["#outcome .verdict", "#gist .lines li:first-child", "#gist .button"])
        {
            var bottom = Convert.ToDouble(
                visitor.Page.ExecuteScript("return document.querySelector(arguments[0]).getBoundingClientRect().bottom", part),
                System.Globalization.CultureInfo.InvariantCulture
            );
            Assert.That(bottom, Is.LessThanOrEqualTo(height), part);
        }

        visitor.Page.FindElement(By.CssSelector("#gist a.button.strong")).Click();
        visitor.Until(page =>
            page.ExecuteScript("return document.getElementById('ways-out').getBoundingClientRect().top < innerHeight / 2") is true
        );
    }

    /// <summary>Presses the key of a remote control, once the page says what comes next and its scripts run.</summary>
    private static void PressNext(Chromium teacher, string next)
    {
        teacher.Until(page =>
            page.FindElement(By.Id("next")).Text == next && page.ExecuteScript("return document.readyState") is "complete"
        );
        teacher.Page.FindElement(By.TagName("body")).SendKeys(Keys.PageDown);
    }

    private static double Top(Chromium visitor, string field, string value) =>
        Convert.ToDouble(
            visitor.Page.ExecuteScript(
                "return document.querySelector(arguments[0]).getBoundingClientRect().top",
                $"input[name='{field}'][value='{value}']"
            ),
            System.Globalization.CultureInfo.InvariantCulture
        );

    private static bool Says(ChromeDriver page, string text) =>
        page.FindElement(By.CssSelector("#follow [role=status]")).Text.Contains(text, StringComparison.Ordinal);
}
