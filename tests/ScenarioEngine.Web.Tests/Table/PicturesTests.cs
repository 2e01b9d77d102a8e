using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Table;

public sealed class PicturesTests
{
    /// <summary>The funnel draws its powers of ten, and says in words how small a part is left; prices are on a linear scale.</summary>
    [Test]
    public async Task OpenTable_HasItsRoomAndItsPricesDrawn()
    {
        var page = await TestServer.Open("/pictures/ukraine-settlement?_as-of=2026-02-28");

        var bars = page.QuerySelectorAll("[aria-labelledby='prices-drawn'] .length")
            .Select(bar => double.Parse(bar.GetAttribute("width") ?? "", System.Globalization.CultureInfo.InvariantCulture))
            .ToList();
        var times = page.QuerySelectorAll("[aria-labelledby='prices-drawn'] .picture text.strong")
            .Select(text => double.Parse(text.TextContent[1..], System.Globalization.CultureInfo.InvariantCulture))
            .ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                page.QuerySelector("[aria-labelledby='room-drawn']")?.TextContent,
                Does.Contain("1 in 102 million keep to everybody’s stated red lines")
            );
            Assert.That(
                page.QuerySelectorAll("[aria-labelledby='room-drawn'] .picture text").Select(text => text.TextContent),
                Has.Some.EqualTo("10³²")
            );
            Assert.That(
                bars.Zip(times, (bar, of) => bar / of).Where((_, number) => bars[number] > 10),
                Has.All.EqualTo(bars[0] / times[0]).Within(0.5),
                "linear, from nothing"
            );
        }
    }

    [Test]
    public async Task BlockedTable_HasItsDeadlocksDrawn()
    {
        var page = await TestServer.Open("/pictures/cuba-1962");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelectorAll("[aria-labelledby='deadlocks-drawn'] .arrow").Length, Is.EqualTo(3));
            Assert.That(
                page.QuerySelector("[aria-labelledby='deadlocks-drawn'] details")?.TextContent,
                Does.Contain("United States: The missiles leave Cuba")
            );
        }
    }

    /// <summary>Nothing is only drawn: each picture has a name, can be reached by keyboard, and stands in a table.</summary>
    [TestCase("/pictures/ukraine-settlement")]
    [TestCase("/pictures/cuba-1962")]
    [TestCase("/pictures/ukraine-interview?recognition=de-jure")]
    public async Task Pictures_HaveNamesAndTables(string address)
    {
        var page = await TestServer.Open(address);

        Assert.That(page.QuerySelectorAll("main svg.picture"), Is.Not.Empty);
        foreach (var picture in page.QuerySelectorAll("main svg.picture"))
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(picture.GetAttribute("aria-label"), Is.Not.Empty);
                Assert.That(picture.Closest("[tabindex='0']"), Is.Not.Null);
                Assert.That(picture.Closest(".drawing")?.QuerySelectorAll("details table tbody tr"), Is.Not.Empty);
            }
        }
    }

    /// <summary>
    /// The track lies below the slider as far as its stops are apart, and says what became of the package on each stretch.
    /// </summary>
    [Test]
    public async Task Track_IsSpacedByDays()
    {
        var served = TestServer.Packs.First(pack => pack.Pack.Id == "ukraine-settlement");
        var address = TableAddress.Of(null, served.Scenarios["package-d-withdrawal-from-donetsk"]);
        var table = await TestServer.Open(address.ToString());
        var track = await TestServer.Open($"/track/ukraine-settlement{address.Query}");

        var slider = table.QuerySelector("#time");
        var days = (slider?.GetAttribute("data-days") ?? "")
            .Split(' ')
            .Select(day => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).DayNumber)
            .ToList();
        var stops = track
            .QuerySelectorAll("#track .stop")
            .Select(stop => double.Parse(stop.GetAttribute("x") ?? "", System.Globalization.CultureInfo.InvariantCulture))
            .ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(slider?.GetAttribute("max"), Is.EqualTo($"{days[^1] - days[0]}"));
            Assert.That(stops, Is.EqualTo(days.Select(day => 1000.0 * (day - days[0]) / (days[^1] - days[0]))).Within(0.01));
            Assert.That(track.QuerySelector("#track rect")?.ClassName, Is.EqualTo("no-position"), "before the first statement");
            Assert.That(
                track.QuerySelectorAll("#track rect:not(.stop)").Select(part => part.ClassName),
                Has.Some.EqualTo("conflict").And.Some.EqualTo("objection")
            );
        }
    }
}
