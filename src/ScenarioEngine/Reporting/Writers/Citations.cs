using System.Globalization;
using System.Text;
using System.Text.Json;
using ScenarioEngine.Reporting.Documents;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>Writes sources for reference managers: as CSL-JSON, and as BibTeX.</summary>
/// <remarks>
/// A citation carries the address of the kept copy where the pack has one, and what a reader should know of the source as its note.
/// </remarks>
internal static class Citations
{
    /// <summary>Writes one list of items, each with its key as its id.</summary>
    public static void WriteCsl(Stream stream, IEnumerable<SourceUse> uses)
    {
        using var json = new Utf8JsonWriter(stream, JsonText.Indented);
        json.WriteStartArray();
        foreach (var use in uses)
        {
            WriteItem(json, use);
        }

        json.WriteEndArray();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Writes an entry for each source.</summary>
    public static void WriteBibTex(TextWriter writer, IEnumerable<SourceUse> uses)
    {
        foreach (var use in uses)
        {
            var source = use.Source;
            writer.Write($"@misc{{{use.Key},\n");
            Field(writer, "author", source.Author);
            Field(writer, "title", source.Title);
            Field(writer, "howpublished", source.Publisher);
            if (source.Date is { } day)
            {
                writer.Write(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"  year = {{{day.Year}}},\n  month = {{{day.Month}}},\n  day = {{{day.Day}}},\n"
                    )
                );
            }

            Address(writer, "url", source.Url);
            Address(writer, "archive", source.Archive);
            Field(writer, "note", source.Note);
            writer.Write("}\n\n");
        }
    }

    private static void WriteItem(Utf8JsonWriter json, SourceUse use)
    {
        var source = use.Source;
        json.WriteStartObject();
        json.WriteString("id", use.Key);
        json.WriteString("type", source.Url is null ? "document" : "webpage");
        Text(json, "title", source.Title);
        if (source.Author is { } author)
        {
            // A pack has names as they are written, not family and given names apart.
            json.WriteStartArray("author");
            json.WriteStartObject();
            json.WriteString("literal", author);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        Text(json, "publisher", source.Publisher);
        Text(json, "container-title", source.Url is null ? null : source.Publisher);
        if (source.Date is { } day)
        {
            json.WriteStartObject("issued");
            json.WriteStartArray("date-parts");
            json.WriteStartArray();
            json.WriteNumberValue(day.Year);
            json.WriteNumberValue(day.Month);
            json.WriteNumberValue(day.Day);
            json.WriteEndArray();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        Text(json, "URL", source.Url);
        Text(json, "archive_location", source.Archive);
        Text(json, "note", source.Note);
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Field(TextWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.Write($"  {name} = {{{{{Escape(text)}}}}},\n");
        }
    }

    /// <summary>An address, which is read as it stands; only braces would end it.</summary>
    private static void Address(TextWriter writer, string name, string? address)
    {
        if (address is not null)
        {
            writer.Write(
                $"  {name} = {{{address.Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal)}}},\n"
            );
        }
    }

    /// <summary>A text in which the characters that mean something to TeX stand for themselves.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            escaped.Append(
                letter switch
                {
                    '\\' => @"\textbackslash{}",
                    '~' => @"\textasciitilde{}",
                    '^' => @"\textasciicircum{}",
                    '&' or '%' or '$' or '#' or '_' or '{' or '}' => $"\\{letter}",
                    '\n' => " ",
                    _ => letter.ToString(),
                }
            );
        }

        return escaped.ToString();
    }
}
