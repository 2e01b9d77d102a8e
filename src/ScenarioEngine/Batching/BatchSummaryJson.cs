using System.Globalization;
using System.Text.Json;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Writers;
using ScenarioEngine.Text;

namespace ScenarioEngine.Batching;

/// <summary>Writes summaries of batches as JSON, in the shape of <c>summary.schema.json</c>, and reads them again.</summary>
internal static class BatchSummaryJson
{
    private const string Format = "batch-summary";
    private const int Version = 1;

    /// <summary>No batch has so many scenarios; larger numbers could not be added up.</summary>
    private const long Most = 1_000_000_000_000;

    /// <summary>Writes a summary: the same numbers give the same bytes.</summary>
    public static void Write(Stream stream, BatchSummary summary) =>
        JsonText.WriteDocument(
            stream,
            Format,
            Version,
            json =>
            {
                json.Text("tool", summary.Tool);
                json.Text("part", summary.Part is { IsWhole: false } part ? $"{part}" : null);
                json.Day("asOf", summary.AsOf);
                json.Text("silence", summary.Silence is { } silence ? Words.Of(silence) : null);
                if (summary.HasReadings)
                {
                    json.Yes("readings", true);
                }

                json.Text("lines", summary.Lines.ToString("x32", CultureInfo.InvariantCulture));
                json.Number("evaluated", summary.Evaluated);
                json.Number("mistaken", summary.Mistaken);
                Numbers(json, "mistakes", summary.Mistakes);
                json.List("packs", summary.Packs.Values, pack => WritePack(json, summary, pack));
            }
        );

    /// <summary>Reads what <see cref="Write"/> wrote; null where it is anything else.</summary>
    public static BatchSummary? Read(Stream stream)
    {
        try
        {
            using var document = JsonDocument.Parse(stream);
            var json = document.RootElement;
            return
                json.GetProperty("format").GetString() == $"scenario-engine/{Format}" && json.GetProperty("version").GetInt32() == Version
                ? Read(json)
                : null;
        }
        catch (Exception problem)
            when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private static void WritePack(JsonText json, BatchSummary summary, PackSummary pack)
    {
        json.Text("id", pack.Id);
        json.Text("packVersion", pack.Version);
        json.Text("sha256", pack.Hash);
        json.Number("scenarios", pack.Scenarios);
        json.Object("outcomes", () => Numbers(json, Words.All<Outcome>(), pack.Outcomes));
        Tables(json, "verdicts", Words.All<Verdict>(), pack.Verdicts);
        Tables(json, "findings", Words.All<FindingStatus>(), pack.Findings);
        Numbers(json, "brokenConstraints", pack.BrokenConstraints);
        Numbers(json, "contradictions", pack.Contradictions);
        json.Number("notToldApart", pack.NotToldApart);
        if (summary.HasReadings)
        {
            json.Object(
                "readings",
                () =>
                {
                    json.Number("hold", pack.Holding);
                    Numbers(json, "otherwise", pack.Otherwise);
                }
            );
        }
    }

    private static void Tables(JsonText json, string name, IReadOnlyList<string> words, SortedDictionary<string, long[]> tables) =>
        json.Object(
            name,
            () =>
            {
                foreach (var (own, numbers) in tables)
                {
                    json.Object(own, () => Numbers(json, words, numbers));
                }
            }
        );

    private static void Numbers(JsonText json, string name, SortedDictionary<string, long> numbers) =>
        json.Object(
            name,
            () =>
            {
                foreach (var (own, number) in numbers)
                {
                    json.Number(own, number);
                }
            }
        );

    private static void Numbers(JsonText json, IReadOnlyList<string> words, long[] numbers)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] > 0)
            {
                json.Number(words[i], numbers[i]);
            }
        }
    }

    private static BatchSummary Read(JsonElement json)
    {
        var summary = new BatchSummary
        {
            Tool = Text(json, "tool") ?? throw new FormatException(),
            Part = Text(json, "part") is { } part ? BatchParts.Parse(part) ?? throw new FormatException() : null,
            AsOf = Text(json, "asOf") is { } day ? IsoDate.Parse(day) ?? throw new FormatException() : null,
            Silence = Text(json, "silence") is { } silence ? Words.Parse<Silence>(silence) ?? throw new FormatException() : null,
            HasReadings = json.TryGetProperty("readings", out _),
            Lines = UInt128.Parse(Text(json, "lines") ?? "", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
            Evaluated = Number(json.GetProperty("evaluated")),
            Mistaken = Number(json.GetProperty("mistaken")),
        };
        summary.Mistakes.Add(Numbers(json, "mistakes"));
        foreach (var own in json.GetProperty("packs").EnumerateArray())
        {
            var pack = ReadPack(own);
            summary.Packs[(pack.Id, pack.Hash)] = pack;
        }

        return summary;
    }

    private static PackSummary ReadPack(JsonElement json)
    {
        var pack = new PackSummary(
            Text(json, "id") ?? "",
            Text(json, "packVersion") ?? "",
            Text(json, "sha256") is { Length: 64 } hash ? hash : throw new FormatException()
        )
        {
            NotToldApart = Number(json.GetProperty("notToldApart")),
        };
        pack.Outcomes.Add(Numbers(json.GetProperty("outcomes"), Words.All<Outcome>()));
        pack.Verdicts.Add(Tables(json, "verdicts", Words.All<Verdict>()));
        pack.Findings.Add(Tables(json, "findings", Words.All<FindingStatus>()));
        pack.BrokenConstraints.Add(Numbers(json, "brokenConstraints"));
        pack.Contradictions.Add(Numbers(json, "contradictions"));
        if (json.TryGetProperty("readings", out var readings))
        {
            pack.Holding = Number(readings.GetProperty("hold"));
            pack.Otherwise.Add(Numbers(readings, "otherwise"));
        }

        return pack;
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var text) ? text.GetString() ?? throw new FormatException() : null;

    private static long Number(JsonElement json) =>
        json.GetInt64() is >= 0 and <= Most and var number ? number : throw new FormatException();

    private static IEnumerable<KeyValuePair<string, long>> Numbers(JsonElement json, string name) =>
        json.GetProperty(name).EnumerateObject().Select(own => KeyValuePair.Create(own.Name, Number(own.Value)));

    private static IEnumerable<KeyValuePair<string, long[]>> Tables(JsonElement json, string name, IReadOnlyList<string> words) =>
        json.GetProperty(name).EnumerateObject().Select(own => KeyValuePair.Create(own.Name, Numbers(own.Value, words)));

    private static long[] Numbers(JsonElement json, IReadOnlyList<string> words)
    {
        var numbers = new long[words.Count];
        foreach (var own in json.EnumerateObject())
        {
            numbers[words.Index().First(word => word.Item == own.Name).Index] = Number(own.Value);
        }

        return numbers;
    }
}
