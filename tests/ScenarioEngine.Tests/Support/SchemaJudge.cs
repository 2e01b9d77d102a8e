using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Tests.Support;

/// <summary>Whether JSON, or YAML as an editor reads it, keeps to a JSON Schema.</summary>
internal sealed class SchemaJudge(string schema)
{
    private static readonly EvaluationOptions Everything = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    // JsonSchema.Net 8.0.5 does not find a pattern of keys again that has a slash in it, so the slash has its number there.
    private readonly JsonSchema _schema = JsonSchema.FromText(schema.Replace("/[", @"\\x2F[", StringComparison.Ordinal));

    /// <summary>The first mistake with its place in the document; null where there is none.</summary>
    public string? FindMistake(SourceFile yaml) => FindMistake(Read(yaml));

    /// <summary>The first mistake with its place in the document; null where there is none.</summary>
    public string? FindMistake(JsonNode? document)
    {
        var results = _schema.Evaluate(JsonSerializer.SerializeToElement(document), Everything);
        return results.IsValid
            ? null
            : results
                .Details!.Where(detail => detail.Errors is not null)
                .Select(detail => $"{detail.InstanceLocation}: {string.Join(", ", detail.Errors!.Values)}")
                .First();
    }

    /// <summary>A file by the core schema of YAML 1.2.</summary>
    private static JsonNode? Read(SourceFile file) =>
        Read(YamlReader.Read(file, new DiagnosticBag()) ?? throw new InvalidOperationException($"{file.Path} is not YAML."));

    private static JsonNode? Read(YamlNode node) =>
        node switch
        {
            YamlMapping mapping => new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Read(entry.Value)))),
            YamlSequence list => new JsonArray([.. list.Items.Select(Read)]),
            YamlScalar { IsPlain: true, Text: "" or "~" or "null" } => null,
            YamlScalar { IsPlain: true, Text: "true" or "false" } scalar => scalar.Text == "true",
            YamlScalar { IsPlain: true } scalar
                when decimal.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            YamlScalar scalar => scalar.Text,
            _ => throw new NotSupportedException(),
        };
}
