using System.Text.Json.Nodes;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Cli.Tests.Output;

/// <summary>What the tool writes as JSON keeps to the schema that it prints, and the schema would notice if it did not.</summary>
public sealed class SchemaTests
{
    private const string Seed = "scenarios/ukraine-interview/recognition-de-jure.yaml";
    private const string Freeze = "scenarios/ukraine-interview/freeze-with-promise.yaml";
    private const string Misspelt = "scenario: x\nrules: ukraine-interview\nterms: {recogniton: none}\n";

    private static IEnumerable<TestCaseData> Calls =>
        [
            Case("evaluation", "evaluate", "scenarios/cuba-1962", "scenarios/elmira-1991", "--format=json"),
            Case("evaluation", "evaluate", Seed, "--format=json", "--reading=ukraine/no-recognition=in-law-only"),
            Case("evaluation", "evaluate", "-", "--format=json"),
            Case("batch", "evaluate", "scenarios/cuba-1962", "--format=jsonl", "--readings"),
            Case("batch", "evaluate", "scenarios/ukraine-settlement", "no-such.yaml", "--format=jsonl"),
            Case("comparison", "what-if", Seed, "--format=json"),
            Case("comparison", "compare", Seed, Freeze, "--format=json"),
            Case("exploration", "explore", Seed, "--format=json", "--structure"),
            Case("exploration", "explore", "korean-armistice", "--format=json", "--packages=2", "--sample=2"),
            Case("exploration", "explore", "employment-contract", "--format=json"),
            Case("exploration", "repair", Seed, "--format=json"),
            Case("readings", "readings", Seed, "--format=json"),
            Case("readings", "readings", "ukraine-interview", "--format=json"),
            Case("stability", "stability", "elmira-1991", "--format=json"),
        ];

    [TestCaseSource(nameof(Calls))]
    public void Json_KeepsToItsSchema(string schema, string[] call)
    {
        var judge = new SchemaJudge(Tool.Run("schema", schema).Output);
        var output = Tool.RunOn(Misspelt, call).Output;
        var documents = schema == "batch" ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [output];

        Assert.That(documents.Select(text => judge.FindMistake(JsonNode.Parse(text))), Is.All.Null);
    }

    /// <summary>
    /// Each member of the first level is taken out, and one is added: the first is noticed where it is required, the second everywhere.
    /// </summary>
    [TestCaseSource(nameof(Calls))]
    public void DamagedJson_IsNoticed(string schema, string[] call)
    {
        var text = Tool.Run("schema", schema).Output;
        var judge = new SchemaJudge(text);
        var output = Tool.RunOn(Misspelt, call).Output;
        var document = JsonNode.Parse(schema == "batch" ? output.Split('\n')[0] : output)!.AsObject();
        var strange = document.DeepClone().AsObject();
        strange["recogniton"] = "none";

        Assert.That(judge.FindMistake(strange), Is.Not.Null);
        Assert.That(
            document.Select(pair => pair.Key).Count(key => judge.FindMistake(Without(document, key)) is not null),
            Is.GreaterThan(0)
        );
    }

    private static JsonObject Without(JsonObject document, string key)
    {
        var less = document.DeepClone().AsObject();
        less.Remove(key);
        return less;
    }

    private static TestCaseData Case(string schema, params string[] call) =>
        new TestCaseData(schema, call).SetArgDisplayNames(schema, string.Join(' ', call));
}
