using System.Net;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Rooms;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Rooms;

public sealed class RoomTests
{
    [Test]
    public void SecondVoteOfAVoter_TakesThePlaceOfTheFirst()
    {
        var room = new Room("abcde", "key", "/table/x");

        room.Vote("one", Outcome.Conflict);
        room.Vote("two", Outcome.Conflict);
        room.Vote("one", Outcome.Clear);

        Assert.That(room.State.Votes, Is.EqualTo(new[] { 1, 0, 0, 1 }));
    }

    [Test]
    public void VoteAfterTheOutcomeIsShown_DoesNotCount()
    {
        var room = new Room("abcde", "key", "/table/x");

        room.Show();
        room.Vote("one", Outcome.Conflict);

        Assert.That(room.State.Votes, Has.All.Zero);
    }

    [Test]
    public void NextTable_CoversTheOutcomeAndForgetsTheVotes()
    {
        var room = new Room("abcde", "key", "/table/x");
        room.Vote("one", Outcome.Conflict);
        room.Show();

        room.Lay("/table/y");

        Assert.That((room.State.Address, room.State.IsShown, room.State.Votes.Sum()), Is.EqualTo(("/table/y", false, 0)));
    }

    [Test]
    public void Place_IsNotGivenAwayWhileTheOutcomeIsCovered()
    {
        var room = new Room("abcde", "key", "/table/x");

        var covered = room.Lead("/table/x?y=z");
        var before = room.State.Now;
        room.Show();
        var shown = room.Lead("/table/x?y=z");
        var after = room.State.Now;
        room.Lay("/table/x");

        Assert.That((covered, before, shown, after, room.State.Now), Is.EqualTo((false, "/rooms/abcde", true, "/table/x?y=z", "/rooms/abcde")));
    }

    [TestCase("/table/ukraine-interview?recognition=none", "/table/ukraine-interview?recognition=none")]
    [TestCase(" http://192.168.1.7:5080/table/ukraine-interview?guarantee%5Beurope%5D.form=none \n", "/table/ukraine-interview?guarantee%5Beurope%5D.form=none")]
    [TestCase("//evil.example/table/ukraine-interview", "/table/ukraine-interview", Description = "only what follows the host counts")]
    [TestCase("https://evil.example/", null)]
    [TestCase("javascript:alert(1)//table/ukraine-interview", null)]
    [TestCase("/table/../rooms/abcde", null)]
    [TestCase("/table/no-such-pack", null)]
    [TestCase("/present/ukraine-interview", null)]
    [TestCase("", null)]
    public void LinkToATable_IsReadAsItIsCopied(string link, string? address) =>
        Assert.That(Places.Table(link, TestServer.Packs), Is.EqualTo(address));

    [TestCase("/present/ukraine-interview?recognition=none", ExpectedResult = "/present/ukraine-interview?recognition=none")]
    [TestCase("/class", ExpectedResult = null)]
    [TestCase("/rooms/abcde/show", ExpectedResult = null)]
    [TestCase("/present/ukraine-interview\r\nSet-Cookie:x", ExpectedResult = null)]
    public string? PageToLeadTo_IsOneOfAPack(string link) => Places.Page(link, TestServer.Packs);

    [Test]
    public void Change_WakesWhoeverWaits()
    {
        var room = new Room("abcde", "key", "/table/x");
        var waiting = room.Changed;

        room.Vote("one", Outcome.Clear);

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
        using var voted = await Send(student, $"{room}/vote", ("outcome", "conflict"));
        using var refused = await Send(student, $"{room}/show");
        var tally = await teacher.GetStringAsync(new Uri(room, UriKind.Relative));
        using var shown = await Send(teacher, $"{room}/show");
        var after = await student.GetStringAsync(new Uri(room, UriKind.Relative));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Does.Not.Contain("See the table").And.Contain("Predict before you see it"));
            Assert.That(voted.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(tally, Does.Contain("One prediction"));
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

        Assert.That(
            (covered.StatusCode, byAStudent.StatusCode, nowhere.StatusCode, led.StatusCode, now.Headers.Location?.ToString()),
            Is.EqualTo((HttpStatusCode.Conflict, HttpStatusCode.Forbidden, HttpStatusCode.BadRequest, HttpStatusCode.NoContent, place.Item2)));
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
    public async Task ReadOnlyServer_HasNoRooms()
    {
        await using var server = WebServer.Create(new ServeOptions(TestServer.Packs) { Urls = ["http://127.0.0.1:0"], IsReadOnly = true });
        await server.StartAsync();
        using var visitor = new HttpClient { BaseAddress = new Uri(server.Urls.First()) };
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("address", "/table/ukraine-interview")]);

        using var answer = await visitor.PostAsync(new Uri("/rooms", UriKind.Relative), form);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static HttpClient Browser()
    {
#pragma warning disable CA2000 // The client disposes of its handler.
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = TestServer.Address };
#pragma warning restore CA2000
    }

    private static async Task<HttpResponseMessage> Send(HttpClient browser, string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await browser.PostAsync(new Uri(path, UriKind.Relative), form);
    }
}
