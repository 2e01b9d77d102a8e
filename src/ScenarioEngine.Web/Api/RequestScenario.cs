using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using ScenarioEngine.Binding;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;
using ScenarioEngine.Text;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Wording;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Web.Api;

/// <summary>A scenario in the body of a request: YAML as in a file, or JSON, which is YAML too.</summary>
internal static class RequestScenario
{
    /// <summary>The largest body, in bytes: far more than a person writes by hand.</summary>
    public const int MaximumBytes = 256 * 1024;

    private const string Name = "request";

    private static readonly ImmutableArray<string> ContentTypes = ["application/yaml", "application/x-yaml", "text/yaml", "application/json"];

    /// <summary>Reads it.</summary>
    /// <returns>The pack and the scenario, or the answer that says what is wrong.</returns>
    public static async Task<(ServedPack? Served, Scenario? Scenario, JsonAnswer? Refusal)> Read(HttpRequest request, ImmutableArray<ServedPack> packs, CancellationToken cancellation)
    {
        var type = request.ContentType?.Split(';')[0].Trim() ?? "";
        if (!ContentTypes.Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            return (null, null, Problems.Of(StatusCodes.Status415UnsupportedMediaType, English.Problem.OtherKind(ContentTypes)));
        }

        var diagnostics = new DiagnosticBag();
        if (await ReadText(request, diagnostics, cancellation) is not { } file)
        {
            return (null, null, diagnostics.ToSorted() is { IsEmpty: false } problems
                ? Problems.Of(problems)
                : Problems.Of(StatusCodes.Status413PayloadTooLarge, English.Problem.TooLarge(MaximumBytes / 1024)));
        }

        var (served, loaded) = Load(file, packs);
        return loaded.Value is { } scenario && served is not null
            ? (served, scenario, null)
            : (null, null, Problems.Of(loaded.Diagnostics));
    }

    /// <summary>A scenario in a text, with the pack that it names.</summary>
    public static (ServedPack? Served, LoadResult<Scenario> Loaded) Load(SourceFile file, ImmutableArray<ServedPack> packs)
    {
        var diagnostics = new DiagnosticBag();
        var rules = new ScenarioReader(diagnostics).Read(file)?.Rules;
        if (rules is null)
        {
            return (null, new LoadResult<Scenario>(null, diagnostics.ToSorted()));
        }

        if (packs.FirstOrDefault(pack => pack.Pack.Id == rules.Text) is { } served)
        {
            return (served, Engine.LoadScenario(file, served.Pack));
        }

        diagnostics.Add(BindingDiagnostics.UnknownPack(rules, packs.Select(pack => pack.Pack.Id)));
        return (null, new LoadResult<Scenario>(null, diagnostics.ToSorted()));
    }

    /// <summary>The body as text, read as files are; null where it is too large, or after a diagnostic.</summary>
    private static async Task<SourceFile?> ReadText(HttpRequest request, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        try
        {
            using var body = await RequestBody.Read(request, MaximumBytes, cancellation);
            return FileReader.Decode(Name, body.GetBuffer().AsSpan(0, (int)body.Length), diagnostics);
        }
        catch (BadHttpRequestException problem) when (problem.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }
}
