using System.Net;
using AngleSharp.Html.Parser;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Rooms;
using ScenarioEngine.Web.Tests.Support;
using Question = ScenarioEngine.Web.Rooms.Question;

namespace ScenarioEngine.Web.Tests.Rooms;

public sealed class RoomTests
{
    [Test]
    public void SecondVoteOfAVoter_TakesThePlaceOfTheFirst()
    {
        var room = Room();

        room.Vote("one", "a", Question.Outcome, "conflict");
        room.Vote("two", "a", Question.Outcome, "conflict");
        room.Vote("one", "a", Question.Outcome, "clear");

        Assert.That(room.State.Votes, Is.EquivalentTo(new Dictionary<string, int> { ["conflict"] = 1, ["clear"] = 1 }));
    }

    [Test]
    public void VoteAfterTheOutcomeIsShown_IsToldThatItDoesNotCount()
    {
        var room = Room();

        room.Show();
        var ballot = room.Vote("one", "a", Question.Outcome, "conflict");

        Assert.That((ballot, room.State.Voted), Is.EqualTo((Ballot.Late, 0)));
    }

    /// <summary>
    /// Whoever stuffs votes from one address uses up what that address may, and neither another's nor that of whoever has the page open.
    /// </summary>
    [Test]
    public void StuffedVotes_TakeNobodysPlace()
    {
        var room = Room(new ServeLimits { VotesByAddress = 3, Votes = 5 });
        room.Vote("early", "school", Question.Outcome, "open");
        using var listening = room.Enter("listening");

        var stuffed = Enumerable
            .Range(0, 10)
            .Select(number => room.Vote($"stuffed {number}", "school", Question.Outcome, "clear"))
            .Count(ballot => ballot == Ballot.Counted);
        var atHome = room.Vote("at home", "home", Question.Outcome, "conflict");
        var inRoom = room.Vote("listening", "school", Question.Outcome, "conflict");
        var changed = room.Vote("early", "school", Question.Outcome, "conflict");
        var last = room.Vote("abroad", "abroad", Question.Outcome, "conflict");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(stuffed, Is.EqualTo(2));
            Assert.That((atHome, inRoom, changed), Is.EqualTo((Ballot.Counted, Ballot.Counted, Ballot.Counted)));
            Assert.That(last, Is.EqualTo(Ballot.RoomFull));
            Assert.That(room.State.Votes["conflict"], Is.EqualTo(3));
        }
    }

    [Test]
    public void NextTable_CoversTheOutcomeAndForgetsTheVotes()
    {
        var room = Room();
        room.Vote("one", "a", Question.Outcome, "conflict");
        room.Show();

        room.Lay("/table/y");

        Assert.That((room.State.Address, room.State.IsShown, room.State.Voted), Is.EqualTo(("/table/y", false, 0)));
    }

    [Test]
    public void Place_IsNotGivenAwayWhileTheOutcomeIsCovered()
    {
        var room = Room();

        var covered = room.Lead("/table/x?y=z");
        var before = room.State.Now;
        room.Show();
        var shown = room.Lead("/table/x?y=z");
        var after = room.State.Now;
        room.Lay("/table/x");

        Assert.That(
            (covered, before, shown, after, room.State.Now),
            Is.EqualTo((false, "/rooms/abcdef", true, "/table/x?y=z", "/rooms/abcdef"))
        );
    }

    /// <summary>
    /// What is predicted is covered from everybody, the teacher's projector too; then the right answer is marked, with one's own and the
    /// reason.
    /// </summary>
    [Test]
    public async Task Outcome_IsCoveredAndThenShownWithTheReason()
    {
        using var teacher = Browser();
        using var student = Browser();
        using var opened = await Send(teacher, "/rooms", ("address", "/table/ukraine-interview?recognition=de-jure"));
        var room = new Uri(opened.Headers.Location?.ToString() ?? "", UriKind.Relative);
        using var voted = await Send(student, $"{room}/vote", ("answer", "clear"));

        var covered = await teacher.GetStringAsync(room);
        using var shown = await Send(teacher, $"{room}/show");
        var page = await new HtmlParser().ParseDocumentAsync(await student.GetStringAsync(room));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                covered,
                Does.Contain("1 of 1 have predicted").And.Not.Contain("<meter").And.Not.Contain("Occupied territory is never recognised")
            );
            Assert.That(page.QuerySelector(".results .right")?.TextContent, Does.Contain("Conflict").And.Contain("so it is"));
            Assert.That(
                page.QuerySelector(".results .own")?.ParentElement?.TextContent,
                Does.Contain("Clear").And.Contain("your prediction")
            );
            Assert.That(page.QuerySelector("#results-title")?.TextContent, Is.EqualTo("0 of 1 predicted it"));
            Assert.That(
                page.QuerySelector(".why-so")?.TextContent,
                Does.Contain("Occupied territory is never recognised").And.Contain("9 January 2026")
            );
        }
    }

    [Test]
    public async Task EveryOutcome_CanBePredicted()
    {
        using var student = Browser();
        using var opened = await Send(student, "/rooms", ("address", "/table/ukraine-interview"));
        foreach (var outcome in Words.All<Outcome>())
        {
            using var voted = await Send(student, $"{opened.Headers.Location}/vote", ("answer", outcome));
            Assert.That(voted.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), outcome);
        }
    }

    /// <summary>
    /// The story of one table: the outcome, and then which way out; each covered, each vote counted for its own question.
    /// </summary>
    [Test]
    public async Task Questions_AreAskedOneAfterTheOther()
    {
        using var teacher = Browser();
        using var student = Browser();
        using var opened = await Send(teacher, "/rooms", ("address", "/table/ukraine-interview?recognition=de-jure"));
        var room = opened.Headers.Location?.ToString() ?? "";
        using var asked = await Send(teacher, $"{room}/ask", ("question", "whose-line"));
        using var whose = await Send(student, $"{room}/vote", ("question", "whose-line"), ("answer", "ukraine"));
        using var shown = await Send(teacher, $"{room}/show");
        var line = await new HtmlParser().ParseDocumentAsync(await student.GetStringAsync(new Uri(room, UriKind.Relative)));
        using var ways = await Send(teacher, $"{room}/ask", ("question", "way-out"));
        using var stale = await Send(student, $"{room}/vote", ("question", "whose-line"), ("answer", "ukraine"));
        using var way = await Send(student, $"{room}/vote", ("question", "way-out"), ("answer", "0"));
        using var byAStudent = await Send(student, $"{room}/ask", ("question", "outcome"));
        using var shownToo = await Send(teacher, $"{room}/show");
        var after = await new HtmlParser().ParseDocumentAsync(await student.GetStringAsync(new Uri(room, UriKind.Relative)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(line.QuerySelector(".results .right")?.TextContent, Does.Contain("Ukraine").And.Contain("your prediction"));
            Assert.That(
                (stale.StatusCode, way.StatusCode, byAStudent.StatusCode),
                Is.EqualTo((HttpStatusCode.Conflict, HttpStatusCode.SeeOther, HttpStatusCode.Forbidden))
            );
            Assert.That(
                after.QuerySelector(".results li")?.TextContent,
                Does.Contain("Recognition of occupied territory: none").And.Contain("your prediction").And.Contain("then ")
            );
            Assert.That(after.QuerySelector(".results .right"), Is.Null, "no way out is more right than another");
        }
    }

    /// <summary>The teacher's telephone leads the room too, by a link that counts once.</summary>
    [Test]
    public async Task Remote_MakesOneMoreDeviceTheTeachers()
    {
        using var teacher = Browser();
        using var telephone = Browser();
        using var student = Browser();
        using var opened = await Send(teacher, "/rooms", ("address", "/table/ukraine-interview"));
        var room = new Uri(opened.Headers.Location?.ToString() ?? "", UriKind.Relative);
        var page = await new HtmlParser().ParseDocumentAsync(await teacher.GetStringAsync(room));
        var link = new Uri(page.QuerySelector("#remote a")?.GetAttribute("href") ?? "");

        using var taken = await telephone.GetAsync(link);
        using var shown = await Send(telephone, $"{room}/show");
        using var again = await student.GetAsync(link);
        using var guessed = await student.GetAsync(new Uri($"{room}/remote?word=", UriKind.Relative));

        Assert.That(
            (taken.StatusCode, shown.StatusCode, again.StatusCode, guessed.StatusCode),
            Is.EqualTo((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden))
        );
        Assert.That(await student.GetStringAsync(room), Does.Not.Contain("/remote?"));
    }

    [Test]
    public async Task WayOut_CannotBeAskedForWhereNoneIsNeeded()
    {
        using var teacher = Browser();
        using var opened = await Send(teacher, "/rooms", ("address", "/table/ukraine-interview?recognition=none"));

        using var asked = await Send(teacher, $"{opened.Headers.Location}/ask", ("question", "way-out"));

        Assert.That(asked.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Timer_ShowsTheOutcomeUnlessAnotherQuestionIsAsked()
    {
        var clock = TimeProvider.System;
        var (timed, moved) = (Room(), Room());
        timed.ShowAfter(TimeSpan.FromMilliseconds(30), clock);
        moved.ShowAfter(TimeSpan.FromMilliseconds(30), clock);
        moved.Ask(Question.WhoseLine);

        for (var changed = timed.Changed; !timed.State.IsShown; changed = timed.Changed)
        {
            await changed;
        }

        await Task.Delay(60);
        Assert.That(
            (timed.State.IsShown, timed.Vote("one", "a", Question.Outcome, "clear"), moved.State.IsShown),
            Is.EqualTo((true, Ballot.Late, false))
        );
    }

    [Test]
    public void Here_AreThoseOfTheClassWhoListenOrHaveVoted()
    {
        var room = Room();
        using var teacher = room.Enter(null);
        using var first = room.Enter("first");
        using var again = room.Enter("first");
        room.Vote("first", "a", Question.Outcome, "clear");
        room.Vote("without script", "a", Question.Outcome, "clear");
        using (room.Enter("gone"))
        {
            Assert.That(room.State.Here, Is.EqualTo(3));
        }

        Assert.That((room.State.Here, room.IsEntered), Is.EqualTo((2, true)));
    }

    [TestCase("/table/ukraine-interview?recognition=none", "/table/ukraine-interview?recognition=none")]
    [TestCase(
        " http://192.168.1.7:5080/table/ukraine-interview?guarantee%5Beurope%5D.form=none \n",
        "/table/ukraine-interview?guarantee%5Beurope%5D.form=none"
    )]
    [TestCase("//evil.example/table/ukraine-interview", "/table/ukraine-interview", Description = "only what follows the host counts")]
    [TestCase("https://evil.example/", null)]
    [TestCase("javascript:alert(1)//table/ukraine-interview", null)]
    [TestCase("/table/../rooms/abcde", null)]
    [TestCase("/table/no-such-pack", null)]
    [TestCase("/present/ukraine-interview", null)]
    [TestCase("", null)]
    public void LinkToATable_IsReadAsItIsCopied(string link, string? address) =>
        Assert.That(Places.Table(link, "", TestServer.Packs), Is.EqualTo(address));

    [TestCase("/present/ukraine-interview?recognition=none", ExpectedResult = "/present/ukraine-interview?recognition=none")]
    [TestCase("/class", ExpectedResult = null)]
    [TestCase("/rooms/abcde/show", ExpectedResult = null)]
    [TestCase("/present/ukraine-interview\r\nSet-Cookie:x", ExpectedResult = null)]
    public string? PageToLeadTo_IsOneOfAPack(string link) => Places.Page(link, "", TestServer.Packs);

    [Test]
    public void Change_WakesWhoeverWaits()
    {
        var room = Room();
        var waiting = room.Changed;

        room.Vote("one", "a", Question.Outcome, "clear");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(waiting.IsCompleted, Is.True);
            Assert.That(room.Changed.IsCompleted, Is.False);
        }
    }

    [Test]
    public async Task Class_VotesCoveredUntilTheTeacherShows()
    {
        using var teacher = Browser();
        using var student = Browser();
        using var opened = await Send(teacher, "/rooms", ("address", "/table/ukraine-interview?recognition=de-jure"));
        var room = opened.Headers.Location?.ToString() ?? "";

        var before = await student.GetStringAsync(new Uri(room, UriKind.Relative));
        using var voted = await Send(student, $"{room}/vote", ("answer", "conflict"));
        using var refused = await Send(student, $"{room}/show");
        var tally = await teacher.GetStringAsync(new Uri(room, UriKind.Relative));
        using var shown = await Send(teacher, $"{room}/show");
        var after = await student.GetStringAsync(new Uri(room, UriKind.Relative));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Does.Not.Contain("See the table").And.Contain("Predict before you see it"));
            Assert.That(voted.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(tally, Does.Contain("1 of 1 have predicted"));
            Assert.That(shown.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
            Assert.That(after, Does.Contain("See the table"));
        }
    }

    [Test]
    public async Task Teacher_LeadsAndNobodyElse()
    {
        using var teacher = Browser();
        using var student = Browser();
        using var opened = await Send(teacher, "/rooms", ("address", "/table/ukraine-interview?recognition=de-jure"));
        var room = opened.Headers.Location?.ToString() ?? "";
        var place = ("address", "/present/ukraine-interview?recognition=de-jure");

        using var covered = await Send(teacher, $"{room}/lead", place);
        using var shown = await Send(teacher, $"{room}/show");
        using var byAStudent = await Send(student, $"{room}/lead", ("address", "/table/ukraine-interview"));
        using var nowhere = await Send(teacher, $"{room}/lead", ("address", "https://evil.example/"));
        using var led = await Send(teacher, $"{room}/lead", place);
        using var now = await student.GetAsync(new Uri($"{room}/now", UriKind.Relative));

        var said = await Task.WhenAll(new[] { covered, nowhere, led }.Select(answer => answer.Content.ReadAsStringAsync()));
        Assert.That(
            (string.Join(' ', said), byAStudent.StatusCode, now.Headers.Location?.ToString()),
            Is.EqualTo(("covered alone leads", HttpStatusCode.Forbidden, place.Item2))
        );
    }

    [Test]
    public async Task WrongLinkForTheNextTable_IsNeverPassedOver()
    {
        using var teacher = Browser();
        using var opened = await Send(teacher, "/rooms", ("address", "/table/ukraine-interview"));

        using var answer = await Send(teacher, $"{opened.Headers.Location}/lay", ("address", "the next one"));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task VoteThatIsNotCounted_IsSaidOnAPage()
    {
        using var teacher = Browser();
        using var student = Browser();
        using var opened = await Send(teacher, "/rooms", ("address", "/table/ukraine-interview"));
        using var shown = await Send(teacher, $"{opened.Headers.Location}/show");

        using var late = await Send(student, $"{opened.Headers.Location}/vote", ("answer", "clear"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(late.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(
                await late.Content.ReadAsStringAsync(),
                Does.Contain("too late").And.Contain($"href=\"{opened.Headers.Location}\"")
            );
        }
    }

    [Test]
    public async Task ReadOnlyServer_HasNoRooms()
    {
        await using var server = WebServer.Create(new ServeOptions(TestServer.Packs) { Urls = ["http://127.0.0.1:0"], IsReadOnly = true });
        await server.StartAsync();
        using var visitor = new HttpClient { BaseAddress = new Uri(server.Urls.First()) };
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("address", "/table/ukraine-interview")]);

        using var answer = await visitor.PostAsync(new Uri("/rooms", UriKind.Relative), form);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static Room Room(ServeLimits? limits = null) => new("abcdef", "key", "/table/x", limits ?? new ServeLimits());

    private static HttpClient Browser()
    {
#pragma warning disable CA2000 // The client disposes of its handler.
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = TestServer.Address,
        };
#pragma warning restore CA2000
    }

    private static async Task<HttpResponseMessage> Send(HttpClient browser, string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await browser.PostAsync(new Uri(path, UriKind.Relative), form);
    }
}
