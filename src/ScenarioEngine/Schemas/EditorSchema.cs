using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScenarioEngine.Model;

namespace ScenarioEngine.Schemas;

/// <summary>JSON Schemas (2020-12) of the files that people write, so that their editors complete, explain and check.</summary>
/// <remarks>
/// Words come from the code and names from the pack, so that neither can drift. A schema accepts whatever the tool accepts, and sees less:
/// it cannot tell, for example, whether a term has meaning beside the others.
/// </remarks>
internal static class EditorSchema
{
    /// <summary>The name of the first file of a pack.</summary>
    internal const string HeadFile = "pack.yaml";

    /// <summary>The shape of a file, by its name and the keys at its top.</summary>
    internal static JsonObject ShapeOf(string fileName, IReadOnlyCollection<string> keys) =>
        Shape.Mapping(
            "",
            [],
            fileName == HeadFile ? new PackShape(null).Head
                : keys.Contains("terms") || keys.Contains("scenario") ? new ScenarioShape(null).Keys
                : new PackShape(null).Part
        );

    /// <summary>The schema of the first file of a pack, <c>pack.yaml</c>.</summary>
    /// <param name="names">The pack whose paths and names to know; null for those of any pack.</param>
    public static string Pack(RulePack? names = null) => Print(Head(names));

    /// <summary>The schema of a file that declares issues.</summary>
    /// <param name="names">The pack whose paths and names to know; null for those of any pack.</param>
    public static string Vocabulary(RulePack? names = null) => Print(Part("A vocabulary", ["issues"], names));

    /// <summary>The schema of a file of positions of one party.</summary>
    /// <param name="names">The pack whose paths and names to know; null for those of any pack.</param>
    public static string Positions(RulePack? names = null) => Print(Part("The positions of a party", ["party", "positions"], names));

    /// <summary>The schema of any other file of a pack, such as one of implications, constraints, sources or facts.</summary>
    /// <param name="names">The pack whose paths and names to know; null for those of any pack.</param>
    public static string Part(RulePack? names = null) => Print(AnyPart(names));

    /// <summary>The schema of a scenario.</summary>
    /// <param name="names">The pack for which it is written; null for any pack.</param>
    public static string Scenario(RulePack? names = null) => Print(OfScenario(names));

    /// <summary>The schema of a file, as a tree to be walked.</summary>
    /// <param name="isScenario">Whether it is a scenario; else it is a file of a pack.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="names">The pack whose paths and names to know; null for those of any pack.</param>
    internal static JsonObject Of(bool isScenario, string fileName, RulePack? names) =>
        isScenario ? OfScenario(names)
        : fileName == HeadFile ? Head(names)
        : AnyPart(names);

    private static JsonObject Head(RulePack? names) =>
        Whole(
            "The first file of a rule pack",
            Shape.Mapping(
                "What names a pack, its parties and its sources; a small pack has everything in it.",
                ["id", "title", "version", "summary"],
                new PackShape(names).Head
            ),
            names,
            [.. new Conditions(names).Definitions()]
        );

    private static JsonObject AnyPart(RulePack? names) => Part("A file of a rule pack", [], names);

    private static JsonObject OfScenario(RulePack? names) =>
        Whole(
            names is null ? "A scenario" : $"A scenario for {names.Id}",
            Shape.Mapping("A package with a title, a rule pack and a day.", ["scenario", "rules", "terms"], new ScenarioShape(names).Keys),
            names,
            [(ScenarioShape.Finding, ScenarioShape.DefineFinding(names))]
        );

    private static JsonObject Part(string title, IEnumerable<string> required, RulePack? names) =>
        Whole(
            title,
            Shape.Mapping("A part of a rule pack.", required, new PackShape(names).Part),
            names,
            [.. new Conditions(names).Definitions()]
        );

    private static JsonObject Whole(string title, JsonObject root, RulePack? names, IEnumerable<(string Name, JsonNode Shape)> definitions)
    {
        root.Insert(0, "title", title);
        root.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        var all = definitions.Concat(new Terms(names).Definitions()).Concat(Values.Definitions(names));
        root["$defs"] = new JsonObject(all.Select(definition => KeyValuePair.Create(definition.Name, (JsonNode?)definition.Shape)));
        return root;
    }

    private static string Print(JsonObject root)
    {
        using var stream = new MemoryStream();
        using (
            var writer = new Utf8JsonWriter(
                stream,
                new JsonWriterOptions
                {
                    Indented = true,
                    NewLine = "\n",
                    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            )
        )
        {
            root.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
