using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Tests.Batching;

/// <summary>Writes scenarios as lines of JSON.</summary>
internal static partial class LinesAsJson
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A file of YAML in one line of JSON.</summary>
    public static string Of(SourceFile yaml) =>
        Of(YamlReader.Read(yaml, new DiagnosticBag()) ?? throw new InvalidOperationException($"{yaml.Path} is not YAML."))
            ?.ToJsonString(Readable)
        ?? "null";

    public static string Of(ScenarioSketch sketch) => Of(sketch.ToFile());

    private static JsonNode? Of(YamlNode node) =>
        node switch
        {
            YamlMapping mapping => new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Of(entry.Value)))),
            YamlSequence list => new JsonArray([.. list.Items.Select(Of)]),
            YamlScalar { IsPlain: true, Text: var text } when JsonNumber().IsMatch(text) => JsonNode.Parse(text),
            YamlScalar scalar => scalar.Text,
            _ => throw new NotSupportedException(),
        };

    [GeneratedRegex(@"^-?(0|[1-9]\d*)(\.\d+)?$")]
    private static partial Regex JsonNumber();
}
