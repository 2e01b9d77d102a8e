using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScenarioEngine.Model;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Formatting;

/// <summary>The order of keys, which is that of the schema: names that the user gives, terms and conditions stay as they are.</summary>
internal static class KeyOrder
{
    /// <summary>The entries of a mapping in their order. Unknown keys come last.</summary>
    public static IEnumerable<YamlEntry> Sort(YamlMapping mapping, JsonObject? schema)
    {
        var order = schema?["properties"]?.AsObject().Select(property => property.Key).ToList() ?? [];
        return mapping.Entries.OrderBy(entry => PlaceOf(entry.Key.Text) is >= 0 and var place ? place : order.Count);

        // A translation stands behind what it translates.
        int PlaceOf(string key) => order.IndexOf(TranslatedTexts.Split(key) is var (of, _) && TranslatedTexts.Keys.Contains(of) ? of : key);
    }

    /// <summary>The schema of what stands below a key, or null where order means nothing.</summary>
    public static JsonObject? Below(JsonObject? schema, string key) =>
        (
            schema?["properties"]?[key]
            ?? schema?["patternProperties"]?.AsObject().FirstOrDefault(pattern => Regex.IsMatch(key, pattern.Key)).Value
        ) as JsonObject;

    /// <summary>The schema of the items of a list.</summary>
    public static JsonObject? Items(JsonObject? schema) => schema?["items"] as JsonObject;
}
