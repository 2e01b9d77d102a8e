using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ScenarioEngine.Reporting.Writers;
using ScenarioEngine.Web.Comparing;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Pages;
using ScenarioEngine.Web.Table;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Rooms;

/// <summary>What teams hand in, and the wall on which a class sees it.</summary>
internal sealed class WallEndpoints(ServeOptions options, RoomBook rooms, HandIns packages)
{
    private const int MostCompared = 2;

    /// <summary>Adds the pages.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/rooms/{code}/hand-in", HandIn);
        routes.MapGet("/rooms/{code}/wall", (string code, HttpContext context) => Wall<WallPage>(code, context));
        routes.MapGet("/rooms/{code}/wall/part", (string code, HttpContext context) => Wall<WallBody>(code, context));
        routes.MapGet("/rooms/{code}/packages.zip", Save);
    }

    private async Task<IResult> HandIn(string code, HttpContext context)
    {
        if (rooms.Find(code) is not { } room)
        {
            return Html.Problem(StatusCodes.Status404NotFound, English.Problem.NoRoom);
        }

        var form = await RoomRequest.ReadForm(context);
        var back = $"/rooms/{code}/wall";
        if (Rooms.HandIn.TeamOf(form["team"].ToString()) is not { } team)
        {
            return Html.Problem(StatusCodes.Status400BadRequest, English.Problem.NoTeam, back);
        }

        if (
            Places.Table(form["address"].ToString(), context.Request.PathBase, options.Packs) is not { } link
            || packages.Read(link, team) is not { } handIn
        )
        {
            return Html.Problem(StatusCodes.Status400BadRequest, English.Problem.NoLink, back);
        }

        return room.TakeIn(RoomRequest.Voter(context), Caller.Of(context.Connection.RemoteIpAddress), handIn) switch
        {
            Ballot.AddressFull => Html.Problem(StatusCodes.Status429TooManyRequests, English.Problem.TooManyHandIns, back),
            Ballot.RoomFull => Html.Problem(StatusCodes.Status503ServiceUnavailable, English.Problem.TooManyHandIns, back),
            _ => new SeeOther(back),
        };
    }

    private Page Wall<
        [System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.All)] T
    >(string code, HttpContext context)
        where T : Microsoft.AspNetCore.Components.IComponent
    {
        if (rooms.Find(code) is not { } room)
        {
            return Html.Problem(StatusCodes.Status404NotFound, English.Problem.NoRoom);
        }

        var desk = Desk.Of(context);
        var language = RoomRequest.LanguageIn(room, context);
        var handIns = room
            .HandIns.Select(handIn => HandIns.In(handIn, desk.Find(handIn.Table.Pack, language ?? handIn.Table.Language, context.Request)))
            .ToImmutableArray();
        var chosen = handIns
            .Where(handIn => context.Request.Query["compare"].Contains(handIn.Number.ToString(CultureInfo.InvariantCulture)))
            .Take(MostCompared)
            .ToImmutableArray();
        return Html.Of<T>(
            ("Room", RoomRequest.StateFor(room, context)),
            ("HandIns", handIns),
            ("IsTeacher", RoomRequest.IsTeacher(room, context)),
            ("Chosen", chosen),
            ("Base", packages.Base(room, pack => RoomRequest.PackIn(room, pack, context))),
            ("Drawn", handIns.GroupBy(handIn => handIn.Table.Pack).Select(Draw).OfType<MarkupString>().ToImmutableArray()),
            ("Compared", chosen.Length == MostCompared ? chosen.Select(packages.View).OfType<TableView>().ToImmutableArray() : [])
        );
    }

    private MarkupString? Draw(IGrouping<string, HandIn> ofPack) =>
        Drawing.Of(
            ClassPoints.Of(
                [.. ofPack.Select(handIn => (handIn.Team, handIn.Evaluation))],
                options.Packs.FirstOrDefault(served => served.Pack.Id == ofPack.Key)?.Drafts ?? []
            )
        );

    /// <summary>All packages as files that can be read again, and one table of their findings.</summary>
    private IResult Save(string code, HttpContext context)
    {
        if (rooms.Find(code) is not { } room || !RoomRequest.IsTeacher(room, context))
        {
            return Html.Problem(StatusCodes.Status404NotFound, English.Problem.NoRoom);
        }

        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var files = room
                .HandIns.Select(handIn =>
                    packages.File(
                        handIn,
                        string.Create(CultureInfo.InvariantCulture, $"{handIn.Number:00}-{Tables.FileNameOf(handIn.Team)}")
                    )
                )
                .OfType<Evaluating.Evaluation>()
                .ToList();
            foreach (var file in files.Select(evaluation => evaluation.Scenario.File))
            {
                Write(zip, file.Path, writer => writer.Write(file.Text));
            }

            Write(zip, "findings.csv", writer => CsvReport.Write(writer, files));
        }

        return TypedResults.File(bytes.ToArray(), "application/zip", $"packages-{room.Code}.zip");
    }

    private static void Write(ZipArchive zip, string name, Action<TextWriter> write)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        write(writer);
    }
}
