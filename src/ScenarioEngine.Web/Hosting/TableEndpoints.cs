using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Pages;
using ScenarioEngine.Web.Table;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Hosting;

/// <summary>The pages of a table. All of them are read from the address alone, and change nothing.</summary>
internal sealed class TableEndpoints(ServeOptions options)
{
    /// <summary>
    /// How many tables are laid at once: as many as there are processors. A class that toggles together waits less in a queue than for each
    /// other's memory.
    /// </summary>
    public const string Limit = "tables";

    /// <summary>How many look for ways out at once: whoever changes a term goes first.</summary>
    public const string WaysLimit = "ways";

    /// <summary>
    /// Says in a request what the page that asks is showing: the name of this run of the server, and the part of the page's address from
    /// the question mark on.
    /// </summary>
    public const string ShowsHeader = "Table-Shows";

    /// <summary>Adds the pages.</summary>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        var late = endpoints.MapGroup("").RequireRateLimiting(WaysLimit);
        MapShown(late, [("ways", Show<WaysOutPanel>), ("track", Show<TimeTrack>), ("hangs", Show<HangingLines>)]);
        late.MapGet("/works/{pack}", Works);
        var routes = endpoints.MapGroup("").RequireRateLimiting(Limit);
        routes.MapGet(
            "/",
            () =>
                Html.Of<HomePage>(
                    (nameof(HomePage.Packs), options.Packs),
                    (nameof(HomePage.HasRooms), !options.IsReadOnly),
                    (nameof(HomePage.Limits), options.Limits)
                )
        );
        routes.MapGet("/words", () => Html.Of<WordsPage>());
        routes.MapGet("/assets/{hash}/{name}", Asset);
        routes.MapGet("/table/{pack}", Table);
        MapShown(
            routes,
            [
                ("part", Part),
                ("matrix", Show<MatrixTable>),
                ("present", Show<PresenterPage>),
                ("present-part", Show<PresenterBody>),
                ("handout", Show<HandoutPage>),
                ("embed", Show<EmbedPage>),
                ("print", Show<PrintPage>),
            ]
        );
        routes.MapGet("/map/{pack}", MapOfTwo);
        routes.MapGet("/moves/{pack}", Moves);
        routes.MapGet("/pictures/{pack}", Pictures);
        routes.MapGet("/yaml/{pack}", Yaml);
        routes.MapGet(
            "/packs/{pack}",
            (string pack, string? words, string? _language, HttpRequest request, Desk desk) =>
                desk.Find(pack, _language, request) is { } served
                    ? Html.Of<PackPage>(
                        (nameof(PackPage.Served), served),
                        (nameof(PackPage.Words), words),
                        (nameof(PackPage.Language), _language)
                    )
                    : NotFound()
        );
    }

    private static void MapShown(RouteGroupBuilder routes, (string Name, Func<string, HttpRequest, CancellationToken, Page> Show)[] pages)
    {
        foreach (var (name, show) in pages)
        {
            routes.MapGet(
                $"/{name}/{{pack}}",
                (string pack, HttpRequest request, CancellationToken cancellation) => show(pack, request, cancellation)
            );
        }
    }

    private static IResult Asset(HttpContext context)
    {
        if (ServedFiles.Find(context.Request.Path) is not { } asset)
        {
            return NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Bytes(asset.Bytes, asset.ContentType);
    }

    private static IResult Table(string pack, HttpRequest request, CancellationToken cancellation)
    {
        var address = TableAddress.Parse(pack, request.Query);
        if (Desk.Of(request.HttpContext).Find(pack, address.Language, request) is not { } served)
        {
            return NotFound();
        }

        if (IsFromAForm(request))
        {
            // What forms say of silent fields is taken out of the address, so that it can be shared.
            return TypedResults.Redirect(request.PathBase + address.ToString());
        }

        var tables = Desk.Of(request.HttpContext).Tables;
        var result = tables.Lay(served, address, cancellation);
        if (result.View is not { } view)
        {
            return Html.Problem(pack, result.Problems);
        }

        tables.Remember(view);
        return Html.Of<TablePage>((nameof(TablePage.View), view));
    }

    /// <summary>What differs on a table from what the page that asks is showing.</summary>
    private static Page Part(string pack, HttpRequest request, CancellationToken cancellation) =>
        Lay(
            pack,
            request,
            (_, view) =>
            {
                Desk.Of(request.HttpContext).Tables.Remember(view);
                return Html.Of<TableBody>((nameof(TableBody.View), view));
            },
            cancellation
        );

    /// <summary>A component that shows a table, or what is wrong with its address.</summary>
    private static Page Show<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>(
        string pack,
        HttpRequest request,
        CancellationToken cancellation
    )
        where T : IComponent => Lay(pack, request, (_, view) => Html.Of<T>(("View", view)), cancellation);

    /// <summary>What is made of a table, or what is wrong with its address.</summary>
    private static Page Lay(string pack, HttpRequest request, Func<ServedPack, TableView, Page> show, CancellationToken cancellation)
    {
        var address = TableAddress.Parse(pack, request.Query);
        if (Desk.Of(request.HttpContext).Find(pack, address.Language, request) is not { } served)
        {
            return NotFound();
        }

        var result = Desk.Of(request.HttpContext).Tables.Lay(served, address, cancellation, ShownBy(pack, request));
        return result.View is { } view ? show(served, view) : Html.Problem(pack, result.Problems);
    }

    private static Page MapOfTwo(string pack, HttpRequest request, CancellationToken cancellation) =>
        Lay(
            pack,
            request,
            (served, view) =>
            {
                var choices = view.FieldsToMap;
                if (choices.Length < 2)
                {
                    return Html.Problem(StatusCodes.Status404NotFound, English.Problem.NoMap);
                }

                var rows = choices.FirstOrDefault(known => known.Path == request.Query["_rows"]) ?? choices[0];
                var columns =
                    choices.FirstOrDefault(known => known.Path == request.Query["_columns"] && known != rows)
                    ?? choices.First(known => known != rows);
                return Html.Of<MapPage>(
                    (nameof(MapPage.View), view),
                    (nameof(MapPage.Rows), rows),
                    (nameof(MapPage.Columns), columns),
                    (nameof(MapPage.Choices), choices),
                    (nameof(MapPage.Table), ZoneMaps.Cross(served.Evaluator, view.Evaluation.Scenario, rows, columns, cancellation)),
                    (
                        nameof(MapPage.Honest),
                        Engine
                            .Explore(
                                served.Evaluator,
                                view.Evaluation.Scenario,
                                new ExploreOptions { Parts = ExploreParts.Rooms, First = 0 },
                                cancellation
                            )
                            .Exploration
                    ),
                    (nameof(MapPage.Prices), ZoneMaps.NearMisses(served.Evaluator, view.Evaluation.Scenario, cancellation))
                );
            },
            cancellation
        );

    private static Page Moves(string pack, HttpRequest request, CancellationToken cancellation) =>
        Lay(
            pack,
            request,
            (served, view) =>
                view.Pack.Fields.All(field => field.ControlledBy is null)
                    ? Html.Problem(StatusCodes.Status404NotFound, English.Moves.None)
                    : Html.Of<MovesPage>(
                        (nameof(MovesPage.View), view),
                        (nameof(MovesPage.Moves), new Moves(Engine.FindMoves(served.Evaluator, view.Evaluation.Scenario, cancellation)))
                    ),
            cancellation
        );

    private static Page Pictures(string pack, HttpRequest request, CancellationToken cancellation) =>
        Lay(
            pack,
            request,
            (served, view) =>
                Html.Of<PicturesPage>(
                    (nameof(PicturesPage.View), view),
                    (
                        nameof(PicturesPage.Exploration),
                        Engine
                            .Explore(
                                served.Evaluator,
                                view.Evaluation.Scenario,
                                new ExploreOptions { Parts = ExploreParts.Rooms | ExploreParts.Prices | ExploreParts.Conflicts, First = 0 },
                                cancellation
                            )
                            .Exploration
                    )
                ),
            cancellation
        );

    private static Page Works(string pack, HttpRequest request, CancellationToken cancellation) =>
        Lay(
            pack,
            request,
            (_, view) =>
            {
                var choices = Web.Table.Works.Choices(view);
                var asked = request.Query["_for"].Select(id => choices.FirstOrDefault(party => party.Id == id)).OfType<Party>();
                ImmutableArray<Party> chosen = [.. asked.Concat(choices).Distinct().Take(2)];
                return Html.Of<WorksPage>(
                    (nameof(WorksPage.Works), Tables.FindWorks(view, chosen, cancellation)),
                    (nameof(WorksPage.Choices), choices),
                    (nameof(WorksPage.Chosen), chosen)
                );
            },
            cancellation
        );

    private static IResult Yaml(string pack, HttpRequest request)
    {
        if (Desk.Of(request.HttpContext).Find(pack) is not { } served)
        {
            return NotFound();
        }

        var address = TableAddress.Parse(pack, request.Query);
        return TypedResults.Text(
            ScenarioText.Write(Tables.TitleOf(served, address), address, served.Pack),
            "application/yaml",
            Encoding.UTF8
        );
    }

    /// <summary>
    /// What the page that asks is showing; null where it does not say so, or was made by another run of the server, which may have had
    /// other packs.
    /// </summary>
    private static TableAddress? ShownBy(string pack, HttpRequest request) =>
        request.Headers[ShowsHeader].ToString() is var shows && shows.StartsWith(Tables.Run, StringComparison.Ordinal)
            ? TableAddress.Parse(pack, new QueryCollection(QueryHelpers.ParseQuery(shows[Tables.Run.Length..])))
            : null;

    private static bool IsFromAForm(HttpRequest request) =>
        request.Query.Any(parameter => parameter.Value.Any(value => string.IsNullOrEmpty(value) || value == TableAddress.Silent));

    private static Page NotFound() => Html.Problem(StatusCodes.Status404NotFound, English.Problem.NoPage);
}
