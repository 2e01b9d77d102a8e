using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Documents;
using ScenarioEngine.Text;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>Writes sources with what rests on them, as CSV (RFC 4180, with lines that end in a line feed) and as JSON.</summary>
internal static class SourceTables
{
    private const int Version = 1;

    private static readonly string[] Head =
    [
        "pack",
        "source",
        "title",
        "publisher",
        "author",
        "date",
        "url",
        "archive",
        "tier",
        "read",
        "positions",
        "facts",
    ];

    /// <summary>Writes a row for each source.</summary>
    public static void WriteCsv(TextWriter writer, IEnumerable<SourceUse> uses)
    {
        CsvReport.WriteRow(writer, Head);
        foreach (var use in uses)
        {
            var source = use.Source;
            CsvReport.WriteRow(
                writer,
                [
                    use.Pack.Id,
                    source.Id,
                    source.Title,
                    source.Publisher,
                    source.Author,
                    source.Date?.ToIso(),
                    source.Url,
                    source.Archive,
                    Tier(source),
                    Read(source),
                    string.Join("; ", use.Positions.Select(position => position.FullName)),
                    string.Join("; ", use.Facts.Select(fact => fact.Id)),
                ]
            );
        }
    }

    /// <summary>Writes one document with all sources.</summary>
    public static void WriteJson(Stream stream, IEnumerable<SourceUse> uses) =>
        JsonText.WriteDocument(
            stream,
            "sources",
            Version,
            json =>
                json.List(
                    "sources",
                    uses,
                    use =>
                    {
                        var source = use.Source;
                        json.Text("pack", use.Pack.Id);
                        json.Text("id", source.Id);
                        json.Text("title", source.Title);
                        json.Text("publisher", source.Publisher);
                        json.Text("author", source.Author);
                        json.Day("date", source.Date);
                        json.Text("url", source.Url);
                        json.Text("archive", source.Archive);
                        json.Text("tier", Tier(source));
                        json.Text("read", Read(source));
                        json.Text("note", source.Note);
                        json.Names("positions", use.Positions.Select(position => position.FullName));
                        json.Names("facts", use.Facts.Select(fact => fact.Id));
                    }
                )
        );

    private static string? Tier(Source source) => source.Tier is { } tier ? Words.Of(tier) : null;

    private static string? Read(Source source) => source.Read is { } read ? Words.Of(read) : null;
}
