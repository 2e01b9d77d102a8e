using System.Diagnostics;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;

namespace ScenarioEngine.Web.Tests.Browser;

/// <summary>A browser of one visitor, with nothing remembered from another.</summary>
internal sealed class Chromium : IDisposable
{
    private const string Browser = "/usr/bin/chromium";
    private const string Driver = "/usr/bin/chromedriver";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("visitor-");
    private readonly ChromeDriverService _service;

    /// <param name="width">How many points the window is wide.</param>
    /// <param name="height">How many points it is high.</param>
    /// <param name="isDark">Whether the visitor prefers dark pages.</param>
    /// <param name="outside">A name that leads to this machine, whose certificate nobody has signed; or null.</param>
    public Chromium(int width = 1280, int height = 900, bool isDark = false, string? outside = null)
    {
        var options = new ChromeOptions { BinaryLocation = Browser };
        options.AddArguments(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--hide-scrollbars",
            $"--user-data-dir={_profile.FullName}",
            FormattableString.Invariant($"--window-size={width},{height}")
        );
        if (outside is not null)
        {
            options.AddArguments("--ignore-certificate-errors", $"--host-resolver-rules=MAP {outside} 127.0.0.1");
        }

        _service = ChromeDriverService.CreateDefaultService(Path.GetDirectoryName(Driver), Path.GetFileName(Driver));
        _service.SuppressInitialDiagnosticInformation = true;
        Page = new ChromeDriver(_service, options, TimeSpan.FromMinutes(3));
        Page.Manage().Timeouts().AsynchronousJavaScript = Patience;
        Become(width, height, isDark);
    }

    /// <summary>The open page.</summary>
    public ChromeDriver Page { get; }

    /// <summary>
    /// Skips the running tests where there is no browser; where SCENARIO_BROWSER says that there has to be one, they fail.
    /// </summary>
    public static void SkipWithout()
    {
        const string missing = $"There is no {Browser} or no {Driver}: apt-get install chromium chromium-driver.";
        if (File.Exists(Browser) && File.Exists(Driver))
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("SCENARIO_BROWSER") == "required")
        {
            Assert.Fail(missing);
        }

        Assert.Ignore(missing);
    }

    /// <summary>Makes the browser one of another size and taste.</summary>
    public void Become(int width, int height, bool isDark)
    {
        Page.ExecuteCdpCommand(
            "Emulation.setEmulatedMedia",
            new Dictionary<string, object?>
            {
                ["features"] = new[]
                {
                    Feature("prefers-color-scheme", isDark ? "dark" : "light"),
                    Feature("prefers-reduced-motion", "reduce"),
                },
            }
        );
        Page.ExecuteCdpCommand(
            "Emulation.setDeviceMetricsOverride",
            new Dictionary<string, object?>
            {
                ["width"] = width,
                ["height"] = height,
                ["deviceScaleFactor"] = 1,
                ["mobile"] = false,
            }
        );
    }

    /// <summary>Opens a page of a server.</summary>
    public void Open(Uri server, string path) => Page.Navigate().GoToUrl(new Uri(server, path));

    /// <summary>Opens a link that another visitor has shared.</summary>
    public void Open(string link) => Page.Navigate().GoToUrl(new Uri(link));

    /// <summary>Waits until something can be read off the page.</summary>
    /// <exception cref="WebDriverTimeoutException">It could not be read within some seconds.</exception>
    public T Until<T>(Func<ChromeDriver, T?> read)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if (read(Page) is { } value && value is not false)
                {
                    return value;
                }
            }
            catch (Exception problem) when (IsRepainting(problem) && watch.Elapsed < Patience) { }

            if (watch.Elapsed > Patience)
            {
                throw new WebDriverTimeoutException(
                    $"Nothing came of waiting at {Page.Url}: {Page.FindElement(By.TagName("body")).Text[..Math.Min(400, Page.FindElement(By.TagName("body")).Text.Length)]}"
                );
            }

            Thread.Sleep(20);
        }
    }

    /// <summary>
    /// Whether the page was repainted while it was read: an element is not there yet, or not any more. The driver has no kind of its own
    /// for one that went while it was being looked at.
    /// </summary>
    private static bool IsRepainting(Exception problem) =>
        problem is NoSuchElementException or StaleElementReferenceException
        || (problem is UnknownErrorException && problem.Message.Contains("does not belong to the document", StringComparison.Ordinal));

    /// <summary>
    /// Takes a picture of the whole page, where SCENARIO_PICTURES names a folder for them: to be looked at, not to be compared.
    /// </summary>
    public void Picture(string name, int width, int height)
    {
        if (Environment.GetEnvironmentVariable("SCENARIO_PICTURES") is { } pictures)
        {
            var whole = Convert.ToInt32(
                Page.ExecuteScript("return document.documentElement.scrollHeight"),
                System.Globalization.CultureInfo.InvariantCulture
            );
            Become(width, Math.Min(whole, 3_000), isDark: false);
            Page.GetScreenshot().SaveAsFile(Path.Combine(pictures, FormattableString.Invariant($"{name}-{width}.png")));
            Become(width, height, isDark: false);
        }
    }

    /// <summary>The text of an element.</summary>
    public string Text(string selector) => Page.FindElement(By.CssSelector(selector)).Text;

    /// <summary>Clicks an element, from wherever it is scrolled to.</summary>
    public void Click(string selector)
    {
        var element = Page.FindElement(By.CssSelector(selector));
        Page.ExecuteScript("arguments[0].scrollIntoView({block: 'center'})", element);
        element.Click();
    }

    public void Dispose()
    {
        Page.Quit();
        Page.Dispose();
        _service.Dispose();
        try
        {
            _profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // The browser is still writing its last words; the folder is temporary anyway.
        }
    }

    private static Dictionary<string, object> Feature(string name, string value) => new() { ["name"] = name, ["value"] = value };
}
