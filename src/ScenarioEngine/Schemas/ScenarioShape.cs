using System.Text.Json.Nodes;
using ScenarioEngine.Model;

namespace ScenarioEngine.Schemas;

/// <summary>The shape of scenarios: for any pack, or with the paths, options, parties and positions of one.</summary>
internal sealed class ScenarioShape(RulePack? pack)
{
    /// <summary>The name under which expected findings are defined.</summary>
    public const string Finding = "expected-finding";

    public IEnumerable<(string, JsonNode)> Keys =>
        [
            ("scenario", Shape.Text("The title.")),
            (
                "rules",
                pack is null ? Shape.Id("The name of the rule pack; never a path.") : Shape.OneOf("The name of the rule pack.", [pack.Id])
            ),
            ("as-of", Shape.Date("A day: only positions stated by then, and still in force then, count.")),
            ("silence", Shape.Word<Silence>("How silence is read: fields stay open, or are taken at their status quo.")),
            ("note", Shape.Text("What it is, who put it forward, what to look for.")),
            ("happened", Happened()),
            ("terms", Shape.Ref(Terms.Definition)),
            ("without-options", WithoutOptions()),
            ("what-if", Shape.List("Named edits of the scenario.", Edit())),
            ("expect", Expect()),
        ];

    private JsonObject Happened() =>
        Shape.Mapping(
            "What is known to have become of the package: one of the three, with the day.",
            ["source"],
            [
                ("signed", Shape.Period("When it was signed, or otherwise agreed.")),
                ("refused", Shape.Period("When it was refused.")),
                ("lapsed", Shape.Period("When it was no longer on offer.")),
                (
                    "source",
                    pack is null
                        ? Shape.Id("Where that can be read: a source of the pack.")
                        : Shape.OneOf("Where that can be read: a source of the pack.", pack.Sources.Select(source => source.Id))
                ),
            ]
        );

    private JsonObject Edit() =>
        Shape.Mapping(
            "A named edit.",
            ["name"],
            [
                ("name", Shape.Text("What it is called.")),
                ("set", Shape.Ref(Terms.Definition, "Terms to state.")),
                ("unset", Shape.List("Fields to fall silent on.", Path(pack))),
                ("without", Shape.List("Positions that do not count.", Position())),
                (
                    "without-implications",
                    Shape.List(
                        "Implications that do not hold.",
                        pack is null ? Shape.Id("") : Shape.OneOf("", pack.Implications.Select(implication => implication.Id))
                    )
                ),
                ("without-options", WithoutOptions()),
                ("reading", ReadingShape.Choices(pack)),
                ("as-of", Shape.Date("Another day.")),
            ]
        );

    private static JsonObject WithoutOptions() =>
        Shape.Ref(Terms.OptionsDefinition, "Options that are taken away, by field: in no package.");

    private JsonObject Expect() =>
        Shape.Mapping(
            "The answer key: what an evaluation is expected to find.",
            [],
            [
                ("outcome", Shape.Word<Outcome>("The outcome of the scenario.")),
                ("verdicts", Each("The verdicts, by party.", pack?.Parties.Select(party => party.Id), () => Shape.Word<Verdict>(""))),
                (
                    "findings",
                    Each("The findings, by position.", pack?.Positions.Select(position => position.FullName), () => Shape.Ref(Finding))
                ),
                ("readings", ReadingShape.Expected(pack, () => Shape.Ref(Finding))),
                ("others", Shape.Word<FindingStatus>("The status of every finding that the key does not name.")),
                ("contradictions", Shape.List("The fields in contradiction, all of them.", Path(pack))),
                ("packages", Number("How many packages agree with the terms.")),
                ("possible", Number("How many of them are possible.")),
                ("zone", Number("How many of those cross no red line.")),
                ("deadlocks", Sets("The deadlocks: how many, or all of them, each a list of red lines.")),
                ("concessions", Sets("The concessions: how many, or all of them, each a list of red lines.")),
                ("best", Number("How many combinations of scores the best packages of the zone have.")),
                (
                    "scores",
                    Each(
                        "The scores, by party: as a report prints them, with any number of digits, or as fractions.",
                        pack?.Parties.Select(party => party.Id),
                        () => Shape.Text("")
                    )
                ),
                (
                    "stable",
                    Each(
                        "By which notions the state in which the scenario stands is stable, by party: letters of NGMS, or none.",
                        pack?.Parties.Select(party => party.Id),
                        () => Shape.Pattern("^(N?G?M?S?|none)$")
                    )
                ),
                (
                    "repairs",
                    Shape.Described(
                        "How many smallest repairs there are; 0 where nothing has to change, or no change helps.",
                        Shape.AnyOf(
                            Shape.OfType("integer"),
                            Shape.Mapping(
                                "",
                                [],
                                [("changes", Number("How many terms each of them changes.")), ("ways", Number("How many there are."))]
                            )
                        )
                    )
                ),
                ("diagnostics", Shape.List("The codes of all diagnostics of the file, warnings too.", Shape.Pattern("^SE[0-9]{4}$"))),
                ("todo", Shape.Text("Why the key may stay unmet for now.")),
            ]
        );

    public static JsonNode DefineFinding(RulePack? pack) =>
        Shape.AnyOf(
            Shape.Word<FindingStatus>(""),
            Shape.Mapping(
                "",
                ["status"],
                [
                    ("status", Shape.Word<FindingStatus>("What becomes of the position.")),
                    ("because", Shape.List("The stated terms that force it, exactly.", Path(pack))),
                ]
            )
        );

    private static JsonObject Each(string description, IEnumerable<string>? names, Func<JsonObject> value) =>
        names is null
            ? Shape.Named(description, value(), "^[a-z0-9-]+(/[a-z0-9-]+)?$")
            : Shape.Mapping(description, [], names.Select(name => (name, (JsonNode)value())));

    private static JsonObject Number(string description) => Shape.Described(description, Shape.OfType("integer"));

    private JsonObject Sets(string description) =>
        Shape.Described(description, Shape.AnyOf(Shape.OfType("integer"), Shape.List("", Shape.List("", RedLine()))));

    private JsonObject RedLine() =>
        pack is null
            ? Shape.Text("")
            : Shape.OneOf("", pack.Positions.Where(position => position.Policy.IsLine).Select(position => position.FullName));

    private static JsonObject Path(RulePack? pack) =>
        pack is null ? Shape.Text("") : Shape.OneOf("", pack.Fields.Select(field => field.Path));

    private JsonObject Position() => pack is null ? Shape.Text("") : Shape.OneOf("", pack.Positions.Select(position => position.FullName));
}
