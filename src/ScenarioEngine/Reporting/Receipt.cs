using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ScenarioEngine.Reporting.Writers;
using ScenarioEngine.Text;

namespace ScenarioEngine.Reporting;

/// <summary>What a report rests on: the same call of the same tool on the same files gives the same report, to the letter.</summary>
/// <remarks>A receipt proves nothing by itself, since whoever changes a report can make hashes anew: it says what to run again. Hashes are
/// SHA-256 of texts
/// in UTF-8, in small hexadecimal digits.</remarks>
/// <param name="Tool">The version of the tool.</param>
/// <param name="Call">The words of the call, without those that ask for the receipt.</param>
/// <param name="Files">Every file that was read, by path.</param>
/// <param name="Engines">What evaluates in such a call: two, each the other's witness, or one alone.</param>
/// <param name="Report">The hash of the report without the receipt.</param>
internal sealed record Receipt(
    string Tool,
    ImmutableArray<string> Call,
    ImmutableArray<ReceiptFile> Files,
    ImmutableArray<string> Engines,
    string Report
)
{
    private const string Format = "receipt";
    private const int Version = 2;

    /// <summary>The receipt of a report.</summary>
    public static Receipt Of(ImmutableArray<string> call, IEnumerable<SourceFile> files, ImmutableArray<string> engines, string report) =>
        new(
            ToolVersion,
            call,
            [
                .. files
                    .DistinctBy(file => file.Path)
                    .OrderBy(file => file.Path, StringComparer.Ordinal)
                    .Select(file => new ReceiptFile(file.Path, HashOf(file.Text))),
            ],
            engines,
            HashOf(report)
        );

    /// <summary>The version of this tool.</summary>
    public static string ToolVersion { get; } = typeof(Receipt).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <summary>The receipt as a JSON document of its own.</summary>
    public override string ToString()
    {
        using var stream = new MemoryStream();
        JsonText.WriteDocument(
            stream,
            Format,
            Version,
            json =>
            {
                json.Text("tool", Tool);
                json.Names("call", Call);
                json.List(
                    "files",
                    Files,
                    file =>
                    {
                        json.Text("path", file.Path);
                        json.Text("sha256", file.Hash);
                    }
                );
                json.Names("engines", Engines);
                json.Text("report", Report);
            }
        );
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <returns>The receipt; null where the text holds none.</returns>
    public static Receipt? Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var json = document.RootElement;
            return Text(json, "format") != $"scenario-engine/{Format}"
                ? null
                : new Receipt(
                    Text(json, "tool"),
                    [.. json.GetProperty("call").EnumerateArray().Select(Text)],
                    [
                        .. json.GetProperty("files")
                            .EnumerateArray()
                            .Select(file => new ReceiptFile(Text(file, "path"), Text(file, "sha256"))),
                    ],
                    [.. json.GetProperty("engines").EnumerateArray().Select(Text)],
                    Text(json, "report")
                );
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static string Text(JsonElement json, string name) => Text(json.GetProperty(name));

    private static string Text(JsonElement json) => json.GetString() ?? throw new FormatException();

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>A file that was read.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Hash">The hash of its text.</param>
internal sealed record ReceiptFile(string Path, string Hash);
