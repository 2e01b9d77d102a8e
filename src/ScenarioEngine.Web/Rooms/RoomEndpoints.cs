using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Table;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Rooms;

/// <summary>
/// Predict first: a class votes on its own devices, the teacher shows the outcome, and whoever follows sees the teacher's table.
/// </summary>
internal sealed class RoomEndpoints(ServeOptions options, RoomBook rooms, Tables tables, TimeProvider clock)
{
    private const int LongestTimer = 3_600;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    /// <summary>Adds the pages.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(
            "/rooms",
            (string? code) =>
                code?.Trim() is { Length: > 0 } word && rooms.Find(word.ToLowerInvariant()) is { } room
                    ? (IResult)new SeeOther($"/rooms/{room.Code}")
                    : NotFound()
        );
        routes.MapPost("/rooms", (Delegate)Open);
        routes.MapGet("/rooms/{code}", (string code, HttpContext context) => Page<RoomPage>(code, context));
        routes.MapGet("/rooms/{code}/part", (string code, HttpContext context) => Page<RoomBody>(code, context));
        routes.MapGet("/rooms/{code}/events", Listen);
        routes.MapGet(
            "/rooms/{code}/now",
            (string code) => rooms.Find(code) is { } room ? (IResult)new SeeOther(room.State.Now) : NotFound()
        );
        routes.MapGet("/rooms/{code}/votes.csv", Export);
        routes.MapGet("/rooms/{code}/remote", Remote);
        routes.MapPost("/rooms/{code}/vote", Vote);
        routes.MapPost(
            "/rooms/{code}/show",
            (string code, HttpContext context) =>
                Teach(
                    code,
                    context,
                    (room, _, _) =>
                    {
                        room.Show();
                        return new SeeOther($"/rooms/{code}");
                    }
                )
        );
        routes.MapPost("/rooms/{code}/ask", (string code, HttpContext context) => Teach(code, context, Ask));
        routes.MapPost("/rooms/{code}/timer", (string code, HttpContext context) => Teach(code, context, StartTimer));
        routes.MapPost("/rooms/{code}/lay", (string code, HttpContext context) => Teach(code, context, Lay));
        routes.MapPost("/rooms/{code}/lead", (string code, HttpContext context) => Teach(code, context, Lead));
    }

    private async Task<IResult> Open(HttpContext context)
    {
        var from = Caller.Of(context.Connection.RemoteIpAddress);
        if (rooms.Refuse(from) is { } early)
        {
            return Refuse(context, early);
        }

        var form = await RoomRequest.ReadForm(context);
        if (Places.Table(form["address"].ToString(), context.Request.PathBase, options.Packs) is not { } address)
        {
            return Html.Problem(StatusCodes.Status400BadRequest, English.Problem.NoTable);
        }

        var (room, refusal) = rooms.Open(RoomRequest.InLanguageOf(form, address), from);
        if (room is null)
        {
            return Refuse(context, refusal ?? RoomRefusal.BookFull);
        }

        RoomRequest.GiveKey(room, context);
        return new SeeOther(form["then"] == "play" ? $"/rooms/{room.Code}/play" : $"/rooms/{room.Code}");
    }

    /// <summary>Why no room is opened.</summary>
    public static Page Refuse(HttpContext context, RoomRefusal refusal)
    {
        context.Response.Headers.RetryAfter = "600";
        return refusal == RoomRefusal.BookFull
            ? Html.Problem(StatusCodes.Status503ServiceUnavailable, English.Problem.BookFull)
            : Html.Problem(StatusCodes.Status429TooManyRequests, English.Problem.TooManyRooms);
    }

    private async Task<IResult> Vote(string code, HttpContext context)
    {
        if (rooms.Find(code) is not { } room)
        {
            return NotFound();
        }

        var form = await RoomRequest.ReadForm(context);
        var question = Words.Parse<Question>(form["question"].ToString()) ?? room.State.Question;
        var answer = form["answer"].ToString();
        if (Brief(room, context).AnswersTo(question).All(known => known.Id != answer))
        {
            return Html.Problem(StatusCodes.Status400BadRequest, English.Problem.NoPrediction, $"/rooms/{code}");
        }

        return room.Vote(RoomRequest.Voter(context), Caller.Of(context.Connection.RemoteIpAddress), question, answer) switch
        {
            Ballot.Counted => new SeeOther($"/rooms/{code}"),
            Ballot.Late => Html.Problem(StatusCodes.Status409Conflict, English.Problem.LateVote, $"/rooms/{code}"),
            Ballot.AddressFull => Html.Problem(StatusCodes.Status429TooManyRequests, English.Problem.TooManyVotesHere, $"/rooms/{code}"),
            _ => Html.Problem(StatusCodes.Status503ServiceUnavailable, English.Problem.RoomFull, $"/rooms/{code}"),
        };
    }

    /// <summary>What only who opened the room may do.</summary>
    private async Task<IResult> Teach(string code, HttpContext context, Func<Room, IFormCollection, HttpContext, IResult> teach)
    {
        if (rooms.Find(code) is not { } room)
        {
            return NotFound();
        }

        return RoomRequest.IsTeacher(room, context)
            ? teach(room, await RoomRequest.ReadForm(context), context)
            : Html.Problem(StatusCodes.Status403Forbidden, English.Problem.NotTheTeacher);
    }

    private IResult Lay(Room room, IFormCollection form, HttpContext context)
    {
        if (Places.Table(form["address"].ToString(), context.Request.PathBase, options.Packs) is not { } address)
        {
            return Html.Problem(StatusCodes.Status400BadRequest, English.Problem.NoLink);
        }

        room.Lay(address);
        return new SeeOther($"/rooms/{room.Code}");
    }

    private IResult Ask(Room room, IFormCollection form, HttpContext context)
    {
        if (Words.Parse<Question>(form["question"].ToString()) is not { } question || Brief(room, context).AnswersTo(question).IsEmpty)
        {
            return Html.Problem(StatusCodes.Status400BadRequest, English.Problem.NoQuestion, $"/rooms/{room.Code}");
        }

        room.Ask(question);
        return new SeeOther($"/rooms/{room.Code}");
    }

    private IResult StartTimer(Room room, IFormCollection form, HttpContext context)
    {
        if (
            !int.TryParse(form["seconds"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds is 0 or > LongestTimer
        )
        {
            return Html.Problem(StatusCodes.Status400BadRequest, English.Problem.NoTime, $"/rooms/{room.Code}");
        }

        room.ShowAfter(TimeSpan.FromSeconds(seconds), clock);
        return new SeeOther($"/rooms/{room.Code}");
    }

    /// <summary>What there is to know of the table, in the language of whoever asks.</summary>
    private Briefing Brief(Room room, HttpContext context)
    {
        return room.Brief(
            Find(room.State.Address)?.Served.Pack.Language ?? "",
            address => new Briefing(
                Find(address) is var (served, table) && tables.Lay(served, table, CancellationToken.None).View is { } view
                    ? view
                    : throw new InvalidOperationException("A room stands before a table that can be laid.")
            )
        );

        (ServedPack Served, TableAddress Table)? Find(string address) =>
            Places.TableAt(address, options.Packs) is var (_, table) && RoomRequest.PackIn(room, table.Pack, context) is { } served
                ? (served, table)
                : null;
    }

    /// <summary>Tells whoever follows where the teacher is: at a page of a pack, or back in the room.</summary>
    private IResult Lead(Room room, IFormCollection form, HttpContext context)
    {
        var link = form["address"].ToString();
        var path = Outside.WithoutBase(link, context.Request.PathBase);
        var isRoom = path == $"/rooms/{room.Code}";
        var place =
            isRoom ? null
            : IsWall(path, room) ? path
            : Places.Page(link, context.Request.PathBase, options.Packs);
        // In the words of the page's bar; a status of its own would stand in the browser's console as a mistake.
        return TypedResults.Text(
            place is null && !isRoom ? "alone"
            : room.Lead(place) ? "leads"
            : "covered"
        );
    }

    /// <summary>The wall, also with two of its packages compared.</summary>
    private static bool IsWall(string? path, Room room) =>
        path == $"/rooms/{room.Code}/wall" || path?.StartsWith($"/rooms/{room.Code}/wall?", StringComparison.Ordinal) == true;

    private Page Page<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>(string code, HttpContext context)
        where T : Microsoft.AspNetCore.Components.IComponent =>
        rooms.Find(code) is { } room
            ? Html.Of<T>(
                ("State", RoomRequest.StateFor(room, context)),
                ("Briefing", Brief(room, context)),
                ("IsTeacher", RoomRequest.IsTeacher(room, context)),
                ("Own", room.VoteOf(RoomRequest.Voter(context))),
                ("Left", room.State.EndsAt - clock.GetUtcNow()),
                (
                    "RemoteAddress",
                    RoomRequest.IsTeacher(room, context)
                        ? $"{JoinAddress.Of(context, options)}/rooms/{room.Code}/remote?word={room.Remote}"
                        : null
                ),
                ("JoinAddress", $"{JoinAddress.Of(context, options)}/rooms/{room.Code}")
            )
            : NotFound();

    /// <summary>Makes the device that scanned the teacher's second code the teacher's, too.</summary>
    private IResult Remote(string code, string? word, HttpContext context)
    {
        if (rooms.Find(code) is not { } room)
        {
            return NotFound();
        }

        if (!room.TakeRemote(word ?? ""))
        {
            return Html.Problem(StatusCodes.Status403Forbidden, English.Problem.NoRemote, $"/rooms/{code}");
        }

        RoomRequest.GiveKey(room, context);
        return new SeeOther($"/rooms/{code}");
    }

    private IResult Export(string code, HttpContext context)
    {
        if (rooms.Find(code) is not { } room || !RoomRequest.IsTeacher(room, context))
        {
            return NotFound();
        }

        var state = room.State;
        var csv = new StringBuilder("question,answer,votes\n");
        foreach (var answer in Brief(room, context).AnswersTo(state.Question))
        {
            csv.Append(
                CultureInfo.InvariantCulture,
                $"{Words.Of(state.Question)},{CsvText(answer.Outcome is null ? answer.Text : answer.Id)},{state.Votes.GetValueOrDefault(answer.Id)}\n"
            );
        }

        return TypedResults.File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv", $"votes-{room.Code}.csv");
    }

    private static string CsvText(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private IResult Listen(string code, int? group, HttpContext context)
    {
        if (rooms.Find(code) is not { } room)
        {
            return TypedResults.NotFound();
        }

        // A proxy that gathers an answer before it passes it on would hold the events back.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(
            Events(
                room,
                RoomRequest.IsTeacher(room, context) ? null : RoomRequest.Voter(context),
                group,
                context.Request.PathBase,
                context.RequestAborted
            )
        );
    }

    /// <summary>
    /// Says that something has changed, not what: each browser asks for the page that it may see. Says too where the teacher is, at first
    /// and whenever that changes.
    /// </summary>
    /// <remarks>
    /// Who listens is in the room, and keeps it. At the table of a group that plays only its moves are news; at that of group 0 the moves
    /// of all.
    /// </remarks>
    private async IAsyncEnumerable<SseItem<string>> Events(
        Room room,
        string? voter,
        int? group,
        PathString basePath,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        using var presence = room.Enter(voter);
        var changed = room.Changed;
        var (seen, now) = (room.State, room.State.Now);
        yield return new SseItem<string>(basePath + now, "now");
        while (!cancellation.IsCancellationRequested)
        {
            await Task.WhenAny(changed, Task.Delay(Heartbeat, cancellation));
            await Task.Delay(Pause, cancellation);
            rooms.Find(room.Code);
            changed = room.Changed;
            var state = room.State;
            var isNews =
                group is { } number ? !Equals(state.NewsOf(number), seen.NewsOf(number))
                : voter is null ? state.Version != seen.Version
                : state.ToStudents != seen.ToStudents;
            seen = state;
            yield return new SseItem<string>(isNews ? "changed" : "waiting", "room");
            if (state.Now != now)
            {
                now = state.Now;
                yield return new SseItem<string>(basePath + now, "now");
            }
        }
    }

    private static Page NotFound() => Html.Problem(StatusCodes.Status404NotFound, English.Problem.NoRoom);
}
