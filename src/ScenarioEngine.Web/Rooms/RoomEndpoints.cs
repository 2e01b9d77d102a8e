using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Rooms;

/// <summary>Predict first: a class votes on its own devices, the teacher shows the outcome, and whoever follows sees the teacher's table.</summary>
internal sealed class RoomEndpoints(ServeOptions options, RoomBook rooms)
{
    private const int LargestForm = 32 * 1024;
    private const string VoterCookie = "voter";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    /// <summary>Adds the pages.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/rooms", (string? code) => code?.Trim() is { Length: > 0 } word && rooms.Find(word.ToLowerInvariant()) is { } room ? (IResult)SeeOther($"/rooms/{room.Code}") : NotFound());
        routes.MapPost("/rooms", (Delegate)Open);
        routes.MapGet("/rooms/{code}", (string code, HttpContext context) => Page<RoomPage>(code, context));
        routes.MapGet("/rooms/{code}/part", (string code, HttpContext context) => Page<RoomBody>(code, context));
        routes.MapGet("/rooms/{code}/events", (string code, CancellationToken cancellation) => rooms.Find(code) is { } room
            ? (IResult)TypedResults.ServerSentEvents(Events(room, cancellation))
            : TypedResults.NotFound());
        routes.MapGet("/rooms/{code}/now", (string code) => rooms.Find(code) is { } room ? (IResult)SeeOther(room.State.Now) : NotFound());
        routes.MapGet("/rooms/{code}/votes.csv", Export);
        routes.MapPost("/rooms/{code}/vote", Vote);
        routes.MapPost("/rooms/{code}/show", (string code, HttpContext context) => Teach(code, context, (room, _) =>
        {
            room.Show();
            return SeeOther($"/rooms/{code}");
        }));
        routes.MapPost("/rooms/{code}/lay", (string code, HttpContext context) => Teach(code, context, Lay));
        routes.MapPost("/rooms/{code}/lead", (string code, HttpContext context) => Teach(code, context, Lead));
    }

    private async Task<IResult> Open(HttpContext context)
    {
        var form = await ReadForm(context);
        if (Places.Table(form["address"].ToString(), options.Packs) is not { } address)
        {
            return Html.Problem(StatusCodes.Status400BadRequest, English.Problem.NoTable);
        }

        var room = rooms.Open(address);
        SetCookie(context, KeyCookie(room.Code), room.Key);
        return SeeOther($"/rooms/{room.Code}");
    }

    private async Task<IResult> Vote(string code, HttpContext context)
    {
        if (rooms.Find(code) is not { } room)
        {
            return NotFound();
        }

        var form = await ReadForm(context);
        if (Words.Parse<Outcome>(form["outcome"].ToString()) is not { } outcome || !Room.Choices.Contains(outcome))
        {
            return Html.Problem(StatusCodes.Status400BadRequest, English.Problem.NoPrediction);
        }

        var voter = context.Request.Cookies[VoterCookie] is { Length: 32 } known ? known : RandomNumberGenerator.GetHexString(32, lowercase: true);
        SetCookie(context, VoterCookie, voter);
        room.Vote(voter, outcome);
        return SeeOther($"/rooms/{code}");
    }

    /// <summary>What only who opened the room may do.</summary>
    private async Task<IResult> Teach(string code, HttpContext context, Func<Room, IFormCollection, IResult> teach)
    {
        if (rooms.Find(code) is not { } room)
        {
            return NotFound();
        }

        return IsTeacher(room, context)
            ? teach(room, await ReadForm(context))
            : Html.Problem(StatusCodes.Status403Forbidden, English.Problem.NotTheTeacher);
    }

    private IResult Lay(Room room, IFormCollection form)
    {
        if (Places.Table(form["address"].ToString(), options.Packs) is not { } address)
        {
            return Html.Problem(StatusCodes.Status400BadRequest, English.Problem.NoLink);
        }

        room.Lay(address);
        return SeeOther($"/rooms/{room.Code}");
    }

    /// <summary>Tells whoever follows where the teacher is: at a page of a pack, or back in the room.</summary>
    private IResult Lead(Room room, IFormCollection form)
    {
        var link = form["address"].ToString();
        var isRoom = link == $"/rooms/{room.Code}";
        var place = isRoom ? null : Places.Page(link, options.Packs);
        return place is null && !isRoom ? TypedResults.BadRequest() : room.Lead(place) ? TypedResults.NoContent() : TypedResults.Conflict();
    }

    private Page Page<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>(string code, HttpContext context)
        where T : Microsoft.AspNetCore.Components.IComponent
        => rooms.Find(code) is { } room
            ? Html.Of<T>(
                ("State", room.State),
                ("Scenario", Places.ScenarioAt(room.State.Address, options.Packs)),
                ("IsTeacher", IsTeacher(room, context)),
                ("Own", context.Request.Cookies[VoterCookie] is { } voter ? room.VoteOf(voter) : null),
                ("JoinAddress", $"{context.Request.Scheme}://{context.Request.Host}/rooms/{room.Code}"))
            : NotFound();

    private IResult Export(string code, HttpContext context)
    {
        if (rooms.Find(code) is not { } room || !IsTeacher(room, context))
        {
            return NotFound();
        }

        var csv = new StringBuilder("outcome,votes\n");
        foreach (var (choice, votes) in Room.Choices.Zip(room.State.Votes))
        {
            csv.Append(CultureInfo.InvariantCulture, $"{Words.Of(choice)},{votes}\n");
        }

        return TypedResults.File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv", $"votes-{room.Code}.csv");
    }

    /// <summary>Says that something has changed, not what: each browser asks for the page that it may see. Says too where the teacher is, at first and whenever that changes.</summary>
    private static async IAsyncEnumerable<SseItem<string>> Events(Room room, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var changed = room.Changed;
        var now = room.State.Now;
        yield return new SseItem<string>(now, "now");
        while (!cancellation.IsCancellationRequested)
        {
            await Task.WhenAny(changed, Task.Delay(Heartbeat, cancellation));
            await Task.Delay(Pause, cancellation);
            var hasChanged = changed.IsCompleted;
            changed = hasChanged ? room.Changed : changed;
            yield return new SseItem<string>(hasChanged ? "changed" : "waiting", "room");
            if (room.State.Now is var next && next != now)
            {
                now = next;
                yield return new SseItem<string>(now, "now");
            }
        }
    }

    private static async Task<IFormCollection> ReadForm(HttpContext context) =>
        context.Request.HasFormContentType ? await RequestBody.ReadForm(context.Request, LargestForm, context.RequestAborted) : FormCollection.Empty;

    private static bool IsTeacher(Room room, HttpContext context) =>
        context.Request.Cookies[KeyCookie(room.Code)] is { } key && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(room.Key));

    private static string KeyCookie(string code) => $"room-{code}";

    private static void SetCookie(HttpContext context, string name, string value) =>
        context.Response.Cookies.Append(name, value, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/rooms", Secure = context.Request.IsHttps });

    /// <summary>After a form was sent the browser asks for the page anew, so that reloading sends nothing twice.</summary>
    private static SeeOtherResult SeeOther(string path) => new SeeOtherResult(path);

    private static Page NotFound() => Html.Problem(StatusCodes.Status404NotFound, English.Problem.NoRoom);

    private sealed class SeeOtherResult(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
