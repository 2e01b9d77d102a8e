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
