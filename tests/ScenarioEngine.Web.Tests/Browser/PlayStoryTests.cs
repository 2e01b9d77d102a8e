using OpenQA.Selenium;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Browser;

/// <summary>
/// The lesson on Cuba, played: a teacher on a laptop, a student on a telephone, another on a laptop. Without a browser the tests are
/// skipped.
/// </summary>
[NonParallelizable]
[Browser]
public sealed class PlayStoryTests
{
    private const string Line = "No removal unless the missiles in Turkey go too";

    [OneTimeSetUp]
    public void NeedABrowser() => Chromium.SkipWithout();

    [Test]
    public void LessonOnCuba_FromTheCardsToTheDebrief()
    {
        using var teacher = new Chromium();
        using var us = new Chromium(360, 740);
        using var su = new Chromium();

        // Minute 5: take your seats.
        teacher.Open(TestServer.Address, new TableAddress("cuba-1962") { AsOf = "1962-10-26" }.ToString());
        teacher.Click("button[form='predict'].alone[name='then']");
        teacher.Until(page => page.FindElement(By.Id("setup")));
        var room = teacher.Page.Url;
        teacher.Click("#begin");
        teacher.Until(page => page.FindElement(By.Id("lesson-event")));
        teacher.Open($"{room}/cards");
        var cards = teacher.Page.FindElements(By.CssSelector(".seat-cards a")).Select(link => link.GetAttribute("href") ?? "").ToList();
        teacher.Open(room);
        Sit(us, cards[0]);
        Assert.That(us.Text("#seat-secret p"), Does.Contain("ambassador"));

        // A student without a camera types the word.
        su.Open(room);
        su.Page.FindElement(By.Id("word")).SendKeys(cards[1].Split('=')[1].ToUpperInvariant() + Keys.Enter);
        su.Until(page => page.FindElement(By.Id("to-table"))).Click();
        su.Until(page => page.FindElement(By.Id("seat-make")));

        // Minute 11: the letter of 26 October.
        Choose(su, "Soviet missiles in Cuba", "removed-under-un");
        Choose(su, "American pledge not to invade Cuba", "public");
        Choose(su, "American Jupiter missiles in Turkey", "stay");
        Choose(su, "American quarantine of Cuba", "lifted");
        su.Click("#seat-make button");
        su.Until(page => page.FindElement(By.CssSelector("form[action$='/offer']")));
        Assert.That(su.Text(".found"), Does.Contain("Crosses nobody’s stated red line"));
        su.Page.FindElement(By.Id("said")).SendKeys("The letter of 26 October.");
        su.Click("form[action$='/offer'] button");

        // It comes to the other seat and to the teacher by itself, and what is half written stays.
        us.Until(page => page.FindElement(By.Id("said-1")));
        Assert.That(us.Text("#offer-1"), Does.Contain("The letter of 26 October."));
        us.Page.FindElement(By.Id("said-1")).SendKeys("We need ");
        teacher.Until(page => page.FindElement(By.Id("group-1")).Text.Contains("one open offer", StringComparison.Ordinal));

        // Minute 19: the letter of 27 October. The same offer crosses a line now.
        teacher.Click("#happened option[value='3']");
        teacher.Click("#lesson-event button");
        us.Until(page => page.FindElement(By.Id("offer-1")).Text.Contains(Line, StringComparison.Ordinal));
        su.Until(page => page.FindElement(By.Id("seat-brief")).Text.Contains(Line, StringComparison.Ordinal));
        Assert.That(us.Page.FindElement(By.Id("said-1")).GetAttribute("value"), Is.EqualTo("We need "));
        Assert.That(su.Text("#seat-day"), Does.Contain("27 October 1962"));
        us.Page.FindElement(By.Id("said-1")).SendKeys("more time.");
        us.Click("#offer-1 button[value='reject']");
        us.Until(page => page.FindElements(By.Id("offer-1")).Count == 0);
        su.Until(page =>
            page.FindElement(By.CssSelector(".own-last"))
                .Text.Contains("rejected. United States rejects: “We need more time.”", StringComparison.Ordinal)
        );

        // Minute 29: the option that was found, offered by the other side on a telephone.
        Choose(us, "Soviet missiles in Cuba", "removed-under-un");
        Choose(us, "American pledge not to invade Cuba", "public");
        Choose(us, "American Jupiter missiles in Turkey", "private-assurance");
        Choose(us, "American quarantine of Cuba", "lifted");
        us.Click("#seat-make button");
        us.Until(page => page.FindElement(By.CssSelector("form[action$='/offer'] button")));
        us.Click("form[action$='/offer'] button");
        su.Until(page => page.FindElement(By.CssSelector("#offer-2 button[value='accept']")));
        su.Click("#offer-2 button[value='accept']");
        us.Until(page => page.FindElement(By.Id("seat-table")).Text.Contains("private assurance", StringComparison.Ordinal));
        Assert.That(us.Text("#seat-table .found"), Does.Contain("1 package is left"));

        // A page that is lost comes back to its seat: by a reload, and by the card in another browser.
        us.Page.Navigate().Refresh();
        Assert.That(us.Text("h1"), Is.EqualTo("United States"));
        us.Page.Manage().Cookies.DeleteAllCookies();
        Sit(us, cards[0]);

        // Minute 37: who was not asked; and the debrief.
        teacher.Click("#happened option[value='7']");
        teacher.Click("#lesson-event button");
        us.Until(page =>
            page.FindElement(By.Id("seat-table")).Text.Contains("No international inspection in Cuba", StringComparison.Ordinal)
        );
        teacher.Until(page => page.FindElement(By.Id("end")));
        teacher.Click("#end");
        teacher.Until(page => page.FindElement(By.CssSelector(".picture")));
        us.Until(page => page.FindElement(By.LinkText("Debrief"))).Click();
        us.Until(page => page.FindElement(By.CssSelector(".picture")));
        Assert.That(
            us.Page.ExecuteScript("return document.documentElement.scrollWidth <= innerWidth"),
            Is.True,
            "nothing is wider than a telephone"
        );
        Assert.That(us.Page.FindElements(By.CssSelector(".picture .length")), Has.Count.EqualTo(4));
        us.Click("#group-1 a[href$='/replay']");
        us.Until(page => page.FindElement(By.Id("earlier"))).Click();
        us.Until(page => page.FindElement(By.Id("later")));
    }

    private static void Sit(Chromium student, string card)
    {
        student.Open(card);
        student.Until(page => page.FindElement(By.Id("to-table"))).Click();
        student.Until(page => page.FindElement(By.Id("seat-make")));
    }

    private static void Choose(Chromium student, string question, string option)
    {
        var asked = student.Page.FindElements(By.CssSelector(".ask")).First(ask => ask.FindElement(By.TagName("label")).Text == question);
        asked.FindElement(By.CssSelector($"option[value='{option}']")).Click();
    }
}
