using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ScenarioEngine.Text;
using ScenarioEngine.Web.Own;
using ScenarioEngine.Web.Table;

namespace ScenarioEngine.Web.Hosting;

/// <summary>What one request is answered from: the packs that everybody is served, or the one that a visitor has brought along.</summary>
/// <remarks>Lives as long as the request.</remarks>
internal sealed class Desk(ServeOptions options, Tables everybodys)
{
    /// <summary>The language in which packs are written, of which nothing has to be looked for.</summary>
    public const string OwnLanguage = "en";

    private (OwnReading Reading, Tables Tables)? _opened;

    /// <summary>The visitor's own pack; null where the request is for everybody's pages.</summary>
    public OwnPack? Own { get; set; }

    /// <summary>The marking of the texts of the pack that was found in another language than the pages; null where none was.</summary>
    public Spoken? Spoken { get; private set; }

    /// <summary>The packs that there are on it.</summary>
    public ImmutableArray<ServedPack> Packs =>
        Own is null ? options.Packs
        : Reading.Served is { } served ? [served]
        : [];

    /// <summary>What lays its tables.</summary>
    public Tables Tables => Own is null ? everybodys : Opened.Tables;

    /// <summary>What the files of the visitor's own pack say.</summary>
    /// <exception cref="InvalidOperationException">The request is for everybody's pages.</exception>
    public OwnReading Reading => Opened.Reading;

    private (OwnReading Reading, Tables Tables) Opened =>
        _opened ??= Own?.Open() ?? throw new InvalidOperationException("Only a visitor's own pack is read for a request.");

    /// <summary>
    /// The pack of a name in the language that is asked for, or else in the first that the browser asks for and the pack has; null where
    /// there is none of the name.
    /// </summary>
    /// <param name="pack">The name.</param>
    /// <param name="language">The language that the address asks for; null where it asks for none.</param>
    /// <param name="request">The request.</param>
    public ServedPack? Find(string pack, string? language, HttpRequest request)
    {
        var found = Find(pack) is { } served
            ? served.In(
                language
                    ?? request
                        .GetTypedHeaders()
                        .AcceptLanguage.OrderByDescending(asked => asked.Quality ?? 1)
                        .Select(asked => asked.Value.ToString())
                        .FirstOrDefault(asked =>
                            asked.StartsWith(OwnLanguage, StringComparison.OrdinalIgnoreCase)
                            || LanguageTag.Best(asked, served.Pack.Languages) is not null
                        )
            )
            : null;
        Spoken = found?.Spoken ?? Spoken;
        return found;
    }

    /// <summary>The desk of a request.</summary>
    public static Desk Of(HttpContext context) => context.RequestServices.GetRequiredService<Desk>();

    /// <summary>The pack of a name; null where there is none.</summary>
    public ServedPack? Find(string pack) => Packs.FirstOrDefault(served => served.Pack.Id == pack);
}
