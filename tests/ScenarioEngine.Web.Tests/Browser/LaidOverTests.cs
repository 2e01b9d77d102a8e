using ScenarioEngine.Tests.Support;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Browser;

/// <summary>What the script makes of the differences that it is sent is the page that a fresh visitor of the same address sees.</summary>
[NonParallelizable]
[Browser]
public sealed class LaidOverTests
{
    /// <summary>Chooses the option or finding with a number, as a click would.</summary>
    private const string Choose = """
        const [number, kind] = arguments;
        const places = [...document.querySelectorAll(kind)];
        places[number % places.length].click();
        """;

    private const string IsComplete =
        "return document.getElementById('table').dataset.shows === location.search && ![...document.querySelectorAll('[data-later]')].some(place => !place.closest('details:not([open])'))";

    /// <summary>
    /// All that is seen of the table as it is here, and as the server sends it to somebody who opens it now: elements, texts, and what is
    /// chosen.
    /// </summary>
    private const string Compare = """
        const done = arguments[arguments.length - 1];
        const look = page => [...page.querySelectorAll("#table *")].map(element => [
          element.localName, element.id, [...element.classList].sort().join("."), element.getAttribute("href"), element.getAttribute("aria-current"), element.checked, element.value,
          [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.nodeValue.trim()).join(""),
        ].join("|"));
        const ask = address => fetch(address).then(answer => answer.text());
        ask(location).then(async text => {
          const fresh = new DOMParser().parseFromString(text, "text/html");
          for (const place of fresh.querySelectorAll("#table [data-later]")) {
            place.outerHTML = await ask(place.getAttribute("data-later"));
          }
          const [here, there] = [look(document), look(fresh)];
          const at = here.findIndex((line, index) => line !== there[index]);
          done(at < 0 && here.length === there.length ? "the same" : `${location.search}: here ${here[at]}, there ${there[at]}`);
        });
        """;

    [OneTimeSetUp]
    public void NeedABrowser() => Chromium.SkipWithout();

    [TestCase("ukraine-interview", 5)]
    [TestCase("ukraine-settlement", 11)]
    public void TableAfterManyClicks_IsThePageOfItsAddress(string pack, int seed)
    {
        const int clicks = 12;
        using var visitor = new Chromium();
        Open(visitor, $"/table/{pack}");
        for (var click = 0; click < clicks; click++)
        {
            var before = visitor.Page.Url;
            var kind =
                click % 4 == 3
                    ? "button.finding:not([aria-current])"
                    : "#terms input[type=radio]:not(:checked), #terms input[type=checkbox]";
            visitor.Page.ExecuteScript(Choose, seed * (click + 3) * 7919 % 10_007, kind);
            visitor.Until(page => page.Url != before && page.ExecuteScript(IsComplete) is true);

            Assert.That(visitor.Page.ExecuteAsyncScript(Compare), Is.EqualTo("the same"));
        }
    }

    /// <summary>A list of which only some came stays where it is, though lists before it come and go.</summary>
    [TestCase("/table/ukraine-settlement?ceasefire.line=current-lines&guarantee[united-states].form=treaty&trade.us-tariff=0%25")]
    public void TableAfterAWayOut_IsThePageOfItsAddress(string address)
    {
        using var visitor = new Chromium();
        Open(visitor, address);
        foreach (var kind in (string[])["#gist .lines a", "#ways-out a.button.strong"])
        {
            var before = visitor.Page.Url;
            visitor.Page.ExecuteScript(Choose, 0, kind);
            visitor.Until(page => page.Url != before && page.ExecuteScript(IsComplete) is true);

            Assert.That(visitor.Page.ExecuteAsyncScript(Compare), Is.EqualTo("the same"));
        }
    }

    /// <summary>Opens a table and unfolds the overview, which is asked for only then.</summary>
    private static void Open(Chromium visitor, string address)
    {
        visitor.Open(TestServer.Address, address);
        visitor.Page.ExecuteScript("document.getElementById('overview').open = true");
    }
}
