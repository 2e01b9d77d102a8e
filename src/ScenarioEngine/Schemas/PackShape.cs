using System.Text.Json.Nodes;
using ScenarioEngine.Model;

namespace ScenarioEngine.Schemas;

/// <summary>The shape of the files of a pack: of any, or with the parties, sources and positions of one.</summary>
internal sealed class PackShape(RulePack? pack)
{
    private const string Statement = "A paraphrase of what was said, never a copied sentence.";

    private static readonly string[] Needed = ["id", "kind", "title", "statement", "source"];
    private static readonly string[] NeededInHead = ["id", "party", "kind", "title", "statement", "source"];

    /// <summary>The keys that every file of a pack may have at its top, but the first.</summary>
    public IEnumerable<(string, JsonNode)> Part =>
        [("party", Party("Whose positions the file holds.")), .. Shared(isHead: false), Sources()];

    /// <summary>The keys of the first file of a pack.</summary>
    public IEnumerable<(string, JsonNode)> Head =>
        [
            ("id", Shape.Id("The name of the pack, which is that of its folder.")),
            ("title", Shape.Text("Its name for readers.")),
            ("version", Shape.Text("Its version, as its author counts.")),
            ("summary", Shape.Text("What it covers.")),
            (
                "topics",
                Shape.Named(
                    "The topics of the issues, by name, each with its title, in the order of pages and reports.",
                    Shape.Text("Its name for readers."),
                    Shape.TranslatedIdPattern
                )
            ),
            ("questions", ReadingShape.Questions()),
            ("parties", Shape.Named("The actors, by name.", PartyBody())),
            (
                "no-deal",
                Shape.Mapping(
                    "The package that stands if nothing is agreed; what it does not state is at the status quo.",
                    ["terms"],
                    [("terms", Shape.Ref(Terms.Definition))]
                )
            ),
            Sources(),
            .. Shared(isHead: true),
        ];

    private IEnumerable<(string, JsonNode)> Shared(bool isHead) =>
        [
            ("issues", Shape.Named("What there is to be settled, by name.", VocabularyShape.Issue(Party))),
            ("positions", Shape.List("What the parties have stated.", Position(isHead))),
            ("implications", Shape.List("What follows from other terms.", Implication())),
            ("constraints", Shape.List("Terms that cannot stand together, whoever wants them.", Constraint())),
            ("facts", Shape.List("Statements that are no positions, kept so that nothing of a source is lost in silence.", Fact())),
        ];

    private static (string, JsonNode) Sources() =>
        ("sources", Shape.Named("The publications that statements rest on, by name.", SourceBody()));

    private static JsonObject PartyBody() =>
        Shape.Mapping(
            "An actor.",
            ["title", "role"],
            [
                ("title", Shape.Text("Its name for readers.")),
                ("member-of", Shape.Id("The party below which it stands in reports. Its verdict is its own.")),
                (
                    "role",
                    Shape.Word<PartyRole>(
                        "Its part: a signatory would sign, a guarantor would stand for what others sign, a ratifier would have to confirm it, a bystander neither."
                    )
                ),
                ("note", Shape.Text("What a reader should know of its record, such as that the pack holds no position of it.")),
                (
                    "ranking",
                    Shape.List(
                        "How it ranks the states that moves lead to, best first: each some terms of fields that parties control, or a list of such between which it makes no difference.",
                        Shape.AnyOf(Shape.Ref(Terms.Definition), Shape.List("", Shape.Ref(Terms.Definition)))
                    )
                ),
                ("walks-away-below", Amount("The score below which it walks away, from 0 to 1.")),
            ]
        );

    private static JsonObject SourceBody() =>
        Shape.Mapping(
            "A publication.",
            ["title", "publisher"],
            [
                ("title", Shape.Text("Its title.")),
                ("publisher", Shape.Text("Who published it.")),
                ("author", Shape.Text("Who wrote it.")),
                ("date", Shape.Date("The day of publication.")),
                ("url", Shape.Text("Its address.")),
                ("archive", Shape.Text("An address at which a copy is kept.")),
                (
                    "tier",
                    Shape.Word<SourceTier>(
                        "How close it is to whoever spoke: their own office, the words or the document whole, a news agency, a newsroom, a site that publishes others again, a site that gathers or sums up."
                    )
                ),
                ("read", Shape.Word<ReadExtent>("How much of it the author of the pack has read.")),
                ("note", Shape.Text("What a reader should know of it.")),
            ]
        );

    private JsonObject Position(bool isHead)
    {
        var position = Shape.Mapping(
            "What a party has stated.",
            isHead ? NeededInHead : Needed,
            [
                ("id", Shape.Id("Its name among the positions of its party.")),
                .. isHead ? [("party", (JsonNode)Party("Whose position it is."))] : Array.Empty<(string, JsonNode)>(),
                (
                    "kind",
                    Shape.Word<PositionKind>(
                        "A red line is what a party says it will not do; a demand what it asks for; a precondition what it asks for before something else; a preference what it would rather have; an openness a flexibility that it has shown."
                    )
                ),
                ("title", Shape.Text("What was stated, in a few words.")),
                .. Said(needsSpeaker: true),
                ("interest", Shape.Text("What the party wants to achieve by it, where that was stated.")),
                ("vague", Shape.Text("Why the statement is too vague for a condition. It then has none.")),
                ("applies-when", Condition("When it says anything at all; without it, always.")),
                ("crossed-when", Condition("When a red line is crossed.")),
                ("met-when", Condition("When it is met; for all kinds but red lines and openness.")),
                ("unless", Shape.List("What the party has excepted: where one of these holds, the position does not apply.", Exception())),
                ("of", Shape.Text("The field whose values a preference gives a worth.")),
                (
                    "values",
                    Shape.Named(
                        "What each value of the field is worth to the party: a number from 0 on, on a scale of its own. Of a number, a length, a share or a day: from which value on, or the points of a line where the field has a `step`.",
                        Amount(""),
                        "^.+$"
                    )
                ),
                ("weight", Amount("How much a preference matters to the party beside its others; 1 where nothing is said.")),
                (
                    "priority",
                    Shape.Described(
                        "The rank of a preference: those of 1 outrank those of 2. All of a party's preferences have one, or none.",
                        Shape.AnyOf(Shape.OfType("integer"), Shape.Pattern("^[1-9][0-9]*$"))
                    )
                ),
                ("status", Shape.Word<PositionStatus>("What has become of it. What is withdrawn needs `until`.")),
                (
                    "until",
                    Shape.Period(
                        "The day on which it ended: it counts only before. A month or a year where no more is known: before its first day."
                    )
                ),
                ("superseded-by", Shape.Text("The position of the same party that took its place.")),
                ("tags", Shape.List("Words to group positions by.", Shape.Text(""))),
                ("encoding", Shape.Text("How the words were turned into a condition, in your own voice.")),
                ("readings", ReadingShape.Readings(pack, Exception())),
            ]
        );
        position["allOf"] = new JsonArray([.. Enum.GetValues<PositionKind>().Select(NeedsOf), WithoutConditions(), OneWayOfValuing()]);
        return position;
    }

    private static JsonObject Amount(string description) =>
        Shape.Described(description, Shape.AnyOf(Shape.OfType("number"), Shape.Pattern(@"^\d+(\.\d+)?$")));

    /// <summary>What a kind of position needs unless it is vague, one list or another, and what does not go with it.</summary>
    private static JsonObject NeedsOf(PositionKind kind)
    {
        var policy = PositionPolicy.Of(kind);
        var refused = new[] { PositionPolicy.CrossedWhen, PositionPolicy.MetWhen }
            .Where(key => !PositionPolicy.Takes(kind, key))
            .Concat(policy.IsWeighed ? [] : ["of", "values", "weight", "priority"])
            .ToArray();
        return new JsonObject
        {
            ["if"] = new JsonObject
            {
                ["properties"] = new JsonObject { ["kind"] = new JsonObject { ["const"] = Words.Of(kind) } },
                ["required"] = new JsonArray("kind"),
            },
            ["then"] = new JsonObject
            {
                ["properties"] = Refused(refused),
                ["anyOf"] = new JsonArray([
                    .. policy
                        .Needs.Append(["vague"])
                        .Select(keys => new JsonObject { ["required"] = new JsonArray([.. keys.Select(key => (JsonNode)key)]) }),
                ]),
            },
        };
    }

    private static JsonObject WithoutConditions() =>
        new()
        {
            ["if"] = new JsonObject { ["required"] = new JsonArray("vague") },
            ["then"] = new JsonObject { ["properties"] = Refused(["applies-when", "crossed-when", "met-when", "of", "values", "unless"]) },
        };

    /// <summary>A preference is met, or gives values a worth.</summary>
    private static JsonObject OneWayOfValuing() =>
        new()
        {
            ["if"] = new JsonObject { ["required"] = new JsonArray("values") },
            ["then"] = new JsonObject { ["properties"] = Refused(["met-when"]), ["required"] = new JsonArray("of") },
        };

    private static JsonObject Refused(string[] keys) => new(keys.Select(key => KeyValuePair.Create(key, (JsonNode?)false)));

    private JsonObject Exception() =>
        Shape.Mapping(
            "Something that the party has excepted, with its own source.",
            ["when", "statement", "source"],
            [("when", Condition("When it holds.")), .. Said(needsSpeaker: false)]
        );

    private static JsonObject Implication() =>
        Shape.Mapping(
            "Terms that follow from other terms.",
            ["id", "when", "then", "because", "basis"],
            [
                ("id", Shape.Id("Its name.")),
                ("when", Condition("When the terms follow.")),
                ("then", AtLeastOne(Shape.Ref(Terms.Definition, "The terms that follow."))),
                ("because", Shape.Text("Why they follow.")),
                ("basis", Basis()),
            ]
        );

    private static JsonObject AtLeastOne(JsonObject mapping)
    {
        mapping["type"] = "object";
        mapping["minProperties"] = 1;
        return mapping;
    }

    private static JsonObject Constraint() =>
        Shape.Mapping(
            "Terms that cannot stand together.",
            ["id", "impossible-when", "because", "basis"],
            [
                ("id", Shape.Id("Its name.")),
                ("impossible-when", Condition("When a package cannot exist.")),
                ("because", Shape.Text("Why it cannot.")),
                ("basis", Basis()),
            ]
        );

    private JsonObject Fact() =>
        Shape.Mapping(
            "A statement that is no position.",
            ["id", "statement", "source", "because"],
            [
                ("id", Shape.Id("Its name.")),
                .. Said(needsSpeaker: false).Take(1),
                ("party", Party("Whose statement it is.")),
                .. Said(needsSpeaker: false).Skip(1),
                ("concerns", Shape.List("The positions (`party/position`) and issues beside which it is shown.", Shape.Text(""))),
                ("because", Shape.Text("Why it is no position.")),
            ]
        );

    /// <summary>What positions, exceptions and facts have in common.</summary>
    private IEnumerable<(string, JsonNode)> Said(bool needsSpeaker) =>
        [
            ("statement", Shape.Text(Statement)),
            ("speaker", Shape.Text(needsSpeaker ? "Who said it; needed unless the source is an assumption." : "Who said it.")),
            (
                "stated",
                Shape.Period(
                    "The day on which it was said; needed unless the source is an assumption. A month or a year where no more is known: it counts from the last day."
                )
            ),
            (
                "source",
                pack is null
                    ? Shape.Id(SourceText)
                    : Shape.OneOf(SourceText, pack.Sources.Select(source => source.Id).Append(Source.AssumptionId))
            ),
            ("locator", Shape.Text("Where in the source, such as a paragraph.")),
            ("records", Shape.List("The ids of the records of statements that it rests on.", Shape.Text(""))),
        ];

    private const string SourceText = "Where it was published: a name under `sources`, or `assumption`.";

    private static JsonObject Condition(string description) => Shape.Ref(Conditions.Definition, description);

    private static JsonObject Basis() =>
        Shape.Word<Basis>("What it rests on: the meaning of the words, law, or an assumption of the author.");

    private JsonObject Party(string description) =>
        pack is null ? Shape.Id(description) : Shape.OneOf(description, pack.Parties.Select(party => party.Id));
}
