using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Text;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Pages;
using ScenarioEngine.Web.Rooms;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Playing;

/// <summary>A room plays: the teacher deals the seats and lays events, each seat makes and answers offers, and afterwards all look at the way.</summary>
internal sealed class PlayEndpoints(ServeOptions options, RoomBook rooms) : IDisposable
{
    private const int MostTries = 10;

    private readonly PartitionedRateLimiter<string> _pace = PartitionedRateLimiter.Create<string, string>(seat => RateLimitPartition.GetTokenBucketLimiter(seat, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = options.Limits.MovesByMinute,
        TokensPerPeriod = Math.Max(1, options.Limits.MovesByMinute / 6),
        ReplenishmentPeriod = TimeSpan.FromSeconds(10),
    }));

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
        routes.MapGet("/{group:int}/{seat}", (string code, int group, string seat, HttpContext context) => AtSeat(code, group, seat, context, view => Show<SeatPage>(view, context)));
        routes.MapGet("/{group:int}/{seat}/part", (string code, int group, string seat, HttpContext context) => AtSeat(code, group, seat, context, view => Show<SeatBody>(view, context)));
        routes.MapGet("/{group:int}/{seat}/look", (string code, int group, string seat, HttpContext context) => AtSeat(code, group, seat, context, view => Look(view, context, null)));
        routes.MapPost("/{group:int}/{seat}/offer", (string code, int group, string seat, HttpContext context) => Move(code, group, seat, context, Offer));
        routes.MapPost("/{group:int}/{seat}/answer", (string code, int group, string seat, HttpContext context) => Move(code, group, seat, context, Answer));
        routes.MapPost("/{group:int}/{seat}/withdraw", (string code, int group, string seat, HttpContext context) => Move(code, group, seat, context, Withdraw));
    }

    public void Dispose() => _pace.Dispose();

    private Page Overview<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>(string code, HttpContext context)
        where T : IComponent
    {
        if (rooms.Find(code) is not { } room)
        {
            return NoRoom();
        }

        var play = room.Play;
        var table = play?.Setup.Start ?? Places.TableAt(room.State.Address, options.Packs)?.Table;
        return table is not null && ServedOf(table.Pack) is { } served
            ? Html.Of<T>(("Room", room.State), ("Table", table), ("Names", new PlayNames(served)), ("IsTeacher", RoomRequest.IsTeacher(room, context)))
            : NoRoom();
    }

    private Task<IResult> Begin(string code, HttpContext context) => Teach(code, context, (room, form) =>
    {
        if (Places.TableAt(room.State.Address, options.Packs) is not var (served, table))
        {
            return Html.Problem(StatusCodes.Status400BadRequest, English.Problem.NoTable, $"/rooms/{code}/play");
        }

        var chosen = served.Pack.Parties.Select(party => (party.Id, As: form[$"seat-{party.Id}"].ToString())).Where(seat => seat.As is "decides" or "speaks").ToList();
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
            return Wrong(problems, $"/rooms/{code}/play");
        }

        _ = int.TryParse(form["groups"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var groups);
        room.Begin(new PlaySetup(start, [.. chosen.Select(seat => new Seat(seat.Id, nobodyDecides || seat.As == "decides"))], Math.Clamp(groups, 1, PlaySetup.MostGroups), found));
        return new SeeOther($"/rooms/{code}/play");
    });

    /// <summary>Lays an event before every group.</summary>
    private Task<IResult> Happen(string code, HttpContext context) => Teach(code, context, (room, form) =>
    {
        var back = $"/rooms/{code}/play";
        if (room.Play is not { } play || ServedOf(play.Setup.Start.Pack) is not { } served)
        {
            return NoRoom();
        }

        // A choice of the list is a day and what happened then.
        var (day, said) = form["happened"].ToString() is { Length: > 0 } number && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && served.Briefs is { } briefs && index < briefs.Events.Length
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
    });

    /// <summary>Lays an event before a group. Where an offer comes between the look and the move, it looks again.</summary>
    private static Func<string, IResult>? Happen(Room room, ServedPack served, int group, string? day, string? said, CancellationToken cancellation)
    {
        MoveRefusal? refusal = MoveRefusal.Stale;
        for (var tries = 0; refusal == MoveRefusal.Stale && tries < MostTries; tries++)
        {
            if (room.Play?.GroupOf(group) is not { } now)
            {
                return _ => NoRoom();
            }

            var (move, problems) = Referee.Happen(served, now.State, day, said, cancellation);
            if (move is null)
            {
                return back => Wrong(problems, back);
            }

            refusal = room.Make(group, move);
        }

        return refusal is { } why ? back => Refuse(why, back) : null;
    }

    private Task<IResult> End(string code, HttpContext context) => Teach(code, context, (room, _) =>
    {
        foreach (var group in Enumerable.Range(1, room.Play?.Setup.Groups ?? 0))
        {
            room.Make(group, new Move(MoveKind.End, ""));
        }

        return new SeeOther($"/rooms/{code}/play/debrief");
    });

    private IResult Cards(string code, HttpContext context)
    {
        if (rooms.Find(code) is not { } room || room.Play is not { } play || ServedOf(play.Setup.Start.Pack) is not { } served)
        {
            return NoRoom();
        }

        var takes = $"{JoinAddress.Of(context, options)}/rooms/{code}/play/seat?word=";
        var cards = from @group in Enumerable.Range(1, play.Setup.Groups)
                    from seat in play.Setup.Seats
                    select new SeatCard(@group, seat, SeatWords.Of(room, @group, seat), takes + SeatWords.Of(room, @group, seat));
        return RoomRequest.IsTeacher(room, context)
            ? Html.Of<CardsPage>(("Room", room.State), ("Cards", cards.ToImmutableArray()), ("Names", new PlayNames(served)))
            : Html.Problem(StatusCodes.Status403Forbidden, English.Problem.NotTheTeacher, $"/rooms/{code}/play");
    }

    /// <summary>Gives a seat to whoever has its word. The answer is a page and no way further: a browser that comes from another site shows its new cookie only when it asks from here.</summary>
    private IResult Sit(string code, string? word, HttpContext context)
    {
        if (rooms.Find(code) is not { } room || room.Play is not { } play || ServedOf(play.Setup.Start.Pack) is not { } served)
        {
            return NoRoom();
        }

        if (SeatWords.Find(room, play, word?.Trim().ToLowerInvariant() ?? "") is not var (group, seat))
        {
            return Html.Problem(StatusCodes.Status403Forbidden, English.Problem.NoSuchSeat, $"/rooms/{code}/play");
        }

        SeatWords.Give(room, group, seat, context);
        return Html.Of<WelcomePage>(("View", new SeatView(code, play, group, seat, new PlayNames(served))));
    }

    private IResult Debrief(string code, HttpContext context)
    {
        if (rooms.Find(code) is not { } room || room.Play is not { } play || ServedOf(play.Setup.Start.Pack) is not { } served)
        {
            return NoRoom();
        }

        var isTeacher = RoomRequest.IsTeacher(room, context);
        return isTeacher || play.IsOver
            ? Html.Of<DebriefPage>(("Code", code), ("Play", play), ("Names", new PlayNames(served)), ("IsTeacher", isTeacher))
            : Html.Problem(StatusCodes.Status403Forbidden, English.Problem.NotOver, $"/rooms/{code}/play");
    }

    /// <summary>The table of a group after some of its moves: made from the ledger, move by move.</summary>
    private IResult Replay(string code, int group, int? after, HttpContext context)
    {
        if (rooms.Find(code) is not { } room || room.Play is not { } play || play.GroupOf(group) is not { } played || ServedOf(play.Setup.Start.Pack) is not { } served)
        {
            return NoRoom();
        }

        var mayHearAll = play.IsOver || RoomRequest.IsTeacher(room, context);
        var own = mayHearAll ? null : play.Setup.Seats.FirstOrDefault(seat => SeatWords.IsOf(room, group, seat, context));
        if (!mayHearAll && own is null)
        {
            return Html.Problem(StatusCodes.Status403Forbidden, English.Problem.NotYourSeat, $"/rooms/{code}/play");
        }

        var moves = Math.Clamp(after ?? played.Ledger.Count, 0, played.Ledger.Count);
        var state = PlayRules.Replay(play.Setup, played.Ledger.Take(moves)).Last();
        return Html.Of<ReplayPage>(("Code", code), ("Group", group), ("Played", played), ("State", state), ("Own", own?.Party), ("Names", new PlayNames(served)));
    }

    private IResult Ledger(string code, int group, HttpContext context)
    {
        if (rooms.Find(code) is not { } room || room.Play is not { } play || play.GroupOf(group) is not { } played || !RoomRequest.IsTeacher(room, context))
        {
            return Html.Problem(StatusCodes.Status404NotFound, English.Problem.NoRoom);
        }

        var lines = string.Concat(played.Ledger.Select(PlayText.Write).Prepend(PlayText.Write(play.Setup)).Select(line => $"{line}\n"));
        return TypedResults.File(Encoding.UTF8.GetBytes(lines), "application/jsonl", string.Create(CultureInfo.InvariantCulture, $"ledger-{code}-{group}.jsonl"));
    }

    private IResult AtSeat(string code, int group, string seat, HttpContext context, Func<SeatView, IResult> show)
    {
        if (rooms.Find(code) is not { } room || room.Play is not { } play || play.GroupOf(group) is null || play.Setup.SeatOf(seat) is not { } taken || ServedOf(play.Setup.Start.Pack) is not { } served)
        {
            return NoRoom();
        }

        return SeatWords.IsOf(room, group, taken, context)
            ? show(new SeatView(code, play, group, taken, new PlayNames(served)))
            : Html.Problem(StatusCodes.Status403Forbidden, English.Problem.NotYourSeat, $"/rooms/{code}/play");
    }

    /// <summary>A seat, with what its link puts into the form: an offer that is countered, or one that was looked at.</summary>
    private static Page Show<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>(SeatView view, HttpContext context)
        where T : IComponent
    {
        var wishes = Wishes.Read(context.Request.Query, view.Names.Pack);
        var changes = view.State.ChangesAmong(wishes.Changes);
        return Html.Of<T>(("View", view), ("Counter", wishes.Counters), ("First", changes.IsEmpty ? null : changes));
    }

    /// <summary>What an offer would do, before anybody else sees it.</summary>
    private static IResult Look(SeatView view, HttpContext context, MoveRefusal? missing)
    {
        IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> said = context.Request.HasFormContentType ? context.Request.Form : context.Request.Query;
        var wishes = Wishes.Read(said, view.Names.Pack);
        var changes = view.State.ChangesAmong(wishes.Changes);
        if (changes.IsEmpty)
        {
            return Refuse(MoveRefusal.NoChange, view.Path);
        }

        var (found, problems) = Referee.Weigh(view.Names.Served, Referee.AddressOf(view.State, changes), context.RequestAborted);
        return found is null ? Wrong(problems, view.Path)
            : Html.Of<LookPage>(missing is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest, ("View", view), ("Changes", changes), ("Found", found), ("Counters", wishes.Counters), ("Said", wishes.Said), ("Missing", missing));
    }

    private Task<IResult> Move(string code, int group, string seat, HttpContext context, Func<SeatView, Room, HttpContext, IResult> make) => Hear(code, context, room => AtSeat(code, group, seat, context, view =>
    {
        using var pace = _pace.AttemptAcquire(string.Create(CultureInfo.InvariantCulture, $"{code}/{group}/{seat}"));
        if (!pace.IsAcquired)
        {
            context.Response.Headers.RetryAfter = "10";
            return Html.Problem(StatusCodes.Status429TooManyRequests, English.Problem.TooManyMoves, view.Path);
        }

        return make(view, room, context);
    }));

    private static IResult Offer(SeatView view, Room room, HttpContext context)
    {
        var wishes = Wishes.Read(context.Request.Form, view.Names.Pack);
        if (wishes.IsTooLong)
        {
            return Html.Problem(StatusCodes.Status400BadRequest, English.Problem.TooLong, view.Path);
        }

        var changes = view.State.ChangesAmong(wishes.Changes);
        if (wishes.Base != view.State.Version)
        {
            return Refuse(MoveRefusal.Stale, view.Path);
        }

        var (found, problems) = Referee.Weigh(view.Names.Served, Referee.AddressOf(view.State, changes), context.RequestAborted);
        if (found is null)
        {
            return Wrong(problems, view.Path);
        }

        var refusal = room.Make(view.Group, new Move(MoveKind.Offer, view.Seat.Party)
        {
            Base = wishes.Base,
            Offer = wishes.Counters,
            Changes = changes,
            Said = wishes.Said,
            Signed = wishes.Signed is not null && !view.State.ToSign(view.Seat.Party, found).IsEmpty ? wishes.Signed : null,
            Found = found,
        });
        return refusal is MoveRefusal.Unsigned ? Look(view, context, refusal) : After(refusal, view);
    }

    private static IResult Answer(SeatView view, Room room, HttpContext context)
    {
        var wishes = Wishes.Read(context.Request.Form, view.Names.Pack);
        if (wishes.IsTooLong)
        {
            return Html.Problem(StatusCodes.Status400BadRequest, English.Problem.TooLong, view.Path);
        }

        var kind = context.Request.Form["answer"].ToString() switch { "accept" => MoveKind.Accept, "reject" => MoveKind.Reject, _ => (MoveKind?)null };
        if (kind is not { } answer)
        {
            return Html.Problem(StatusCodes.Status400BadRequest, English.Problem.NoAnswer, view.Path);
        }

        var isToSign = view.State.OfferOf(wishes.Offer) is { } offer && !view.State.ToSign(view.Seat.Party, offer.Found).IsEmpty;
        return After(room.Make(view.Group, new Move(answer, view.Seat.Party) { Base = wishes.Base, Offer = wishes.Offer, Said = wishes.Said, Signed = answer == MoveKind.Accept && isToSign ? wishes.Signed : null }), view);
    }

    private static IResult Withdraw(SeatView view, Room room, HttpContext context) =>
        After(room.Make(view.Group, new Move(MoveKind.Withdraw, view.Seat.Party) { Offer = Wishes.Read(context.Request.Form, view.Names.Pack).Offer }), view);

    /// <summary>Who sent something twice is told nothing else than who sent it once.</summary>
    private static IResult After(MoveRefusal? refusal, SeatView view) => refusal is null or MoveRefusal.Same ? new SeeOther(view.Path) : Refuse(refusal.Value, view.Path);

    private static Page Refuse(MoveRefusal refusal, string back) => Html.Problem(
        refusal switch
        {
            MoveRefusal.NoSeat => StatusCodes.Status403Forbidden,
            MoveRefusal.Own or MoveRefusal.NotYours or MoveRefusal.NoChange or MoveRefusal.NoReason or MoveRefusal.Unsigned or MoveRefusal.CannotStand => StatusCodes.Status400BadRequest,
            MoveRefusal.NoOffer => StatusCodes.Status404NotFound,
            MoveRefusal.Full => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status409Conflict,
        },
        English.Play.Refused(refusal),
        back);

    private static Page Wrong(ImmutableArray<Diagnostic> problems, string back) => Html.Of<ProblemPage>(
        StatusCodes.Status400BadRequest,
        (nameof(ProblemPage.Title), English.Problem.WrongOffer),
        (nameof(ProblemPage.Problems), problems),
        (nameof(ProblemPage.Back), back),
        (nameof(ProblemPage.BackTo), English.Problem.BackToRoom));

    /// <summary>What only who opened the room may do.</summary>
    private Task<IResult> Teach(string code, HttpContext context, Func<Room, IFormCollection, IResult> teach) => Hear(code, context, room => RoomRequest.IsTeacher(room, context)
        ? teach(room, context.Request.Form)
        : Html.Problem(StatusCodes.Status403Forbidden, English.Problem.NotTheTeacher, $"/rooms/{code}/play"));

    /// <summary>Reads the form of a request, of which nothing is done before it is here whole.</summary>
    private async Task<IResult> Hear(string code, HttpContext context, Func<Room, IResult> answer)
    {
        if (rooms.Find(code) is not { } room)
        {
            return NoRoom();
        }

        context.Request.Form = await RoomRequest.ReadForm(context);
        return answer(room);
    }

    private static string Shorten(string text) => text.Length <= Playing.Move.LongestText ? text : $"{text[..(Playing.Move.LongestText - 1)]}…";

    private ServedPack? ServedOf(string pack) => options.Packs.FirstOrDefault(served => served.Pack.Id == pack);

    private static Page NoRoom() => Html.Problem(StatusCodes.Status404NotFound, English.Problem.NoPlay);
}
