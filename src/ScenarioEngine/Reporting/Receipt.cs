using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Writers;
using ScenarioEngine.Text;

namespace ScenarioEngine.Reporting;

/// <summary>What a report rests on: with the same files the same tool finds the same again.</summary>
/// <remarks>Hashes are SHA-256 in small hexadecimal digits, those of files of their text in UTF-8.</remarks>
/// <param name="Tool">The version of the tool.</param>
/// <param name="Files">Every file that was read, by path.</param>
/// <param name="Scenarios">What was found, scenario by scenario.</param>
/// <param name="Findings">The hash of all findings.</param>
public sealed record Receipt(string Tool, ImmutableArray<ReceiptFile> Files, ImmutableArray<ReceiptScenario> Scenarios, string Findings)
{
    private const string Format = "receipt";
    private const int Version = 1;

    /// <summary>The day of the call, or null.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>How silence was read by the call, or null.</summary>
    public Silence? Silence { get; init; }

    /// <summary>The folders of rule packs of the call.</summary>
    public ImmutableArray<string> Rules { get; init; } = [];

    /// <summary>What evaluated: two, each the other's witness, or one alone; none where the receipt is older than that.</summary>
    public ImmutableArray<string> Engines { get; init; } = [];

    /// <summary>The receipt of some evaluations.</summary>
    public static Receipt Of(IReadOnlyCollection<Evaluation> evaluations)
    {
        var files = evaluations.SelectMany(evaluation => evaluation.Scenario.Pack.Files.Append(evaluation.Scenario.File))
            .DistinctBy(file => file.Path)
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => new ReceiptFile(file.Path, HashOf(file)));
        var scenarios = evaluations.Select(evaluation => new ReceiptScenario(evaluation.Scenario.File.Path, evaluation.Outcome, HashOf(Lines(evaluation)))).ToImmutableArray();
        return new Receipt(ToolVersion, [.. files], scenarios, HashOf(string.Join('\n', scenarios.Select(scenario => $"{scenario.Path} {scenario.Findings}"))))
        {
            Engines = [.. evaluations.SelectMany(evaluation => evaluation.Engines).Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>The version of this tool.</summary>
    public static string ToolVersion { get; } = typeof(Receipt).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <summary>Writes the receipt as a JSON document of its own.</summary>
    public void Write(Stream stream) => JsonText.WriteDocument(stream, Format, Version, Write);

    /// <summary>Reads a receipt from its own document, or from a report that carries one.</summary>
    /// <returns>The receipt; null where the text holds none.</returns>
    public static Receipt? Read(Stream stream)
    {
        try
        {
            using var document = JsonDocument.Parse(stream);
            var root = document.RootElement;
            return Read(root.TryGetProperty(Format, out var inner) ? inner : root);
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    internal void Write(JsonText json)
    {
        json.Text("tool", Tool);
        json.Day("asOf", AsOf);
        json.Text("silence", Silence is { } silence ? Words.Of(silence) : null);
        json.Names("rules", Rules);
        json.Names("engines", Engines);
        json.List("files", Files, file =>
        {
            json.Text("path", file.Path);
            json.Text("sha256", file.Hash);
        });
        json.List("scenarios", Scenarios, scenario =>
        {
            json.Text("path", scenario.Path);
            json.Text("outcome", Words.Of(scenario.Outcome));
            json.Text("findings", scenario.Findings);
        });
        json.Text("findings", Findings);
    }

    private static Receipt Read(JsonElement json) => new(
        Text(json, "tool"),
        [.. json.GetProperty("files").EnumerateArray().Select(file => new ReceiptFile(Text(file, "path"), Text(file, "sha256")))],
        [.. json.GetProperty("scenarios").EnumerateArray().Select(scenario => new ReceiptScenario(Text(scenario, "path"), Words.Parse<Outcome>(Text(scenario, "outcome")) ?? throw new FormatException(), Text(scenario, "findings")))],
        Text(json, "findings"))
    {
        AsOf = json.TryGetProperty("asOf", out var day) ? IsoDate.Parse(day.GetString() ?? "") ?? throw new FormatException() : null,
        Silence = json.TryGetProperty("silence", out var silence) ? Words.Parse<Silence>(silence.GetString() ?? "") : null,
        Rules = Texts(json, "rules"),
        Engines = Texts(json, "engines"),
    };

    private static ImmutableArray<string> Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out var texts) ? [.. texts.EnumerateArray().Select(text => text.GetString() ?? "")] : [];

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException();

    /// <summary>Everything that was found, a line each; reasons by their terms, because places change with every comment.</summary>
    private static string Lines(Evaluation evaluation) => string.Join('\n',
    [
        Words.Of(evaluation.Outcome),
        .. evaluation.Parties.Select(result => $"{result.Party.Id} {Words.Of(result.Verdict)}"),
        .. evaluation.Findings.Select(finding => $"{finding} because {string.Join("; ", finding.Because)}"),
        .. evaluation.LeftOut.Select(leftOut => $"{leftOut.Position.FullName} {Words.Of(leftOut.Reason)}"),
        .. evaluation.Contradictions.Select(contradiction => $"contradiction {contradiction.Field.Path}"),
        .. evaluation.Constraints.Select(finding => $"{finding.Constraint.Id} {finding.IsBroken?.ToString() ?? "unknown"}"),
    ]);

    private static string HashOf(SourceFile file) => HashOf(file.Text);

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>A file that was read.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Hash">The hash of its text.</param>
public sealed record ReceiptFile(string Path, string Hash);

/// <summary>A scenario that was evaluated.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Outcome">Its outcome.</param>
/// <param name="Findings">The hash of what was found.</param>
public sealed record ReceiptScenario(string Path, Outcome Outcome, string Findings);
