using System.Collections.Immutable;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Web.Hosting;

namespace ScenarioEngine.Web.Tests.Support;

/// <summary>One real server on a free port of this machine, shared by all tests, with the packs and scenarios of the repository.</summary>
internal static class TestServer
{
    private static readonly Lazy<WebApplication> Running = new(() =>
    {
        var server = WebServer.Create(new ServeOptions(Packs) { Urls = ["http://127.0.0.1:0"] });
        server.Start();
        return server;
    });

    private static readonly HtmlParser Parser = new();

    /// <summary>The packs that are served.</summary>
    public static ImmutableArray<ServedPack> Packs { get; } = Load();

    /// <summary>The pack of the seed scenario.</summary>
    public static ServedPack Seed => Packs.First(served => served.Pack.Id == "ukraine-interview");

    /// <summary>Where it listens.</summary>
    public static Uri Address => new(Running.Value.Urls.First());

    /// <summary>A visitor, who follows no redirect on his own.</summary>
    public static HttpClient Visitor()
    {
#pragma warning disable CA2000 // The client disposes of its handler.
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
#pragma warning restore CA2000
    }

    /// <summary>A page as a browser would read it.</summary>
    public static async Task<IHtmlDocument> Open(string path)
    {
        using var visitor = Visitor();
        return await Parser.ParseDocumentAsync(await visitor.GetStringAsync(new Uri(path, UriKind.Relative)));
    }

    public static async Task Stop()
    {
        if (Running.IsValueCreated)
        {
            await Running.Value.StopAsync();
            await Running.Value.DisposeAsync();
        }
    }

    private static ImmutableArray<ServedPack> Load()
    {
        var library = new PackLibrary([Repository.At("rules")], []);
        var scenarios = Directory
            .EnumerateFiles(Repository.At("scenarios"), "*.yaml", SearchOption.AllDirectories)
            .Select(path => (Name: Path.GetFileNameWithoutExtension(path), Scenario: Engine.LoadScenario(path, library).ValueOrThrow()))
            .ToLookup(scenario => scenario.Scenario.Pack);
        return
        [
            .. from folder in Directory.EnumerateDirectories(Repository.At("rules")).Order(StringComparer.Ordinal)
            let pack = library.Load(folder).ValueOrThrow()
            select ServedPack.Create(
                pack,
                folder,
                scenarios[pack].Select(scenario => KeyValuePair.Create(scenario.Name, scenario.Scenario))
            ),
        ];
    }
}
