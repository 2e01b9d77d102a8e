using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Api;

/// <summary>
/// A scenario in the body of a request: YAML as in a file, or JSON, which is YAML too; its address may say how positions are read.
/// </summary>
internal static class RequestScenario
{
    /// <summary>The largest body, in bytes: far more than a person writes by hand.</summary>
    public const int MaximumBytes = 256 * 1024;

    private const string Name = "request";

    /// <summary>
    /// The one word that an address may have behind its question mark, as often as one likes: a position and its reading.
    /// </summary>
    private const string Reading = "reading";

    private static readonly ImmutableArray<string> ContentTypes =
    [
        "application/yaml",
        "application/x-yaml",
        "text/yaml",
        "application/json",
    ];

    /// <summary>Reads it.</summary>
    /// <returns>The pack and the scenario, or the answer that says what is wrong.</returns>
    public static async Task<(ServedPack? Served, Scenario? Scenario, JsonAnswer? Refusal)> Read(
        HttpRequest request,
        ImmutableArray<ServedPack> packs,
        CancellationToken cancellation
    )
    {
        var type = request.ContentType?.Split(';')[0].Trim() ?? "";
        if (!ContentTypes.Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            return (null, null, Problems.Of(StatusCodes.Status415UnsupportedMediaType, English.Problem.OtherKind(ContentTypes)));
        }

        if (request.Query.Keys.FirstOrDefault(key => key != Reading) is { } unknown)
        {
            return (null, null, Problems.Of(StatusCodes.Status400BadRequest, English.Problem.UnknownParameter(unknown, Reading)));
        }

        if (await ReadBody(request, cancellation) is not { } body)
        {
            return (null, null, Problems.Of(StatusCodes.Status413PayloadTooLarge, English.Problem.TooLarge(MaximumBytes / 1024)));
        }

        var (served, loaded) = Load(body, Name, packs);
        if (loaded.Value is not { } scenario || served is null)
        {
            return (null, null, Problems.Of(loaded.Diagnostics));
        }

        var readings = request.Query[Reading];
        if (readings.Count == 0)
        {
            return (served, scenario, null);
        }

        var edit = Engine.ReadEdit(new EditText { Readings = [.. readings.OfType<string>()] }, scenario.Pack);
        return edit.Value is { } otherwise ? (served, scenario.With(otherwise), null) : (null, null, Problems.Of(edit.Diagnostics));
    }

    /// <summary>A scenario in a text, with the pack that it names.</summary>
    public static (ServedPack? Served, LoadResult<Scenario> Loaded) Load(Stream text, string name, ImmutableArray<ServedPack> packs)
    {
        var loaded = Engine.LoadScenario(text, name, [.. packs.Select(served => served.Pack)]);
        return (packs.FirstOrDefault(served => served.Pack == loaded.Value?.Pack), loaded);
    }

    /// <summary>The body; null where it is too large.</summary>
    private static async Task<Stream?> ReadBody(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            var body = await RequestBody.Read(request, MaximumBytes, cancellation);
            body.Position = 0;
            return body;
        }
        catch (BadHttpRequestException problem) when (problem.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }
}
