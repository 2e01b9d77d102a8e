using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Web.Rooms;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Rooms;

/// <summary>A lesson as a list of tables in one room.</summary>
public sealed class PlaylistTests
{
    [Test]
    public void LessonOfAPack_HasATableWhereItNamesOne()
    {
        var cuba = TestServer.Packs.First(served => served.Pack.Id == "cuba-1962");

        var items = PlaylistEndpoints.OfLesson(cuba).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(items.Select(item => item.Title), Is.EqualTo(cuba.Lesson?.Steps.Select(step => step.Title)).And.Not.Empty);
            Assert.That(items.First(item => item.Title == "The letter of 26 October").Address, Does.Contain("_from=first-letter-as-of-26"));
            Assert.That(items.First(item => item.Title == "Four questions").Address, Does.StartWith("/table/cuba-1962?_as-of=1962-10-26"));
            Assert.That(
                items.First(item => item.Title == "The option that was found").Address,
                Does.Contain("_without-option=jupiters%3Aprivate-assurance")
            );
            Assert.That(items[^1].Address, Is.Null);
            Assert.That(items.Select(item => item.Note), Has.All.Not.Contains("{{").And.All.Not.Contains("\\").And.All.Not.Contains("*"));
            Assert.That(
                items
                    .Select(item => item.Address)
                    .OfType<string>()
                    .Where(address => Places.Table(address, default, TestServer.Packs) != address),
                Is.Empty
            );
        }
    }

    [Test]
    public void EveryLesson_CanBeTakenIntoARoom() =>
        Assert.That(
            TestServer
                .Packs.Where(served => served.Lesson is not null)
                .Where(served => PlaylistEndpoints.OfLesson(served).Count(item => item.Address is not null) > 1)
                .Select(served => served.Pack.Id),
            Is.EqualTo(
                TestServer.Packs.Select(served => served.Pack.Id).Where(id => Directory.Exists(Repository.At("rules", id, "lesson")))
            ).And.Not.Empty
        );

    [Test]
    public async Task NotesOfALesson_AreOnTheTeachersPageAlone()
    {
        using var teacher = TestServer.Visitor();
        using var student = TestServer.Visitor();

        var room = await Begin(teacher, "cuba-1962", ("list", "lesson"));
        var mine = await Open(teacher, room);
        var theirs = await student.GetStringAsync(room);
        var part = await student.GetStringAsync(new Uri($"{room}/part", UriKind.Relative));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(mine.QuerySelector("#playlist-title")?.TextContent, Is.EqualTo("Step 1 of 7: Four questions"));
            Assert.That(mine.QuerySelector("#note")?.TextContent, Does.Contain("5 minutes.").And.Contain("Shows the four questions"));
            Assert.That(mine.QuerySelector("#note")?.HasAttribute("open"), Is.False);
            Assert.That(
                theirs + part,
                Does.Not.Contain("Shows the four questions").And.Not.Contain("playlist").And.Not.Contain("The letter of 27 October")
            );
        }
    }

    [Test]
    public async Task Next_LaysTheNextIntoTheSameRoomCovered()
    {
        using var teacher = TestServer.Visitor();
        using var student = TestServer.Visitor();
        var room = await Begin(
            teacher,
            "cuba-1962",
            ("tick", "settlement-as-of-27"),
            ("tick", "first-letter-as-of-26"),
            ("place-settlement-as-of-27", "1"),
            ("note-settlement-as-of-27", "Ask <Ada> first.")
        );
        var before = await Open(teacher, room);
        using var shown = await Post(teacher, $"{room}/show");
        var after = await Open(teacher, room);

        using var stepped = await Post(
            teacher,
            $"{room}/step",
            ("place", after.QuerySelector("#next, button[name='place']")?.GetAttribute("value") ?? "")
        );
        var next = await Open(teacher, room);
        var seen = await Open(student, room);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (before.QuerySelector("#playlist-title")?.TextContent, before.QuerySelector("#note .note")?.TextContent),
                Is.EqualTo(("Step 1 of 2: The settlement, as of 27 October", "Ask <Ada> first."))
            );
            Assert.That(
                after.QuerySelectorAll("button").Select(button => button.TextContent),
                Does.Contain("Next: The first letter, as of 26 October")
            );
            Assert.That(
                (next.QuerySelector("#playlist-title")?.TextContent, next.QuerySelector("#note")),
                Is.EqualTo(("Step 2 of 2: The first letter, as of 26 October", (object?)null))
            );
            Assert.That(
                (
                    seen.QuerySelector("#terms-title")
                        ?.TextContent.Contains("The first letter, as of 26 October", StringComparison.Ordinal),
                    seen.QuerySelector(".vote") is not null
                ),
                Is.EqualTo((true, true))
            );
        }
    }

    [Test]
    public async Task ListOfARoom_IsTheTeachersAlone()
    {
        using var teacher = TestServer.Visitor();
        using var student = TestServer.Visitor();
        var room = await Begin(teacher, "cuba-1962", ("tick", "settlement-as-of-27"));
        var code = room.ToString().Split('/')[^1];

        using var step = await Post(student, $"{room}/step", ("place", "0"));
        using var taken = await Post(student, $"/rooms/{code}/lesson/cuba-1962", ("list", "lesson"));
        using var changed = await Post(teacher, $"/rooms/{code}/lesson/cuba-1962", ("tick", "first-letter-as-of-26"));
        using var beyond = await Post(teacher, $"{room}/step", ("place", "7"));
        using var nothing = await Post(teacher, "/lesson/cuba-1962");

        Assert.That(
            (step.StatusCode, taken.StatusCode, changed.Headers.Location, beyond.StatusCode, nothing.StatusCode),
            Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, room, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest))
        );
    }

    [Test]
    public void StepWithoutATable_LeavesTheOneThatLiesThere()
    {
        var room = new Room("word", "key", "/table/one", new());
        room.Take([new PlaylistItem("One", "/table/one", ""), new PlaylistItem("Talk", null, "Let them talk.")], at: 0);
        room.Vote("somebody", "a", ScenarioEngine.Web.Rooms.Question.Outcome, "clear");

        var isThere = room.GoTo(1);

        Assert.That(
            (isThere, room.State.Address, room.State.At, room.State.Voted, room.State.Next, room.GoTo(2)),
            Is.EqualTo((true, "/table/one", 1, 1, (PlaylistItem?)null, false))
        );
    }

    private static async Task<Uri> Begin(HttpClient teacher, string pack, params (string, string)[] form)
    {
        using var answer = await Post(teacher, $"/lesson/{pack}", form);
        return answer.Headers.Location ?? throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> Post(HttpClient visitor, string path, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
        return await visitor.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    private static async Task<IHtmlDocument> Open(HttpClient visitor, Uri path) =>
        await new HtmlParser().ParseDocumentAsync(await visitor.GetStringAsync(path));
}
