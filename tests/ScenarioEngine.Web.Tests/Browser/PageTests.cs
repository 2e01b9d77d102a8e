using System.Globalization;
using OpenQA.Selenium;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Browser;

/// <summary>What holds of every page, in a real browser. Without one the tests are skipped; the gate of the project has one.</summary>
[NonParallelizable]
[Browser]
public sealed class PageTests
{
    private static readonly string Seed = TableAddress.Of("recognition-de-jure", TestServer.Seed.Scenarios["recognition-de-jure"]).Query;

    private Chromium? _browser;

    private static readonly string Withdrawal = Full("package-d-withdrawal-from-donetsk");

    /// <summary>Every kind of page, and the table in each of its states.</summary>
    private static IEnumerable<string> Pages =>
        [
            "/",
            "/table/ukraine-interview",
            $"/table/ukraine-interview{Seed}",
            $"/table/ukraine-interview{Seed}&_compare=freeze-with-promise",
            $"/table/ukraine-interview{Seed}&_language=uk",
            $"/table/ukraine-interview{Seed}&_compare-link=nothing",
            "/packs/ukraine-interview?words=recognise",
            "/class",
            "/own",
            "/lesson/cuba-1962",
            "/lesson/office-lease",
            $"/map/ukraine-interview{Seed}",
            $"/present/ukraine-interview{Seed}",
            $"/handout/ukraine-interview{Seed}",
            $"/embed/ukraine-interview{Seed}",
            "/table/ukraine-interview?recogniton=none",
            "/nowhere",
            "/rooms/nowhere",
            "/packs/ukraine-settlement",
            $"/table/ukraine-settlement{Withdrawal}",
            $"/handout/ukraine-settlement{Withdrawal}",
            $"/present/ukraine-settlement{Withdrawal}",
            "/map/ukraine-settlement",
            "/table/ukraine-interview?border-treaty.form=final&recognition=none",
            "/table/korean-armistice",
            "/present/cuba-1962",
            "/words",
            "/pictures/ukraine-settlement",
            $"/pictures/ukraine-settlement{Withdrawal}",
            "/pictures/cuba-1962",
            $"/print/ukraine-settlement{Withdrawal}",
            "/print/cuba-1962",
            $"/works/ukraine-interview{Seed}",
            "/works/ukraine-settlement",
            "/works/cuba-1962",
        ];

    private Chromium Browser => _browser ?? throw new InvalidOperationException("The browser is open while a test runs.");

    [OneTimeSetUp]
    public void OpenABrowser()
    {
        Chromium.SkipWithout();
        _browser = new Chromium();
    }

    [OneTimeTearDown]
    public void CloseTheBrowser() => _browser?.Dispose();

    [TestCaseSource(nameof(Pages))]
    public void Axe_FindsNothing(string path)
    {
        Browser.Open(TestServer.Address, path);

        AssertThatAxeFindsNothing(path);
    }

    [Test]
    public void Room_IsAccessibleToTeacherAndStudents()
    {
        Browser.Open(TestServer.Address, $"/table/ukraine-interview{Seed}");
        Browser.Click("button[form='predict'].alone");
        var room = Browser.Until(page => page.Url.Contains("/rooms/", StringComparison.Ordinal) ? page.Url : null);
        AssertThatAxeFindsNothing("the teacher's page");
        Browser.Click("form[action$='/show'] button");
        Browser.Until(page => page.FindElement(By.LinkText("See the table")));
        AssertThatAxeFindsNothing("the teacher's page, shown");

        Browser.Page.Manage().Cookies.DeleteAllCookies();
        Browser.Page.ExecuteScript("sessionStorage.clear()");
        Browser.Open(room);
        AssertThatAxeFindsNothing("a student's page, shown");

        Browser.Open(TestServer.Address, "/table/ukraine-interview");
        Browser.Click("button[form='predict'].alone");
        room = Browser.Until(page => page.Url.Contains("/rooms/", StringComparison.Ordinal) ? page.Url : null);
        Browser.Page.Manage().Cookies.DeleteAllCookies();
        Browser.Page.ExecuteScript("sessionStorage.clear()");
        Browser.Open(room);
        AssertThatAxeFindsNothing("a student's page");
    }

    /// <summary>Every page of a play, in both themes and on a telephone.</summary>
    [Test]
    public void Play_IsAccessibleToTeacherAndSeats()
    {
        Browser.Open(TestServer.Address, "/table/cuba-1962?_as-of=1962-10-27");
        Browser.Click("button[form='predict'].alone[name='then']");
        var play = Browser.Until(page => page.Url.EndsWith("/play", StringComparison.Ordinal) ? page.Url : null);
        AssertThatItIsRead("the setup");
        Browser.Click("#begin");
        Browser.Until(page => page.FindElement(By.Id("lesson-event")));
        Browser.Open($"{play}/cards");
        AssertThatItIsRead("the cards");
        Browser.Page.FindElement(By.CssSelector(".seat-cards li:nth-child(2) a")).Click();
        AssertThatItIsRead("the welcome");
        Browser.Click("#to-table");
        var seat = Browser.Until(page => page.FindElement(By.Id("seat-make")) is not null ? page.Url : null);
        Browser.Open($"{seat}/look?missiles=removed-under-un&jupiters=stay&no-invasion-pledge=public");
        AssertThatItIsRead("the look");
        Browser.Page.FindElement(By.Id("signed")).SendKeys("Peace is worth a border.");
        Browser.Click("form[action$='/offer'] button");
        AssertThatItIsRead("a seat with its own offer");
        Browser.Open($"{play}/cards");
        Browser.Page.FindElement(By.CssSelector(".seat-cards li:nth-child(1) a")).Click();
        Browser.Click("#to-table");
        AssertThatItIsRead("a seat with an offer to answer");
        Browser.Click("#offer-1 button[value='accept']");
        Browser.Open(play);
        AssertThatItIsRead("the teacher's page");
        Browser.Click("#end");
        Browser.Until(page => page.FindElement(By.CssSelector(".picture")));
        AssertThatItIsRead("the debrief");
        Browser.Click("a[href$='/replay']");
        AssertThatItIsRead("the replay");
        Browser.Page.Manage().Cookies.DeleteAllCookies();
        Browser.Open(play);
        AssertThatItIsRead("the page of somebody without a seat");

        void AssertThatItIsRead(string page)
        {
            AssertThatAxeFindsNothing(page);
            Browser.Become(320, 700, isDark: false);
            Assert.That(Browser.Page.ExecuteScript("return document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(320), page);
            Browser.Become(1280, 900, isDark: false);
        }
    }

    [Test]
    public void ComparisonOfAClass_IsAccessible()
    {
        Browser.Open(TestServer.Address, "/class");
        var files = string.Join(
            '\n',
            Directory
                .EnumerateFiles(Repository.At("scenarios", "cuba-1962"), "*.yaml")
                .Append(Repository.At("rules", "cuba-1962", "pack.yaml"))
        );
        Browser.Page.FindElement(By.Id("files")).SendKeys(files);
        Browser.Click("main button");
        Browser.Until(page => page.FindElement(By.Id("found-0")));

        AssertThatAxeFindsNothing("the comparison");
    }

    [TestCaseSource(nameof(Pages))]
    public void NarrowPage_NeedsNoScrollingSideways(string path)
    {
        Browser.Become(320, 700, isDark: false);

        Browser.Open(TestServer.Address, path);

        Assert.That(Browser.Page.ExecuteScript("return document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(320));
    }

    [Test]
    public void PresenterView_FitsOneScreen([Values(720, 1080, 1440)] int height)
    {
        foreach (var path in (string[])[$"/present/ukraine-interview{Seed}", $"/present/ukraine-settlement{Withdrawal}"])
        {
            Browser.Become(height * 16 / 9, height, isDark: false);

            Browser.Open(TestServer.Address, path);

            Assert.That(Browser.Page.ExecuteScript("return document.documentElement.scrollHeight"), Is.LessThanOrEqualTo(height), path);
        }
    }

    private static string Full(string name) =>
        TestServer
            .Packs.Where(served => served.Scenarios.ContainsKey(name))
            .Select(served => TableAddress.Of(name, served.Scenarios[name]).Query)
            .First();

    /// <summary>In both themes.</summary>
    private void AssertThatAxeFindsNothing(string page)
    {
        foreach (var isDark in (bool[])[false, true])
        {
            Browser.Become(1280, 900, isDark);
            Browser.Page.ExecuteScript(Axe.Script);

            var found = (IEnumerable<object>)(Browser.Page.ExecuteAsyncScript(Axe.Run) ?? Array.Empty<object>());

            Assert.That(found, Is.Empty, string.Create(CultureInfo.InvariantCulture, $"{page}, {(isDark ? "dark" : "light")}"));
        }
    }
}
