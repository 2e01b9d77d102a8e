using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScenarioEngine.Model;

namespace ScenarioEngine.Schemas;

/// <summary>The shape of conditions: of any pack, or with the paths and options of one.</summary>
internal sealed class Conditions(RulePack? pack)
{
    /// <summary>The name under which conditions are defined.</summary>
    public const string Definition = "condition";

    /// <summary>The name under which conditions of any pack are defined: while a vocabulary is written, its paths are not known.</summary>
    public const string AnyDefinition = "any-condition";

    private const string Bounds = "count-bound";
    private const string AnyTest = "any-test";
    private const string AnyPath = @"^(?!(any|all|not)$)[a-z0-9-]+(\[[a-z0-9-]+\]|\.[a-z0-9-]+){0,2}$";

    /// <summary>The definitions to which <see cref="Definition"/> refers, and itself.</summary>
    public IEnumerable<(string Name, JsonNode Shape)> Definitions()
    {
        yield return (Bounds, Shape.AnyOf(new JsonObject { ["type"] = "integer", ["minimum"] = 0 }, Shape.Pattern(@"^\d+$")));
        yield return (AnyTest, UnknownTest());
        yield return (AnyDefinition, Condition(AnyDefinition, [], AnyPatterns));
        yield return (
            Definition,
            pack is null ? Shape.Ref(AnyDefinition) : Condition(Definition, Tests().Concat(Quantified(pack)), OtherSpellings(pack))
        );
        foreach (var field in Values.FieldsOf(pack))
        {
            yield return (TestOf(field), Test(field));
        }

        foreach (var issue in InstancesOf(pack))
        {
            var tests = Tests().Concat(TestsInside(issue)).DistinctBy(test => test.Key);
            yield return (InsideOf(issue), Condition(InsideOf(issue), tests.Concat(Quantified(pack)), OtherSpellings(pack)));
        }
    }

    private static IEnumerable<(string Pattern, JsonNode Shape)> AnyPatterns =>
        [
            (@"^(some|every|no)\s+[a-z0-9-]+$", Shape.Ref(AnyDefinition)),
            (@"^count\s+[a-z0-9-]+$", Count(AnyDefinition, "For a number of the parties of the issue.")),
            (AnyPath, Shape.Ref(AnyTest)),
        ];

    private static string TestOf(Field field) => $"{Values.TestPrefix}{Values.PathOf(field)}";

    private static string InsideOf(Issue issue) => $"condition-in-{issue.Id}";

    private static IEnumerable<Issue> InstancesOf(RulePack? pack) => pack?.Issues.Where(issue => !issue.Per.IsEmpty) ?? [];

    private IEnumerable<(string Key, JsonNode Shape)> Tests() =>
        pack?.Fields.Select(field => (field.Path, (JsonNode)Shape.Ref(TestOf(field)))) ?? [];

    /// <summary>Within one instance the fields go without the party, and without the issue.</summary>
    private static IEnumerable<(string Key, JsonNode Shape)> TestsInside(Issue issue) =>
        from field in Values.FieldsOf(issue)
        from path in new[] { field.Name, Values.PathOf(field) }.OfType<string>()
        select (path, (JsonNode)Shape.Ref(TestOf(field)));

    private static IEnumerable<(string Key, JsonNode Shape)> Quantified(RulePack? pack)
    {
        foreach (var issue in InstancesOf(pack))
        {
            var parties = string.Join(", ", issue.Per.Select(party => party.Id));
            yield return ($"{Words.Of(Quantifier.Some)} {issue.Id}", Shape.Ref(InsideOf(issue), $"For at least one of {parties}."));
            yield return ($"{Words.Of(Quantifier.Every)} {issue.Id}", Shape.Ref(InsideOf(issue), $"For each of {parties}."));
            yield return ($"{Words.Of(Quantifier.No)} {issue.Id}", Shape.Ref(InsideOf(issue), $"For none of {parties}."));
            yield return ($"{Words.Of(Quantifier.Count)} {issue.Id}", Count(InsideOf(issue), $"For a number of {parties}."));
        }
    }

    /// <summary>A point in place of brackets is right too, and not what an editor should offer.</summary>
    private static IEnumerable<(string Pattern, JsonNode Shape)> OtherSpellings(RulePack? pack) =>
        from issue in InstancesOf(pack)
        from field in Values.FieldsOf(issue)
        let parties = string.Join('|', issue.Per.Select(party => Regex.Escape(party.Id)))
        select (
            $"^{Regex.Escape(issue.Id)}\\.({parties}){(field.Name is null ? "" : $"\\.{Regex.Escape(field.Name)}")}$",
            (JsonNode)Shape.Ref(TestOf(field))
        );

    private static JsonObject Condition(
        string own,
        IEnumerable<(string Key, JsonNode Shape)> keys,
        IEnumerable<(string Pattern, JsonNode Shape)> patterns
    )
    {
        var condition = Shape.Mapping(
            "Holds when all tests in it hold.",
            [],
            [
                ("any", Shape.List("Holds when at least one of these holds.", Shape.Ref(own), least: 1)),
                ("all", Shape.List("Holds when all of these hold.", Shape.Ref(own), least: 1)),
                ("not", Shape.Ref(own, "Holds when this does not.")),
                .. keys,
            ]
        );
        condition["minProperties"] = 1;
        condition["patternProperties"] = new JsonObject(
            patterns.Select(pattern => KeyValuePair.Create(pattern.Pattern, (JsonNode?)pattern.Shape))
        );
        return condition;
    }

    private static JsonObject Count(string where, string description) =>
        Shape.Mapping(
            description,
            ["where"],
            [
                ("where", Shape.Ref(where, "What is counted: the parties for which this holds.")),
                .. new[] { Operator.Is, Operator.AtLeast, Operator.AtMost, Operator.MoreThan, Operator.LessThan }.Select(bound =>
                    (Words.Of(bound), (JsonNode)Shape.Ref(Bounds))
                ),
                (Words.Of(Operator.Between), Shape.List("", Shape.Ref(Bounds), least: 2)),
            ]
        );

    private static JsonObject Test(Field field) =>
        Shape.Described(
            Values.Describe(field),
            Shape.AnyOf(
                Values.Of(field),
                Comparisons(OperatorMeaning.Fitting(field.Type).Select(@operator => (@operator, (JsonNode)OperandOf(@operator, field))))
            )
        );

    private static JsonObject OperandOf(Operator @operator, Field field) =>
        OperatorMeaning.Of(@operator).Takes switch
        {
            Operand.YesNo => YesNo(),
            Operand.Values => Shape.List("", Values.Single(field), least: 1),
            Operand.Range => Shape.List("", Values.Single(field), least: 2),
            Operand.Options => Shape.List("", Values.Single(field)),
            Operand.OptionOrOptions => Shape.AnyOf(Values.Single(field), Shape.List("", Values.Single(field))),
            Operand.Option => Values.Single(field),
            _ => Values.Of(field),
        };

    private static JsonObject UnknownTest()
    {
        var word = Shape.Text("");
        return Shape.AnyOf(
            word,
            Shape.List("", word.DeepClone()),
            Comparisons(
                Enum.GetValues<Operator>()
                    .Select(@operator =>
                        (
                            @operator,
                            OperatorMeaning.Of(@operator).Takes == Operand.YesNo
                                ? (JsonNode)YesNo()
                                : Shape.AnyOf(word.DeepClone(), Shape.List("", word.DeepClone()))
                        )
                    )
            )
        );
    }

    private static JsonObject YesNo() => Shape.OneOf("Whether the scenario itself settles the field.", ["yes", "no"]);

    private static JsonObject Comparisons(IEnumerable<(Operator Operator, JsonNode Operand)> comparisons)
    {
        var mapping = Shape.Mapping(
            "Holds when all comparisons hold.",
            [],
            comparisons.Select(pair => (Words.Of(pair.Operator), pair.Operand))
        );
        mapping["minProperties"] = 1;
        return mapping;
    }
}
