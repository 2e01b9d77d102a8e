using System.Text.Json;
using ScenarioEngine.Model;

namespace ScenarioEngine.Web.Rooms;

/// <summary>Something that a room has taken on.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Room">The word of the room.</param>
internal sealed record RoomEvent(RoomEventKind Kind, string Room)
{
    /// <summary>How every line begins.</summary>
    public const string Beginning = "{\"at\":\"";

    /// <summary>When it was.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The link to a table.</summary>
    public string? Address { get; init; }

    /// <summary>The key of the teacher.</summary>
    public string? Key { get; init; }

    /// <summary>Which browser did it.</summary>
    public string? Voter { get; init; }

    /// <summary>The word of a question.</summary>
    public string? Question { get; init; }

    /// <summary>The number of a group that plays.</summary>
    public string? Group { get; init; }

    /// <summary>
    /// An answer, the name of a team, a list of tables as JSON or a place in it, or what a play begins with or a move says.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>Reads a line; null where it is none.</summary>
    public static RoomEvent? Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement;
            return
                json.ValueKind == JsonValueKind.Object
                && Text("do") is { } word
                && Words.Parse<RoomEventKind>(word) is { } kind
                && Text("room") is { } room
                && json.TryGetProperty("at", out var time)
                && time.TryGetDateTimeOffset(out var at)
                ? new RoomEvent(kind, room)
                {
                    At = at,
                    Address = Text("address"),
                    Key = Text("key"),
                    Voter = Text("voter"),
                    Question = Text("question"),
                    Group = Text("group"),
                    Text = Text("text"),
                }
                : null;

            string? Text(string name) =>
                json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The event as a line, with its end.</summary>
    public byte[] ToLine()
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("at", At);
            json.WriteString("do", Words.Of(Kind));
            json.WriteString("room", Room);
            foreach (
                var (name, value) in (ReadOnlySpan<(string, string?)>)
                    [("address", Address), ("key", Key), ("voter", Voter), ("question", Question), ("group", Group), ("text", Text)]
            )
            {
                if (value is not null)
                {
                    json.WriteString(name, value);
                }
            }

            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        return line.ToArray();
    }
}

/// <summary>What a room takes on.</summary>
internal enum RoomEventKind
{
    /// <summary>It was opened.</summary>
    Open,

    /// <summary>Somebody voted.</summary>
    Vote,

    /// <summary>The outcome was shown.</summary>
    Show,

    /// <summary>A question was asked.</summary>
    Ask,

    /// <summary>Another table was laid.</summary>
    Lay,

    /// <summary>A list of tables was taken.</summary>
    Playlist,

    /// <summary>A place of that list was gone to.</summary>
    Step,

    /// <summary>A package was handed in.</summary>
    HandIn,

    /// <summary>A play began.</summary>
    Play,

    /// <summary>A move was made in it.</summary>
    Move,

    /// <summary>It was forgotten.</summary>
    Forget,
}
