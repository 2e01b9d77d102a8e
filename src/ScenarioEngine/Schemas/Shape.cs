using System.Text.Json.Nodes;
using ScenarioEngine.Model;

namespace ScenarioEngine.Schemas;

/// <summary>The pieces of which a schema is made. A node belongs to one place, so each call makes a new one.</summary>
internal static class Shape
{
    /// <summary>A name: small letters, digits and hyphens.</summary>
    public const string IdPattern = "^(?!open$)[a-z0-9][a-z0-9-]{0,99}$";

    /// <summary>A name that may be followed by a language, for what maps names to texts.</summary>
    public const string TranslatedIdPattern = $@"^(?!open$)[a-z0-9][a-z0-9-]{{0,99}}(\.{LanguagePattern})?$";

    private const string LanguagePattern = "[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?";

    private const string DatePattern = @"^\d{4}-\d{2}-\d{2}$";

    /// <summary>A text. An editor takes 1984 for a number and true for a truth value, and the tool for the text that it is.</summary>
    public static JsonObject Text(string description) =>
        Described(description, AnyOf(OfType("string"), OfType("number"), OfType("boolean")));

    public static JsonObject Id(string description) =>
        Described(description, new JsonObject { ["type"] = "string", ["pattern"] = IdPattern });

    public static JsonObject Date(string description) =>
        Described(description, new JsonObject { ["type"] = "string", ["pattern"] = DatePattern });

    /// <summary>A day, or the month or year to which alone it is known; an editor takes 2013 for a number.</summary>
    public static JsonObject Period(string description) =>
        Described(description, AnyOf(Pattern(@"^\d{4}(-\d{2}(-\d{2})?)?$"), OfType("integer")));

    /// <summary>A yes or a no, which an editor may take for a truth value.</summary>
    public static JsonObject YesNo(string description) => OneOf(description, ["yes", "no", "true", "false"]);

    /// <summary>One of the words of an enumeration.</summary>
    public static JsonObject Word<T>(string description)
        where T : struct, Enum => OneOf(description, Words.All<T>());

    /// <summary>
    /// One of some words; where there is none, as of the implications of a pack that has none, nothing fits. JSON Schema forbids an empty
    /// <c>enum</c>.
    /// </summary>
    public static JsonObject OneOf(string description, IEnumerable<string> words)
    {
        var values = words.SelectMany(AsEditorsReadIt).ToArray();
        return Described(
            description,
            values.Length == 0 ? new JsonObject { ["not"] = new JsonObject() } : new JsonObject { ["enum"] = new JsonArray(values) }
        );
    }

    public static JsonObject List(string description, JsonNode item, int least = 0)
    {
        var list = Described(description, new JsonObject { ["type"] = "array", ["items"] = item });
        if (least > 0)
        {
            list["minItems"] = least;
        }

        return list;
    }

    /// <summary>Keys with values; those in <paramref name="required"/> must be there, and no others than those given may.</summary>
    public static JsonObject Mapping(
        string description,
        IEnumerable<string> required,
        params IEnumerable<(string Key, JsonNode Value)> properties
    )
    {
        var mapping = Described(
            description,
            new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject(
                    properties.Select(property => KeyValuePair.Create(property.Key, (JsonNode?)property.Value))
                ),
                ["additionalProperties"] = false,
            }
        );
        var texts = mapping["properties"]?.AsObject().Select(property => property.Key).Where(TranslatedTexts.Keys.Contains).ToList() ?? [];
        if (texts.Count > 0)
        {
            mapping["patternProperties"] = new JsonObject
            {
                [$"^({string.Join('|', texts)})\\.{LanguagePattern}$"] = Text("The same in another language."),
            };
        }

        var keys = required.Select(key => (JsonNode)key).ToArray();
        if (keys.Length > 0)
        {
            mapping["required"] = new JsonArray(keys);
        }

        return mapping;
    }

    /// <summary>Keys that match a pattern, each with a value of the same shape.</summary>
    public static JsonObject Named(string description, JsonNode value, string pattern = IdPattern) =>
        Described(
            description,
            new JsonObject
            {
                ["type"] = "object",
                ["patternProperties"] = new JsonObject { [pattern] = value },
                ["additionalProperties"] = false,
            }
        );

    public static JsonObject AnyOf(params IEnumerable<JsonNode> shapes) => new() { ["anyOf"] = new JsonArray([.. shapes]) };

    public static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    public static JsonObject OfType(string type) => new() { ["type"] = type };

    public static JsonObject Ref(string definition) => new() { ["$ref"] = $"#/$defs/{definition}" };

    /// <summary>A reference with a description of its own.</summary>
    public static JsonObject Ref(string definition, string description) => Described(description, Ref(definition));

    /// <summary>A shape with what an editor shows of it.</summary>
    public static JsonObject Described(string description, JsonObject shape)
    {
        if (description.Length > 0)
        {
            shape.Insert(0, "description", description);
        }

        return shape;
    }

    /// <summary>A word as it is, and where an editor would read it as something else, also as that.</summary>
    private static IEnumerable<JsonNode?> AsEditorsReadIt(string word) =>
        word switch
        {
            "true" or "false" => [word, word == "true"],
            "null" or "~" => [word, null],
            _ when decimal.TryParse(
                    word,
                    System.Globalization.NumberStyles.None,
                    System.Globalization.CultureInfo.InvariantCulture,
                    out var number
                ) => [word, number],
            _ => [word],
        };
}
