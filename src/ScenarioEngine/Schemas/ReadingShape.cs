using System.Text.Json.Nodes;
using ScenarioEngine.Model;

namespace ScenarioEngine.Schemas;

/// <summary>The shape of readings: as packs declare them, and as scenarios choose them.</summary>
internal static class ReadingShape
{
    /// <summary>The questions of a pack.</summary>
    public static JsonObject Questions() =>
        Shape.Named(
            "What the readings of several positions answer together, by name, each with what is asked.",
            Shape.Text("What is asked."),
            Shape.TranslatedIdPattern
        );

    /// <summary>The readings of a position.</summary>
    /// <param name="pack">The pack whose questions and sources to know; null for those of any.</param>
    /// <param name="exception">The shape of an exception.</param>
    public static JsonObject Readings(RulePack? pack, JsonNode exception) =>
        Shape.List("Other honest ways to read the words, beside the encoding.", Reading(pack, exception));

    /// <summary>A reading for each of some positions.</summary>
    public static JsonObject Choices(RulePack? pack) =>
        pack is null
            ? Shape.Named(
                "How positions are read, each by the name of its reading; `own` is its encoding.",
                Shape.Id(""),
                "^[a-z0-9-]+/[a-z0-9-]+$"
            )
            : Shape.Mapping(
                "How positions are read, each by the name of its reading; `own` is its encoding.",
                [],
                WithReadings(pack).Select(position => (position.FullName, (JsonNode)Shape.OneOf("", Names(position))))
            );

    /// <summary>For each reading the findings that are expected under it.</summary>
    public static JsonObject Expected(RulePack? pack, Func<JsonNode> finding) =>
        pack is null
            ? Shape.Named("Findings under other readings, by reading and position.", Shape.Named("", finding(), "^[a-z0-9-]+/[a-z0-9-]+$"))
            : Shape.Mapping(
                "Findings under other readings, by reading and position.",
                [],
                WithReadings(pack)
                    .SelectMany(Names)
                    .Distinct()
                    .Select(name =>
                        (
                            name,
                            (JsonNode)
                                Shape.Mapping(
                                    "",
                                    [],
                                    WithReadings(pack)
                                        .Where(position => Names(position).Contains(name))
                                        .Select(position => (position.FullName, finding()))
                                )
                        )
                    )
            );

    private static IEnumerable<Position> WithReadings(RulePack pack) => pack.Positions.Where(position => !position.Readings.IsEmpty);

    private static IEnumerable<string> Names(Position position) =>
        position.Readings.Select(reading => reading.Id).Prepend(Model.Reading.Own);

    private static JsonObject Reading(RulePack? pack, JsonNode exception)
    {
        var reading = Shape.Mapping(
            "Another honest way to read the words. It replaces what it names and nothing else.",
            ["id", "title", "because"],
            [
                ("id", Shape.Id("Its name among the readings of the position. `own` is taken: it is the encoding.")),
                ("title", Shape.Text("How the words are read, in a few words.")),
                (
                    "question",
                    pack is null ? Shape.Id(QuestionText) : Shape.OneOf(QuestionText, pack.Questions.Select(question => question.Id))
                ),
                ("because", Shape.Text("Why they can honestly be read so.")),
                (
                    "source",
                    pack is null
                        ? Shape.Id(SourceText)
                        : Shape.OneOf(SourceText, pack.Sources.Select(source => source.Id).Append(Source.AssumptionId))
                ),
                ("locator", Shape.Text("Where in the source, such as a paragraph.")),
                ("kind", Shape.Word<PositionKind>("What kind of thing was stated, read so.")),
                ("vague", Shape.Text("Why the statement, read so, is too vague for a condition.")),
                ("applies-when", Condition("When it says anything at all, read so.")),
                ("crossed-when", Condition("When it is crossed, read so.")),
                ("met-when", Condition("When it is met, read so.")),
                ("unless", Shape.List("What the party has excepted, read so.", exception)),
                ("encoding", Shape.Text("How the words are turned into a condition, read so.")),
            ]
        );
        reading["anyOf"] = new JsonArray([.. Replaced.Select(key => (JsonNode)new JsonObject { ["required"] = new JsonArray(key) })]);
        return reading;
    }

    private static readonly string[] Replaced = ["kind", "vague", "applies-when", "crossed-when", "met-when", "unless"];

    private const string QuestionText =
        "What it answers: a name under `questions` in pack.yaml. Readings of one question and one name are taken together.";

    private const string SourceText = "Where one can read what speaks for it: a name under `sources`, or `assumption`.";

    private static JsonObject Condition(string description) => Shape.Ref(Conditions.Definition, description);
}
