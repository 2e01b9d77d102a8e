using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Pages;
using ScenarioEngine.Web.Rooms;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Playing;

/// <summary>What teacher and seats alike are told where something cannot be done.</summary>
internal static class PlayAnswers
{
    /// <summary>There is nothing to see.</summary>
    public static Page NoPlay() => Html.Problem(StatusCodes.Status404NotFound, English.Problem.NoPlay);

    /// <summary>A move cannot be made.</summary>
    public static Page Refuse(MoveRefusal refusal, string back) =>
        Html.Problem(
            refusal switch
            {
                MoveRefusal.NoSeat => StatusCodes.Status403Forbidden,
                MoveRefusal.Own
                or MoveRefusal.NotYours
                or MoveRefusal.NoChange
                or MoveRefusal.NoReason
                or MoveRefusal.Unsigned
                or MoveRefusal.CannotStand => StatusCodes.Status400BadRequest,
                MoveRefusal.NoOffer => StatusCodes.Status404NotFound,
                MoveRefusal.Full => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status409Conflict,
            },
            English.Play.Refused(refusal),
            back
        );

    /// <summary>Terms or a day are no terms and no day of the pack.</summary>
    public static Page Wrong(ImmutableArray<Diagnostic> problems, string back) =>
        Html.Of<ProblemPage>(
            StatusCodes.Status400BadRequest,
            (nameof(ProblemPage.Title), English.Problem.WrongOffer),
            (nameof(ProblemPage.Problems), problems),
            (nameof(ProblemPage.Back), back),
            (nameof(ProblemPage.BackTo), English.Problem.BackToRoom)
        );

    /// <summary>Reads the form of a request, of which nothing is done before it is here whole.</summary>
    public static async Task<IResult> Hear(RoomBook rooms, string code, HttpContext context, Func<Room, IResult> answer)
    {
        if (rooms.Find(code) is not { } room)
        {
            return NoPlay();
        }

        context.Request.Form = await RoomRequest.ReadForm(context);
        return answer(room);
    }
}
