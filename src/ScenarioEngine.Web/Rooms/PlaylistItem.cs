using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace ScenarioEngine.Web.Rooms;

/// <summary>One of the tables that a teacher lays one after another.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Address">The link to the table; null where the one that lies there stays.</param>
/// <param name="Note">What the teacher alone reads at it; empty where there is nothing.</param>
public sealed record PlaylistItem(string Title, string? Address, string Note)
{
    /// <summary>More steps than a lesson has.</summary>
    public const int Most = 60;

    /// <summary>The longest note.</summary>
    public const int LongestNote = 2_000;

    /// <summary>A list as JSON, for the journal.</summary>
    internal static string Write(ImmutableArray<PlaylistItem> playlist, int at)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("at", at);
            json.WriteStartArray("items");
            foreach (var item in playlist)
            {
                json.WriteStartObject();
                json.WriteString("title", item.Title);
                json.WriteString("address", item.Address);
                json.WriteString("note", item.Note);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>The list that some JSON is; null where it is none.</summary>
    internal static (ImmutableArray<PlaylistItem> Playlist, int At)? Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var items = document
                .RootElement.GetProperty("items")
                .EnumerateArray()
                .Select(item => new PlaylistItem(
                    item.GetProperty("title").GetString() ?? "",
                    item.GetProperty("address").GetString(),
                    item.GetProperty("note").GetString() ?? ""
                ));
            return ([.. items], document.RootElement.GetProperty("at").GetInt32());
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
