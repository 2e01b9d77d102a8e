using OpenQA.Selenium;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Browser;

/// <summary>
/// A teacher takes the lesson of a pack into a room and goes through it with the <em>Next</em> key; a student sees one table after another
/// and no note.
/// </summary>
[NonParallelizable]
[Browser]
public sealed class LessonStory
{
    [Test]
    public void Lesson_IsLaidStepByStepInOneRoom()
    {
        Chromium.SkipWithout();
        using var teacher = new Chromium();
        using var student = new Chromium(width: 360, height: 740);

        teacher.Open(TestServer.Address, "/");
        teacher.Click("a[href='/lesson/cuba-1962']");
        var begin = teacher.Until(page => page.FindElement(By.CssSelector("main button.strong")));
        teacher.Picture("lesson", 1280, 900);
        teacher.Picture("lesson", 360, 740);
        teacher.Become(1280, 900, isDark: false);
        begin.Click();
        var room = teacher.Until(page => page.Url.Contains("/rooms/", StringComparison.Ordinal) ? page.Url : null);
        student.Open(room);

        // Through the first two steps with the key of a presenter's remote control: show, then the next table.
        Assert.That(teacher.Text("#playlist-title"), Is.EqualTo("Step 1 of 7: Four questions"));
        Next(teacher, "Step 2 of 7: Take your seats");
        Next(teacher, "Step 3 of 7: The letter of 26 October");
        student.Until(page =>
            page.FindElement(By.Id("terms-title")).Text.Contains("The first letter, as of 26 October", StringComparison.Ordinal)
        );
        student.Click("button.choice.conflict");
        teacher.Until(page => page.FindElement(By.Id("so-far")).Text.StartsWith("1 of 1", StringComparison.Ordinal));

        // The note is folded until the teacher wants it, stays unfolded while the room changes, and is on no student's page.
        teacher.Click("#note summary");
        Assert.That(teacher.Text("#note"), Does.Contain("8 minutes."));
        var note = teacher.Text("#note .note");
        Assert.That(student.Page.PageSource, Does.Not.Contain(note[..30]).And.Not.Contain("Step 3"));
        teacher.Picture("lesson-room", 1280, 900);
        teacher.Picture("lesson-room", 360, 740);
        teacher.Become(1280, 900, isDark: false);
        student.Picture("lesson-student", 360, 740);
        AssertThatAxeFindsNothing(teacher);
        AssertThatAxeFindsNothing(student);

        // Any step can be gone to, back as well.
        teacher.Click("#steps summary");
        teacher.Click("#steps button[value='5']");
        teacher.Until(page => page.FindElement(By.Id("playlist-title")).Text.StartsWith("Step 6 of 7", StringComparison.Ordinal));
        student.Until(page => page.FindElement(By.Id("terms-title")).Text.Contains("1 November", StringComparison.Ordinal));
        Assert.That(student.Page.FindElements(By.CssSelector(".vote")), Is.Not.Empty);
    }

    /// <summary>
    /// Presses the key until the step is there: it shows what is covered first, and asks for a way out where there is one.
    /// </summary>
    private static void Next(Chromium teacher, string step)
    {
        for (var press = 0; press < 4; press++)
        {
            var before = teacher.Page.FindElement(By.TagName("h1"));
            teacher.Page.FindElement(By.TagName("body")).SendKeys(Keys.PageDown);
            teacher.Until(_ => IsGone(before));
            if (teacher.Until(page => page.FindElement(By.Id("playlist-title"))).Text == step)
            {
                return;
            }
        }

        Assert.Fail($"{step} is not reached: {teacher.Text("main")}");
    }

    private static bool IsGone(IWebElement element)
    {
        try
        {
            _ = element.Text;
            return false;
        }
        catch (StaleElementReferenceException)
        {
            return true;
        }
    }

    private static void AssertThatAxeFindsNothing(Chromium browser)
    {
        browser.Page.ExecuteScript(Axe.Script);

        Assert.That((IEnumerable<object>)(browser.Page.ExecuteAsyncScript(Axe.Run) ?? Array.Empty<object>()), Is.Empty);
    }
}
