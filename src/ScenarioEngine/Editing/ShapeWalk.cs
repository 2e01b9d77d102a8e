using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScenarioEngine.Model;
using ScenarioEngine.Schemas;

namespace ScenarioEngine.Editing;

/// <summary>Follows keys through the schema of a file, to what may stand below them.</summary>
internal sealed class ShapeWalk
{
    private const int MostReferences = 16;
    private const string Reference = "#/$defs/";

    /// <summary>Those of each pack, by what they walk through: a schema of a large pack takes as long as a keystroke may.</summary>
    private static readonly ConditionalWeakTable<RulePack, ConcurrentDictionary<string, ShapeWalk>> Known = [];

    private readonly JsonObject _definitions;
    private readonly Reached _root;

    private ShapeWalk(JsonObject schema)
    {
        _definitions = schema["$defs"] as JsonObject ?? [];
        _root = new Reached(schema, "", "");
    }

    /// <summary>A walk through the files of a kind.</summary>
    /// <param name="isScenario">Whether they are scenarios; else they are files of packs.</param>
    /// <param name="fileName">Their name.</param>
    /// <param name="pack">The pack whose names are known; null where none is.</param>
    public static ShapeWalk Of(bool isScenario, string fileName, RulePack? pack)
    {
        return pack is null
            ? Make()
            : Known
                .GetOrCreateValue(pack)
                .GetOrAdd(
                    isScenario ? ""
                        : fileName == EditorSchema.HeadFile ? fileName
                        : "part",
                    _ => Make()
                );

        ShapeWalk Make() => new(EditorSchema.Of(isScenario, fileName, pack));
    }

    /// <summary>What may stand below some keys: one shape or several, none of which refers to another.</summary>
    public ImmutableArray<Reached> At(IEnumerable<string?> path) =>
        path.Aggregate(Expand(_root, MostReferences), (shapes, key) => [.. shapes.SelectMany(shape => Below(shape, key))]);

    /// <summary>What may stand below a key, or in a list where there is none.</summary>
    public IEnumerable<Reached> Below(Reached shape, string? key)
    {
        var below = key is null
            ? shape.Shape["items"]
            : shape.Shape["properties"]?[key]
                ?? Matching(shape.Shape, key)
                // Of a path that is not known, or that is short within its issue, the tests are those of any.
                ?? (
                    shape.Definition == Conditions.Definition && _definitions[Conditions.AnyDefinition] is JsonObject any
                        ? Matching(any, key)
                        : null
                );
        return below is JsonObject found ? Expand(new Reached(found, "", ""), MostReferences) : [];
    }

    private static JsonNode? Matching(JsonObject shape, string key) =>
        (shape["patternProperties"] as JsonObject)?.FirstOrDefault(pattern => Regex.IsMatch(key, pattern.Key)).Value;

    /// <summary>The keys that may stand in a mapping of a shape, each with what may stand below it.</summary>
    public IEnumerable<(string Key, ImmutableArray<Reached> Values)> Keys(Reached shape) =>
        (shape.Shape["properties"] as JsonObject ?? [])
            .Where(property => property.Value is JsonObject)
            .Select(property => (property.Key, Below(shape, property.Key).ToImmutableArray()));

    /// <summary>The words of which a value of a shape is one.</summary>
    public static IEnumerable<string> Words(Reached shape) =>
        (shape.Shape["enum"] as JsonArray ?? [shape.Shape["const"]?.DeepClone()])
            .OfType<JsonValue>()
            .Where(word => word.GetValueKind() == JsonValueKind.String)
            .Select(word => word.GetValue<string>());

    private ImmutableArray<Reached> Expand(Reached reached, int depth)
    {
        var (shape, description, definition) = reached;
        description = description.Length > 0 ? description : shape["description"]?.GetValue<string>() ?? "";
        if (depth > 0 && shape["$ref"]?.GetValue<string>() is { } reference)
        {
            // While a vocabulary is written its paths are not sure, so its schema takes any; those that are known are worth to be offered
            // all the same.
            var written = reference[Reference.Length..];
            var name =
                written == Conditions.AnyDefinition && _definitions[Conditions.Definition]?["properties"] is not null
                    ? Conditions.Definition
                    : written;
            return _definitions[name] is JsonObject named ? Expand(new Reached(named, description, name), depth - 1) : [];
        }

        // Beside keys, `anyOf` says no more than which of them are needed.
        return depth > 0 && shape["anyOf"] is JsonArray several && shape["properties"] is null
            ? [.. several.OfType<JsonObject>().SelectMany(one => Expand(new Reached(one, description, definition), depth - 1))]
            : [reached with { Description = description }];
    }
}

/// <summary>What may stand in a place of a file.</summary>
/// <param name="Shape">Its schema, which refers to no other.</param>
/// <param name="Description">What it means; empty where nothing is said.</param>
/// <param name="Definition">The definition that was referred to last on the way to it; empty where none was.</param>
internal readonly record struct Reached(JsonObject Shape, string Description, string Definition);
