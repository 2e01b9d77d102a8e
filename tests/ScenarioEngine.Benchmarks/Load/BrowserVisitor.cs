using System.Globalization;
using OpenQA.Selenium.Chrome;

namespace ScenarioEngine.Benchmarks.Load;

/// <summary>
/// One more visitor, in a real browser: how long it takes from a click on an option until the page has been painted with the answer laid
/// over it.
/// </summary>
internal static class BrowserVisitor
{
    private const string Browser = "/usr/bin/chromium";
    private const string Driver = "/usr/bin/chromedriver";

    private static readonly TimeSpan Thought = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Clicks the option with a number. The page is painted between the frame that follows the answer and the message after it.
    /// </summary>
    private const string Toggle = """
        const [number, done] = arguments;
        const table = document.getElementById("table");
        const options = [...table.querySelectorAll("details[open] > .issue > fieldset input[type=radio]:not(:checked), #topic-ceasefire input[type=radio]:not(:checked)")];
        const start = performance.now();
        const observer = new MutationObserver(() => {
          if (table.dataset.shows === location.search) {
            observer.disconnect();
            requestAnimationFrame(() => {
              const painted = new MessageChannel();
              painted.port1.onmessage = () => done(performance.now() - start);
              painted.port2.postMessage("");
            });
          }
        });
        observer.observe(table, { attributes: true, attributeFilter: ["data-shows"] });
        options[number % options.length].click();
        """;

    /// <summary>Clicks about until the time is over.</summary>
    /// <param name="table">The address of the table.</param>
    /// <param name="isOver">Whether it is.</param>
    /// <returns>For each click the milliseconds from it to the painted page.</returns>
    public static List<double> Visit(Uri table, Func<bool> isOver)
    {
        var profile = Directory.CreateTempSubdirectory("visitor-");
        var options = new ChromeOptions { BinaryLocation = Browser };
        options.AddArguments(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-dev-shm-usage",
            $"--user-data-dir={profile.FullName}",
            "--window-size=1280,900"
        );
        using var service = ChromeDriverService.CreateDefaultService(Path.GetDirectoryName(Driver), Path.GetFileName(Driver));
        service.SuppressInitialDiagnosticInformation = true;
        var random = new SplitMix(1);
        var times = new List<double>();
        using (var page = new ChromeDriver(service, options))
        {
            page.Navigate().GoToUrl(table);
            while (!isOver())
            {
                Thread.Sleep(Thought);
                times.Add(Convert.ToDouble(page.ExecuteAsyncScript(Toggle, random.Next(10_000)), CultureInfo.InvariantCulture));
            }

            page.Quit();
        }

        profile.Delete(recursive: true);
        return times;
    }
}
