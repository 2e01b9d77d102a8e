using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Api;
using ScenarioEngine.Web.Table;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Hosting;

/// <summary>
/// Addresses of tables and bodies of questions with random damage give a page, an answer or a refusal with its reason, and nothing else.
/// </summary>
/// <remarks>
/// The same inputs each time; <c>SCENARIO_FUZZ</c> says how many, as in the tests of the readers. Few of them go over the wire, which costs
/// most.
/// </remarks>
public sealed class FuzzTests
{
    private const int OverTheWire = 64;

    private static readonly string[] Questions = ["evaluate", "explore", "repair"];

    private static readonly ImmutableArray<string> Queries =
    [
        .. TestServer.Seed.Scenarios.Select(scenario => TableAddress.Of(scenario.Key, scenario.Value).Query),
    ];

    private static readonly byte[][] Bodies =
    [
        .. Directory
            .GetFiles(Repository.At("scenarios", "ukraine-interview"), "*.yaml")
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes),
    ];

    [Test]
    public void DamagedAddress_GivesATableOrSaysWhy([Range(601, 600 + Fuzz.Seeds)] int seed)
    {
        using var visitor = TestServer.Visitor();
        Fuzz.Try(
            seed,
            (dice, number) =>
            {
                var query = Fuzz.Damage(dice.Pick(Queries), dice);
                var read = Tables.Read(
                    TestServer.Seed,
                    TableAddress.Parse("ukraine-interview", new QueryCollection(QueryHelpers.ParseQuery(query)))
                );

                Assert.That(
                    read.Value is null,
                    Is.EqualTo(read.Diagnostics.Any(diagnostic => diagnostic.Severity == Diagnostics.Severity.Error)),
                    $"seed {seed}, input {number}: {query}"
                );
                if (number % OverTheWire == 0)
                {
                    using var answer = visitor.Send(
                        new HttpRequestMessage(
                            HttpMethod.Get,
                            new Uri(
                                "/table/ukraine-interview?" + query.TrimStart('?').Replace('\n', ' ').Replace('\r', ' '),
                                UriKind.Relative
                            )
                        )
                    );
                    Assert.That((int)answer.StatusCode, Is.LessThan(500), $"seed {seed}, input {number}: {query}");
                }
            }
        );
    }

    /// <summary>Whatever a seat sends, it is taken or refused with a reason, and the ledger gives the same state again.</summary>
    [Test]
    public async Task DamagedOffer_IsTakenOrSaysWhy([Range(801, 800 + Fuzz.Seeds)] int seed)
    {
        using var teacher = new Player();
        var room = await teacher.Begin("/table/ukraine-interview", 1, ("ukraine", "decides"), ("russia", "decides"));
        using var seat = await Player.Sit((await teacher.Cards(room))[0]);
        var queries = new List<string>();
        Fuzz.Try(
            seed,
            (dice, number) =>
            {
                if (number % OverTheWire == 0)
                {
                    queries.Add(
                        Fuzz.Damage(
                            $"{dice.Pick(Queries).TrimStart('?')}&_base=0&_said=why&_signed=so&_counters=1&_set=guarantee[europe].triggers",
                            dice
                        )
                    );
                }
            }
        );
        foreach (var query in queries)
        {
            var form = QueryHelpers.ParseQuery(query).SelectMany(field => field.Value.Select(value => (field.Key, value ?? ""))).ToArray();
            Assert.That((int)await seat.Send($"{seat.Path}/offer", form), Is.LessThan(500), query);
            Assert.That(
                (int)
                    await seat.Status(
                        $"{seat.Path}/look{QueryString.Create(form.Select(field => KeyValuePair.Create(field.Key, (string?)field.Item2)))}"
                    ),
                Is.LessThan(500),
                query
            );
        }

        Assert.That(await seat.Status(seat.Path), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public void DamagedBody_GivesAnAnswerOrAProblem([Range(701, 700 + Fuzz.Seeds)] int seed)
    {
        using var visitor = TestServer.Visitor();
        Fuzz.Try(
            seed,
            (dice, number) =>
            {
                var bytes = Fuzz.Damage(dice.Pick(Bodies), dice);
                if (number % OverTheWire != 0)
                {
                    using var text = new MemoryStream(bytes);
                    var (served, loaded) = RequestScenario.Load(text, "request", TestServer.Packs);
                    Assert.That(
                        loaded.Value is null || served is null,
                        Is.EqualTo(loaded.Diagnostics.Any(diagnostic => diagnostic.Severity == Diagnostics.Severity.Error)),
                        $"seed {seed}, input {number}"
                    );
                    return;
                }

                using var body = new ByteArrayContent(bytes);
                body.Headers.ContentType = new MediaTypeHeaderValue("application/yaml");
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/{dice.Pick(Questions)}", UriKind.Relative))
                {
                    Content = body,
                };
                using var answer = visitor.Send(request);
                Assert.That(
                    answer.StatusCode,
                    Is.AnyOf(HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity),
                    $"seed {seed}, input {number}:\n{Encoding.UTF8.GetString(bytes)}"
                );
            }
        );
    }
}
