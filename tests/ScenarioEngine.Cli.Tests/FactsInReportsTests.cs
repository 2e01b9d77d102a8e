using System.Text.Json;

namespace ScenarioEngine.Cli.Tests;

/// <summary>
/// What was said and is no position stands beside the position that it concerns, and what is known from afar alone is named.
/// </summary>
public sealed class FactsInReportsTests
{
    private const string Frozen = "scenarios/ukraine-settlement/package-a-freeze-and-promise.yaml";

    [TestCase("text")]
    [TestCase("markdown")]
    [TestCase("html")]
    public void Report_HasTheFactBesideThePosition(string format)
    {
        var report = Tool.Run("evaluate", Frozen, "--all", "--format", format).Output;

        Assert.That(report, Does.Match(@"no-freeze-on-current-line[\s\S]+front-frozen-elsewhere"));
    }

    [Test]
    public void Json_HasTheFactWithItsSource()
    {
        using var json = JsonDocument.Parse(Tool.Run("evaluate", Frozen, "--format", "json").Output);
        var fact = FindingOn(json, "russia/no-freeze-on-current-line").GetProperty("facts")[0];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(fact.GetProperty("id").GetString(), Is.EqualTo("front-frozen-elsewhere"));
            Assert.That(fact.GetProperty("statement").GetProperty("tier").GetString(), Is.EqualTo("aggregator"));
        }
    }

    /// <summary>A report as of a day knows nothing of what was said later.</summary>
    [Test]
    public void FactOfALaterDay_IsLeftOut()
    {
        var before = Tool.Run("evaluate", Frozen, "--all", "--as-of", "2025-08-15").Output;

        Assert.That(before, Does.Contain("russia/no-freeze-on-current-line").And.Not.Contain("front-frozen-elsewhere"));
    }

    [Test]
    public void FindingKnownFromAfarAlone_IsNamed()
    {
        var brief = Tool.Run("evaluate", "scenarios/ukraine-interview/recognition-de-jure.yaml").Output;
        var inFull = Tool.Run("explain", "scenarios/ukraine-interview/recognition-de-jure.yaml", "ukraine/no-recognition").Output;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                brief,
                Does.Match(
                    @"Known from a newsroom's report or a copy alone: 1 of 1 that is crossed or\s+unmet\s+\(“Occupied territory is never recognised” \(Ukraine\)\)"
                )
            );
            Assert.That(inFull, Does.Match(@"Known +from a newsroom's report alone"));
        }
    }

    private static JsonElement FindingOn(JsonDocument json, string position) =>
        json
            .RootElement.GetProperty("evaluations")[0]
            .GetProperty("findings")
            .EnumerateArray()
            .Single(finding => finding.GetProperty("position").GetString() == position);
}
