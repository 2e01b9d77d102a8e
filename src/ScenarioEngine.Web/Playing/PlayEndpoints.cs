using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ScenarioEngine.Text;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Rooms;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Playing;

/// <summary>A room plays: the teacher deals the seats, lays events and ends it, and afterwards all look at the way.</summary>
internal sealed class PlayEndpoints(ServeOptions options, RoomBook rooms)
{
    private const int MostTries = 10;

    /// <summary>Adds the pages.</summary>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        var routes = endpoints.MapGroup("/rooms/{code}/play");
        routes.MapGet("", (string code, HttpContext context) => Overview<PlayPage>(code, context));
        routes.MapGet("/part", (string code, HttpContext context) => Overview<PlayBody>(code, context));
        routes.MapPost("/begin", (string code, HttpContext context) => Begin(code, context));
        routes.MapPost("/event", (string code, HttpContext context) => Happen(code, context));
        routes.MapPost("/end", (string code, HttpContext context) => End(code, context));
        routes.MapGet("/cards", Cards);
        routes.MapGet("/seat", Sit);
        routes.MapGet("/debrief", Debrief);
        routes.MapGet("/{group:int}/replay", Replay);
        routes.MapGet("/{group:int}/ledger.jsonl", Ledger);
    }

    private Page Overview<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>(string code, HttpContext context)
        where T : IComponent
    {
        if (rooms.Find(code) is not { } room)
        {
            return PlayAnswers.NoPlay();
        }

        var play = room.Play;
        var table = play?.Setup.Start ?? Places.TableAt(room.State.Address, options.Packs)?.Table;
        return table is not null && RoomRequest.PackIn(room, table.Pack, context) is { } served
            ? Html.Of<T>(
                ("Room", room.State),
                ("Table", table),
                ("Names", new PlayNames(served)),
                ("IsTeacher", RoomRequest.IsTeacher(room, context))
            )
            : PlayAnswers.NoPlay();
    }

    private Task<IResult> Begin(string code, HttpContext context) =>
        Teach(
            code,
            context,
            (room, form) =>
            {
                if (Places.TableAt(room.State.Address, options.Packs) is not var (served, table))
                {
                    return Html.Problem(StatusCodes.Status400BadRequest, English.Problem.NoTable, $"/rooms/{code}/play");
                }

                var chosen = served
                    .Pack.Parties.Select(party => (party.Id, As: form[$"seat-{party.Id}"].ToString()))
                    .Where(seat => seat.As is "decides" or "speaks")
                    .ToList();
                var nobodyDecides = chosen.TrueForAll(seat => seat.As != "decides");
                if (chosen.Count == 0)
                {
                    return Html.Problem(StatusCodes.Status400BadRequest, English.Problem.NoSeats, $"/rooms/{code}/play");
                }

                var day = form["day"].ToString();
                var start = table with { AsOf = day.Length == 0 ? null : day, Focus = null, View = null, Compare = null };
                var (found, problems) = Referee.Weigh(served, start, context.RequestAborted);
                if (found is null)
                {
                    return PlayAnswers.Wrong(problems, $"/rooms/{code}/play");
                }

                _ = int.TryParse(form["groups"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var groups);
                room.Begin(
                    new PlaySetup(
                        start,
                        [.. chosen.Select(seat => new Seat(seat.Id, nobodyDecides || seat.As == "decides"))],
                        Math.Clamp(groups, 1, PlaySetup.MostGroups),
                        found
                    )
                );
                return new SeeOther($"/rooms/{code}/play");
            }
        );

    /// <summary>Lays an event before every group.</summary>
    private Task<IResult> Happen(string code, HttpContext context) =>
        Teach(
            code,
            context,
            (room, form) =>
            {
                var back = $"/rooms/{code}/play";
                if (room.Play is not { } play || RoomRequest.PackIn(room, play.Setup.Start.Pack, context) is not { } served)
                {
                    return PlayAnswers.NoPlay();
                }

                // A choice of the list is a day and what happened then.
                var (day, said) =
                    form["happened"].ToString() is { Length: > 0 } number
                    && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    && served.Briefs is { } briefs
                    && index < briefs.Events.Length
                        ? (briefs.Events[index].Day.ToIso(), Shorten(briefs.Events[index].What))
                        : (form["day"].ToString(), OneLine.Of(form["said"].ToString()));
                if (said?.Length > Playing.Move.LongestText)
                {
                    return Html.Problem(StatusCodes.Status400BadRequest, English.Problem.TooLong, back);
                }

                for (var group = 1; group <= play.Setup.Groups; group++)
                {
                    if (Happen(room, served, group, day.Length == 0 ? null : day, said, context.RequestAborted) is { } refused)
                    {
                        return refused(back);
                    }
                }

                return new SeeOther(back);
            }
        );

    /// <summary>Lays an event before a group. Where an offer comes between the look and the move, it looks again.</summary>
    private static Func<string, IResult>? Happen(
        Room room,
        ServedPack served,
        int group,
        string? day,
        string? said,
        CancellationToken cancellation
    )
    {
        MoveRefusal? refusal = MoveRefusal.Stale;
        for (var tries = 0; refusal == MoveRefusal.Stale && tries < MostTries; tries++)
        {
            if (room.Play?.GroupOf(group) is not { } now)
            {
                return _ => PlayAnswers.NoPlay();
            }

            var (move, problems) = Referee.Happen(served, now.State, day, said, cancellation);
            if (move is null)
            {
                return back => PlayAnswers.Wrong(problems, back);
            }

            refusal = room.Make(group, move);
        }

        return refusal is { } why ? back => PlayAnswers.Refuse(why, back) : null;
    }

    private Task<IResult> End(string code, HttpContext context) =>
        Teach(
            code,
            context,
            (room, _) =>
            {
                foreach (var group in Enumerable.Range(1, room.Play?.Setup.Groups ?? 0))
                {
                    room.Make(group, new Move(MoveKind.End, ""));
                }

                return new SeeOther($"/rooms/{code}/play/debrief");
            }
        );

    private Page Cards(string code, HttpContext context)
    {
        if (Find(code, context) is not var (room, play, served))
        {
            return PlayAnswers.NoPlay();
        }

        var takes = $"{JoinAddress.Of(context, options)}/rooms/{code}/play/seat?word=";
        var cards =
            from @group in Enumerable.Range(1, play.Setup.Groups)
            from seat in play.Setup.Seats
            select new SeatCard(@group, seat, SeatWords.Of(room, @group, seat), takes + SeatWords.Of(room, @group, seat));
        return RoomRequest.IsTeacher(room, context)
            ? Html.Of<CardsPage>(("Room", room.State), ("Cards", cards.ToImmutableArray()), ("Names", new PlayNames(served)))
            : Html.Problem(StatusCodes.Status403Forbidden, English.Problem.NotTheTeacher, $"/rooms/{code}/play");
    }

    /// <summary>
    /// Gives a seat to whoever has its word. The answer is a page and no way further: a browser that comes from another site shows its new
    /// cookie only when it asks from here.
    /// </summary>
    private Page Sit(string code, string? word, HttpContext context)
    {
        if (Find(code, context) is not var (room, play, served))
        {
            return PlayAnswers.NoPlay();
        }

        if (SeatWords.Find(room, play, word?.Trim().ToLowerInvariant() ?? "") is not var (group, seat))
        {
            return Html.Problem(StatusCodes.Status403Forbidden, English.Problem.NoSuchSeat, $"/rooms/{code}/play");
        }

        SeatWords.Give(room, group, seat, context);
        return Html.Of<WelcomePage>(("View", new SeatView(code, play, group, seat, new PlayNames(served))));
    }

    private Page Debrief(string code, HttpContext context)
    {
        if (Find(code, context) is not var (room, play, served))
        {
            return PlayAnswers.NoPlay();
        }

        var isTeacher = RoomRequest.IsTeacher(room, context);
        return isTeacher || play.IsOver
            ? Html.Of<DebriefPage>(("Code", code), ("Play", play), ("Names", new PlayNames(served)), ("IsTeacher", isTeacher))
            : Html.Problem(StatusCodes.Status403Forbidden, English.Problem.NotOver, $"/rooms/{code}/play");
    }

    /// <summary>The table of a group after some of its moves: made from the ledger, move by move.</summary>
    private Page Replay(string code, int group, int? after, HttpContext context)
    {
        if (Find(code, context) is not var (room, play, served) || play.GroupOf(group) is not { } played)
        {
            return PlayAnswers.NoPlay();
        }

        var mayHearAll = play.IsOver || RoomRequest.IsTeacher(room, context);
        var own = mayHearAll ? null : play.Setup.Seats.FirstOrDefault(seat => SeatWords.IsOf(room, group, seat, context));
        if (!mayHearAll && own is null)
        {
            return Html.Problem(StatusCodes.Status403Forbidden, English.Problem.NotYourSeat, $"/rooms/{code}/play");
        }

        var moves = Math.Clamp(after ?? played.Ledger.Count, 0, played.Ledger.Count);
        var state = PlayRules.Replay(play.Setup, played.Ledger.Take(moves)).Last();
        return Html.Of<ReplayPage>(
            ("Code", code),
            ("Group", group),
            ("Played", played),
            ("State", state),
            ("Own", own?.Party),
            ("Names", new PlayNames(served))
        );
    }

    private IResult Ledger(string code, int group, HttpContext context)
    {
        if (
            rooms.Find(code) is not { } room
            || room.Play is not { } play
            || play.GroupOf(group) is not { } played
            || !RoomRequest.IsTeacher(room, context)
        )
        {
            return Html.Problem(StatusCodes.Status404NotFound, English.Problem.NoRoom);
        }

        var lines = string.Concat(played.Ledger.Select(PlayText.Write).Prepend(PlayText.Write(play.Setup)).Select(line => $"{line}\n"));
        return TypedResults.File(
            Encoding.UTF8.GetBytes(lines),
            "application/jsonl",
            string.Create(CultureInfo.InvariantCulture, $"ledger-{code}-{group}.jsonl")
        );
    }

    /// <summary>What only who opened the room may do.</summary>
    private Task<IResult> Teach(string code, HttpContext context, Func<Room, IFormCollection, IResult> teach) =>
        PlayAnswers.Hear(
            rooms,
            code,
            context,
            room =>
                RoomRequest.IsTeacher(room, context)
                    ? teach(room, context.Request.Form)
                    : Html.Problem(StatusCodes.Status403Forbidden, English.Problem.NotTheTeacher, $"/rooms/{code}/play")
        );

    private static string Shorten(string text) =>
        text.Length <= Playing.Move.LongestText ? text : $"{text[..(Playing.Move.LongestText - 1)]}…";

    /// <summary>A room that plays, with the pack of its play; null where one of them is not there.</summary>
    private (Room Room, Play Play, ServedPack Served)? Find(string code, HttpContext context) =>
        rooms.Find(code) is { Play: { } play } room && RoomRequest.PackIn(room, play.Setup.Start.Pack, context) is { } served
            ? (room, play, served)
            : null;
}
