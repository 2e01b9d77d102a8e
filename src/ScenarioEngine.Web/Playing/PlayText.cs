using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Address;

namespace ScenarioEngine.Web.Playing;

/// <summary>Setups, moves and states as lines of JSON. The same play gives the same bytes.</summary>
internal static class PlayText
{
    /// <summary>Letters as they are, for whoever reads a ledger; it stands in no page.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>A setup.</summary>
    public static string Write(PlaySetup setup) =>
        Write(json =>
        {
            json.WriteString("start", setup.Start.ToString());
            json.WriteNumber("groups", setup.Groups);
            json.WriteStartObject("seats");
            foreach (var seat in setup.Seats)
            {
                json.WriteBoolean(seat.Party, seat.Decides);
            }

            json.WriteEndObject();
            Write(json, "found", setup.Found);
        });

    /// <summary>A move.</summary>
    public static string Write(Move move) =>
        Write(json =>
        {
            json.WriteString("move", Words.Of(move.Kind));
            WriteText(json, "seat", move.Seat.Length == 0 ? null : move.Seat);
            json.WriteNumber("base", move.Base);
            if (move.Offer != 0)
            {
                json.WriteNumber("offer", move.Offer);
            }

            if (!move.Changes.IsEmpty)
            {
                Write(json, "changes", move.Changes);
            }

            WriteText(json, "day", move.Day);
            WriteText(json, "said", move.Said);
            WriteText(json, "signed", move.Signed);
            if (move.Found is { } found)
            {
                Write(json, "found", found);
            }

            if (!move.Anew.IsEmpty)
            {
                json.WriteStartObject("anew");
                foreach (var (offer, weighed) in move.Anew)
                {
                    Write(json, offer.ToString(System.Globalization.CultureInfo.InvariantCulture), weighed);
                }

                json.WriteEndObject();
            }
        });

    /// <summary>A state.</summary>
    public static string Write(PlayState state) =>
        Write(json =>
        {
            json.WriteNumber("moves", state.Moves);
            json.WriteNumber("version", state.Version);
            json.WriteBoolean("over", state.IsOver);
            WriteText(json, "day", state.Day);
            Write(json, "table", state.Table);
            Write(json, "found", state.Found);
            json.WriteStartArray("offers");
            foreach (var offer in state.Offers)
            {
                json.WriteStartObject();
                json.WriteNumber("number", offer.Number);
                json.WriteString("seat", offer.Seat);
                json.WriteNumber("counters", offer.Counters);
                json.WriteString("status", Words.Of(offer.Status));
                Write(json, "changes", offer.Changes);
                Write(json, "found", offer.Found);
                WriteText(json, "said", offer.Said);
                WriteText(json, "signed", offer.Signed);
                json.WriteStartObject("replies");
                foreach (var (seat, reply) in offer.Replies)
                {
                    json.WriteStartObject(seat);
                    json.WriteBoolean("accepts", reply.Accepts);
                    WriteText(json, "said", reply.Said);
                    WriteText(json, "signed", reply.Signed);
                    json.WriteEndObject();
                }

                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

    /// <summary>Reads a setup; null where the text is none, or its table is not one of those that are served.</summary>
    public static PlaySetup? ReadSetup(string text, Func<string, TableAddress?> tableAt) =>
        Read(
            text,
            json =>
                TextOf(json, "start") is { } start
                && tableAt(start) is { } table
                && json.TryGetProperty("seats", out var seats)
                && FoundIn(json, "found") is { } found
                    ? new PlaySetup(
                        table,
                        [.. seats.EnumerateObject().Select(seat => new Seat(seat.Name, seat.Value.GetBoolean()))],
                        Math.Clamp(NumberOf(json, "groups"), 1, PlaySetup.MostGroups),
                        found
                    )
                    : null
        );

    /// <summary>Reads a move; null where the text is none.</summary>
    public static Move? ReadMove(string text) =>
        Read(
            text,
            json =>
                TextOf(json, "move") is { } word && Words.Parse<MoveKind>(word) is { } kind
                    ? new Move(kind, TextOf(json, "seat") ?? "")
                    {
                        Base = NumberOf(json, "base"),
                        Offer = NumberOf(json, "offer"),
                        Changes = json.TryGetProperty("changes", out var changes)
                            ? TermsOf(changes)
                            : ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.WithComparers(StringComparer.Ordinal),
                        Day = TextOf(json, "day"),
                        Said = TextOf(json, "said"),
                        Signed = TextOf(json, "signed"),
                        Found = FoundIn(json, "found"),
                        Anew = json.TryGetProperty("anew", out var anew)
                            ? anew.EnumerateObject()
                                .ToImmutableSortedDictionary(
                                    offer => int.Parse(offer.Name, System.Globalization.CultureInfo.InvariantCulture),
                                    offer => FoundOf(offer.Value)
                                )
                            : ImmutableSortedDictionary<int, Weighed>.Empty,
                    }
                    : null
        );

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Write(Utf8JsonWriter json, string name, ImmutableSortedDictionary<string, ImmutableArray<string>> terms)
    {
        json.WriteStartObject(name);
        foreach (var (path, values) in terms)
        {
            json.WriteStartArray(path);
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Weighed found)
    {
        json.WriteStartObject(name);
        json.WriteString("outcome", found.Outcome);
        WriteText(json, "zone", found.Zone);
        json.WriteStartArray("crossed");
        foreach (var line in found.Crossed)
        {
            json.WriteStringValue(line);
        }

        json.WriteEndArray();
        if (!found.Worth.IsEmpty)
        {
            json.WriteStartObject("worth");
            foreach (var (party, worth) in found.Worth)
            {
                json.WriteString(party, worth);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static T? Read<T>(string text, Func<JsonElement, T?> read)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : null;
        }
        catch (Exception problem) when (problem is JsonException or FormatException or OverflowException or InvalidOperationException)
        {
            // Somebody else's file: it says nothing that a play has said.
            return null;
        }
    }

    private static string? TextOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int NumberOf(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetInt32() : 0;

    private static Weighed? FoundIn(JsonElement json, string name) => json.TryGetProperty(name, out var found) ? FoundOf(found) : null;

    private static Weighed FoundOf(JsonElement json) =>
        new(TextOf(json, "outcome") ?? "", TextOf(json, "zone"), json.TryGetProperty("crossed", out var crossed) ? TextsOf(crossed) : [])
        {
            Worth = json.TryGetProperty("worth", out var worth)
                ? worth
                    .EnumerateObject()
                    .ToImmutableSortedDictionary(party => party.Name, party => party.Value.GetString() ?? "", StringComparer.Ordinal)
                : ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal),
        };

    private static ImmutableArray<string> TextsOf(JsonElement json) => [.. json.EnumerateArray().Select(text => text.GetString() ?? "")];

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> TermsOf(JsonElement json) =>
        json.EnumerateObject().ToImmutableSortedDictionary(term => term.Name, term => TextsOf(term.Value), StringComparer.Ordinal);
}
