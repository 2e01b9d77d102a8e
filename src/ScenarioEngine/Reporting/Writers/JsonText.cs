using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>Writes the JSON of reports. Properties without a value are left out.</summary>
internal sealed class JsonText(Utf8JsonWriter json)
{
    // The relaxed encoder leaves letters outside ASCII readable; the documents are no part of a web page.
    public static JsonWriterOptions Indented { get; } =
        new()
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };

    /// <summary>How an object is written that fills one line.</summary>
    public static JsonWriterOptions OneLine { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one document: an object that begins with the name of its format and its version.</summary>
    public static void WriteDocument(Stream stream, string format, int version, Action<JsonText> write) =>
        WriteObject(
            stream,
            json =>
            {
                json.Text("format", $"scenario-engine/{format}");
                json.Number("version", version);
                write(json);
            }
        );

    /// <summary>Writes one object, and ends the line.</summary>
    public static void WriteObject(Stream stream, Action<JsonText> write)
    {
        using var json = new Utf8JsonWriter(stream, Indented);
        json.WriteStartObject();
        write(new JsonText(json));
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    public void Number(string name, long number) => json.WriteNumber(name, number);

    public void Decimal(string name, decimal number) => json.WriteNumber(name, number);

    /// <summary>A score as the fractions that it is, one for each rank of preferences.</summary>
    public void Score(string name, PartyScore score) => Names(name, score.Ranks.Select(rank => rank.ToString()));

    public void Yes(string name, bool isSo) => json.WriteBoolean(name, isSo);

    public void Text(string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    public void Day(string name, DateOnly? day) => Text(name, day?.ToIso());

    public void Truth(string name, bool? truth) =>
        Text(
            name,
            truth switch
            {
                true => "yes",
                false => "no",
                null => "unknown",
            }
        );

    public void Place(string name, SourceLocation? location)
    {
        if (location is not null)
        {
            Object(
                name,
                () =>
                {
                    Text("file", location.File.Path);
                    json.WriteNumber("line", location.Line);
                    json.WriteNumber("column", location.Column);
                }
            );
        }
    }

    public void Names(string name, IEnumerable<string> names)
    {
        var list = names.ToImmutableArray();
        if (list.IsEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var item in list)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }

    public void Object(string name, Action write)
    {
        json.WriteStartObject(name);
        write();
        json.WriteEndObject();
    }

    public void List<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public void Diagnostic(Diagnostic diagnostic)
    {
        Text("code", diagnostic.Code);
        Text("severity", Words.Of(diagnostic.Severity));
        Place("at", diagnostic.Location);
        Text("message", diagnostic.Message);
        Text("hint", diagnostic.Hint);
        List(
            "related",
            diagnostic.Related,
            related =>
            {
                Place("at", related.Location);
                Text("label", related.Label);
            }
        );
    }
}
