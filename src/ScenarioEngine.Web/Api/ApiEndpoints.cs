using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Api;

/// <summary>What the pages know, for programs. Every answer comes from the request alone; nothing is kept.</summary>
internal sealed class ApiEndpoints(ServeOptions options)
{
    /// <summary>The name of the limit on how many questions are worked on at once.</summary>
    public const string Limit = "api";

    private static readonly ExploreOptions Limits = new() { MaximumNodes = 2_000_000, MaximumTime = TimeSpan.FromSeconds(10) };

    /// <summary>Adds the addresses.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api");
        api.MapGet("/openapi.json", () => TypedResults.Text(Description(), "application/json"));
        api.MapGet("/packs", () => TypedResults.Json(options.Packs.Select(ApiReports.Summary)));
        api.MapGet("/packs/{pack}", (string pack) => options.Packs.FirstOrDefault(served => served.Pack.Id == pack) is { } served
            ? (IResult)TypedResults.Json(ApiReports.Pack(served))
            : Problems.Of(StatusCodes.Status404NotFound, English.Problem.NoPack));
        var questions = api.MapGroup("").WithMetadata(new EnableRateLimitingAttribute(Limit));
        questions.MapPost("/evaluate", (HttpRequest request, CancellationToken cancellation) => Answer(request, Evaluate, cancellation));
        questions.MapPost("/explore", (HttpRequest request, CancellationToken cancellation) => Answer(request, Explore, cancellation));
        questions.MapPost("/repair", (HttpRequest request, CancellationToken cancellation) => Answer(request, Repair, cancellation));
    }

    /// <summary>The description of the interface, OpenAPI 3.1.</summary>
    internal static string Description()
    {
        using var stream = typeof(ApiEndpoints).Assembly.GetManifestResourceStream("openapi.json") ?? throw new InvalidOperationException("The description is not part of the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private async Task<IResult> Answer(HttpRequest request, Func<ServedPack, Scenario, CancellationToken, IResult> answer, CancellationToken cancellation)
    {
        var (served, scenario, refusal) = await RequestScenario.Read(request, options.Packs, cancellation);
        return served is not null && scenario is not null
            ? answer(served, scenario, cancellation)
            : refusal ?? throw new InvalidOperationException("A scenario was neither read nor refused.");
    }

    private static IResult Evaluate(ServedPack served, Scenario scenario, CancellationToken cancellation)
    {
        using var report = new MemoryStream();
        JsonReport.Write(report, [served.Evaluator.Evaluate(scenario)], ImmutableArray<Diagnostics.Diagnostic>.Empty);
        return TypedResults.Bytes(report.ToArray(), "application/json");
    }

    private static IResult Explore(ServedPack served, Scenario scenario, CancellationToken cancellation)
    {
        var result = Engine.Explore(served.Evaluator, scenario, Limits, cancellation);
        return result.Exploration is { } exploration ? TypedResults.Json(ApiReports.Of(exploration)) : Refuse(result.TooLarge);
    }

    private static IResult Repair(ServedPack served, Scenario scenario, CancellationToken cancellation)
    {
        var result = Engine.Repair(served.Evaluator, scenario, new RepairOptions(), Limits, cancellation);
        return result.Plan is { } plan ? TypedResults.Json(ApiReports.Of(plan)) : Refuse(result.TooLarge);
    }

    private static ProblemHttpResult Refuse(TooLarge? tooLarge) =>
        Problems.Of(tooLarge ?? throw new InvalidOperationException("There is an answer or a reason why not."));
}
