using System.Globalization;
using OpenQA.Selenium;
using OpenQA.Selenium.Interactions;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Browser;

/// <summary>A task of a student, done by keyboard alone, and as a screen reader has the page.</summary>
[NonParallelizable]
[Browser]
public sealed class TaskTests
{
    private const string Withdrawal = "package-d-withdrawal-from-donetsk";

    private static readonly string Blocked = TestServer
        .Packs.Where(served => served.Scenarios.ContainsKey(Withdrawal))
        .Select(served => TableAddress.Of(Withdrawal, served.Scenarios[Withdrawal]).ToString())
        .First();

    [OneTimeSetUp]
    public void NeedABrowser() => Chromium.SkipWithout();

    /// <summary>
    /// Whose line is it, and what would open the way? A way out is taken by keyboard alone, on the full pack, in thirty keys.
    /// </summary>
    [TestCase(360, 740)]
    [TestCase(1280, 800)]
    public void WayOut_IsTakenByKeyboard(int width, int height)
    {
        const int most = 30;
        using var visitor = new Chromium(width, height);
        visitor.Open(TestServer.Address, Blocked);
        var keys = 1;

        for (; Focused(visitor).Text != "Ways out"; keys++)
        {
            Press(visitor, Keys.Tab);
            Assert.That(keys, Is.LessThan(most), "the way to the ways out");
        }

        Press(visitor, Keys.Enter);
        for (; Focused(visitor).FindElements(By.XPath("ancestor::section[@id='ways-out']")).Count == 0; keys++)
        {
            Press(visitor, Keys.Tab);
            Assert.That(keys, Is.LessThan(most), "the first way out");
        }

        Press(visitor, Keys.Enter);
        visitor.Until(page => page.FindElement(By.CssSelector("#outcome .verdict")).Text.Contains("Objection", StringComparison.Ordinal));
        Assert.That(
            visitor.Until(page => page.FindElement(By.Id("live")).GetAttribute("textContent") is { Length: > 0 } said ? said : null),
            Does.StartWith("Objection.")
        );
    }

    /// <summary>A screen reader comes by the answer before it comes by any control of a term, and all that is drawn has words.</summary>
    [Test]
    public void AccessibilityTree_SaysWhoseLineFirst()
    {
        using var visitor = new Chromium();
        visitor.Open(TestServer.Address, Blocked);

        var nodes = Tree(visitor);
        var (title, outcome) = (Find("heading", "D: Withdrawal from Donetsk against a strong guarantee"), Find("StaticText", "Conflict"));
        var (line, ways, first) = (
            Find("link", "Ukraine: No right to give up land"),
            Find("heading", "Ways out"),
            nodes.FindIndex(node => node.Role == "radio")
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(new[] { title, outcome, line, ways, first }, Is.Ordered.And.All.GreaterThanOrEqualTo(0));
            Assert.That(
                nodes.Where(node =>
                    node.Role is "link" or "button" or "radio" or "checkbox" or "slider" or "textbox" or "combobox" or "image"
                    && node.Name.Length == 0
                ),
                Is.Empty
            );
            Assert.That(
                nodes.Where(node => node.Role == "radiogroup" || node.Role == "group").Select(node => node.Name),
                Has.Some.EqualTo("Recognition of occupied territory")
            );
        }

        int Find(string role, string name) => nodes.FindIndex(node => node.Role == role && node.Name == name);
    }

    /// <summary>What an option means can be read before it is chosen, at its field.</summary>
    [Test]
    public void Meaning_IsReadBeforeChoosing()
    {
        using var visitor = new Chromium(360, 740);
        visitor.Open(TestServer.Address, "/table/ukraine-interview");

        var field = visitor.Page.FindElement(By.CssSelector("fieldset:has([name='recognition'])"));
        field.FindElement(By.CssSelector(".means summary")).Click();

        var before = visitor.Page.Url;
        Assert.That(field.FindElement(By.CssSelector(".means dl")).Text, Does.Contain("de facto").And.Contain("de jure"));
        Assert.That(visitor.Page.Url, Is.EqualTo(before));
    }

    /// <summary>What a screen reader has of the page, in the order in which it reads.</summary>
    private static List<(string Role, string Name)> Tree(Chromium visitor)
    {
        var answer = visitor.Page.ExecuteCdpCommand("Accessibility.getFullAXTree", []) as Dictionary<string, object?> ?? [];
        var nodes = (answer.GetValueOrDefault("nodes") as IEnumerable<object> ?? [])
            .Cast<Dictionary<string, object?>>()
            .ToDictionary(node => $"{node["nodeId"]}");
        return [.. Read(nodes.Values.First(node => !node.ContainsKey("parentId")))];

        IEnumerable<(string Role, string Name)> Read(Dictionary<string, object?> node)
        {
            var own = node["ignored"] is false ? [(Value(node, "role"), Value(node, "name").Trim())] : Array.Empty<(string, string)>();
            var children = node.GetValueOrDefault("childIds") as IEnumerable<object> ?? [];
            return own.Concat(
                children.Select(child => nodes.GetValueOrDefault($"{child}")).OfType<Dictionary<string, object?>>().SelectMany(Read)
            );
        }
    }

    private static string Value(Dictionary<string, object?> node, string key) =>
        node.GetValueOrDefault(key) is Dictionary<string, object?> holder
            ? Convert.ToString(holder.GetValueOrDefault("value"), CultureInfo.InvariantCulture) ?? ""
            : "";

    private static void Press(Chromium visitor, string key) => new Actions(visitor.Page).SendKeys(key).Perform();

    private static IWebElement Focused(Chromium visitor) => visitor.Page.SwitchTo().ActiveElement();
}
