using OpenQA.Selenium;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Browser;

/// <summary>A visitor brings a pack along, mends it, adds a statement, lays it, and has it forgotten; in a real browser.</summary>
[NonParallelizable]
[Browser]
public sealed class OwnPackStory
{
    private Chromium? _browser;
    private DirectoryInfo? _folder;

    private Chromium Browser => _browser ?? throw new InvalidOperationException("The browser is open while a test runs.");

    [SetUp]
    public void OpenABrowser()
    {
        Chromium.SkipWithout();
        _folder = Directory.CreateTempSubdirectory("own-pack-");
        _browser = new Chromium();
    }

    [TearDown]
    public void CloseTheBrowser()
    {
        _browser?.Dispose();
        _folder?.Delete(recursive: true);
    }

    [Test]
    public void Pack_IsMendedGivenAStatementAndLaid([Values(360, 1280)] int width)
    {
        Browser.Become(width, 800, isDark: false);
        Browser.Open(TestServer.Address, "/");
        Browser.Page.FindElement(By.Id("own-files")).SendKeys(Zip());
        Browser.Click("#own-drop button");

        // One mistake, at its line.
        Browser.Until(page => page.Url.EndsWith("/workshop", StringComparison.Ordinal));
        Assert.That(Browser.Text("main .lead"), Does.StartWith("One mistake keeps it"));
        Look("workshop-mistake", width);
        Browser.Click(".problems a");
        Browser.Until(page => page.FindElement(By.CssSelector(".gutter .error")));
        Assert.That(
            Browser.Page.ExecuteScript("return document.getElementById('text').selectionStart > 0 && document.activeElement.id"),
            Is.EqualTo("text")
        );
        Look("edit-mistake", width);

        // It is mended while one writes, before anything is saved.
        Browser.Page.ExecuteScript(
            "const text = document.getElementById('text'); text.value = text.value.replace('conversoin', 'conversion'); text.dispatchEvent(new Event('input'))"
        );
        Browser.Until(page => page.FindElement(By.Id("check-says")).Text.StartsWith("It can be laid", StringComparison.Ordinal));
        Assert.That(Browser.Page.FindElements(By.CssSelector(".gutter .error")), Is.Empty);
        Look("edit-mended", width);
        Browser.Click("#edit button.strong");
        Browser.Until(page =>
            page.FindElement(By.Id("check-says")).Text.StartsWith("It can be laid", StringComparison.Ordinal)
            && page.Url.Contains("file=", StringComparison.Ordinal)
        );

        // A statement, step by step.
        Browser.Click(".own-bar a");
        Browser.Until(page => page.FindElement(By.LinkText("Add a statement"))).Click();
        Browser.Until(page => page.FindElement(By.Id("party"))).SendKeys("Tenant");
        Browser.Click("input[value='red-line']");
        Browser.Page.FindElement(By.Id("title")).SendKeys("No deposit");
        Look("statement-1", width);
        Onwards();
        Browser.Until(page => page.FindElement(By.Id("statement"))).SendKeys("The tenant pays no deposit.");
        Browser.Page.FindElement(By.Id("speaker")).SendKeys("Ada Tenant");
        Browser.Page.FindElement(By.Id("stated")).SendKeys("2026-03-04");
        Browser.Page.FindElement(By.Id("source-title")).SendKeys("A letter back");
        Browser.Page.FindElement(By.Id("publisher")).SendKeys("The tenant");
        Look("statement-2", width);
        Onwards();
        Browser.Until(page => page.FindElement(By.CssSelector("#field option[value='security[tenant].form']"))).Click();
        Onwards();
        Browser.Until(page => page.FindElement(By.CssSelector("input[value='deposit']")));
        Browser.Click("input[value='deposit']");
        Look("statement-4", width);
        Onwards();
        Browser.Until(page => page.FindElement(By.CssSelector("button[value='add']")));
        Assert.That(Browser.Text("main pre"), Does.Contain("crossed-when: {'security[tenant].form': deposit}"));
        Look("statement-5", width);
        Browser.Click("button[value='add']");
        Browser.Until(page => page.Url.Contains("/edit?", StringComparison.Ordinal));

        // The table has it, toggles without a new page, and says whose line is crossed.
        Browser.Open(Browser.Page.Url.Split("/workshop")[0] + "/table/office-lease?security%5Btenant%5D.form=none");
        Browser.Page.ExecuteScript("document.querySelectorAll('details').forEach(fold => fold.open = true)");
        Browser.Click("input[name='security[tenant].form'][value='deposit']");
        Browser.Until(page => page.FindElement(By.CssSelector("#outcome.conflict")));
        Browser.Until(page => page.FindElement(By.Id("parties")).Text.Contains("No deposit", StringComparison.Ordinal));
        Look("table", width);
        Assert.That(Browser.Page.Url, Does.Contain("/own/"));

        // Another browser finds nothing at the address.
        using (var other = new Chromium())
        {
            other.Open(Browser.Page.Url);
            Assert.That(other.Text("h1"), Is.EqualTo("There is no such pack for this browser"));
        }

        Browser.Click(".own-bar a");
        Browser.Until(page => page.FindElement(By.CssSelector("form[action$='/forget'] button")));
        Browser.Click("form[action$='/forget'] button");
        Browser.Until(page => page.FindElement(By.Id("own-drop")));
    }

    [Test]
    public void DroppedFolder_IsOpened()
    {
        Browser.Open(TestServer.Address, "/");
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "office-lease"));
        File.WriteAllText(Path.Combine(folder.FullName, "pack.yaml"), Pack().Replace("conversoin", "conversion", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(folder.FullName, "notes.txt"), "not for the pack");
        Browser.Page.FindElement(By.Id("own-folder")).SendKeys(folder.FullName);
        Browser.Click("#own-drop button");

        Browser.Until(page => page.Url.EndsWith("/workshop", StringComparison.Ordinal));

        Assert.That((Browser.Text("main .lead"), Browser.Text("main tbody th")), Is.EqualTo(("It can be laid on the table.", "pack.yaml")));
    }

    private static string Pack() =>
        File.ReadAllText(ScenarioEngine.Tests.Support.Repository.At("rules", "office-lease", "pack.yaml"))
            .Replace("when: {fit-out.works: conversion}", "when: {fit-out.works: conversoin}", StringComparison.Ordinal);

    private string Folder => _folder?.FullName ?? throw new InvalidOperationException("There is a folder while a test runs.");

    /// <summary>A pack with a mistake, and its scenarios.</summary>
    private string Zip()
    {
        var scenarios = Directory
            .EnumerateFiles(ScenarioEngine.Tests.Support.Repository.At("scenarios", "office-lease"), "*.yaml")
            .Select(path => ($"scenarios/{Path.GetFileName(path)}", File.ReadAllText(path)));
        var path = Path.Combine(Folder, "office.zip");
        File.WriteAllBytes(path, Owner.Zip([("office-lease/pack.yaml", Pack()), .. scenarios]));
        return path;
    }

    private void Onwards() => Browser.Click(".statement button.strong");

    /// <summary>What holds of every page: the judge of accessibility finds nothing, and nobody scrolls sideways.</summary>
    private void Look(string page, int width)
    {
        Browser.Page.ExecuteScript(Axe.Script);
        var found = (IEnumerable<object>)(Browser.Page.ExecuteAsyncScript(Axe.Run) ?? Array.Empty<object>());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found, Is.Empty, page);
            Assert.That(Browser.Page.ExecuteScript("return document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width), page);
        }

        Browser.Picture(page, width, 800);
    }
}
