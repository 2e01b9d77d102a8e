using System.Globalization;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Browser;

/// <summary>What holds of every page, in a real browser. Without one the tests are skipped; the gate of the project has one.</summary>
[NonParallelizable]
public sealed class PageTests
{
    private static readonly string Seed = TableAddress.Of("recognition-de-jure", TestServer.Seed.Scenarios["recognition-de-jure"]).Query;

    private Chromium? _browser;

    private static IEnumerable<string> Pages =>
    [
        "/", "/table/ukraine-interview", $"/table/ukraine-interview{Seed}", $"/table/ukraine-interview{Seed}&_compare=freeze-with-promise", "/packs/ukraine-interview?words=recognise",
        "/class", $"/map/ukraine-interview{Seed}", $"/present/ukraine-interview{Seed}", $"/handout/ukraine-interview{Seed}", $"/embed/ukraine-interview{Seed}",
        "/table/ukraine-interview?recogniton=none", "/nowhere",
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
        foreach (var isDark in (bool[])[false, true])
        {
            Browser.Become(1280, 900, isDark);
            Browser.Open(TestServer.Address, path);
            Browser.Page.ExecuteScript(Axe.Script);

            var found = (IEnumerable<object>)(Browser.Page.ExecuteAsyncScript(Axe.Run) ?? Array.Empty<object>());

            Assert.That(found, Is.Empty, string.Create(CultureInfo.InvariantCulture, $"{path}, {(isDark ? "dark" : "light")}"));
        }
    }

    [TestCaseSource(nameof(Pages))]
    public void NarrowPage_NeedsNoScrollingSideways(string path)
    {
        Browser.Become(320, 700, isDark: false);

        Browser.Open(TestServer.Address, path);

        Assert.That(Browser.Page.ExecuteScript("return document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(320));
    }

    [Test]
    public void PresenterView_FitsOneScreen()
    {
        Browser.Become(1280, 720, isDark: false);

        Browser.Open(TestServer.Address, $"/present/ukraine-interview{Seed}");

        Assert.That(Browser.Page.ExecuteScript("return document.documentElement.scrollHeight"), Is.LessThanOrEqualTo(720));
    }
}
