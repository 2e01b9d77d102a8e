using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Repairing;
using ScenarioEngine.Reporting.Writers;
using ScenarioEngine.Rereading;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Api;

/// <summary>What the pages know, for programs. Every answer comes from the request alone; nothing is kept.</summary>
internal sealed class ApiEndpoints(ServeOptions options)
{
    /// <summary>The name of the limit on how many questions are worked on at once.</summary>
    public const string Limit = "api";

    private static readonly ExploreOptions Limits = new();

    /// <summary>Adds the addresses.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api");
        api.MapGet("/openapi.json", () => TypedResults.Text(Description(), "application/json"));
        api.MapGet("/packs", () => JsonAnswer.Of(json => PackJson.WriteAll(json, options.Packs)));
        api.MapGet(
            "/packs/{pack}",
            (string pack) =>
                options.Packs.FirstOrDefault(served => served.Pack.Id == pack) is { } served
                    ? JsonAnswer.Of(json => PackJson.Write(json, served))
                    : Problems.Of(StatusCodes.Status404NotFound, English.Problem.NoPack)
        );
        var questions = api.MapGroup("").WithMetadata(new EnableRateLimitingAttribute(Limit));
        questions.MapPost("/evaluate", (HttpRequest request, CancellationToken cancellation) => Answer(request, Evaluate, cancellation));
        questions.MapPost("/explore", (HttpRequest request, CancellationToken cancellation) => Answer(request, Explore, cancellation));
        questions.MapPost("/readings", (HttpRequest request, CancellationToken cancellation) => Answer(request, Readings, cancellation));
        questions.MapPost("/repair", (HttpRequest request, CancellationToken cancellation) => Answer(request, Repair, cancellation));
    }

    /// <summary>The description of the interface, OpenAPI 3.1.</summary>
    internal static string Description()
    {
        using var stream =
            typeof(ApiEndpoints).Assembly.GetManifestResourceStream("openapi.json")
            ?? throw new InvalidOperationException("The description is not part of the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private async Task<JsonAnswer> Answer(
        HttpRequest request,
        Func<ServedPack, Scenario, CancellationToken, JsonAnswer> answer,
        CancellationToken cancellation
    )
    {
        var (served, scenario, refusal) = await RequestScenario.Read(request, options.Packs, cancellation);
        return served is not null && scenario is not null
            ? answer(served, scenario, cancellation)
            : refusal ?? throw new InvalidOperationException("A scenario was neither read nor refused.");
    }

    private static JsonAnswer Evaluate(ServedPack served, Scenario scenario, CancellationToken cancellation)
    {
        var evaluation = served.Evaluator.Evaluate(scenario);
        return new JsonAnswer(stream => JsonReport.Write(stream, [evaluation], []));
    }

    /// <summary>What hangs on how words are read; without the zone where that is too large, as on the command line.</summary>
    private static JsonAnswer Readings(ServedPack served, Scenario scenario, CancellationToken cancellation)
    {
        var readings = ScenarioReadings.Of(served.Evaluator.Evaluate(scenario));
        var zone = readings.Readings.IsEmpty ? null : ZoneReadings.Find(served.Evaluator, scenario, Limits, cancellation).Found;
        return new JsonAnswer(stream => ReadingTables.WriteJson(stream, readings, zone, []));
    }

    private static JsonAnswer Explore(ServedPack served, Scenario scenario, CancellationToken cancellation)
    {
        var result = Engine.Explore(served.Evaluator, scenario, Limits, cancellation);
        return result.TooLarge is { } tooLarge
            ? Problems.Of(tooLarge)
            : new JsonAnswer(stream => ExplorationJson.Write(stream, scenario, result, estimate: null, []));
    }

    private static JsonAnswer Repair(ServedPack served, Scenario scenario, CancellationToken cancellation)
    {
        var result = Engine.Repair(served.Evaluator, scenario, new RepairOptions(), Limits, cancellation);
        return result.TooLarge is { } tooLarge
            ? Problems.Of(tooLarge)
            : new JsonAnswer(stream => ExplorationJson.Write(stream, scenario, result, []));
    }
}
