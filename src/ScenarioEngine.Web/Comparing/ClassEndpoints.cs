using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Api;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Comparing;

/// <summary>Takes many students' files at once and shows where the class stands. The files are read in memory and forgotten.</summary>
internal static class ClassEndpoints
{
    private const int MostFiles = 300;
    private const int LargestFile = 64 * 1024;

    /// <summary>Adds the page.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/class", () => Html.Of<ClassPage>());
        routes.MapPost("/class", Compare).WithMetadata(new EnableRateLimitingAttribute(ApiEndpoints.Limit));
    }

    private static async Task<IResult> Compare(HttpRequest request, Desk desk, CancellationToken cancellation)
    {
        if (!request.HasFormContentType)
        {
            return Html.Problem(StatusCodes.Status415UnsupportedMediaType, English.Problem.NoForm);
        }

        // What is buffered stays in memory: the limit of the whole body is below the threshold from which files would go to disk.
        var limits = new FormOptions
        {
            MemoryBufferThreshold = int.MaxValue,
            ValueCountLimit = MostFiles,
            MultipartBodyLengthLimit = WebServer.MaximumBody,
        };
        IFormCollection form;
        try
        {
            form = await RequestBody.ReadForm(request, WebServer.MaximumBody, cancellation, limits);
        }
        catch (BadHttpRequestException problem) when (problem.StatusCode == StatusCodes.Status400BadRequest)
        {
            return Html.Problem(StatusCodes.Status400BadRequest, English.Problem.UnreadableFiles);
        }

        if (form.Files.Count == 0)
        {
            return Html.Problem(StatusCodes.Status400BadRequest, English.Problem.NoFiles);
        }

        var tables = new List<(string Name, ServedPack Served, Scenario Scenario)>();
        var unread = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var (number, upload) in form.Files.Where(upload => upload.Length is > 0 and <= LargestFile).Take(MostFiles).Index())
        {
            using var text = upload.OpenReadStream();
            var name = NameOf(upload, number);
            var (served, loaded) = RequestScenario.Load(text, name, desk.Packs);
            if (served is not null && loaded.Value is { } scenario)
            {
                tables.Add((name, served, scenario));
            }
            else
            {
                unread.Add(loaded.Diagnostics[0]);
            }
        }

        var packages = tables.Zip(
            ZoneMaps.Zones(tables.ConvertAll(table => (table.Served.Evaluator, table.Scenario)), cancellation),
            (table, zone) =>
                new StudentPackage(
                    table.Name,
                    TableAddress.Of(null, table.Scenario) with
                    {
                        Title = table.Scenario.Title,
                    },
                    table.Served.Evaluator.Evaluate(table.Scenario),
                    zone
                )
        );
        var packs =
            from package in packages
            group package by package.Evaluation.Scenario.Pack into ofPack
            select new PackComparison(ofPack.Key, [.. ofPack.OrderByDescending(package => package.Left ?? 0)])
            {
                Drafts = desk.Packs.FirstOrDefault(served => served.Pack == ofPack.Key)?.Drafts ?? [],
            };
        return Html.Of<ClassPage>((nameof(ClassPage.Result), new ClassComparison([.. packs], unread.ToImmutable())));
    }

    /// <summary>The name of a file as the browser sends it, without folders.</summary>
    private static string NameOf(IFormFile upload, int number) =>
        upload.FileName[(upload.FileName.LastIndexOfAny(['/', '\\']) + 1)..] is { Length: > 0 } name
            ? name
            : English.Class.Upload(number + 1);
}
