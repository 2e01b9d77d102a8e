using System.Text.Json.Nodes;
using ScenarioEngine.Binding;
using ScenarioEngine.Model;

namespace ScenarioEngine.Schemas;

/// <summary>The shape of issues, their fields and options.</summary>
internal static class VocabularyShape
{
    /// <param name="party">The shape of a party's name.</param>
    public static JsonObject Issue(Func<string, JsonObject> party)
    {
        var issue = Shape.Mapping(
            "Something to be settled: with fields, or with a type of its own.",
            ["title"],
            [
                ("title", Shape.Text("Its name for readers.")),
                ("topic", Shape.Text("The topic that groups it with others: a name under `topics` in pack.yaml, where the pack has some.")),
                ("note", Shape.Text("What a reader should know of it.")),
                ("per", Shape.List("The parties for each of which it is settled on its own.", party(""), least: 1)),
                ("fields", Shape.Named("Its fields, by name.", Field(party))),
                .. Own(party),
            ]
        );
        issue["oneOf"] = new JsonArray(
            new JsonObject { ["required"] = new JsonArray("fields") },
            new JsonObject { ["required"] = new JsonArray("type") }
        );
        return issue;
    }

    private static IEnumerable<(string, JsonNode)> Own(Func<string, JsonObject> party) =>
        [
            (
                "type",
                Shape.Word<FieldKind>(
                    "What values it takes: one option of several (choice), or in order, weakest first (scale); yes or no; a number, percentage, length of time or day; or any of several options together (set)."
                )
            ),
            (
                "options",
                Shape.AnyOf(
                    Shape.List("The options; on a scale, weakest first.", Shape.Id("")),
                    Shape.Named(
                        "The options, each with what it means; on a scale, weakest first.",
                        Shape.AnyOf(Shape.Text(""), Option(), Shape.OfType("null")),
                        Shape.TranslatedIdPattern
                    )
                )
            ),
            ("unit", Shape.Text($"What a number counts; for a duration one of {string.Join(", ", ValueBinder.DurationUnits)}.")),
            ("min", Shape.Text("The lowest value, included.")),
            ("max", Shape.Text("The highest value, included.")),
            ("step", Shape.Text("How far apart the values are that it takes, from `min` to `max`; without it, it takes all between them.")),
            (
                "status-quo",
                Shape.Described(
                    "The value that holds where nothing is agreed.",
                    Shape.AnyOf(Shape.Text(""), Shape.List("", Shape.Text("")))
                )
            ),
            ("controlled-by", party("The party that settles it on its own, for `scenario stability`.")),
            (
                "moves",
                Shape.Named(
                    "For each option, those to which its party can change it; without it, each to each.",
                    Shape.AnyOf(Shape.Text(""), Shape.List("", Shape.Text("")))
                )
            ),
            ("only-when", Shape.Ref(Conditions.AnyDefinition, "When it has meaning; elsewhere it is not applicable.")),
        ];

    private static JsonObject Option() =>
        Shape.Mapping(
            "An option that comes or ends on some day, or that gives up the purpose of a settlement.",
            [],
            [
                ("title", Shape.Text("What it means.")),
                ("from", Shape.Date("The first day on which it is there.")),
                ("until", Shape.Date("The first day on which it is there no longer.")),
                (
                    "gives-up",
                    Shape.YesNo(
                        "Whether it gives up the purpose of a settlement, such as that the fighting goes on. Repairs with it come last, and say so."
                    )
                ),
            ]
        );

    private static JsonObject Field(Func<string, JsonObject> party) =>
        Shape.Mapping("One thing that is settled.", ["type"], [("title", Shape.Text("Its name for readers.")), .. Own(party)]);
}
