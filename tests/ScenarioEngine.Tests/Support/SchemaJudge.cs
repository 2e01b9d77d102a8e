using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Tests.Support;

/// <summary>Checks YAML against a JSON Schema, as far as the schemas of this project go; what it does not know fails.</summary>
/// <remarks>An outside judge (ajv) checks the same in <c>.ci/run</c>; this one is there on every machine.</remarks>
internal sealed class SchemaCheck(string schema)
{
    private readonly JsonNode _root = JsonNode.Parse(schema)!;

    /// <summary>What does not fit, as a path into the document; null where all does.</summary>
    public string? FindMistake(SourceFile yaml) => FindMistake(Read(yaml), _root, "");

    /// <summary>A file as an editor reads it, by the core schema of YAML 1.2.</summary>
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

    private string? FindMistake(JsonNode? value, JsonNode schema, string path)
    {
        if (schema is JsonValue truth)
        {
            return truth.GetValue<bool>() ? null : $"{path} is not allowed";
        }

        foreach (var (keyword, rule) in schema.AsObject())
        {
            if (!Holds(keyword, rule, value, schema.AsObject(), path, out var inner))
            {
                return inner ?? $"{path}: {keyword}";
            }
        }

        return null;
    }

    private bool Holds(string keyword, JsonNode? rule, JsonNode? value, JsonObject schema, string path, out string? inner)
    {
        inner = keyword switch
        {
            "$ref" => FindMistake(value, _root["$defs"]![rule!.GetValue<string>()["#/$defs/".Length..]]!, path),
            "properties" or "patternProperties" => value is JsonObject mapping ? FindInProperties(mapping, schema, path) : null,
            "items" => value is JsonArray list
                ? list.Select((item, number) => FindMistake(item, rule!, $"{path}/{number}")).FirstOrDefault(mistake => mistake is not null)
                : null,
            "allOf" => rule!.AsArray().Select(part => FindMistake(value, part!, path)).FirstOrDefault(mistake => mistake is not null),
            "if" => FindMistake(value, rule!, path) is null ? FindMistake(value, schema["then"]!, path) : null,
            _ => null,
        };
        return inner is null
            && keyword switch
            {
                "type" => rule!.GetValue<string>() is var type
                    && (
                        type == TypeOf(value)
                        || (type == "integer" && TypeOf(value) == "number" && decimal.IsInteger(value!.GetValue<decimal>()))
                    ),
                "enum" => rule!.AsArray().Any(word => JsonNode.DeepEquals(word, value)),
                "not" => FindMistake(value, rule!, path) is not null,
                "const" => JsonNode.DeepEquals(rule, value),
                "pattern" => value is not JsonValue
                    || TypeOf(value) != "string"
                    || Regex.IsMatch(value.GetValue<string>(), rule!.GetValue<string>()),
                "minimum" => TypeOf(value) != "number" || value!.GetValue<decimal>() >= rule!.GetValue<decimal>(),
                "maximum" => TypeOf(value) != "number" || value!.GetValue<decimal>() <= rule!.GetValue<decimal>(),
                "required" => value is not JsonObject mapping || rule!.AsArray().All(key => mapping.ContainsKey(key!.GetValue<string>())),
                "minProperties" => value is not JsonObject mapping || mapping.Count >= rule!.GetValue<int>(),
                "minItems" => value is not JsonArray list || list.Count >= rule!.GetValue<int>(),
                "anyOf" => rule!.AsArray().Any(part => FindMistake(value, part!, path) is null),
                "oneOf" => rule!.AsArray().Count(part => FindMistake(value, part!, path) is null) == 1,
                "$schema"
                or "$defs"
                or "$ref"
                or "title"
                or "description"
                or "properties"
                or "patternProperties"
                or "additionalProperties"
                or "items"
                or "allOf"
                or "if"
                or "then" => true,
                _ => throw new NotSupportedException($"`{keyword}` is not known here."),
            };
    }

    private string? FindInProperties(JsonObject mapping, JsonObject schema, string path)
    {
        foreach (var (key, value) in mapping)
        {
            var shapes = (schema["patternProperties"]?.AsObject() ?? [])
                .Where(pattern => Regex.IsMatch(key, pattern.Key))
                .Select(pattern => pattern.Value!)
                .ToList();
            if (schema["properties"]?[key] is { } own)
            {
                shapes.Add(own);
            }

            var isUnknown = shapes.Count == 0 && schema["additionalProperties"]?.GetValue<bool>() == false;
            if (
                (
                    isUnknown
                        ? $"{path}/{key} is unknown"
                        : shapes.Select(shape => FindMistake(value, shape, $"{path}/{key}")).FirstOrDefault(mistake => mistake is not null)
                ) is
                { } mistake
            )
            {
                return mistake;
            }
        }

        return null;
    }

    private static string TypeOf(JsonNode? value) =>
        value switch
        {
            null => "null",
            JsonObject => "object",
            JsonArray => "array",
            JsonValue one when one.TryGetValue<bool>(out _) => "boolean",
            JsonValue one when one.TryGetValue<string>(out _) => "string",
            JsonValue one when one.TryGetValue<decimal>(out _) => "number",
            _ => throw new NotSupportedException(),
        };
}
