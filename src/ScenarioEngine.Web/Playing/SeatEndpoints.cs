using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Rooms;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Playing;

/// <summary>What a seat sees and does: only whoever has its card comes here, and at a pace at which others can follow.</summary>
internal sealed class SeatEndpoints(ServeOptions options, RoomBook rooms) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _pace = PartitionedRateLimiter.Create<string, string>(seat =>
        RateLimitPartition.GetTokenBucketLimiter(
            seat,
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = options.Limits.MovesByMinute,
                TokensPerPeriod = Math.Max(1, options.Limits.MovesByMinute / 6),
                ReplenishmentPeriod = TimeSpan.FromSeconds(10),
            }
        )
    );

    /// <summary>Adds the pages.</summary>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        // What asks the engine waits in the line of those who lay tables.
        var routes = endpoints.MapGroup("/rooms/{code}/play");
        routes.MapGet(
            "/{group:int}/{seat}",
            (string code, int group, string seat, HttpContext context) =>
                AtSeat(code, group, seat, context, view => Show<SeatPage>(view, context))
        );
        routes.MapGet(
            "/{group:int}/{seat}/part",
            (string code, int group, string seat, HttpContext context) =>
                AtSeat(code, group, seat, context, view => Show<SeatBody>(view, context))
        );
        routes
            .MapGet(
                "/{group:int}/{seat}/look",
                (string code, int group, string seat, HttpContext context) =>
                    AtSeat(code, group, seat, context, view => Look(view, context, null))
            )
            .RequireRateLimiting(TableEndpoints.Limit);
        routes
            .MapPost(
                "/{group:int}/{seat}/offer",
                (string code, int group, string seat, HttpContext context) => Move(code, group, seat, context, Offer)
            )
            .RequireRateLimiting(TableEndpoints.Limit);
        routes.MapPost(
            "/{group:int}/{seat}/answer",
            (string code, int group, string seat, HttpContext context) => Move(code, group, seat, context, Answer)
        );
        routes.MapPost(
            "/{group:int}/{seat}/withdraw",
            (string code, int group, string seat, HttpContext context) => Move(code, group, seat, context, Withdraw)
        );
    }

    public void Dispose() => _pace.Dispose();

    private IResult AtSeat(string code, int group, string seat, HttpContext context, Func<SeatView, IResult> show)
    {
        if (
            rooms.Find(code) is not { } room
            || room.Play is not { } play
            || play.GroupOf(group) is null
            || play.Setup.SeatOf(seat) is not { } taken
            || RoomRequest.PackIn(room, play.Setup.Start.Pack, context) is not { } served
        )
        {
            return PlayAnswers.NoPlay();
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
    private static Page Look(SeatView view, HttpContext context, MoveRefusal? missing)
    {
        IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> said = context.Request.HasFormContentType
            ? context.Request.Form
            : context.Request.Query;
        var wishes = Wishes.Read(said, view.Names.Pack);
        var changes = view.State.ChangesAmong(wishes.Changes);
        if (changes.IsEmpty)
        {
            return PlayAnswers.Refuse(MoveRefusal.NoChange, view.Path);
        }

        var (found, problems) = Referee.Weigh(view.Names.Served, Referee.AddressOf(view.State, changes), context.RequestAborted);
        return found is null
            ? PlayAnswers.Wrong(problems, view.Path)
            : Html.Of<LookPage>(
                missing is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
                ("View", view),
                ("Changes", changes),
                ("Found", found),
                ("Counters", wishes.Counters),
                ("Said", wishes.Said),
                ("Missing", missing)
            );
    }

    private Task<IResult> Move(string code, int group, string seat, HttpContext context, Func<SeatView, Room, HttpContext, IResult> make) =>
        PlayAnswers.Hear(
            rooms,
            code,
            context,
            room =>
                AtSeat(
                    code,
                    group,
                    seat,
                    context,
                    view =>
                    {
                        using var pace = _pace.AttemptAcquire(string.Create(CultureInfo.InvariantCulture, $"{code}/{group}/{seat}"));
                        if (!pace.IsAcquired)
                        {
                            context.Response.Headers.RetryAfter = "10";
                            return Html.Problem(StatusCodes.Status429TooManyRequests, English.Problem.TooManyMoves, view.Path);
                        }

                        return make(view, room, context);
                    }
                )
        );

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
            return PlayAnswers.Refuse(MoveRefusal.Stale, view.Path);
        }

        var (found, problems) = Referee.Weigh(view.Names.Served, Referee.AddressOf(view.State, changes), context.RequestAborted);
        if (found is null)
        {
            return PlayAnswers.Wrong(problems, view.Path);
        }

        var refusal = room.Make(
            view.Group,
            new Move(MoveKind.Offer, view.Seat.Party)
            {
                Base = wishes.Base,
                Offer = wishes.Counters,
                Changes = changes,
                Said = wishes.Said,
                Signed = wishes.Signed is not null && !view.State.ToSign(view.Seat.Party, found).IsEmpty ? wishes.Signed : null,
                Found = found,
            }
        );
        return refusal is MoveRefusal.Unsigned ? Look(view, context, refusal) : After(refusal, view);
    }

    private static IResult Answer(SeatView view, Room room, HttpContext context)
    {
        var wishes = Wishes.Read(context.Request.Form, view.Names.Pack);
        if (wishes.IsTooLong)
        {
            return Html.Problem(StatusCodes.Status400BadRequest, English.Problem.TooLong, view.Path);
        }

        var kind = context.Request.Form["answer"].ToString() switch
        {
            "accept" => MoveKind.Accept,
            "reject" => MoveKind.Reject,
            _ => (MoveKind?)null,
        };
        if (kind is not { } answer)
        {
            return Html.Problem(StatusCodes.Status400BadRequest, English.Problem.NoAnswer, view.Path);
        }

        var isToSign = view.State.OfferOf(wishes.Offer) is { } offer && !view.State.ToSign(view.Seat.Party, offer.Found).IsEmpty;
        return After(
            room.Make(
                view.Group,
                new Move(answer, view.Seat.Party)
                {
                    Base = wishes.Base,
                    Offer = wishes.Offer,
                    Said = wishes.Said,
                    Signed = answer == MoveKind.Accept && isToSign ? wishes.Signed : null,
                }
            ),
            view
        );
    }

    private static IResult Withdraw(SeatView view, Room room, HttpContext context) =>
        After(
            room.Make(
                view.Group,
                new Move(MoveKind.Withdraw, view.Seat.Party) { Offer = Wishes.Read(context.Request.Form, view.Names.Pack).Offer }
            ),
            view
        );

    /// <summary>Who sent something twice is told nothing else than who sent it once.</summary>
    private static IResult After(MoveRefusal? refusal, SeatView view) =>
        refusal is null or MoveRefusal.Same ? new SeeOther(view.Path) : PlayAnswers.Refuse(refusal.Value, view.Path);
}
