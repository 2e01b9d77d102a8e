using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ScenarioEngine.Lessons;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Rooms;

/// <summary>
/// A lesson as a list of tables: ticked among the scenarios of a pack, or as the pack's lesson has them; <em>Next</em> lays the next into
/// the same room.
/// </summary>
internal sealed class PlaylistEndpoints(ServeOptions options, RoomBook rooms)
{
    private const int LargestForm = 256 * 1024;
    private const string Whole = "lesson";

    /// <summary>Adds the pages.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        var lessons = routes.MapGroup("").RequireRateLimiting(TableEndpoints.WaysLimit);
        lessons.MapGet("/lesson/{pack}", (string pack, HttpContext context) => Choose(pack, null, context));
        lessons.MapPost("/lesson/{pack}", (Delegate)Open);
        // Where the teacher's key is sent along.
        lessons.MapGet(
            "/rooms/{code}/lesson/{pack}",
            (string code, string pack, HttpContext context) => Teach(code, context, room => Choose(pack, room, context))
        );
        lessons.MapPost(
            "/rooms/{code}/lesson/{pack}",
            async (string code, string pack, HttpContext context) =>
                await Read(pack, context) is var playlist ? Teach(code, context, room => TakeInto(room, pack, playlist)) : NotFound()
        );
        routes.MapPost("/rooms/{code}/step", (Delegate)Step);
    }

    private static Page Choose(string pack, Room? room, HttpContext context)
    {
        var language = room is null ? AskedLanguage.Of(context.Request.QueryString.Value ?? "") : RoomRequest.LanguageIn(room, context);
        return Desk.Of(context).Find(pack, language, context.Request) is { } served
            ? Html.Of<LessonPage>(
                (nameof(LessonPage.Served), served),
                (nameof(LessonPage.Room), room?.Code),
                (nameof(LessonPage.Language), language)
            )
            : NotFound();
    }

    /// <summary>Opens a room with a list.</summary>
    private async Task<IResult> Open(string pack, HttpContext context)
    {
        var playlist = await Read(pack, context);
        if (FirstTable(playlist) is not { } first)
        {
            return Html.Problem(StatusCodes.Status400BadRequest, English.Playlist.Nothing, $"/lesson/{pack}");
        }

        var (room, refusal) = rooms.Open(
            RoomRequest.InLanguageOf(context.Request.Form, first),
            Caller.Of(context.Connection.RemoteIpAddress)
        );
        if (room is null)
        {
            return RoomEndpoints.Refuse(context, refusal ?? RoomRefusal.BookFull);
        }

        room.Take(playlist, at: 0);
        RoomRequest.GiveKey(room, context);
        return new SeeOther($"/rooms/{room.Code}");
    }

    private static IResult TakeInto(Room room, string pack, ImmutableArray<PlaylistItem> playlist)
    {
        if (FirstTable(playlist) is null)
        {
            return Html.Problem(StatusCodes.Status400BadRequest, English.Playlist.Nothing, $"/rooms/{room.Code}/lesson/{pack}");
        }

        room.Take(playlist, at: -1);
        room.GoTo(0);
        return new SeeOther($"/rooms/{room.Code}");
    }

    /// <summary>The list that a form says; empty where it says none.</summary>
    private async Task<ImmutableArray<PlaylistItem>> Read(string pack, HttpContext context)
    {
        if (Find(pack) is not { } served || !context.Request.HasFormContentType)
        {
            return [];
        }

        var form = await RequestBody.ReadForm(context.Request, LargestForm, context.RequestAborted);
        var spoken = served.In(form["language"]);
        return [.. (form["list"] == Whole ? OfLesson(spoken) : Ticked(spoken, form)).Take(PlaylistItem.Most)];
    }

    private static string? FirstTable(ImmutableArray<PlaylistItem> playlist) =>
        playlist.Select(item => item.Address).FirstOrDefault(address => address is not null);

    /// <summary>What only who opened the room may do.</summary>
    private IResult Teach(string code, HttpContext context, Func<Room, IResult> teach) =>
        rooms.Find(code) is not { } room ? Html.Problem(StatusCodes.Status404NotFound, English.Problem.NoRoom)
        : RoomRequest.IsTeacher(room, context) ? teach(room)
        : Html.Problem(StatusCodes.Status403Forbidden, English.Problem.NotTheTeacher);

    /// <summary>Goes to a place of the list. A key that is pressed twice goes one step: the form says which place is meant.</summary>
    private async Task<IResult> Step(string code, HttpContext context)
    {
        var form = await RoomRequest.ReadForm(context);
        return Teach(
            code,
            context,
            room =>
                int.TryParse(form["place"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var place) && room.GoTo(place)
                    ? new SeeOther($"/rooms/{code}")
                    : Html.Problem(StatusCodes.Status400BadRequest, English.Playlist.Nothing, $"/rooms/{code}")
        );
    }

    /// <summary>The steps of the pack's lesson, with their tables as far as they are served.</summary>
    public static IEnumerable<PlaylistItem> OfLesson(ServedPack served) =>
        served.Lesson?.Steps.Select(step => new PlaylistItem(step.Title, TableOf(served, step)?.ToString(), English.Playlist.Note(step)))
        ?? [];

    private static TableAddress? TableOf(ServedPack served, LessonStep step)
    {
        if (step.Scenario is { } name)
        {
            return served.Scenarios.TryGetValue(name, out var scenario) ? TableAddress.Of(name, scenario) : null;
        }

        return step.Day is { } day
            ? new TableAddress(served.Pack.Id)
            {
                AsOf = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                WithoutOptions = step.WithoutOption is { } option ? [option.Replace('=', ':')] : [],
                Title = step.Title,
            }
            : null;
    }

    /// <summary>The scenarios that are ticked: by the places that the teacher gave them, and else as they stand on the page.</summary>
    private static IEnumerable<PlaylistItem> Ticked(ServedPack served, IFormCollection form) =>
        from scenario in served.Scenarios.Index()
        let name = scenario.Item.Key
        where form["tick"].Contains(name)
        orderby int.TryParse(form[$"place-{name}"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place > 0
            ? place
            : int.MaxValue, scenario.Index
        let note = form[$"note-{name}"].ToString()
        select new PlaylistItem(
            scenario.Item.Value.Title,
            TableAddress.Of(name, scenario.Item.Value).ToString(),
            note[..Math.Min(note.Length, PlaylistItem.LongestNote)]
        );

    private ServedPack? Find(string pack) => options.Packs.FirstOrDefault(served => served.Pack.Id == pack);

    private static Page NotFound() => Html.Problem(StatusCodes.Status404NotFound, English.Problem.NoPage);
}
