using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ScenarioEngine.Web.Api;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Api;

public sealed class ApiTests
{
    private const string Recognition =
        "scenario: Recognition\nrules: ukraine-interview\nas-of: 2026-01-31\nterms: {recognition: de-jure}\n";

    [Test]
    public async Task Evaluate_IsTheReportOfTheCommandLine()
    {
        var (status, answer) = await Post("/api/evaluate", Recognition);

        var evaluation = answer.GetProperty("evaluations")[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(evaluation.GetProperty("outcome").GetString(), Is.EqualTo("conflict"));
            Assert.That(
                evaluation
                    .GetProperty("findings")
                    .EnumerateArray()
                    .First(finding => finding.GetProperty("status").GetString() == "crossed")
                    .GetProperty("ruleAt")
                    .GetProperty("file")
                    .GetString(),
                Is.EqualTo("ukraine-interview/positions/ukraine.yaml")
            );
        }
    }

    [Test]
    public async Task Json_IsReadAsYamlIs()
    {
        var (_, fromYaml) = await Post("/api/evaluate", Recognition);
        var (_, fromJson) = await Post(
            "/api/evaluate",
            """{"scenario": "Recognition", "rules": "ukraine-interview", "as-of": "2026-01-31", "terms": {"recognition": "de-jure"}}""",
            "application/json"
        );

        Assert.That(Statuses(fromJson), Is.EqualTo(Statuses(fromYaml)));
    }

    [Test]
    public async Task Explore_CountsWithoutLosingADigit()
    {
        var (_, answer) = await Post("/api/explore", Recognition.Replace("de-jure", "none", StringComparison.Ordinal));

        var seed = TestServer.Seed;
        var scenario = Engine
            .LoadScenario(new Text.SourceFile("x", Recognition.Replace("de-jure", "none", StringComparison.Ordinal)), seed.Pack)
            .ValueOrThrow();
        var expected = Engine
            .Explore(seed.Evaluator, scenario, new Exploring.ExploreOptions(), CancellationToken.None)
            .Exploration?.Zone.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(answer.GetProperty("exploration").GetProperty("zone").GetString(), Is.EqualTo(expected));
    }

    [Test]
    public async Task Repair_FindsTheOneTerm()
    {
        var (_, answer) = await Post("/api/repair", Recognition);

        var plan = answer.GetProperty("repair");
        var change = plan.GetProperty("repairs")[0].GetProperty("changes")[0];
        Assert.That(
            (plan.GetProperty("cost").GetInt32(), change.GetProperty("path").GetString(), change.GetProperty("value").GetString()),
            Is.EqualTo((1, "recognition", "none"))
        );
    }

    [Test]
    public async Task Readings_AreThoseOfTheLibrary()
    {
        var (status, answer) = await Post("/api/readings", Recognition);

        var seed = TestServer.Seed;
        var expected = Rereading.ScenarioReadings.Of(
            seed.Evaluator.Evaluate(Engine.LoadScenario(new Text.SourceFile("x", Recognition), seed.Pack).ValueOrThrow())
        );
        Assert.That(
            (
                status,
                answer.GetProperty("combinations").GetString(),
                answer.GetProperty("readings").GetArrayLength(),
                answer.GetProperty("zone").GetProperty("possible").GetString()?.Length > 0
            ),
            Is.EqualTo(
                (
                    HttpStatusCode.OK,
                    expected.Combinations.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    expected.Readings.Length,
                    true
                )
            )
        );
    }

    [TestCase("/api/evaluate")]
    [TestCase("/api/explore")]
    [TestCase("/api/repair")]
    [TestCase("/api/readings")]
    public async Task UnknownParameter_IsNamedAndNotPassedOver(string address)
    {
        var (status, answer) = await Post($"{address}?readng=x", Recognition);

        Assert.That(
            (status, answer.GetProperty("detail").GetString()),
            Is.EqualTo(
                (
                    HttpStatusCode.BadRequest,
                    "`readng` means nothing here. What is known is `reading=PARTY/POSITION=READING`; all else stands in the body."
                )
            )
        );
    }

    [Test]
    public async Task Reading_IsTakenInPlaceOfThePacksOwn()
    {
        var deFacto = Recognition.Replace("de-jure", "de-facto", StringComparison.Ordinal);
        var (_, own) = await Post("/api/evaluate", deFacto);
        var (_, other) = await Post("/api/evaluate?reading=ukraine/no-recognition=in-law-only", deFacto);

        Assert.That(
            (Status(own), Status(other), other.GetProperty("evaluations")[0].GetProperty("readAs")[0].GetString()),
            Is.EqualTo(("crossed", "respected", "ukraine/no-recognition=in-law-only"))
        );

        static string? Status(JsonElement answer) =>
            answer
                .GetProperty("evaluations")[0]
                .GetProperty("findings")
                .EnumerateArray()
                .First(finding => finding.GetProperty("position").GetString() == "ukraine/no-recognition")
                .GetProperty("status")
                .GetString();
    }

    [Test]
    public async Task UnknownReading_IsADiagnosticWithTheNearestName()
    {
        var (status, answer) = await Post("/api/evaluate?reading=ukraine/no-recognition=in-law-onli", Recognition);

        Assert.That(
            (status, answer.GetProperty("diagnostics")[0].GetProperty("hint").GetString()),
            Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Did you mean `in-law-only`?"))
        );
    }

    [Test]
    public async Task Mistake_HasTheCodeAndThePlaceOfTheCommandLine()
    {
        var (status, answer) = await Post("/api/evaluate", Recognition.Replace("recognition:", "recogniton:", StringComparison.Ordinal));

        var diagnostic = answer.GetProperty("diagnostics")[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That(diagnostic.GetProperty("code").GetString(), Is.EqualTo("SE2003"));
            Assert.That(diagnostic.GetProperty("at").GetProperty("line").GetInt32(), Is.EqualTo(4));
            Assert.That(diagnostic.GetProperty("hint").GetString(), Does.Contain("recognition"));
        }
    }

    [Test]
    public void Description_HoldsEveryAddressAndNoOther()
    {
        using var description = JsonDocument.Parse(ApiEndpoints.Description());

        Assert.That(
            description.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name),
            Is.EquivalentTo(
                new[]
                {
                    "/api/openapi.json",
                    "/api/packs",
                    "/api/packs/{pack}",
                    "/api/evaluate",
                    "/api/explore",
                    "/api/readings",
                    "/api/repair",
                }
            )
        );
    }

    [Test]
    public async Task ExamplesOfTheDescription_AreAnswered()
    {
        using var description = JsonDocument.Parse(ApiEndpoints.Description());
        var body = description
            .RootElement.GetProperty("components")
            .GetProperty("requestBodies")
            .GetProperty("Scenario")
            .GetProperty("content");

        foreach (var type in body.EnumerateObject())
        {
            var example = type.Value.GetProperty("examples").GetProperty("recognition").GetProperty("value");
            var (status, _) = await Post(
                "/api/repair",
                example.ValueKind == JsonValueKind.String ? example.GetString() ?? "" : example.GetRawText(),
                type.Name
            );
            Assert.That(status, Is.EqualTo(HttpStatusCode.OK), type.Name);
        }
    }

    [Test]
    public async Task Packs_HoldTheVocabularyAndThePositions()
    {
        using var visitor = TestServer.Visitor();

        using var pack = JsonDocument.Parse(await visitor.GetStringAsync(new Uri("/api/packs/ukraine-interview", UriKind.Relative)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(pack.RootElement.GetProperty("fields").GetArrayLength(), Is.EqualTo(TestServer.Seed.Pack.Fields.Length));
            Assert.That(pack.RootElement.GetProperty("positions").GetArrayLength(), Is.EqualTo(TestServer.Seed.Pack.Positions.Length));
        }
    }

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> Post(string path, string text, string type = "application/yaml")
    {
        using var visitor = TestServer.Visitor();
        using var content = new StringContent(text, Encoding.UTF8, new MediaTypeHeaderValue(type));
        using var answer = await visitor.PostAsync(new Uri(path, UriKind.Relative), content);
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return (answer.StatusCode, document.RootElement.Clone());
    }

    private static IEnumerable<string?> Statuses(JsonElement answer) =>
        answer
            .GetProperty("evaluations")[0]
            .GetProperty("findings")
            .EnumerateArray()
            .Select(finding => finding.GetProperty("status").GetString());
}
